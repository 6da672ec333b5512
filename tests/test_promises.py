"""What is promised of every answer, for any text at all."""

import gc
import json
import random
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.formats import FORMATS
from service.pipeline import extract
from tests import stories
from tests.contract import UNITS, keeps_the_contract
from tests.jumbles import jumbled
from tests.oddities import ODD, texts

PUBLISHED = st.none() | st.dates() | st.datetimes(timezones=st.none() | st.timezones())
FEW = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@settings(FEW, max_examples=400)
@given(texts(), PUBLISHED, st.sampled_from(sorted(UNITS)))
def test_every_answer_keeps_the_contract(text: str, published_at: Any, unit: str) -> None:
    keeps_the_contract(text, published_at, unit)


@pytest.mark.parametrize("seed", range(4))
def test_the_answer_to_a_jumble_of_news_keeps_the_contract(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(500):
        keeps_the_contract(jumbled(chance), date(2020, 1, 27), "codepoint")


@FEW
@given(texts(), PUBLISHED)
@pytest.mark.parametrize("media_type", FORMATS)
def test_every_answer_can_be_rendered_in_every_way(client: FlaskClient, media_type: str, text: str, published_at: Any) -> None:
    body = {"text": text, "published_at": published_at and published_at.isoformat()}
    answers = [client.post("/v1/facts", json=body, headers={"Accept": media_type}) for _ in range(2)]
    assert [one.status_code for one in answers] == [200, 200]
    assert answers[0].data == answers[1].data


@FEW
@given(texts(), st.none() | st.dates())
def test_a_text_is_answered_the_same_however_it_comes(client: FlaskClient, text: str, published_at: Any) -> None:
    day = published_at and published_at.isoformat()
    query = {"published_at": day} if day else {}
    as_json = client.post("/v1/facts", json={"text": text, "published_at": day}).data
    as_text = client.post("/v1/facts", data=text.encode(), content_type="text/plain", query_string=query).data
    as_line = client.post("/v1/facts", data=json.dumps({"text": text, "published_at": day}), content_type="application/x-ndjson").data
    assert as_json == as_text == as_line.rstrip(b"\n")


@FEW
@given(st.lists(texts(5) | st.sampled_from(["<p>", "</p>", "<b", ">", "<script>", "</", "<!--", "&#0;", "&#xD800;", "&nbsp;", "<![CDATA[", "&amp"])))
def test_any_markup_is_read(client: FlaskClient, parts: list[str]) -> None:
    for media_type in ("application/json", "application/xml"):
        response = client.post("/v1/facts", data="".join(parts).encode(), content_type="text/html", headers={"Accept": media_type})
        assert response.status_code == 200


@FEW
@given(texts(10), texts(10), st.sampled_from(["text/plain", "text/html"]))
def test_any_ninjs_item_is_enriched_or_refused(client: FlaskClient, headline: str, body: str, content_type: str) -> None:
    item = {"uri": "urn:x", "headlines": [{"value": headline}], "bodies": [{"value": body, "contentType": content_type}]}
    assert client.post("/v1/ninjs", json=item).status_code == 200


def test_a_ninjs_item_keeps_what_passes_through(client: FlaskClient) -> None:
    item = '{"uri": "urn:x", "long": 123456789012345678901234567890, "half": "\\ud800"}'
    response = client.post("/v1/ninjs", data=item, content_type="application/json")
    assert response.status_code == 200
    assert json.loads(response.data).items() >= json.loads(item).items()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["\ud800", "2020-01-27", "\U0001f680\udc00", "number"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["text", "types", "id", "published_at", "offset_unit"]) | st.text(), inner)
    ),
    max_leaves=12,
)


@settings(FEW, max_examples=400)
@given(JSON, st.sampled_from(["/v1/facts", "/v1/ninjs"]))
def test_any_json_is_answered_or_refused(client: FlaskClient, body: Any, path: str) -> None:
    assert client.post(path, data=json.dumps(body), content_type="application/json").status_code in (200, 400, 422)


@pytest.mark.parametrize("story", stories.NAMES)
def test_odd_characters_before_a_story_shift_its_facts_and_change_nothing_else(story: str) -> None:
    text = stories.text(story)
    before = "".join(sorted(character for character in ODD if "\n" not in character)) + "\n\n"
    plainly, shifted = extract(text), extract(before + text)
    assert [(fact.start + len(before), fact.end + len(before), fact.rule) for fact in plainly.facts] == [
        (fact.start, fact.end, fact.rule) for fact in shifted.facts if fact.start >= len(before)
    ]


def test_what_an_extraction_made_is_gone_with_it() -> None:
    text = "\n\n".join(map(stories.text, stories.NAMES))
    extract(text)  # what is looked up once is kept
    gc.collect()
    gc.disable()
    try:
        extract(text)
        assert gc.collect() == 0
    finally:
        gc.enable()
