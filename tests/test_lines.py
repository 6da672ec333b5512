"""NDJSON in and out: in order, bad lines alone are lost, memory does not grow with the lines."""

import http.client
import json
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from service.app import create_app
from service.schemas import Facts
from service.settings import Settings
from tests import stories
from tests.server import running

NDJSON = "application/x-ndjson"


def posted(client: FlaskClient, body: bytes) -> list[dict[str, Any]]:
    response = client.post("/v1/facts", data=body, content_type=NDJSON)
    assert response.status_code == 200
    assert response.content_type == NDJSON
    return [json.loads(line) for line in response.text.splitlines()]


def test_each_line_is_answered_as_if_it_came_alone(client: FlaskClient) -> None:
    requests = [{"text": stories.text(name), "published_at": stories.expected(name)["published_at"], "id": name} for name in stories.NAMES]
    alone = [client.post("/v1/facts", json=request).data for request in requests]
    together = client.post("/v1/facts", data="\n".join(map(json.dumps, requests)), content_type=NDJSON)
    assert together.data == b"".join(line + b"\n" for line in alone)


def test_a_bad_line_is_a_problem_on_its_line_and_the_rest_go_on(client: FlaskClient) -> None:
    lines = [b'{"text": "12 men", "id": "a"}', b"{", b'{"text": 5}', b"", b"\xff", b'{"text": "", "id": "b"}\r', b'{"text": "7 men"}']
    answers = posted(client, b"\n".join(lines))
    assert [answer.get("status", answer.get("id")) for answer in answers] == ["a", 400, 422, 400, "b", None]
    assert all(Facts().validate(answer) == {} for answer in answers if "status" not in answer)


def test_a_line_over_the_limit_is_refused_and_read_past() -> None:
    client = create_app(Settings(max_body=100)).test_client()
    long = json.dumps({"text": "a" * 200_000}).encode()
    assert [answer.get("status") for answer in posted(client, b'{"text": ""}\n' + long + b'\n{"text": "b"}')] == [None, 413, None]


def test_a_stream_over_the_limit_is_refused() -> None:
    client = create_app(Settings(max_stream=100)).test_client()
    assert client.post("/v1/facts", data=b"\n" * 101, content_type=NDJSON).status_code == 413
    chunked = {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": ""}
    assert client.post("/v1/facts", data=b"\n" * 101, content_type=NDJSON, environ_overrides=chunked).status_code == 413


def test_another_rendering_of_lines_is_not_acceptable(client: FlaskClient) -> None:
    assert client.post("/v1/facts", data=b"", content_type=NDJSON, headers={"Accept": "text/csv"}).status_code == 406


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with running("--workers", "1") as address:
        yield address


def test_ten_thousand_articles_come_back_in_order(url: str) -> None:
    lines = (json.dumps({"text": f"Police found {number} rockets in a river.", "id": str(number)}).encode() + b"\n" for number in range(10_000))
    address = urlsplit(url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port or 0, timeout=60)
    connection.request("POST", "/v1/facts", lines, {"Content-Type": NDJSON}, encode_chunked=True)
    response = connection.getresponse()
    assert response.status == 200
    for number, line in enumerate(response):
        answer = json.loads(line)
        assert answer["id"] == str(number)
        assert answer["facts"]
    assert number == 9_999
    with urllib.request.urlopen(f"{url}/health/live", timeout=10) as alive:
        assert alive.status == 200
