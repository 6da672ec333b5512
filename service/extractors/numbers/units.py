"""Units and currencies: what stands before or after a numeral and says what it measures."""

from collections import defaultdict
from collections.abc import Set
from decimal import Decimal

import regex

from service.document import TOKEN, Document
from service.extractors.numbers.vocabulary import DURATIONS
from service.frozen import dataclass
from service.lexicon import listing, table


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


@dataclass(frozen=True, slots=True)
class Unit:
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


# A blank in a unit may be written as a hyphen, and a hyphen as a blank: "a 20-square-mile area".
WRITTEN = (*NAMES, *(name.replace(" ", "-") for name in NAMES if " " in name))
TOKENS = [TOKEN.findall(word.lower()) for unit in (*WRITTEN, *SIGNS) for word in (unit, unit.replace("-", " "))]


def _seconds() -> dict[str, set[str]]:
    """The words that may be second in a unit, by the first."""
    found = defaultdict[str, set[str]](set)
    for tokens in TOKENS:
        if len(tokens) > 1:
            found[tokens[0]].add(tokens[1])
    return dict(found)


ONE = frozenset(tokens[0] for tokens in TOKENS if len(tokens) == 1)
SECONDS = _seconds()
LONGER = frozenset(tuple(tokens[:2]) for tokens in TOKENS if len(tokens) > 2)  # how those of three words or more begin
LONGEST = max(map(len, TOKENS))
REACH = {tokens[0]: len(tokens) for tokens in sorted(TOKENS, key=len)}  # the tokens of the longest that begins with a word
SPACED = {name.replace("-", " "): name for name in NAMES}
GAPS = ("", "-", "- ", "(", "-(")  # what may stand between a numeral and its unit, after blanks
GAP = 6  # characters
# What may stand before a figure, and the last word or sign of each.
LEADING = {word: unit for word, unit in SIGNS.items() if unit.kind == "money" and unit.factor >= 1}
LEADING |= {word: unit for word, unit in NAMES.items() if unit.kind == "money" and not word[-1].isalpha() and unit.factor == 1}
LEADING |= {word.lower(): unit for word, unit in LEADING.items() if word.endswith("$") and len(word) > 2}
LONG_LEADING = {word: unit for word, unit in NAMES.items() if unit.kind == "money" and unit.code and (" " in word or word in AHEAD)}
LEADING_ENDS = frozenset(TOKEN.findall(word.lower())[-1] for word in (*LEADING, *LONG_LEADING))
LEADING_INSIDE = frozenset(token for word in (*LEADING, *LONG_LEADING) for token in TOKEN.findall(word.lower())[:-1])
# One letter before plain digits is a road or a model sooner than naira or rand: "the N17", but "N17,000" and "R5 million".
SUM = r"\d{1,3}(?:,\d{3})|\d{1,4}\.\d\d\b|\d{1,4}(?:\.\d{1,2})?[ ]?(?:k|m|mn|bn|tn|million|billion|trillion)\b"
LETTERS = sorted((word for word in LEADING if word.isalpha()), key=len, reverse=True)
GLUED = regex.compile("|".join(rf"(?P<unit>{word})(?={SUM if len(word) == 1 else '[0-9]'})" for word in LETTERS))
DOTTED = frozenset(TOKEN.findall(word.lower())[-2] for word in LEADING | LONG_LEADING if word[-1] == ".")
LENGTH = 5  # tokens of the longest sign before a figure ("U.S. $")
INCHES_GO_ON = frozenset(("thick", "wide", "long", "tall", "deep", "high", "x", "by", "in", ".", ",", ";", ")", "across"))


@dataclass(frozen=True, slots=True)
class After:
    """A unit written after a numeral, where it ends, and its word: a name in lower case, a sign as it is."""

    unit: Unit
    end: int
    word: str


def unit_after(document: Document, end: int) -> After | None:
    """Return the unit written after a numeral that ends at `end`."""
    words, token = document.words, document.token_at(end)
    inside = token < len(words) and document.starts[token] < end
    while token < len(words) and words[token] in ("-", "("):
        token += 1
    if token >= len(words) or not (inside or may_begin(document, token)):
        return None
    start = max(document.starts[token], end)
    gap = document.clean[end:start]
    return _longest(document, token, end, start) if len(gap) <= GAP and gap.lstrip(" ") in GAPS else None


def _longest(document: Document, token: int, end: int, start: int) -> After | None:
    """The longest unit that begins at `start`, in a token; one in brackets is a sign."""
    clean, bracket = document.clean, document.clean[start - 1] == "("
    reach = REACH.get(document.words[token], LONGEST) if start == document.starts[token] else LONGEST
    for after in reversed(document.ends[token : token + reach]):
        word, unit = _known(clean[start:after])
        follows = clean[after : after + 1]
        if unit is None or follows.isalnum() or follows == "$":  # "on Aug. 31 C$2.7 million were left"
            continue
        if bracket and (word not in SIGNS or clean[after : after + 1] != ")"):
            return None
        euro = word == "euro" and _next(document, after) in EURO_MEMBERS
        after += bracket
        if euro or (len(word) <= 2 and not _plausible(document, word, end, start, after)):
            return None
        return After(unit, after - _ends_sentence(clean, after), word)
    return None


def _ends_sentence(clean: str, end: int) -> bool:
    """Whether the full stop before an offset ends the sentence, and belongs to no unit there: "at 35,000ft. Then"."""
    return clean[end - 1] == "." and clean[end : end + 2].strip(" ")[:1].isupper()


def _known(written: str) -> tuple[str, Unit | None]:
    """The unit that some words are, with its word in the tables; a hyphen may stand for a blank."""
    plain = " ".join(written.split(" "))
    name = SPACED.get(plain.lower().replace("-", " "))
    return (name, NAMES[name]) if name else (plain, SIGNS.get(plain))


def may_begin(document: Document, token: int) -> bool:
    """Return whether a unit may begin with a token: one of one word, or of several of which the second follows; odd letters may be signs."""
    word = document.words[token]
    return word in ONE or (word in SECONDS and document.following[token] in SECONDS[word]) or not word.isascii()


def _next(document: Document, end: int) -> str:
    """The word after an offset."""
    token = document.token_at(end)
    return document.words[token] if token < len(document.words) else ""


def may_follow(document: Document, end: int, signs: Set[str]) -> bool:
    """Return whether what follows a numeral may be one of the signs that begin so; odd letters may end a sign within a word."""
    words, token = document.words, document.token_at(end)
    while token < len(words) and words[token] in "-(":
        token += 1
    return token < len(words) and (words[token] in signs or document.starts[token] < end or not words[token].isascii())


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


MONEY_SIGNS = {word: unit for word, unit in LEADING.items() if len(word) == 1 and not word.isalpha()}


def may_lead(document: Document, token: int) -> bool:
    """Return whether the word or sign before a token ends that of a currency; few full stops do."""
    if not token:
        return False
    before = document.words[token - 1]
    return before in LEADING_ENDS and (before != "." or (token > 1 and document.words[token - 2] in DOTTED))


def currency_before(document: Document, token: int) -> tuple[Unit, int] | None:
    """Return the currency written before a figure that begins with a token, and where it starts."""
    sign = MONEY_SIGNS.get(document.words[token - 1])
    if sign and document.ends[token - 1] == document.starts[token] and document.clean[document.starts[token] - 2 : document.starts[token] - 1] == " ":
        before = document.words[token - 2]
        if before not in LEADING_INSIDE:
            return sign, document.starts[token - 1]
    if not may_lead(document, token) or document.starts[token] - document.ends[token - 1] > 1:
        return None
    clean, starts, end = document.clean, document.starts, document.ends[token - 1]
    reach = LENGTH if token > 1 and document.words[token - 2] in LEADING_INSIDE else 1
    for first in range(max(0, token - reach), token):
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
