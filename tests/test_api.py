"""The HTTP interface: forms of request, answers, and every way to be wrong."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from service.formats.as_json import plain
from service.pipeline import RULES
from service.schemas import Facts, Problem, RuleList, TypeList
from tests import stories

TEXT = "At least five Katyusha rockets hit the embassy on Sunday, wounding 3 people, police said."


def post(client: FlaskClient, body: Any, **options: Any) -> TestResponse:
    data = body if isinstance(body, bytes | str) else json.dumps(body)
    return client.post("/v1/facts", data=data, content_type="application/json", **options)


def is_problem(response: TestResponse, status: int) -> dict[str, Any]:
    assert response.status_code == status, response.text
    assert response.content_type == "application/problem+json"
    problem = json.loads(response.text)
    assert Problem().validate(problem) == {}
    assert problem["status"] == status
    return dict(problem)


def test_json_and_raw_text_give_the_same_answer(client: FlaskClient) -> None:
    as_json = post(client, {"text": TEXT, "published_at": "2020-01-27"})
    as_text = client.post("/v1/facts?published_at=2020-01-27", data=TEXT, content_type="text/plain; charset=utf-8")
    assert as_json.status_code == as_text.status_code == 200
    assert as_json.data == as_text.data
    assert Facts().validate(as_json.json) == {}  # type: ignore[arg-type]


def test_the_answer_echoes_what_was_asked(client: FlaskClient) -> None:
    answer = post(client, {"text": "", "id": "a1", "published_at": "2020-01-27T18:30:00+03:00", "offset_unit": "utf8"}).json
    assert answer == {
        "id": "a1",
        "published_at": "2020-01-27T18:30:00+03:00",
        "offset_unit": "utf8",
        "complete": True,
        "warnings": [],
        "text": None,
        "facts": [],
        "claims": [],
    }


def test_types_leave_out_the_others(client: FlaskClient) -> None:
    answer = post(client, {"text": TEXT, "types": ["number"]}).json
    assert answer
    assert {fact["type"] for fact in answer["facts"]} == {"number"}
    assert [fact["id"] for fact in answer["facts"]] == [f"f{number}" for number in range(1, len(answer["facts"]) + 1)]
    raw = client.post("/v1/facts?types=number,date", data=TEXT, content_type="text/plain").json
    assert raw
    assert {fact["type"] for fact in raw["facts"]} <= {"number", "date"}


@pytest.mark.parametrize(("unit", "encoding", "width"), [("utf16", "utf-16-le", 2), ("utf8", "utf-8", 1), ("codepoint", "utf-32-le", 4)])
def test_offsets_count_in_the_unit_asked_for(client: FlaskClient, unit: str, encoding: str, width: int) -> None:
    text = "\U0001f680\U0001f468\u200d\U0001f469 Caf\u00e9: police found 12 rockets \u2014 and 7 more."
    answer = post(client, {"text": text, "offset_unit": unit}).json
    assert answer
    assert answer["facts"]
    encoded = text.encode(encoding)
    for fact in answer["facts"]:
        assert encoded[fact["start"] * width : fact["end"] * width].decode(encoding) == fact["text"]


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        (b"", 400, "not JSON"),
        (b"{", 400, "line 1"),
        (b'{"text": "\xff"}', 400, "byte 10"),
        (b"[" * 100_000, 400, "max_depth"),
        (b'{"text": "a", "x": ' + b"9" * 5000 + b"}", 400, "max_digits"),
        (b'{"text": "a", "text": "b"}', 400, "twice"),
        (b'{"text": NaN}', 400, "NaN"),
        (b'{"text": 1e999}', 400, "1.8e308"),
        (b'"text"', 422, "_schema"),
        (b"{}", 422, "text"),
        (b'{"text": null}', 422, "text"),
        (b'{"text": 5}', 422, "text"),
        (b'{"text": "a", "colour": 1}', 422, "colour"),
        (b'{"text": "a\\ud800"}', 422, "text"),
        (b'{"text": "a", "id": "\\udfff"}', 422, "id"),
        (b'{"text": "a", "\\ud800": 1}', 422, "ud800"),
        (b'{"text": "a", "published_at": "yesterday"}', 422, "published_at"),
        (b'{"text": "a", "published_at": "2020-02-30"}', 422, "published_at"),
        (b'{"text": "a", "published_at": 20200130}', 422, "published_at"),
        (b'{"text": "a", "types": ["numbers"]}', 422, "types"),
        (b'{"text": "a", "types": "number"}', 422, "types"),
        (b'{"text": "a", "offset_unit": "char"}', 422, "offset_unit"),
    ],
)
def test_a_bad_body_is_a_problem_that_says_what_is_wrong(client: FlaskClient, body: bytes, status: int, says: str) -> None:
    problem = is_problem(post(client, body), status)
    assert says in json.dumps(problem)
    assert ("errors" in problem) == (status == 422)


def test_the_query_says_what_a_json_request_leaves_out(client: FlaskClient) -> None:
    asked = "/v1/facts?types=date&offset_unit=utf8&published_at=2020-01-27"
    answer = client.post(asked, json={"text": TEXT, "offset_unit": "utf16"}).json
    assert answer
    assert (answer["offset_unit"], answer["published_at"], {fact["type"] for fact in answer["facts"]} - {"date"}) == ("utf16", "2020-01-27", set())
    line = client.post(asked, data=json.dumps({"text": TEXT, "offset_unit": "utf16"}), content_type="application/x-ndjson")
    assert json.loads(line.data) == answer
    is_problem(client.post("/v1/facts?text=a", json={}), 422)
    is_problem(client.post("/v1/facts?types=all", data=b"", content_type="application/x-ndjson"), 422)


def test_brackets_in_a_story_are_no_nesting(client: FlaskClient) -> None:
    assert post(client, {"text": '[{"' * 1000}).status_code == 200


@pytest.mark.parametrize("content_type", ["application/xml", None, "text/plain; charset=latin-1", "text/html; charset=utf-16"])
def test_other_content_types_are_refused(client: FlaskClient, content_type: str | None) -> None:
    is_problem(client.post("/v1/facts", data=TEXT, content_type=content_type), 415)


def test_what_cannot_be_rendered_is_not_acceptable(client: FlaskClient) -> None:
    is_problem(post(client, {"text": TEXT}, headers={"Accept": "image/png"}), 406)
    assert post(client, {"text": TEXT}, headers={"Accept": "image/png, application/*;q=0.5"}).status_code == 200


def test_bad_query_parameters_name_the_field(client: FlaskClient) -> None:
    for query in ("types=weapons", "published_at=soon", "colour=1", "text=a"):
        problem = is_problem(client.post(f"/v1/facts?{query}", data=TEXT, content_type="text/plain"), 422)
        assert list(problem["errors"]) == [query.split("=")[0]]


def test_wrong_paths_and_methods_are_problems(client: FlaskClient) -> None:
    is_problem(client.get("/v1/nothing"), 404)
    is_problem(client.get("/v1/rules/number.nothing"), 404)
    response = client.get("/v1/facts")
    is_problem(response, 405)
    assert "POST" in response.headers["Allow"]


def test_every_rule_can_be_looked_up(client: FlaskClient) -> None:
    listed = client.get("/v1/rules").json
    assert listed
    assert RuleList().validate(listed) == {}
    assert [rule["id"] for rule in listed["rules"]] == [rule.id for rules in RULES for rule in rules]
    first = listed["rules"][0]
    assert client.get(f"/v1/rules/{first['id']}").json == first


def test_types_and_health_answer(client: FlaskClient) -> None:
    assert TypeList().validate(client.get("/v1/types").json) == {}  # type: ignore[arg-type]
    assert client.get("/health/live").json == client.get("/health/ready").json == {"status": "ok"}


@pytest.mark.parametrize("story", stories.NAMES)
def test_the_projection_writes_what_the_schema_dumps(story: str) -> None:
    shown = stories.answered(story)
    assert plain(shown) == Facts().dump(shown)


@settings(max_examples=200, deadline=None)
@given(text=st.text(), published_at=st.none() | st.dates(), unit=st.sampled_from(["codepoint", "utf16", "utf8"]))
def test_any_text_is_answered(client: FlaskClient, text: str, published_at: Any, unit: str) -> None:
    request = {"text": text, "published_at": published_at and published_at.isoformat(), "offset_unit": unit}
    first, second = post(client, request), post(client, request)
    assert first.status_code == 200
    assert first.data == second.data
