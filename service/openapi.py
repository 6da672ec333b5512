"""openapi.yaml, generated from the schemas and the operations below: `python -m service.openapi` writes it.

A development tool: apispec and PyYAML are not needed at run time, where the service answers with the committed file.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from apispec.ext.marshmallow.openapi import OpenAPIConverter
from marshmallow import Schema, fields

from service import __version__, schemas
from service.access import GUARDED
from service.api import OPENAPI
from service.formats import FORMATS
from service.lines import MEDIA_TYPES
from service.ninjs import NinjsItem
from service.problems import MEDIA_TYPE
from service.schemas import Figure, Union, When

NDJSON = MEDIA_TYPES[0]
TEXT = "Five Katyusha rockets hit the embassy in Baghdad on Sunday, wounding at least one staffer, police said."
REQUESTS = {
    "article": {"summary": "A text and the day it was published", "value": {"text": TEXT, "published_at": "2020-01-27"}},
    "choice": {
        "summary": "Only numbers and dates, offsets for JavaScript, a name of the caller's",
        "value": {"text": TEXT, "published_at": "2020-01-27T18:30:00+03:00", "types": ["number", "date"], "offset_unit": "utf16", "id": "a1"},
    },
    "empty": {"summary": "Nothing to read", "value": {"text": ""}},
}
STATUSES = {
    400: "A body that ends early or is not the gzip it says, not JSON, nested too deep, a number too long, a key given twice, or not UTF-8.",
    401: "No key, or one that is not known, where keys are asked for.",
    404: "Nothing here.",
    406: "No media type of the Accept header can be answered.",
    413: "The body or the text is over a limit, or a packed body unpacks to far more than its size; `detail` names the limit.",
    415: "Neither JSON nor plain text in UTF-8.",
    422: "A field is unknown, missing or not valid; `errors` names it.",
    429: "The key has asked too often; Retry-After says when it may again.",
    503: "Overloaded (from the proxy), or not ready.",
}
KEYED = (401, 429)  # where the operator asks for keys
SECURITY: list[dict[str, list[str]]] = [{}, {"key": []}]


def document() -> dict[str, Any]:
    """Return the OpenAPI 3.1 description of the service."""
    plugin = MarshmallowPlugin(schema_name_resolver=_name)
    spec = APISpec(
        title="newsfacts",
        version=__version__,
        openapi_version="3.1.0",
        plugins=[plugin],
        info={"description": "Validated facts and claims out of raw English news text.", "license": {"name": "MIT", "identifier": "MIT"}},
    )
    converter = plugin.converter
    assert converter is not None
    converter.add_attribute_function(_union)
    converter.map_to_openapi_type(When, "string", None)
    converter.add_attribute_function(_when)
    converter.map_to_openapi_type(Figure, "number", None)
    spec.components.security_scheme("key", {"type": "http", "scheme": "bearer", "description": "Where the operator asks for keys."})
    for path, operations in paths().items():
        for operation in operations.values():
            operation |= {"security": SECURITY} if path.startswith(GUARDED) else {}
        spec.path(path=path, operations=operations)
    return dict(spec.to_dict())


def _name(schema: Any) -> str:
    """The name of a schema in the document: that of its class."""
    kind = schema if isinstance(schema, type) else type(schema)
    return str(kind.__name__).removesuffix("Schema")


def _union(converter: OpenAPIConverter, field: fields.Field[Any], **_: Any) -> dict[str, Any]:
    """A true `oneOf` with its discriminator for a field that holds one of several schemas."""
    if not isinstance(field, Union):
        return {}
    refs = {name: converter.resolve_nested_schema(schema) for name, schema in field.schemas.items()}
    mapping = {name: ref["$ref"] for name, ref in refs.items()}
    return {"oneOf": list(refs.values()), "discriminator": {"propertyName": "type", "mapping": mapping}}


def _when(converter: OpenAPIConverter, field: fields.Field[Any], **_: Any) -> dict[str, Any]:
    """The two forms of a date field."""
    return {"anyOf": [{"format": "date"}, {"format": "date-time"}]} if isinstance(field, When) else {}


def paths() -> dict[str, dict[str, Any]]:
    """Return the operations by path."""
    rule_id = {
        "in": "path",
        "name": "id",
        "required": True,
        "schema": {"type": "string"},
        "description": "A rule's id.",
        "example": "number.cardinal",
    }
    return {
        "/v1/facts": {"post": _facts()},
        "/v1/ninjs": {"post": _ninjs()},
        "/v1/rules": {"get": _get("rules", "All rules", schemas.RuleList, KEYED)},
        "/v1/rules/{id}": {"get": _get("rule", "One rule: why something was found", schemas.RuleSchema, [*KEYED, 404]) | {"parameters": [rule_id]}},
        "/v1/types": {"get": _get("types", "The types of fact and their kinds", schemas.TypeList, KEYED)},
        "/openapi.yaml": {"get": _file("openapi", "This description", "application/yaml")},
        "/health/live": {"get": _get("live", "Whether the process answers", schemas.Health)},
        "/health/ready": {"get": _get("ready", "Whether the service can extract", schemas.Health, [503])},
        "/metrics": {"get": _file("figures", "Figures for Prometheus", "text/plain")},
    }


def _facts() -> dict[str, Any]:
    answers = {
        "description": "The facts and claims.",
        "content": {media_type: {"schema": _answer_schema(media_type)} for media_type in (*FORMATS, NDJSON)},
    }
    bodies = {
        "application/json": {"schema": schemas.FactsRequest, "examples": REQUESTS},
        NDJSON: _text("A request a line, an answer a line", "".join(json.dumps(one["value"]) + "\n" for one in REQUESTS.values())),
        "text/plain": _text("The raw text", TEXT),
        "text/html": _text("An article as HTML; the answer holds its text", f"<h1>Embassy hit</h1><p>{TEXT}</p>"),
    }
    return {
        "operationId": "facts",
        "summary": "The facts and claims of a text",
        "description": "JSON, a JSON request a line, or text or HTML. Query parameters say the rest, and for JSON what a request leaves out.",
        "parameters": [{"in": "query", "schema": schemas.Query}],
        "requestBody": {"required": True, "content": bodies},
        "responses": {200: answers, **_problems([400, *KEYED, 406, 413, 415, 422, 503])},
    }


def _ninjs() -> dict[str, Any]:
    item = {
        "uri": "urn:news:1",
        "versionCreated": "2020-01-27T18:30:00Z",
        "headlines": [{"value": "Rockets hit embassy in Baghdad"}],
        "bodies": [{"contentType": "text/html", "value": f"<p>{TEXT}</p>"}],
    }
    described = "The item, with places (GeoNames URI, point), objects (weapons), events (what claims speak of) and an association with all facts."
    return {
        "operationId": "ninjs",
        "summary": "A ninjs 3.1 item, enriched",
        "description": "Reads the first headline and the body; relative dates count from versionCreated.",
        "requestBody": {"required": True, "content": {"application/json": {"schema": NinjsItem, "examples": {"item": {"value": item}}}}},
        "responses": {
            200: {"description": described, "content": {"application/json": {"schema": NinjsItem}}},
            **_problems([400, *KEYED, 406, 413, 415, 422, 503]),
        },
    }


def _text(summary: str, example: str) -> dict[str, Any]:
    return {"schema": {"type": "string"}, "examples": {"article": {"summary": summary, "value": example}}}


def _answer_schema(media_type: str) -> Any:
    if media_type == "application/json":
        return schemas.Facts
    return {"type": "object"} if media_type.endswith("+json") else {"type": "string"}


def _get(name: str, summary: str, schema: type[Schema], statuses: Iterable[int] = ()) -> dict[str, Any]:
    good = {"description": summary + ".", "content": {"application/json": {"schema": schema}}}
    return {"operationId": name, "summary": summary, "responses": {200: good, **_problems(statuses)}}


def _file(name: str, summary: str, media_type: str) -> dict[str, Any]:
    good = {"description": summary + ".", "content": {media_type: {"schema": {"type": "string"}}}}
    return {"operationId": name, "summary": summary, "responses": {200: good}}


def _problems(statuses: Iterable[int]) -> dict[int, Any]:
    content = {MEDIA_TYPE: {"schema": schemas.Problem}}
    return {status: {"description": STATUSES[status], "content": content} for status in statuses}


class Plain(yaml.SafeDumper):
    """YAML without anchors, for readers."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write a shared object out wherever it stands."""
        return True


def written() -> str:
    """Return the document as YAML."""
    return str(yaml.dump(document(), Dumper=Plain, sort_keys=False, allow_unicode=True, width=140))


def main(path: Path = OPENAPI) -> None:
    """Write openapi.yaml."""
    path.write_text(written(), encoding="utf-8")


if __name__ == "__main__":
    main()
