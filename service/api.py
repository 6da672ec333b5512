"""The routes of version 1: load, call, dump."""

import json
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

import orjson
from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import NotAcceptable, NotFound

from service import lines, metrics, pipeline
from service.bodies import drain
from service.formats import FORMATS
from service.ninjs import enriched
from service.ninjs import wanted as ninjs_wanted
from service.observe import log
from service.projection import projection
from service.requests import json_item, query, wanted
from service.schemas import CATEGORIES, EFFECTS, FORMS, KINDS, TIMEX_TYPES, Facts, RuleSchema, TypeList
from service.settings import Settings

OPENAPI = Path(__file__).resolve().parent.parent / "openapi.yaml"
FACTS = Facts()
RULES = {rule.id: rule for rules in pipeline.RULES for rule in rules}
TYPES = [
    {"type": "number", "description": "Numbers with bounds, unit and what they count; by kind.", "kinds": KINDS},
    {"type": "weapon", "description": "Weapons, platforms and attacks; by category.", "kinds": CATEGORIES},
    {"type": "location", "description": "Places and words for their people; by form.", "kinds": FORMS},
    {"type": "date", "description": "Dates, times, durations and sets; by TIMEX3 type.", "kinds": TIMEX_TYPES},
    {"type": "claim", "description": "Who says how many came to harm; by effect.", "kinds": EFFECTS},
]
v1 = Blueprint("v1", __name__)
answered = count(1)


def settings() -> Settings:
    """Return the settings of the application that answers."""
    return current_app.config["SETTINGS"]  # type: ignore[no-any-return]


@v1.post("/v1/facts")
def facts() -> Response:
    """Return the facts and claims of the text in the body, or of every line of an NDJSON body."""
    if request.mimetype in lines.MEDIA_TYPES:
        accepted(lines.MEDIA_TYPES)
        checked = query(request)
        return Response(lines.answers(lines.spooled(request, settings()), settings(), checked), content_type=request.mimetype)
    media_type = accepted(list(FORMATS))
    rendering = FORMATS[media_type]
    body = rendering.render(wanted(request, settings()).served(settings(), rendering.offset_unit))
    if media_type == "application/json":
        check(body)
    return Response(body, content_type=media_type)


@v1.post("/v1/ninjs")
def ninjs() -> Response:
    """Return the ninjs item in the body with what was found in its headline and body."""
    accepted(["application/json"])
    item = json_item(request, settings())
    shown = enriched(item, ninjs_wanted(item).served(settings()))
    # What passes through may hold what orjson refuses: long integers, halves of surrogate pairs.
    return Response(json.dumps(shown), content_type="application/json")


@v1.after_request
def drained(response: Response) -> Response:
    """Return the response; of a body that was refused unread, a part is read first. Who has no right to ask is not read."""
    if response.status_code >= 400 and response.status_code not in (401, 429):
        drain(request, settings())
    return response


def accepted(ours: Sequence[str]) -> str:
    """Return which of our media types to answer in. Raises 406 where none will do."""
    if not request.accept_mimetypes:
        return ours[0]
    best: str | None = request.accept_mimetypes.best_match(ours)
    if best is None:
        raise NotAcceptable(f"This answers in {', '.join(ours)}.")
    return best


def check(body: bytes) -> None:
    """Load every Nth answer back through the schemas. One that breaks the contract is our fault, so it is logged and counted, not refused."""
    every = settings().check_every
    if every and next(answered) % every == 0 and (errors := FACTS.validate(orjson.loads(body))):
        metrics.BREACHES.inc()
        log().error("an answer breaks the contract", fields=sorted(map(str, errors)))


@v1.get("/v1/rules")
def rules() -> Response:
    """Return all rules."""
    return as_json({"rules": [projection(RuleSchema)(one) for one in RULES.values()]})


@v1.get("/v1/rules/<id>")
def rule(id: str) -> Response:
    """Return one rule: why something was found."""
    if id not in RULES:
        raise NotFound("No rule has this id; /v1/rules lists them all.")
    return as_json(projection(RuleSchema)(RULES[id]))


@v1.get("/v1/types")
def types() -> Response:
    """Return the types of fact and their kinds."""
    return as_json(TypeList().dump({"types": TYPES}))


@v1.get("/openapi.yaml")
def openapi() -> Response:
    """Return the description of this API."""
    return Response(OPENAPI.read_bytes(), content_type="application/yaml")


def as_json(content: Any) -> Response:
    """Return plain data as a JSON response."""
    return Response(orjson.dumps(content), content_type="application/json")
