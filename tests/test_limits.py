"""Limits: each is a setting, and what is over it gets its status and a problem that names the setting and its value."""

import gzip
import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.app import create_app
from service.bodies import PIECE
from service.settings import Settings
from tests.test_api import is_problem, post

TEXT = "Police found 12 rockets."
CHUNKED = {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": ""}
NDJSON = "application/x-ndjson"


def limited(**limits: Any) -> FlaskClient:
    return create_app(Settings(**limits)).test_client()


def packed(client: FlaskClient, body: bytes, content_type: str = "text/plain") -> TestResponse:
    return client.post("/v1/facts", data=body, content_type=content_type, headers={"Content-Encoding": "gzip"})


@pytest.mark.parametrize("content_type", ["text/plain", "text/html", "application/json", NDJSON])
@pytest.mark.parametrize("how", [{}, CHUNKED])
def test_a_body_over_the_limit_is_refused_also_in_chunks(content_type: str, how: dict[str, Any]) -> None:
    client = limited(max_body=100, max_stream=100)
    problem = is_problem(client.post("/v1/facts", data=b"\n" * 101, content_type=content_type, environ_overrides=how), 413)
    assert "over the limit of 100 bytes (max_" in problem["detail"]


def test_a_body_at_the_limit_is_read() -> None:
    assert limited(max_body=100).post("/v1/facts", data=b"a" * 100, content_type="text/plain").status_code == 200


def test_a_text_over_the_limit_is_refused_however_it_came() -> None:
    client = limited(max_text=10)
    says = "The text of 11 characters is over the limit of 10 (max_text)"
    assert says in is_problem(post(client, {"text": "\N{ROCKET}" * 11}), 413)["detail"]
    assert says in is_problem(client.post("/v1/facts", data="\N{ROCKET}" * 11, content_type="text/plain"), 413)["detail"]
    answer = json.loads(client.post("/v1/facts", data=json.dumps({"text": "a" * 11}), content_type=NDJSON).data)
    assert (answer["status"], says in answer["detail"]) == (413, True)
    assert post(client, {"text": "\N{ROCKET}" * 10}).status_code == 200


@pytest.mark.parametrize(
    ("limit", "body", "says"),
    [
        ("max_depth", b'{"text": [[[[1]]]]}', "nested deeper than 4 (max_depth)"),
        ("max_digits", b'{"text": 12345}', "A number of 5 characters is over the limit of 4 (max_digits)"),
    ],
)
def test_json_over_a_limit_is_refused(limit: str, body: bytes, says: str) -> None:
    assert says in is_problem(post(limited(**{limit: 4}), body), 400)["detail"]
    assert post(limited(**{limit: 5}), body).status_code == 422


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 5 * PIECE])
def test_a_packed_body_is_read_as_if_it_came_plain(client: FlaskClient, size: int) -> None:
    text = (f"{TEXT} " + " ".join(map(str, range(PIECE))))[:size].encode()
    assert packed(client, gzip.compress(text)).data == client.post("/v1/facts", data=text, content_type="text/plain").data


def test_packed_lines_are_answered(client: FlaskClient) -> None:
    lines = (json.dumps({"text": TEXT}).encode() + b"\n") * 3
    assert packed(client, gzip.compress(lines), NDJSON).data.count(b'"12"') == 3


def test_a_bomb_is_refused_by_its_ratio_before_it_unpacks(client: FlaskClient) -> None:
    bomb = gzip.compress(b"\0" * 10_000_000, 9)
    assert len(bomb) * 1000 < 10_000_000
    for content_type in ("text/plain", "application/json", NDJSON):
        assert "more than 100 times its size (max_ratio)" in is_problem(packed(client, bomb, content_type), 413)["detail"]


def test_a_packed_body_counts_unpacked() -> None:
    client = limited(max_body=1000)
    assert "(max_body)" in is_problem(packed(client, gzip.compress(TEXT.encode() * 50)), 413)["detail"]


@pytest.mark.parametrize("body", [b"", b"no gzip", gzip.compress(b"cut")[:-1], gzip.compress(b"one") + b"more", gzip.compress(b"one")[:9]])
def test_a_body_that_is_not_gzip_is_refused(client: FlaskClient, body: bytes) -> None:
    is_problem(packed(client, body), 400)


@pytest.mark.parametrize("encoding", ["br", "deflate", "gzip, gzip", "x"])
def test_other_encodings_are_refused_naming_ours(client: FlaskClient, encoding: str) -> None:
    response = post(client, {"text": TEXT}, headers={"Content-Encoding": encoding})
    is_problem(response, 415)
    assert response.headers["Accept-Encoding"] == "gzip, identity"


def test_a_refused_body_is_read_on_for_a_bounded_part() -> None:
    class Endless:
        taken = 0

        def read(self, size: int) -> bytes:
            self.taken += size
            return b"a" * size

    body = Endless()
    options = {**CHUNKED, "wsgi.input": body}
    is_problem(limited(max_body=10, max_drain=4 * PIECE).post("/v1/facts", content_type="text/plain", environ_overrides=options), 413)
    assert body.taken == 5 * PIECE


def test_a_body_that_breaks_off_is_the_callers_problem() -> None:
    class Broken:
        def read(self, size: int) -> bytes:
            raise OSError("the other side has gone")

    options = {**CHUNKED, "wsgi.input": Broken()}
    is_problem(limited().post("/v1/facts", content_type="text/plain", environ_overrides=options), 400)


def test_no_number_of_invented_fields_makes_a_long_problem(client: FlaskClient) -> None:
    problem = is_problem(post(client, {"text": "", **{f"{number}{'x' * 1000}": 0 for number in range(1000)}}), 422)
    assert len(problem["errors"]) == 20
    assert problem["detail"].endswith("and 980 more.")
    assert len(json.dumps(problem)) < 5000
    is_problem(post(client, {"text": "", "types": ["x"] * 100_000}), 422)
    item = {"uri": "urn:x", "bodies": [{}] * 1000}
    assert len(is_problem(client.post("/v1/ninjs", json=item), 422)["errors"]["bodies"]) == 20


def test_a_key_that_stands_twice_among_many_is_found_at_once(client: FlaskClient) -> None:
    keys = [*map(str, range(100_000)), "99999"]
    assert '"99999" stands twice' in is_problem(post(client, "{" + ",".join(f'"{key}":0' for key in keys) + "}"), 400)["detail"]


def test_past_the_deadline_the_answer_is_not_complete() -> None:
    answer = post(limited(deadline=-1.0), {"text": TEXT}).json
    assert answer
    assert (answer["complete"], answer["facts"]) == (False, [])
    assert answer["warnings"][-1].startswith("the deadline passed, so these are missing: numbers")
