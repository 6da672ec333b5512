"""Units and currencies: what stands before or after a numeral and says what it measures."""

from collections.abc import Set
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

import regex

from service.document import TOKEN, Document
from service.extractors.numbers.vocabulary import DURATIONS
from service.lexicon import listing, one_of, table


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A way of writing a unit."""

    word: str
    code: str
    exact: bool


@dataclass(frozen=True, slots=True)
class CurrencyRow:
    """A way of writing money, and what one of it is in the major unit."""

    word: str
    code: str | None
    exact: bool
    factor: str | None


class Unit(NamedTuple):
    """What a number measures. `kind`: measure, money, percent or duration; `code`: UCUM or ISO 4217."""

    kind: str
    code: str | None
    factor: Decimal | int = 1


SILENT = frozenset(listing("numbers", "not_units"))
EURO_MEMBERS = frozenset(listing("numbers", "euro_members"))
AHEAD = frozenset(listing("numbers", "currencies_ahead"))
SHARE, POINT, HUNDREDTH = Unit("percent", "%"), Unit("percent", "pp"), Unit("percent", "pp", Decimal("0.01"))
PERCENTS = {
    "%": SHARE, "percent": SHARE, "per cent": SHARE, "pct": SHARE, "percentage": SHARE, "pc": SHARE, "percentage point": POINT,
    "percentage points": POINT, "bps": HUNDREDTH, "basis point": HUNDREDTH, "basis points": HUNDREDTH,
}  # fmt: skip


def _tables() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Units by name (any case) and by sign (as written)."""
    names, signs = dict[str, Unit](), dict[str, Unit]()
    for row in (*table("units", UnitRow), *table("unit_words", UnitRow)):
        (signs if row.exact else names)[row.word] = Unit("measure", row.code)
    for name in table("currencies", UnitRow):
        (signs if name.exact else names)[name.word] = Unit("money", name.code)
    for word in table("currency_words", CurrencyRow):
        (signs if word.exact else names)[word.word] = Unit("money", word.code, Decimal(word.factor) if word.factor else 1)
    names |= {word: Unit("duration", None) for word in DURATIONS} | PERCENTS
    return {word: unit for word, unit in names.items() if word not in SILENT}, {word: unit for word, unit in signs.items() if word not in SILENT}


NAMES, SIGNS = _tables()


WRITTEN = (*NAMES, *(name.replace(" ", "-") for name in NAMES if " " in name))  # "square miles", "a 20-square-mile area"
NAME_AFTER = regex.compile(rf"[ ]{{0,4}}(?:-[ ]?)?(?P<unit>{one_of(WRITTEN)})", regex.IGNORECASE)
NAME_STARTS = frozenset(TOKEN.findall(word)[0] for word in NAMES)
SIGN_STARTS = frozenset(TOKEN.findall(word.lower())[0] for word in SIGNS)
MANY = frozenset(parts[0] for parts in map(TOKEN.findall, (*NAMES, *map(str.lower, SIGNS))) if len(parts) > 1)  # first words of units of several
LONE = {word: unit for word, unit in NAMES.items() if word not in MANY and len(TOKEN.findall(word)) == 1 and (len(word) > 2 or word == "%")}
SIGN_AFTER = regex.compile(rf"[ ]{{0,2}}-?(?P<bracket>\()?(?P<unit>{one_of(SIGNS)})(?(bracket)\))")
# What may stand before a figure, and the last word or sign of each.
LEADING = {word: unit for word, unit in SIGNS.items() if unit.kind == "money" and unit.factor >= 1}
LEADING |= {word: unit for word, unit in NAMES.items() if unit.kind == "money" and not word[-1].isalpha() and unit.factor == 1}
LEADING |= {word.lower(): unit for word, unit in LEADING.items() if word.endswith("$") and len(word) > 2}
LONG_LEADING = {word: unit for word, unit in NAMES.items() if unit.kind == "money" and unit.code and (" " in word or word in AHEAD)}
LEADING_ENDS = frozenset(TOKEN.findall(word.lower())[-1] for word in (*LEADING, *LONG_LEADING))
# One letter before plain digits is a road or a model sooner than naira or rand: "the N17", but "N17,000" and "R5 million".
SUM = r"\d{1,3}(?:,\d{3})|\d{1,4}\.\d\d\b|\d{1,4}(?:\.\d{1,2})?[ ]?(?:k|m|mn|bn|tn|million|billion|trillion)\b"
LETTERS = sorted((word for word in LEADING if word.isalpha()), key=len, reverse=True)
GLUED = regex.compile("|".join(rf"(?P<unit>{word})(?={SUM if len(word) == 1 else '[0-9]'})" for word in LETTERS))
DOTTED = frozenset(TOKEN.findall(word.lower())[-2] for word in LEADING | LONG_LEADING if word[-1] == ".")
LENGTH = 5  # tokens of the longest sign before a figure ("U.S. $")
INCHES_GO_ON = frozenset(("thick", "wide", "long", "tall", "deep", "high", "x", "by", "in", ".", ",", ";", ")", "across"))


class After(NamedTuple):
    """A unit written after a numeral, where it ends, and its word: a name in lower case, a sign as it is."""

    unit: Unit
    end: int
    word: str


def unit_after(document: Document, end: int) -> After | None:
    """Return the unit written after a numeral that ends at `end`."""
    clean = document.clean
    if lone := _lone_unit(document, end):
        return lone
    match = NAME_AFTER.match(clean, end) if _may_be_named(document, end) else None
    if not match or clean[match.end() : match.end() + 1] == "/":
        match = (SIGN_AFTER.match(clean, end) if may_follow(document, end, SIGN_STARTS) else None) or match
    if not match:
        return None
    word = _plain(match["unit"])
    if word not in NAMES:
        word = " ".join(match["unit"].split())
    unit = NAMES.get(word) or SIGNS.get(word)
    if unit is None or (word == "euro" and _next(document, match.end()) in EURO_MEMBERS):
        return None
    if len(word) <= 2 and not _plausible(document, word, end, match.start("unit"), match.end()):
        return None
    return After(unit, match.end(), word)


def _lone_unit(document: Document, end: int) -> After | None:
    """The unit of one word after a numeral that no other word or sign of the tables goes on from, as most are: "percent", "years"."""
    token = document.token_at(end)
    if token < len(document.words) and document.words[token] == "-" and document.starts[token] == end:
        token += 1
    unit = LONE.get(document.words[token]) if token < len(document.words) else None
    if unit is None or document.starts[token] < end or document.clean[end : document.starts[token]] not in ("", " ", "-"):
        return None
    following = document.clean[document.ends[token] : document.ends[token] + 1]
    return None if following == "/" or following.isalnum() else After(unit, document.ends[token], document.words[token])


def _next(document: Document, end: int) -> str:
    """The word after an offset."""
    token = document.token_at(end)
    return document.words[token] if token < len(document.words) else ""


def _may_be_named(document: Document, end: int) -> bool:
    """Whether the word after a numeral begins the name of a unit; it spares most numbers the long pattern."""
    words, token = document.words, document.token_at(end)
    if token < len(words) and words[token] == "-":
        token += 1
    return token < len(words) and (words[token] in NAME_STARTS or document.starts[token] < end)


def may_follow(document: Document, end: int, signs: Set[str]) -> bool:
    """Return whether what follows a numeral may be one of the signs that begin so; odd letters may end a sign within a word."""
    words, token = document.words, document.token_at(end)
    while token < len(words) and words[token] in "-(":
        token += 1
    return token < len(words) and (words[token] in signs or document.starts[token] < end or not words[token].isascii())


def _plain(word: str) -> str:
    """The word as the tables have it; a hyphen may stand for a blank."""
    plain = " ".join(word.lower().split())
    return plain if plain in NAMES else plain.replace("-", " ")


def _plausible(document: Document, word: str, end: int, start: int, after: int) -> bool:
    """Whether a unit of one or two letters is meant: "5 in" is one only where nothing else can be."""
    if word == "in" and start > end:
        token = document.token_at(after)
        return token >= len(document.words) or document.words[token] in INCHES_GO_ON
    if len(word) == 2 or not word.isalpha():
        return True
    following = document.clean[after : after + 2]
    if following[:1] == "/" or (start > end and following[:1] in ("-", ".", "&") and following[1:].isalnum()):
        return False  # "24 F-16s", "2021 C.P.I.", but "a 4m-high fence"
    return start == end or word in "CFmgltK"


def may_lead(document: Document, token: int) -> bool:
    """Return whether the word or sign before a token ends that of a currency; few full stops do."""
    if not token:
        return False
    before = document.words[token - 1]
    return before in LEADING_ENDS and (before != "." or (token > 1 and document.words[token - 2] in DOTTED))


def currency_before(document: Document, token: int) -> tuple[Unit, int] | None:
    """Return the currency written before a figure that begins with a token, and where it starts."""
    if not may_lead(document, token) or document.starts[token] - document.ends[token - 1] > 1:
        return None
    clean, starts, end = document.clean, document.starts, document.ends[token - 1]
    for first in range(max(0, token - LENGTH), token):
        word = clean[starts[first] : end]
        unit = LEADING.get(word) or LEADING.get(_tight(word)) or LONG_LEADING.get(word.lower())
        lone = len(word) == 1 and word.isalpha() and starts[token] > end
        if unit and not lone and not clean[starts[first] - 1 : starts[first]].isalnum():
            return unit, starts[first]
    return None


def _tight(word: str) -> str:
    """A sign written with a blank, "us $" or "HK $", without it; a lone letter before it is an article."""
    letters, blank, sign = word.partition(" ")
    return letters + sign if blank and len(letters) > 1 else word


def glued_currency(document: Document, token: int) -> tuple[Unit, int] | None:
    """Return the currency whose letters are written onto a figure ("USD3.14", "N82,000"), and where the figure starts."""
    match = GLUED.match(document.clean, document.starts[token])
    return (LEADING[match["unit"]], match.end()) if match else None
