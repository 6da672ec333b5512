"""The service as it is shipped: a real gunicorn over a real socket."""

import http.client
import json
import urllib.request
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from service.schemas import Facts
from tests.server import running


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with running(FACTS_MAX_BODY="10000") as address:
        yield address


def test_an_article_is_answered(url: str) -> None:
    body = json.dumps({"text": "Police found 12 rockets.", "published_at": "2020-01-27"}).encode()
    request = urllib.request.Request(f"{url}/v1/facts", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as response:
        answer = json.load(response)
    assert Facts().validate(answer) == {}
    assert [fact["text"] for fact in answer["facts"] if fact["type"] == "number"] == ["12"]


def test_a_chunked_body_over_the_limit_is_refused_and_the_worker_lives(url: str) -> None:
    address = urlsplit(url)
    for _ in range(3):
        connection = http.client.HTTPConnection(address.hostname or "", address.port or 0, timeout=10)
        connection.request("POST", "/v1/facts", iter([b"a" * 6000, b"b" * 6000]), {"Content-Type": "text/plain"}, encode_chunked=True)
        assert connection.getresponse().status == 413
        connection.close()
    with urllib.request.urlopen(f"{url}/health/live", timeout=10) as response:
        assert response.status == 200
