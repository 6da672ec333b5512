"""openapi.yaml says what the schemas and the routes do; every example in it is posted."""

import json
from typing import Any

import pytest
import yaml
from flask.testing import FlaskClient
from openapi_spec_validator import validate

from service.api import OPENAPI
from service.app import create_app
from service.openapi import document, written
from service.schemas import Facts

DOCUMENT: dict[str, Any] = yaml.safe_load(OPENAPI.read_text(encoding="utf-8"))
BODIES = DOCUMENT["paths"]["/v1/facts"]["post"]["requestBody"]["content"]
EXAMPLES = [(media_type, name, example["value"]) for media_type, body in BODIES.items() for name, example in body["examples"].items()]


def test_the_file_is_what_the_schemas_say() -> None:
    assert OPENAPI.read_text(encoding="utf-8") == written(), "openapi.yaml is stale: run `make openapi`"


def test_the_document_is_valid_openapi() -> None:
    validate(document())
    assert DOCUMENT["openapi"].startswith("3.1")


def test_routes_and_paths_are_the_same() -> None:
    described = {f"{method.upper()} {path}" for path, methods in DOCUMENT["paths"].items() for method in methods if method != "parameters"}
    routes = {
        f"{method} {rule.rule.replace('<', '{').replace('>', '}')}"
        for rule in create_app().url_map.iter_rules()
        if not rule.endpoint.startswith("pages.")  # for people, not part of the API
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert routes == described


def test_the_four_facts_are_told_apart() -> None:
    items = DOCUMENT["components"]["schemas"]["Facts"]["properties"]["facts"]["items"]
    assert items["discriminator"]["propertyName"] == "type"
    assert sorted(items["discriminator"]["mapping"].values()) == sorted(ref["$ref"] for ref in items["oneOf"])
    assert len(items["oneOf"]) == 4


@pytest.mark.parametrize(("media_type", "name", "value"), EXAMPLES, ids=lambda value: value if isinstance(value, str) and len(value) < 30 else "")
def test_every_example_is_answered(client: FlaskClient, media_type: str, name: str, value: Any) -> None:
    body = value if isinstance(value, str) else json.dumps(value)
    response = client.post("/v1/facts", data=body, content_type=media_type)
    assert response.status_code == 200
    for line in response.text.splitlines():
        assert Facts().validate(json.loads(line)) == {}
