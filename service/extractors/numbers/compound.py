"""Readings of one place, and amounts that go on in a smaller unit: "6ft 1in", "20 dollars and 43 cents"."""

from dataclasses import replace
from decimal import Decimal

import regex

from service.document import Document
from service.extractors.numbers.amounts import Amount, Nothing, Reading, whole
from service.extractors.numbers.figures import figure_at, glued_at
from service.extractors.numbers.numerals import Worth
from service.extractors.numbers.signs import zero_after
from service.extractors.numbers.spelled import vague_at, words_at
from service.extractors.numbers.vocabulary import NUMBER_WORDS, ORDINALS, PARTS, SIGNS, VAGUE, VAGUE_STARTS

# The next smaller unit that is said after one, and how many of it make one.
SMALLER = {
    "[mi_i]": ("[yd_i]", 1760), "[yd_i]": ("[ft_i]", 3), "[ft_i]": ("[in_i]", 12), "[stone_av]": ("[lb_av]", 14), "[lb_av]": ("[oz_av]", 16),
    "km": ("m", 1000), "m": ("cm", 100), "cm": ("mm", 10), "kg": ("g", 1000),
}  # fmt: skip
GOES_ON = regex.compile(r"(?:[ ]|,[ ]|-)(?:and[ ])?")
JOINTS = frozenset((",", "and", "-"))
HUNDREDTHS = regex.compile(r"[ ](?:and[ ])?(?P<figure>\d{1,2})(?:[ ]?(?:cents?|sens?|c|pence|p)(?!\w)|(?<=\d\d)(?=[.,;:!?)]|$))")
STEPS = 3
INCH = "[in_i]"


def amount_at(document: Document, token: int) -> Reading:
    """Return the amount that begins with a token, smaller units included, or how far there is none."""
    found = reading(document, token)
    if isinstance(found, Nothing) or found.value is None:
        return found
    if end := zero_after(document, found.end):
        return replace(_worth(found, -found.value), end=end, after=document.token_at(end), base=-found.value, scaled=True, plain=False)
    if found.kind == "money":
        return _with_hundredths(document, found)
    return _with_smaller(document, found) if found.unit in SMALLER else found


def reading(document: Document, token: int) -> Reading:
    """Return the amount with one unit that begins with a token, or how far there is none."""
    word = document.words[token]
    if word[0].isdecimal():
        return figure_at(document, token)
    if word in VAGUE or word in VAGUE_STARTS:
        return vague_at(document, token)
    if word in NUMBER_WORDS or word in ORDINALS or word in PARTS or word in SIGNS:
        return words_at(document, token)
    return glued_at(document, token)


def _following(document: Document, end: int) -> Amount | None:
    """The amount that goes on right after an offset."""
    if not may_go_on(document, document.token_at(end)):
        return None
    on = GOES_ON.match(document.clean, end)
    token = document.token_at(on.end()) if on else len(document.words)
    if not on or token >= len(document.words) or document.starts[token] != on.end():
        return None
    word = document.words[token]
    found = reading(document, token) if word[0].isdecimal() or word in NUMBER_WORDS else None
    return found if isinstance(found, Amount) and found.value is not None else None


def may_go_on(document: Document, token: int) -> bool:
    """Return whether an amount may go on with a number that stands at a token, or after the joint there."""
    word = document.words[token] if token < len(document.words) else ""
    if word in JOINTS:
        word = document.following[token]
        word = document.following[token + 1] if word == "and" else word
    return word[:1].isdecimal() or word in NUMBER_WORDS


def _with_smaller(document: Document, found: Amount) -> Amount:
    """The amount with its smaller units, at most three ("2 yards 7 ft 10 inches")."""
    unit, many, total = found.unit or "", 1, Decimal(found.value or 0)
    for _ in range(STEPS):
        unit, times = SMALLER.get(unit, ("", 1))
        more = _following(document, found.end) if unit else None
        if more is None or not _is_part(document, found, more, unit) or more.value is None or more.value >= times * 3:
            break
        many *= times
        total += Decimal(more.value) / many
        found = replace(_worth(found, whole(total)), end=more.end, after=more.after)
    return found


def _is_part(document: Document, found: Amount, more: Amount, unit: str) -> bool:
    """Whether an amount is in the smaller unit; inches after feet need no word ("6-foot-4")."""
    return more.unit == unit or (unit == INCH and more.plain and document.clean[found.end] == "-")


def _with_hundredths(document: Document, found: Amount) -> Amount:
    """The sum with its cents: "20 dollars and 43 cents", "15 dollars and 15"."""
    if found.value is None or found.value != int(found.value):
        return found
    match = HUNDREDTHS.match(document.clean, found.end) if document.clean[found.end - 1].isalpha() else None
    more = None if match else _following(document, found.end)
    if more and more.kind == "money" and more.value is not None and 0 < more.value < 1:
        share, end, after = Decimal(more.value), more.end, more.after
    elif match:
        share, end, after = Decimal(match["figure"]) / 100, match.end(), document.token_at(match.end())
    else:
        return found
    return replace(_worth(found, Decimal(found.value) + share), end=end, after=after)


def _worth(found: Amount, value: Worth) -> Amount:
    """The amount with another value, and no other than that."""
    return replace(found, value=value, minimum=value, maximum=value)
