"""CSV (RFC 4180): a fact a row, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from service.answer import Answer
from service.formats.as_json import PLAIN
from service.schemas import FACTS, Place, TimexValue

NESTED = {"counted": ("text",), "codes": ("ace", "gtd"), "place": tuple(Place().fields), "timex": tuple(TimexValue().fields)}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def columns() -> Iterator[tuple[str, str | None]]:
    """Yield each column as a field of a fact and, for an object, its key; a field that several types share comes once."""
    names = dict.fromkeys(name for schema in FACTS.values() for name in schema().fields)
    for name in names:
        yield from ((name, key) for key in NESTED.get(name, (None,)))


COLUMNS = tuple(columns())
HEADER = [name if key is None else f"{name}_{key}" for name, key in COLUMNS]


def render(answer: Answer) -> bytes:
    """Return a header and a row for each fact, lines ended by CRLF, in UTF-8."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER)
    writer.writerows([cell(fact, name, key) for name, key in COLUMNS] for fact in PLAIN(answer)["facts"])
    return out.getvalue().encode()


def cell(fact: dict[str, Any], name: str, key: str | None) -> object:
    """Return what stands in one cell; text that a spreadsheet would run as a formula gets an apostrophe before it."""
    value = fact.get(name)
    if key is not None:
        value = value and value[key]
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
