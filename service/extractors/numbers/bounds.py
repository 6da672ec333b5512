"""Bounds: ranges of two amounts, and the words around an amount that make it a minimum, a maximum or approximate."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

import regex

from service.document import Document
from service.extractors.numbers.amounts import Amount, _whole
from service.extractors.numbers.numerals import Worth
from service.extractors.numbers.vocabulary import AFTER, BEFORE, CHANGES, CONTESTS, PLACED
from service.lexicon import one_of

JOIN = regex.compile(r"[ ]?(?:-|\u2013|\u2014|~)[ ]?|[ ](?:to|or|and|through)[ ](?:about[ ])?|-(?:to|or)-|-?[ ]to[ ]", regex.IGNORECASE)
BEFORE_ENDS = frozenset(phrase[-1] for phrase in BEFORE)
LONGEST = max(map(len, BEFORE))
SPACE_AND = ("under", "over", "above", "below", "beyond", "near", "around", "across")
FREE = one_of(word for word in AFTER if word[0].isalpha() and word != "plus")
TIED = one_of(word[1:] for word in AFTER if word[0] == "-")
AFTER_WORDS = regex.compile(rf"[ ]{FREE}|-{TIED}|[+](?!\w)", regex.IGNORECASE)
PLUS = regex.compile(r"[ ]plus(?=[ ]\p{Ll})")
GOING_FROM = 8  # tokens before "from" in which a verb of change may stand
NEAR = 12  # tokens around a hyphen in which a contest may be named


class Effect(NamedTuple):
    """What the words around an amount do, and where they start or end."""

    effect: str
    edge: int


def joined(document: Document, amounts: Iterable[Amount]) -> Iterator[Amount]:
    """Return the amounts with those that bound a range made one; scores are left out."""
    waiting: Amount | None = None
    for amount in amounts:
        if waiting is None:
            waiting = amount
            continue
        match = JOIN.fullmatch(document.clean, waiting.end, amount.start)
        if match and _is_score(document, waiting, amount, match[0]):
            waiting = None
            continue
        joint = _range(document, waiting, amount, match[0].strip().lower()) if match else None
        if joint:
            waiting = joint
            continue
        yield waiting
        waiting = amount
    if waiting is not None:
        yield waiting


def _is_score(document: Document, low: Amount, high: Amount, join: str) -> bool:
    """Whether two plain figures with a hyphen are the score of a match or a vote."""
    if join not in ("-", "\u2013", "\u2014") or low.kind != "cardinal" or high.kind != "cardinal" or low.value is None or high.value is None:
        return False
    if not (low.plain and high.plain) or document.clean[low.start : low.start + 1] == "-":
        return False
    if low.value >= high.value:
        return True
    around = document.words[max(0, low.token - NEAR) : high.token + NEAR]
    return high.value < 30 and not CONTESTS.isdisjoint(around)


def _range(document: Document, low: Amount, high: Amount, join: str) -> Amount | None:
    """The range of two amounts, or None where they are two facts."""
    if low.kind == "money" and low.scaled and high.unit == "m" and high.value is not None:  # "$2m-3m": no metres
        high = high._replace(kind="money", unit=low.unit, value=high.value * 1_000_000)
    if low.value is None or high.value is None or "ordinal" in (low.kind, high.kind) or "ratio" in (low.kind, high.kind):
        return None
    if low.unit is not None and high.unit != low.unit and not (low.kind == "money" and high.unit is None):
        return None
    lead = _lead(document, low)
    if join in ("and", "through") and lead not in ("between", "from"):
        return None
    minimum, maximum = _spread(low.value, low, high.value, high)
    if minimum >= maximum or (join in ("to", "or") and _changes(document, low, lead)):
        return None
    if join == "or" and not (maximum <= 2 * minimum + 1 or high.unit):
        return None
    if high.kind == "cardinal" and low.kind == "cardinal" and high.plain and low.plain and _is_year(low) and _is_year(high):
        return None
    unit = high.unit if high.unit is not None else low.unit
    kind = high.kind if high.kind != "cardinal" else low.kind
    start = _opened(document, low, lead, join)
    return high._replace(
        start=start, token=low.token, kind="range" if kind == "cardinal" else kind, rule="number.between", value=None,
        minimum=minimum, maximum=maximum, unit=unit, approximate=low.approximate or high.approximate, plain=False, scaled=True,
    )  # fmt: skip


def _is_year(amount: Amount) -> bool:
    return amount.value is not None and 1000 <= amount.value <= 2100


def _spread(first: Worth, low: Amount, last: Worth, high: Amount) -> tuple[Worth, Worth]:
    """Both bounds; a scale word or a part unit of the second holds for the first ("2 to 3 million", "25 to 50 cents")."""
    shares = high.scaled and not low.scaled and high.base
    if shares and (first < high.base < last or last < high.base):
        return _whole(Decimal(first) * Decimal(last) / Decimal(high.base)), last
    return first, last


def _lead(document: Document, low: Amount) -> str:
    """The word "between" or "from" before a range."""
    token = document.token_at(low.start)
    return document.words[token - 1] if token and document.words[token - 1] in ("between", "from") else ""


def _opened(document: Document, low: Amount, lead: str, join: str) -> int:
    """Where a range starts: with its "between" or "from", and "anywhere" before that."""
    if not lead or (lead == "between" and join not in ("and", "-", "\u2013")):
        return low.start
    token = document.token_at(low.start) - 1
    if token and document.words[token - 1] in ("anywhere", "anything"):
        token -= 1
    return document.starts[token]


def _changes(document: Document, low: Amount, lead: str) -> bool:
    """Whether a verb of change makes of "from 7 to 5 per cent" two numbers."""
    token = document.token_at(low.start)
    before = document.words[max(0, token - (GOING_FROM if lead else 4)) : token]
    return not CHANGES.isdisjoint(before) and "between" not in before and "by" not in before[-2:]


def modified(document: Document, amount: Amount) -> Amount:
    """Return the amount with the words before and after it that bear on its bounds."""
    if amount.kind in ("ordinal", "ratio") or amount.rule == "number.pair":
        return amount
    for _ in range(2):
        found = _before(document, amount)
        if not found:
            break
        amount = _bounded(amount, found.effect)._replace(start=found.edge)
    after = _after(document, amount)
    return _bounded(amount, after.effect)._replace(end=after.edge) if after else amount


def _before(document: Document, amount: Amount) -> Effect | None:
    words, starts = document.words, document.starts
    token = document.token_at(amount.start)
    if not token or words[token - 1] not in BEFORE_ENDS or "\n" in document.clean[document.ends[token - 1] : amount.start]:
        return None
    for first in range(max(0, token - LONGEST), token):
        effect = BEFORE.get(tuple(words[first:token]))
        if effect and not _is_place(document, first, token, amount):
            return Effect(effect, starts[first])
    return None


def _is_place(document: Document, first: int, token: int, amount: Amount) -> bool:
    """Whether the word says where ("spread over 20 square miles", "under six metres of rubble") or is no modifier here."""
    words = document.words
    if token - first > 1:
        return False
    before = words[first - 1] if first else ""
    if words[first] in ("some", "about", "around", "near") and amount.kind == "cardinal" and amount.value == 1:
        return True
    if words[first] == "as":
        return True
    return words[first] in SPACE_AND and before in PLACED


def _after(document: Document, amount: Amount) -> Effect | None:
    if document.clean[amount.end : amount.end + 1] not in (" ", "-", "+"):
        return None
    match = AFTER_WORDS.match(document.clean, amount.end) or PLUS.match(document.clean, amount.end)
    if not match:
        return None
    words = " ".join(match[0].split()).lower()
    if words in ("and more", "and over", "and under", "and above", "and below", "and up") and not _ends_phrase(document, match.end()):
        return None
    return Effect(AFTER[words], match.end())


def _ends_phrase(document: Document, end: int) -> bool:
    """Whether nothing that is counted follows ("12 and more people came")."""
    token = document.token_at(end)
    return token >= len(document.words) or not document.words[token].isalpha() or document.words[token] in ("in", "were", "are", "is", "was", "of")


def _bounded(amount: Amount, effect: str) -> Amount:
    """The amount with what one modifier does to it."""
    rules = {"minimum": "number.at_least", "maximum": "number.at_most", "approximate": "number.about", "exact": amount.rule}
    rule = rules[effect] if amount.rule not in ("number.between", "number.vague") else amount.rule
    if effect == "approximate":
        return amount._replace(approximate=True, rule=rule if amount.rule not in ("number.at_least", "number.at_most") else amount.rule)
    if effect == "exact" or amount.value is None:
        return amount
    return (
        amount._replace(minimum=amount.value, maximum=None, rule=rule)
        if effect == "minimum"
        else amount._replace(minimum=None, maximum=amount.value, rule=rule)
    )
