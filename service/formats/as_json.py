"""JSON as the schemas define it."""

from typing import Any

import orjson

from service.answer import Answer
from service.projection import projection
from service.schemas import Facts

PLAIN = projection(Facts)


def plain(answer: Answer) -> dict[str, Any]:
    """Return the answer as plain dicts and lists."""
    return PLAIN(answer)  # type: ignore[no-any-return]


def render(answer: Answer) -> bytes:
    """Return the answer as JSON in UTF-8."""
    return orjson.dumps(plain(answer))
