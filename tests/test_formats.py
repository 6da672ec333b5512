"""Renderings of an answer, each checked against its standard or by a maintained reader."""

import csv
import json
import xml.etree.ElementTree as ET
from datetime import date
from functools import cache
from io import StringIO
from typing import Any

import geojson
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from service.answer import answer
from service.formats import FORMATS, as_csv, as_timeml
from service.pipeline import extract
from service.schemas import TIMEX_TYPES
from tests import stories
from tests.scoring import shared

MODS = {"BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "START", "MID", "END", "APPROX"}


def rendered(client: FlaskClient, story: str, media_type: str) -> bytes:
    body = {"text": stories.text(story), "published_at": stories.expected(story)["published_at"], "id": f"urn:story:{story}"}
    response = client.post("/v1/facts", json=body, headers={"Accept": media_type})
    assert response.status_code == 200
    assert response.mimetype == media_type
    return bytes(response.data)


def plain(client: FlaskClient, story: str) -> dict[str, Any]:
    return dict(json.loads(rendered(client, story, "application/json")))


@pytest.mark.parametrize("story", stories.NAMES)
def test_annotations_quote_the_text_where_they_say(client: FlaskClient, story: str) -> None:
    page = json.loads(rendered(client, story, "application/ld+json"))
    text, facts = stories.text(story), plain(client, story)
    assert len(page["items"]) == len(facts["facts"]) + len(facts["claims"])
    for item in page["items"]:
        position, quote = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text.find(quote["prefix"] + quote["exact"] + quote["suffix"]) >= 0
        assert item["target"]["source"] == f"urn:story:{story}"


def test_annotations_are_json_ld_in_the_vocabulary_of_the_standard(client: FlaskClient) -> None:
    path = shared() / "standards" / "anno.jsonld"
    if not path.exists():
        pytest.skip("the Web Annotation context (../shared/standards) is not beside this checkout")
    context = json.loads(path.read_text(encoding="utf-8"))

    @cache
    def loader(url: str) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}

    page = json.loads(rendered(client, stories.NAMES[0], "application/ld+json"))
    options = {"documentLoader": lambda url, _: loader(url)}
    (expanded,) = jsonld.expand(page, options)
    items = expanded["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(items) == len(page["items"])
    for item in items:
        assert item["@type"] == ["http://www.w3.org/ns/oa#Annotation"]
        assert set(item) == {"@id", "@type", *(f"http://www.w3.org/ns/oa#{key}" for key in ("hasBody", "hasTarget", "motivatedBy"))}


def test_offsets_of_annotations_are_code_points_whatever_was_asked(client: FlaskClient) -> None:
    body = {"text": "\U0001f680 12 rockets", "offset_unit": "utf16"}
    page = client.post("/v1/facts", json=body, headers={"Accept": "application/ld+json"}).get_json(force=True)
    assert {item["target"]["selector"][0]["start"] for item in page["items"] if item["target"]["selector"][1]["exact"] == "12"} == {2}


@pytest.mark.parametrize("story", stories.NAMES)
def test_places_are_features_with_their_facts(client: FlaskClient, story: str) -> None:
    collection, answer = json.loads(rendered(client, story, "application/geo+json")), plain(client, story)
    read = geojson.loads(json.dumps(collection))
    assert isinstance(read, geojson.FeatureCollection)
    assert read.is_valid, read.errors()
    placed = [fact["id"] for fact in answer["facts"] if fact["type"] == "location" and fact["place"]]
    assert sorted(placed) == sorted(fact["id"] for feature in collection["features"] for fact in feature["properties"]["facts"])
    for feature in collection["features"]:
        east, north = feature["geometry"]["coordinates"]
        assert (feature["type"], feature["geometry"]["type"]) == ("Feature", "Point")
        assert -180 <= east <= 180
        assert -90 <= north <= 90


@pytest.mark.parametrize("story", stories.NAMES)
def test_a_table_has_a_row_for_each_fact(client: FlaskClient, story: str) -> None:
    rows = list(csv.DictReader(StringIO(rendered(client, story, "text/csv").decode())))
    facts = plain(client, story)["facts"]
    assert [row["id"] for row in rows] == [fact["id"] for fact in facts]
    for row, fact in zip(rows, facts, strict=True):
        assert row["text"] == fact["text"]
        assert row["counted_text"] == ((fact.get("counted") or {}).get("text") or "")


def test_no_cell_runs_as_a_formula() -> None:
    assert as_csv.cell({"text": "=1+1"}, "text", None) == "'=1+1"
    assert as_csv.cell({"text": "-5 degrees", "value": -5}, "value", None) == -5


@pytest.mark.parametrize("story", stories.NAMES)
def test_timeml_holds_the_text_and_its_dates(client: FlaskClient, story: str) -> None:
    root = ET.fromstring(rendered(client, story, "application/xml"))
    (text,) = root.findall("TEXT")
    assert "".join(text.itertext()) == stories.text(story)
    tags = root.findall("TEXT/TIMEX3")
    dates = [fact for fact in plain(client, story)["facts"] if fact["type"] == "date"]
    assert [(tag.get("type"), tag.get("value"), tag.get("mod")) for tag in tags] == [tuple(fact["timex"].values()) for fact in dates]
    assert {tag.get("type") for tag in tags} <= set(TIMEX_TYPES)
    assert {tag.get("mod") for tag in tags} <= MODS | {None}
    assert root.findtext("DCT/TIMEX3") == stories.expected(story)["published_at"]


@given(st.text())
def test_any_text_renders_in_every_format(text: str) -> None:
    shown = answer(extract(text, date(2020, 1, 27)), published_at=date(2020, 1, 27))
    for media_type, rendering in FORMATS.items():
        body = rendering.render(shown)
        if media_type.endswith("json"):
            json.loads(body)
    ET.fromstring(as_timeml.render(shown))


def test_the_best_quality_wins(client: FlaskClient) -> None:
    headers = {"Accept": "text/csv;q=0.4, application/geo+json;q=0.9, image/png"}
    assert client.post("/v1/facts", json={"text": ""}, headers=headers).mimetype == "application/geo+json"
    assert client.post("/v1/facts", json={"text": ""}, headers={"Accept": "*/*"}).mimetype == "application/json"
