"""Amounts: a numeral with its currency or unit, as one place in the text."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import regex

from service.document import Document
from service.extractors.designation import ENDERS
from service.extractors.numbers import units
from service.extractors.numbers.numerals import Worth
from service.extractors.numbers.units import Unit
from service.extractors.numbers.vocabulary import DRINKS, PAID
from service.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Amount:
    """One number in the text. `token` is the first token of the numeral, `after` the one after the amount, `base` the value before the scale word."""

    start: int
    end: int
    token: int
    after: int  # the first token that ends after it: a part of one that it ends in, else the next one
    kind: str
    rule: str
    value: Worth | None
    minimum: Worth | None
    maximum: Worth | None
    approximate: bool = False
    unit: str | None = None
    base: Worth = 0
    scaled: bool = False  # it has a scale word or a unit of its own
    plain: bool = False  # figures without comma, point, scale, currency or unit

    def first(self, starts: Sequence[int]) -> int:
        """Return the token it begins in; few tokens lie between that and its numeral, so that a walk is shorter than a search."""
        token, start = self.token, self.start
        while starts[token] > start:
            token -= 1
        return token

    def taken_for(self, kind: str, rule: str, unit: str | None, end: int, after: int) -> "Amount":
        """Return the same number as one of another kind, with the words up to an offset, and the token after it, that make it so."""
        value, low, high, approximate = self.value, self.minimum, self.maximum, self.approximate
        return Amount(self.start, end, self.token, after, kind, rule, value, low, high, approximate, unit, self.base, True)


@dataclass(frozen=True, slots=True)
class Nothing:
    """Text that holds no number up to an offset."""

    end: int


Reading = Amount | Nothing
Currency = tuple[Unit, int]  # what stands before a figure, and where it starts

AGE_AFTER = regex.compile(
    r"[ -](?P<unit>year|month|week|day)s?[ -](?:olds?|of[ ]age) | (?P<short>[ ]?[ -]?(?:yo|y/o))", regex.IGNORECASE | regex.VERBOSE
)
YEAR_OLD = "-year-old"
OF_A = regex.compile(r"[ ]of[ ]an?(?=[ ])")
AGE_UNITS = {"year": "a", "month": "mo", "week": "wk", "day": "d"}
RULES = {kind: f"number.{kind}" for kind in ("cardinal", "ordinal", "fraction", "ratio", "percent", "money", "measure")}
WEIGHTLESS = 10_000  # pounds: more than that is money
FEW_CUPS = 20  # more are counted, not measured
FORMATS = frozenset((240, 360, 480, 576, 720, 1080, 1440, 2160, 4320))  # lines of a picture, with a "p" and what has it after them
STOPS = frozenset(".,;:!?)-")
LEAST_WON = 100  # South Korean won: fewer were won
# Units that are none beside some values or words.
CHECKED = frozenset(("euro", "won", "cup", "cups", "p", "C", "F", "N", "P", "R", "pound", "pounds", "caliber", "calibre"))
DEGREES = {"C": (-273, 120), "F": (-120, 220)}  # what a bare letter after figures can mean


def exactly(start: int, end: int, token: int, after: int, kind: str, value: Worth, base: Worth | None = None) -> Amount:
    """Return an amount of one known value; with a `base` it has a scale word of its own, which made the value of it."""
    scaled = base is not None
    return Amount(start, end, token, after, kind, RULES[kind], value, value, value, False, None, base if base is not None else value, scaled)


def whole(value: Worth) -> Worth:
    """Return the value as an integer where it is one."""
    return int(value) if value == int(value) else value


def with_unit(document: Document, bare: Amount, currency: Currency | None = None) -> Reading:
    """Return the amount with the currency before it or the unit after it; durations and clock times are no numbers."""
    after = units.unit_after(document, bare.end)
    if currency:
        unit, start = currency
        again = after is not None and after.unit.kind == "money" and after.unit.code == unit.code and after.unit.factor == unit.factor
        end = after.end if after and again else bare.end
        return measured(bare, unit, min(start, bare.start), end, document.token_at(end))
    if not after:
        return _share_of_unit(document, bare) or _short_age(document, bare) or bare
    if after.unit.kind == "duration":
        return aged(document, bare) or bare.taken_for("duration", bare.rule, None, after.end, document.token_at(after.end))
    if not _means(document, bare, after):
        return Nothing(after.end) if document.clean[bare.end].isalpha() else bare
    unit = Unit("money", "GBP") if after.word in ("pound", "pounds") and _is_money(document, bare) else after.unit
    if after.word in ("caliber", "calibre") and (bare.value or 0) >= 1:
        unit = replace(unit, factor=Decimal("0.01"))  # a .45 is said without its point too
    return measured(bare, unit, bare.start, after.end, document.token_at(after.end))


def _share_of_unit(document: Document, bare: Amount) -> Reading | None:
    """A part in figures of one unit, "0.25 of a percentage point", or None; one of a unit of time is a duration."""
    article = OF_A.match(document.clean, bare.end) if -1 < (bare.value or 1) < 1 else None
    after = units.unit_after(document, article.end()) if article else None
    if not after:
        return None
    if after.unit.kind == "duration":
        return Nothing(after.end)
    return measured(bare, after.unit, bare.start, after.end, document.token_at(after.end))


def measured(bare: Amount, unit: Unit, start: int, end: int, after: int) -> Amount:
    """Return the amount in a unit, with the place of both and the token after them."""
    value, low, high = bare.value, bare.minimum, bare.maximum
    if unit.factor != 1:
        value, low, high = (None if one is None else whole(one * unit.factor) for one in (value, low, high))
    return Amount(start, end, bare.token, after, unit.kind, RULES[unit.kind], value, low, high, bare.approximate, unit.code, bare.base, True)


def _means(document: Document, bare: Amount, after: units.After) -> bool:
    """Whether a word that may be a unit is one beside this value."""
    value = bare.value or 0
    match after.word:
        case "won":
            return value >= LEAST_WON
        case "cup" | "cups":
            token = document.token_at(after.end)
            return value <= FEW_CUPS and DRINKS.isdisjoint(document.words[token : token + 2])
        case "N" | "P" | "R":
            return False  # naira, Philippine pesos and rand are written before their figure
        case "p":
            token = document.token_at(after.end)
            following = document.words[token] if token < len(document.words) else "."
            return value not in FORMATS or following in ENDERS or following in STOPS
        case "C" | "F":
            low, high = DEGREES[after.word]
            return low <= value <= high
        case _:
            return True


def _is_money(document: Document, bare: Amount) -> bool:
    """Whether pounds are money: by their number, or by a word before them."""
    words = document.words[max(0, bare.token - 5) : bare.token]
    return (bare.value or bare.minimum or 0) >= WEIGHTLESS or "£" in document.where or not PAID.isdisjoint(words)


def aged(document: Document, bare: Amount) -> Amount | None:
    """Return the amount as the age that its unit of time begins ("14-year-old"), or None."""
    clean, end = document.clean, bare.end + len(YEAR_OLD)
    if clean[bare.end : end] == YEAR_OLD and not clean[end : end + 1].isalnum():
        return bare.taken_for("age", "number.age", "a", end, document.token_at(end))  # most are written so
    match = AGE_AFTER.match(clean, bare.end)
    if not match or clean[match.end() : match.end() + 1].isalnum():
        return None
    unit = AGE_UNITS[(match["unit"] or "year").lower()]
    return bare.taken_for("age", "number.age", unit, match.end(), document.token_at(match.end()))


def _short_age(document: Document, bare: Amount) -> Amount | None:
    """ "87 yo": only where the next word can be that."""
    return aged(document, bare) if document.clean[bare.end + 1 : bare.end + 2] == "y" else None
