"""The service as it is shipped: a real gunicorn over a real socket."""

import http.client
import json
import os
import signal
import time
import urllib.request
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest

from service.schemas import Facts
from tests.server import running, serving


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


def test_who_sends_ten_megabytes_before_reading_reads_why_they_are_refused(url: str) -> None:
    address = urlsplit(url)
    for headers in ({}, {"Connection": "close"}, {"Transfer-Encoding": "chunked"}):
        connection = http.client.HTTPConnection(address.hostname or "", address.port or 0, timeout=10)
        chunked = "Transfer-Encoding" in headers
        body = iter([b"a" * 1_000_000] * 10) if chunked else b"a" * 10_000_000
        connection.request("POST", "/v1/facts", body, {"Content-Type": "text/plain", **headers}, encode_chunked=chunked)
        response = connection.getresponse()
        assert response.status == 413
        assert "(max_body)" in json.load(response)["detail"]
        connection.close()


def test_a_chunked_body_over_the_limit_is_refused_and_the_worker_lives(url: str) -> None:
    address = urlsplit(url)
    for _ in range(3):
        connection = http.client.HTTPConnection(address.hostname or "", address.port or 0, timeout=10)
        connection.request("POST", "/v1/facts", iter([b"a" * 6000, b"b" * 6000]), {"Content-Type": "text/plain"}, encode_chunked=True)
        assert connection.getresponse().status == 413
        connection.close()
    with urllib.request.urlopen(f"{url}/health/live", timeout=10) as response:
        assert response.status == 200


def test_figures_are_those_of_all_workers_also_of_those_that_ended() -> None:
    with serving("--workers", "2", "--max-requests", "10", "--max-requests-jitter", "0") as server:
        for _ in range(35):
            with urllib.request.urlopen(f"{server.url}/v1/types", timeout=10):
                pass
        os.kill(server.workers[0], signal.SIGKILL)
        expected = 'facts_requests_total{method="GET",route="/v1/types",status="200"} 35.0'
        assert eventually(lambda: expected in read(f"{server.url}/metrics"))
        assert eventually(lambda: len(server.workers) == 2)
        events = [json.loads(line) for line in server.said.splitlines()]
        assert {"answered"} < {event["event"] for event in events}
        assert len({event["pid"] for event in events if "Booting worker" in event["event"]}) > 2


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as response:
        return str(response.read().decode())


def eventually(so: Callable[[], bool]) -> bool:
    """Whether something comes true before long."""
    for _ in range(100):
        if so():
            return True
        time.sleep(0.05)
    return False
