"""Measures: the calibre or weight that stands in the name of a weapon."""

from collections.abc import Iterator

import regex

from service.document import Document
from service.lexicon import listing

CALIBRE_UNITS = frozenset(listing("weapons", "calibre_units"))
WEIGHT_UNITS = frozenset(listing("weapons", "weight_units"))
SPELLED = frozenset(listing("weapons", "spelled"))
CALIBRED = frozenset(listing("weapons", "calibred"))
WEIGHED = frozenset(listing("weapons", "weighed"))
GLUED_CALIBRE = regex.compile(r"(?:\d{1,3}x)?\d{1,4}(?:mm|cm|pdr)")
GLUED_WEIGHT = regex.compile(r"\d{1,5}(?:kg|lb|lbs)")
NUMBER = regex.compile(r"\d{1,5}")
LINKS = frozenset((",", "and", "or"))
MOST = 4  # measures that share one weapon


def touch(document: Document, token: int) -> bool:
    """Whether nothing stands between a token and the next."""
    return document.ends[token] == document.starts[token + 1]


def measure(document: Document, last: int, category: str) -> int | None:
    """Return the first token of a calibre or weight ("9mm", ".50-calibre", "2,000-pound") that ends here, or None."""
    words = document.words
    word = words[last]
    if (category in CALIBRED and GLUED_CALIBRE.fullmatch(word)) or (category in WEIGHED and GLUED_WEIGHT.fullmatch(word)):
        return figure(document, last)
    if (category in CALIBRED and word in CALIBRE_UNITS) or (category in WEIGHED and word in WEIGHT_UNITS):
        number = last - 2 if words[last - 1] == "-" else last - 1
        return figure(document, number) if number >= 0 and (words[number] in SPELLED or NUMBER.fullmatch(words[number])) else None
    if category in ("firearm", "ammunition") and NUMBER.fullmatch(word):
        return _cartridge(document, last)
    return None


def _cartridge(document: Document, last: int) -> int | None:
    """The first token of a calibre with a point before it (".22", ".30-06")."""
    words, first = document.words, last
    if first >= 2 and words[first - 1] == "-" and NUMBER.fullmatch(words[first - 2]) and touch(document, first - 2) and touch(document, first - 1):
        first -= 2
    return figure(document, first) if first and words[first - 1] == "." and touch(document, first - 1) else None


def figure(document: Document, last: int) -> int:
    """Return the first token of a figure with its points and commas that ends here."""
    words, first = document.words, last
    if not words[last][0].isdecimal():
        return last
    while first and words[first - 1] in (".", ",") and touch(document, first - 1):
        decimal = first >= 2 and words[first - 2].isdecimal() and touch(document, first - 2)
        if not decimal and words[first - 1] == ",":
            break
        first -= 2 if decimal else 1
        if not decimal:
            break
    return first


def shared(document: Document, first: int, category: str) -> Iterator[tuple[int, int]]:
    """Yield the other measures of a weapon whose own begins at a token ("60mm" in "60mm and 82mm mortars"), nearest first."""
    words = document.words
    for _ in range(MOST):
        last = first - 1
        while last > 0 and words[last] in LINKS:
            last -= 1
        if last < 0 or last == first - 1:
            return
        start = measure(document, last, category)
        if start is None:
            return
        yield start, last
        first = start
