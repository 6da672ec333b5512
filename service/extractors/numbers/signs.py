"""Signs: the words and signs before a numeral, and after it, that make it negative or hold both ways ("minus 6", "plus or minus 3")."""

from typing import NamedTuple

from service.document import Document
from service.extractors.numbers.vocabulary import EITHER_WAY, MINUS

SIGN_ENDS = MINUS | {sign[-1] for sign in EITHER_WAY}
LONGEST = max(map(len, EITHER_WAY))
MARK = "\u00b1"


class Sign(NamedTuple):
    """Where a sign written out starts, its first token, and whether it makes what follows negative."""

    start: int
    token: int
    negative: bool


def sign_before(document: Document, token: int) -> Sign | None:
    """Return the sign that stands before a numeral; between two figures it says how exact the first is, and belongs to neither."""
    words, starts = document.words, document.starts
    if not token or words[token - 1] not in SIGN_ENDS:
        return None
    for first in range(max(0, token - LONGEST), token):
        if tuple(words[first:token]) in EITHER_WAY:
            exact = first and (words[first - 1][0].isdecimal() or words[first - 1] == "%")
            return None if exact else Sign(starts[first], first, negative=False)
    return Sign(starts[token - 1], token - 1, negative=True) if words[token - 1] in MINUS else None


def zero_after(document: Document, end: int) -> int | None:
    """Return where the "below zero" that makes a numeral negative ends ("12 degrees below zero"), or None."""
    if "zero" not in document.where:
        return None
    token = document.token_at(end)
    return document.ends[token + 1] if document.words[token : token + 2] == ["below", "zero"] else None
