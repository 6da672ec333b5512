"""Renderings of an answer, by media type. Each is one small module whose `render` turns an Answer into bytes."""

from collections.abc import Callable
from typing import NamedTuple

from service.answer import Answer
from service.formats import as_csv, as_geojson, as_json, as_timeml, as_web_annotation


class Format(NamedTuple):
    """How an answer is written, and the only offset unit its standard allows, if it prescribes one."""

    render: Callable[[Answer], bytes]
    offset_unit: str | None = None


FORMATS: dict[str, Format] = {
    "application/json": Format(as_json.render),
    "application/ld+json": Format(as_web_annotation.render, "codepoint"),
    "application/geo+json": Format(as_geojson.render),
    "text/csv": Format(as_csv.render),
    "application/xml": Format(as_timeml.render, "codepoint"),
}
