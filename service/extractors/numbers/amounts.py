"""Amounts: a numeral with its sign, scale, currency and unit, as one place in the text."""

from decimal import Decimal
from typing import NamedTuple

import regex

from service.document import Document
from service.extractors import designation
from service.extractors.numbers import units
from service.extractors.numbers.numerals import FIGURE, Worth, fold, parts, worth
from service.extractors.numbers.units import Unit
from service.extractors.numbers.vocabulary import (
    COMPARED,
    LETTERS,
    LETTERS_BY_COMPANY,
    NUMBER_WORDS,
    ORDINALS,
    PAID,
    PARTS,
    SCALE,
    SIGNS,
    VAGUE,
)
from service.lexicon import one_of


class Amount(NamedTuple):
    """One number in the text. `token` is the first token of the numeral, `base` its value before the scale word."""

    start: int
    end: int
    token: int
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


class Nothing(NamedTuple):
    """Text that holds no number up to an offset."""

    end: int


Reading = Amount | Nothing

ORDINAL_END = regex.compile(r"(?:st|nd|rd|th)(?!\w)", regex.IGNORECASE)
LETTER = regex.compile(rf"[ ]?(?P<letter>{one_of((*LETTERS, *LETTERS_BY_COMPANY))})")
SCALE_WORD = regex.compile(rf"[ ]{{1,3}}(?:-[ ]?)?|-(?={one_of(SCALE)})", regex.IGNORECASE)
NEVER = regex.compile(
    r"""
      \d{1,4} (?: [-.\u2013] \d{1,7} ){2,12}          # telephone numbers, versions, dates in figures
    | \d{1,2} : \d{2} (?: [:.] \d{1,2} ){0,2}         # clock times, race times
    | 0\d{1,5} (?: [ ] \d{3,5} ){1,4}                 # telephone numbers
    | \d{1,4} (?: / \d{1,4} ){2,4}                    # dates in figures
    """,
    regex.VERBOSE,
)
RATIO = regex.compile(r"(?P<top>\d{1,4}) : (?P<below>\d{1,4}) (?![:\d])", regex.VERBOSE)
SLASHED = regex.compile(r"(?P<top>\d{1,3}) / (?P<below>\d{1,4}) (?! [/\w] )", regex.VERBOSE)
AGE_AFTER = regex.compile(r"(?:[ -](?P<unit>year|month|week|day)s?[ -](?:olds?)|[ ](?P<years>year)s[ ]of[ ]age)(?!\w)", regex.IGNORECASE)
AGE_UNITS = {"year": "a", "month": "mo", "week": "wk", "day": "d"}
VAGUE_RUN = regex.compile(
    rf"(?P<first>{one_of(VAGUE)})(?:[ ]of[ ](?P<second>{one_of(VAGUE)}))?(?P<of>[ ]of\b)?",
    regex.IGNORECASE,
)
SEVERAL = regex.compile(rf"(?:several|few|couple)(?:[ ]of)?[ ](?P<scale>{one_of(SCALE)})", regex.IGNORECASE)
PAIR = regex.compile(r"(?:couple|pair)[ ]of(?!\w)", regex.IGNORECASE)
WEIGHTLESS = 10_000  # pounds: more than that is money
BIG = 1_000_000
SMALLER = {
    "[ft_i]": ("[in_i]", 12),
    "[yd_i]": ("[ft_i]", 3),
    "[lb_av]": ("[oz_av]", 16),
    "[stone_av]": ("[lb_av]", 14),
    "km": ("m", 1000),
    "m": ("cm", 100),
}
GOES_ON = regex.compile(r"(?:[ ]|,[ ])(?:and[ ])?")


def amount_at(document: Document, token: int) -> Reading:
    """Return the amount that begins with a token, smaller units included ("6ft 1in"), or how far there is none."""
    found = reading(document, token)
    for _ in range(2):
        if isinstance(found, Amount) and found.unit and (longer := with_smaller(document, found)):
            found = longer
    return found


def reading(document: Document, token: int) -> Reading:
    """Return the amount with one unit that begins with a token, or how far there is none."""
    word = document.words[token]
    if word[0].isdecimal():
        return figure_at(document, token, document.starts[token])
    if word in VAGUE or word in ("several", "few", "couple", "pair"):
        return vague_at(document, token)
    if word in NUMBER_WORDS or word in ORDINALS or word in PARTS or word in SIGNS:
        return words_at(document, token)
    glued = units.glued_currency(document, token)
    return figure_at(document, token, glued[1], glued[0]) if glued else Nothing(document.ends[token])


def figure_at(document: Document, token: int, at: int, glued: Unit | None = None) -> Reading:
    """Return the amount that begins with a figure at an offset, or how far there is none."""
    clean = document.clean
    never = NEVER.match(clean, at)
    if never or designation.is_idiom(document, at):
        return Nothing(never.end() if never else document.ends[token])
    if special := _special(document, token, at):
        return special
    figure = FIGURE.match(clean, at)
    assert figure
    end = figure.end()
    if ORDINAL_END.match(clean, end):
        return _ordinal(document, token, worth(figure[0]), document.ends[document.token_at(end)])
    value: Worth = worth(figure[0])
    start = document.starts[token]
    if not glued:
        start, value = _signed(document, start, value, figure[0])
        if start < 0:
            return Nothing(end)
    found = parts(document, token) if not glued and _goes_on(clean, end) else None
    numeral = fold(found[0]) if found else None
    base, scaled = value, False
    if found and numeral and numeral.used > 1:
        if numeral.form == "ordinal":
            return Nothing(end)
        end, scaled = found[1][numeral.used - 1], True
        base, value = numeral.base, (-numeral.value if value < 0 else numeral.value)
    currency = (glued, start) if glued else units.currency_before(document, token if start == document.starts[token] else token - 1)
    if not scaled:
        value, end, scaled = _lettered(document, value, end, currency is not None)
    if clean[end : end + 1].isalpha() and not units.unit_after(document, end):
        return Nothing(document.ends[document.token_at(end)])
    plain = not scaled and figure[0].isdecimal()
    bare = Amount(start, end, token, "cardinal", "number.cardinal", value, value, value, base=base, scaled=scaled, plain=plain)
    return with_unit(document, bare, currency)


def _goes_on(clean: str, end: int) -> bool:
    """Whether a scale word, "and" or a fraction may follow a figure."""
    return clean[end : end + 1] in (" ", "-") and (clean[end + 1 : end + 2].isalpha() or clean[end + 1 : end + 2].isdigit())


def _special(document: Document, token: int, at: int) -> Reading | None:
    """Ratios and fractions in figures."""
    clean = document.clean
    match = RATIO.match(clean, at) or SLASHED.match(clean, at)
    if not match:
        return None
    top, below = int(match["top"]), int(match["below"])
    if match.re is RATIO:
        value = Decimal(top) / below if below else None
        return Amount(at, match.end(), token, "ratio", "number.ratio", value, value, value) if value is not None else Nothing(match.end())
    if not 0 < top < below or clean[at - 1 : at] in ("/", "="):
        return Nothing(match.end())
    start, share = _signed(document, at, Decimal(top) / below, match["top"])
    return (
        with_unit(document, Amount(start, match.end(), token, "fraction", "number.fraction", share, share, share, base=share), None)
        if start >= 0
        else Nothing(match.end())
    )


def _signed(document: Document, start: int, value: Worth, figure: str) -> tuple[int, Worth]:
    """Where a figure with its sign starts and what it is worth; a start below 0 where it is part of something else."""
    clean = document.clean
    before = clean[start - 1 : start] if start else ""
    if before == " " and (token := document.token_at(start)) and document.words[token - 1] in ("minus", "negative"):
        return document.starts[token - 1], -value
    if before == "." and "." not in figure and not clean[start - 2 : start - 1].isalnum():
        start, value = start - 1, Decimal(f"0.{figure}")
        before = clean[start - 1 : start] if start else ""
    if before in ("-", "\u2212") and start:
        left = clean[start - 2 : start - 1] if start > 1 else ""
        return (start - 1, -value) if not left or left in " ($€£>=<" or left == "\n" else (start, value)
    if before and before in "/=&@:_#^":
        return -1, value
    if before == "." and clean[start - 2 : start - 1].isalnum():
        return (-1, value) if clean[start - 2 : start - 1].isdecimal() else (start, value)
    return start, value


def _lettered(document: Document, value: Worth, end: int, money: bool) -> tuple[Worth, int, bool]:
    """The value with the letter that multiplies it ("1.5bn", "2m" beside money), the end, and whether there is one."""
    match = LETTER.match(document.clean, end)
    if not match:
        return value, end, False
    letter = match["letter"]
    if letter in LETTERS and (match.end() - end == len(letter) or len(letter) > 1 or money):
        return _whole(value * LETTERS[letter]), match.end(), True
    if money or (match.end() - end == len(letter) and letter in "mM" and _counts(document, match.end())):
        return _whole(value * LETTERS_BY_COMPANY.get(letter, LETTERS.get(letter, 1))), match.end(), True
    return value, end, False


def _counts(document: Document, end: int) -> bool:
    """Whether what follows is counted or measured, so that "m" before it means millions."""
    token = document.token_at(end)
    if token >= len(document.words):
        return False
    unit = units.unit_after(document, end)
    return (
        (unit is not None and unit[0].kind != "duration")
        or document.words[token] in COMPARED - {"in", "to"}
        or designation.counts_plural(document, end)
    )


def _whole(value: Worth) -> Worth:
    return int(value) if value == int(value) else value


def _ordinal(document: Document, token: int, value: Worth, end: int) -> Reading:
    """An ordinal, unless it is a day or a century."""
    after = document.token_at(end)
    following = document.words[after : after + 3]
    if following[:1] == ["-"]:
        following = following[1:]
    if following and (following[0] in ("century", "centuries", "quarter", "half") or following[0] in designation.MONTHS):
        return Nothing(end)
    if following[:1] == ["of"] and len(following) > 1 and following[1] in designation.MONTHS:
        return Nothing(end)
    if token and document.words[token - 1] in designation.MONTHS:
        return Nothing(end)
    return Amount(document.starts[token], end, token, "ordinal", "number.ordinal", value, value, value)


def vague_at(document: Document, token: int) -> Reading:
    """Return a vague plural ("dozens", "tens of thousands", "several hundred", "a couple of")."""
    clean, start = document.clean, document.starts[token]
    article = token and document.words[token - 1] in ("a", "an") and clean[document.ends[token - 1] : start] == " "
    first = document.starts[token - 1] if article else start
    if match := SEVERAL.match(clean, start):
        low = 2 * SCALE[match["scale"].lower()]
        return with_unit(document, Amount(first, match.end(), token, "cardinal", "number.vague", None, low, None, True), None)
    if match := PAIR.match(clean, start):
        loose = document.words[token] == "couple"
        return (
            Amount(first, match.end(), token, "cardinal", "number.vague" if loose else "number.pair", 2, 2, 2, loose)
            if article
            else Nothing(match.end())
        )
    match = VAGUE_RUN.match(clean, start)
    if not match:
        return Nothing(document.ends[token])
    if match["first"].lower() in ("scores", "tens") and not (match["of"] or match["second"]):
        return Nothing(match.end())
    low = VAGUE[match["first"].lower()] * (VAGUE[match["second"].lower()] // 2 if match["second"] else 1)
    end = match.start("of") if match["of"] else match.end()
    if token and document.words[token - 1] in ("low", "the"):
        first = document.starts[token - 1] if document.words[token - 1] == "low" else start
    bare = Amount(first, end, token, "cardinal", "number.vague", None, low, None, True)
    named = units.unit_after(document, match.end("of")) if match["of"] else None
    if named and named[0].kind in ("money", "measure"):
        return bare._replace(kind=named[0].kind, unit=named[0].code, end=named[1])
    return Nothing(named[1]) if named and named[0].kind == "duration" else bare


def words_at(document: Document, token: int) -> Reading:
    """Return the amount that begins with a number word, or how far there is none."""
    words, starts, clean = document.words, document.starts, document.clean
    if designation.is_idiom(document, starts[token]):
        return Nothing(document.ends[designation_end(document, token)])
    first = token
    if token and words[token - 1] in ("a", "an") and clean[document.ends[token - 1] : starts[token]] == " ":
        first = token - 1
    found, ends = parts(document, first)
    numeral = fold(found)
    if numeral is None and first < token:
        first = token
        found, ends = parts(document, first)
        numeral = fold(found)
    if numeral is None:
        return Nothing(document.ends[token])
    end = ends[numeral.used - 1]
    form, value = numeral.form, numeral.value
    if form == "part_or_ordinal":
        form, first, value = _part_or_ordinal(document, first, token, end, value)
    if form == "ordinal":
        return spelled_ordinal(document, token, end, value)
    if form == "part":
        return part(document, first, end, value)
    if clean[end : end + 1] == "-" and clean[end + 1 : end + 2].isdecimal():
        return Nothing(end)
    start = starts[first]
    if first and words[first - 1] in ("minus", "negative"):
        start, value = starts[first - 1], -value
    bare = Amount(
        start, end, first, "cardinal", "number.spelled", _whole(value), _whole(value), _whole(value), base=numeral.base, scaled=value >= 1000
    )
    return with_unit(document, bare, None)


def designation_end(document: Document, token: int) -> int:
    """The last token of the fixed expression that begins with a token."""
    match = designation.IDIOM.match(document.clean, document.starts[token])
    return document.token_at(match.end() - 1) if match else token


def _part_or_ordinal(document: Document, first: int, token: int, end: int, value: Worth) -> tuple[str, int, Worth]:
    """ "a third" is a part, but an ordinal before the noun that it numbers ("a third suspect")."""
    hyphened = document.clean[document.ends[first] : document.ends[first] + 1] == "-"
    after = document.token_at(end)
    word = document.words[after] if after < len(document.words) else "."
    noun = word.isalpha() and word not in designation.ENDERS and "\n" not in document.clean[end : document.starts[after]]
    if noun and not hyphened and document.words[first] in ("a", "an"):
        last = document.words[document.token_at(end - 1)]
        return "ordinal", token, ORDINALS.get(last, 0)
    return "part", first, value


def spelled_ordinal(document: Document, token: int, end: int, value: Worth) -> Reading:
    """An ordinal in words, unless it is an adverb ("first said", "at first"), a unit of time or a fraction's name."""
    words = document.words
    after = document.token_at(end)
    following = words[after] if after < len(words) else "."
    before = words[token - 1] if token else ""
    if value == 2 and (before in ("per", "a", "each", "every") and not following.isalpha()):
        return Nothing(end)
    if following in ("quarter", "half", "-") and not (following == "-" and words[after + 1 : after + 2] != ["half"]):
        return Nothing(end)
    if (
        value <= 3
        and (following in designation.ENDERS or (not following[0].isalnum() and following != "-"))
        and before not in ("the", "a", "his", "her", "their", "its", "")
    ):
        return Nothing(end)
    return _ordinal(document, token, value, end)


def part(document: Document, first: int, end: int, value: Worth) -> Reading:
    """A part of a whole, unless "half" or "quarter" is a half of a match, an hour or a price list."""
    words, starts = document.words, document.starts
    last = words[document.token_at(end - 1)]
    after = document.token_at(end)
    following = words[after] if after < len(words) else "."
    if last in ("half", "quarter") and words[first] == last:
        before = words[first - 1] if first else ""
        if (
            document.clean[end : end + 1] == "-"
            or before in ("the", "-", "last", "each", "every", "this", "other")
            or before in ORDINALS
            or last == "quarter"
        ) and not units.unit_after(document, end):
            return Nothing(end)
        if following.isalpha() and following not in designation.ENDERS and not units.unit_after(document, end):
            return Nothing(end)
    if first and words[first - 1] in ("minus", "negative"):
        return Amount(starts[first - 1], end, first, "fraction", "number.fraction", -value, -value, -value)
    bare = Amount(starts[first], end, first, "fraction", "number.fraction", value, value, value, base=value)
    article = regex.compile(r"[ ](?:of[ ])?an?(?=[ ])").match(document.clean, end)
    if article and (unit := units.unit_after(document, article.end())):
        if unit[0].kind == "duration":
            return Nothing(unit[1])
        return bare._replace(kind=unit[0].kind, unit=unit[0].code, end=unit[1], rule=f"number.{unit[0].kind}")
    return with_unit(document, bare, None)


def with_unit(document: Document, bare: Amount, currency: tuple[Unit, int] | None) -> Reading:
    """Return the amount with the currency before it or the unit after it; durations and clock times are no numbers."""
    after = units.unit_after(document, bare.end)
    if currency:
        unit, start = currency
        end = after[1] if after and after[0].kind == "money" and after[0].code == unit.code else bare.end
        start = min(start, bare.start)
        return _measured(bare, unit)._replace(start=start, end=end)
    if not after:
        return bare
    unit, end, word = after
    if unit.kind == "duration":
        return _age(document, bare) or Nothing(end)
    if word.lower() in ("pound", "pounds") and _is_money(document, bare, end):
        unit = Unit("money", "GBP")
    if word.lower() == "won" and (bare.value or 0) < 100:
        return bare
    if word.lower() in ("cup", "cups") and not _is_recipe(document, bare, end):
        return bare
    return _measured(bare, unit)._replace(end=end)


def _measured(bare: Amount, unit: Unit) -> Amount:
    low, value, high = (
        None if one is None else one if unit.factor == 1 else _whole(one * unit.factor) for one in (bare.minimum, bare.value, bare.maximum)
    )
    return bare._replace(kind=unit.kind, rule=f"number.{unit.kind}", unit=unit.code, value=value, minimum=low, maximum=high, scaled=True, plain=False)


def _is_money(document: Document, bare: Amount, end: int) -> bool:
    """Whether pounds are money: by their number, or by a word before them."""
    words = document.words[max(0, bare.token - 5) : bare.token]
    return (bare.value or 0) >= WEIGHTLESS or "£" in document.where or not PAID.isdisjoint(words)


def _is_recipe(document: Document, bare: Amount, end: int) -> bool:
    """Whether cups are a measure: few of them, and not of a drink."""
    after = document.token_at(end)
    return (bare.value or 0) <= 20 and document.words[after : after + 2] not in (["of", "coffee"], ["of", "tea"], ["of", "water"])


def _age(document: Document, bare: Amount) -> Amount | None:
    match = AGE_AFTER.match(document.clean, bare.end)
    if not match:
        return None
    unit = AGE_UNITS[(match["unit"] or match["years"]).lower()]
    return bare._replace(kind="age", rule="number.age", unit=unit, end=match.end(), scaled=True, plain=False)


def with_smaller(document: Document, found: Amount) -> Amount | None:
    """Return the amount with the smaller unit that goes on: "6ft 1in", "20 dollars and 43 cents"."""
    unit, many = SMALLER.get(found.unit or "", (found.unit, 100))
    on = GOES_ON.match(document.clean, found.end)
    token = document.token_at(on.end()) if on else len(document.words)
    if not on or token >= len(document.words) or found.value is None or document.starts[token] != on.end():
        return None
    word = document.words[token]
    if not (word[0].isdecimal() or word in NUMBER_WORDS) or (found.kind != "money" and found.unit not in SMALLER):
        return None
    share = reading(document, token)
    if isinstance(share, Nothing) or share.value is None:
        return None
    if found.kind == "money":
        if share.unit != found.unit or share.value >= 1 or share.kind != "money":
            return None
        value = Decimal(found.value) + Decimal(share.value)
    elif share.unit == unit and share.value < many * 3:
        value = Decimal(found.value) + Decimal(share.value) / many
    else:
        return None
    return found._replace(end=share.end, value=_whole(value), minimum=_whole(value), maximum=_whole(value), scaled=True)
