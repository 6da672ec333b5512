"""ninjs in and out: what is read, what is added, and that the official schema still holds."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests import stories
from tests.scoring import shared

GEOJSON = {"type": "object", "required": ["type", "coordinates"]}  # stands in for the schema that the official one names by URL


def item(name: str = "embassy-rockets", **parts: Any) -> dict[str, Any]:
    headline, _, body = stories.text(name).partition("\n\n")
    return {
        "uri": f"urn:story:{name}",
        "type": "text",
        "language": "en",
        "versionCreated": f"{stories.expected(name)['published_at']}T12:00:00Z",
        "headlines": [{"value": headline}],
        "bodies": [{"role": "main", "contentType": "text/html", "value": "".join(f"<p>{part}</p>" for part in body.split("\n\n"))}],
    } | parts


def posted(client: FlaskClient, sent: dict[str, Any]) -> dict[str, Any]:
    response = client.post("/v1/ninjs", json=sent)
    assert response.status_code == 200, response.text
    return dict(response.json or {})


@pytest.mark.parametrize("story", stories.NAMES)
def test_the_enriched_item_fits_the_official_schema(client: FlaskClient, story: str) -> None:
    path = shared() / "standards" / "ninjs-schema_3.1.json"
    if not path.exists():
        pytest.skip("the ninjs schema (../shared/standards) is not beside this checkout")
    stand_in = Resource.from_contents(GEOJSON, default_specification=DRAFT202012)
    registry: Registry[Any] = Registry(retrieve=lambda uri: stand_in)  # type: ignore[call-arg]
    validator = Draft202012Validator(json.loads(path.read_text(encoding="utf-8")), registry=registry)
    assert not list(validator.iter_errors(item(story)))
    assert not list(validator.iter_errors(posted(client, item(story))))


def test_what_the_item_held_is_kept_and_not_named_again(client: FlaskClient) -> None:
    once = posted(client, item())
    assert {key: once[key] for key in item()} == item()
    twice = posted(client, once)
    assert twice == once


def test_the_association_holds_every_fact(client: FlaskClient) -> None:
    (link,) = posted(client, item())["associations"]
    annotations = json.loads(link["bodies"][0]["value"])["items"]
    assert annotations
    assert all(one["target"]["source"] == "urn:story:embassy-rockets" for one in annotations)


def test_plain_text_is_read_before_markup(client: FlaskClient) -> None:
    bodies = [{"contentType": "text/html", "value": "<p>9 men</p>"}, {"contentType": "text/plain", "value": "12 men"}]
    (link,) = posted(client, item(bodies=bodies, headlines=[]))["associations"]
    quotes = [one["target"]["selector"][1]["exact"] for one in json.loads(link["bodies"][0]["value"])["items"]]
    assert "12" in quotes
    assert "9" not in quotes


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 422),
        ({"uri": 5}, 422),
        ({"uri": "urn:a", "bodies": [{}]}, 422),
        ({"uri": "urn:a", "versionCreated": "soon"}, 422),
        ({"uri": "urn:a"}, 200),
    ],
)
def test_an_item_needs_a_uri_and_bodies_with_values(client: FlaskClient, sent: dict[str, Any], status: int) -> None:
    assert client.post("/v1/ninjs", json=sent).status_code == status


def test_only_json_is_an_item(client: FlaskClient) -> None:
    assert client.post("/v1/ninjs", data="text", content_type="text/plain").status_code == 415
