"""Offsets in the unit the caller counts in: code points (Python), UTF-16 units (JavaScript, Java) or UTF-8 bytes (Go, Rust)."""

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate
from operator import index

UNITS = ("codepoint", "utf16", "utf8")
Offset = Callable[[int], int]
ASTRAL = re.compile("[\U00010000-\U0010ffff]")
BEYOND_ASCII = re.compile("[^\0-\x7f]")


def in_unit(text: str, unit: str) -> Offset:
    """Return a function from an offset in code points to the same offset in a unit of `UNITS`."""
    match unit:
        case "utf16":
            return _widened(text, ASTRAL, lambda character: 1)
        case "utf8":
            return _widened(text, BEYOND_ASCII, lambda character: len(character.encode()) - 1)
        case _:
            return index


def _widened(text: str, wide: re.Pattern[str], extra: Callable[[str], int]) -> Offset:
    """Offsets where the characters that a pattern finds take extra units."""
    found = list(wide.finditer(text))
    places = [match.start() for match in found]
    added = [0, *accumulate(extra(match[0]) for match in found)]
    return lambda offset: offset + added[bisect_left(places, offset)]
