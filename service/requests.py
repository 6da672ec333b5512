"""Requests: what a client sent, read and checked, whatever form it came in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import Any

from flask import Request
from werkzeug.exceptions import UnsupportedMediaType

from service import metrics, pipeline
from service.answer import Answer, answer
from service.bodies import content, json_of, text_of, within
from service.deadline import NEVER, Deadline, after
from service.markup import text_of_html
from service.schemas import FactsRequest, Query
from service.settings import Settings

REQUEST, QUERY = FactsRequest(), Query()
UTF8 = ("utf-8", "utf8", "us-ascii")
# The threads of a worker are there for clients that are slow. Two that read texts at once take more than twice as long each, as every one
# of the thousands of matches in a text hands the interpreter over: so texts take turns, and the long ones among themselves.
SHORT, LONG = Lock(), Lock()
LONG_TEXT = 50_000  # characters: a tenth of a second or so


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text to read and how the answer should look."""

    text: str
    published_at: date | datetime | None
    types: list[str] | None
    offset_unit: str
    id: str | None = None
    extracted: bool = False  # the text was taken out of HTML, so the caller has not got it

    def answered(self, offset_unit: str | None = None, deadline: Deadline = NEVER) -> Answer:
        """Return the answer, in the caller's offset unit unless the rendering prescribes another."""
        found = pipeline.extract(self.text, self.published_at, deadline)
        unit = offset_unit or self.offset_unit
        return answer(found, published_at=self.published_at, types=self.types, offset_unit=unit, id=self.id, show_text=self.extracted)

    def served(self, settings: Settings, offset_unit: str | None = None) -> Answer:
        """Return the answer as `answered` does, within the limits of text and time, when its turn has come. Raises 413."""
        within(self.text, settings)
        with LONG if len(self.text) > LONG_TEXT else SHORT:
            shown = self.answered(offset_unit, after(settings.deadline))
        metrics.count(shown)
        return shown


def wanted(request: Request, settings: Settings) -> Wanted:
    """Return what a request asks for. Raises 400, 413, 415 and ValidationError."""
    kind = request.mimetype
    if kind == "application/json":
        return of_json(content(request, settings), settings, query(request))
    if kind not in ("text/plain", "text/html") or request.mimetype_params.get("charset", "utf-8").lower() not in UTF8:
        raise UnsupportedMediaType("Send application/json, application/x-ndjson, or text/plain or text/html in UTF-8.")
    text = text_of(content(request, settings))
    if kind == "text/html":
        return Wanted(text_of_html(text), **QUERY.load(query(request)), extracted=True)
    return Wanted(text, **QUERY.load(query(request)))


def json_item(request: Request, settings: Settings) -> Any:
    """Return a JSON body that has a schema of its own elsewhere. Raises 400, 413 and 415."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType("Send application/json.")
    return json_of(content(request, settings), settings)


def of_json(body: bytes, settings: Settings, query: Mapping[str, Any] | None = None) -> Wanted:
    """Return what a JSON body asks for, and the query where the body says nothing. Raises 400 and ValidationError."""
    item = json_of(body, settings)
    return Wanted(**REQUEST.load({**(query or {}), **item} if isinstance(item, dict) else item))


def query(request: Request) -> dict[str, Any]:
    """Return the query parameters, checked but not read. `types` may be repeated or separated by commas. Raises ValidationError."""
    given: dict[str, Any] = request.args.to_dict()
    if "types" in given:
        given["types"] = [name for part in request.args.getlist("types") for name in part.split(",")]
    if given:
        QUERY.load(given)
    return given
