"""Renderings of an answer, by media type. Each is one small module with a `render` from Answer to bytes."""

from collections.abc import Callable

from service.answer import Answer
from service.formats import as_json

FORMATS: dict[str, Callable[[Answer], bytes]] = {"application/json": as_json.render}
