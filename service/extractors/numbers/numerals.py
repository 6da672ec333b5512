"""Numerals: figures and number words, folded into what they are worth."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import regex

from service.document import Document
from service.extractors.numbers.vocabulary import (
    DOZENS,
    ENDINGS,
    ORDINALS,
    PARTS,
    PLURAL,
    SCALE,
    SCALES,
    SIGNS,
    SINGULAR,
    SMALL,
)

Worth = int | Decimal
Read = tuple[Worth, int]  # a value, and the place after the words it was read from
Part = str | int | Decimal  # a number word, or what a figure is worth

LONGEST = 24  # words of one numeral
FIGURE = regex.compile(
    r"""
      \d{1,3} (?: ,\d{3} ){1,8} (?: \.\d{1,12} )? (?! ,?\d )     # 1,234,567.89
    | \d{1,3} (?: ,\d{2} ){1,6} ,\d{3} (?: \.\d{1,12} )? (?! \d )  # 7,00,000
    | \d{1,3} (?: [ ]\d{3} ){1,6} (?: \.\d{1,12} )? (?! [\w-] | [ ,.]\d ) # 550 000
    | \d{1,3} (?: '\d{3} ){1,6} (?! \d )                        # 550'000
    | \d{1,3} ,\d{1,2} (?= [ ](?:million|billion|trillion)\b )   # 3,5 million
    | \d{1,30} (?: [.·]\d{1,12} )?
    """,
    regex.VERBOSE,
)
DASHES = ("-", "\u2013", "\u2014")
JOINERS = frozenset(("and", "a", "an", "point", "&"))
WORDS = SMALL.keys() | SCALE.keys() | ORDINALS.keys() | SINGULAR.keys() | PLURAL.keys() | ENDINGS.keys() | JOINERS


class Numeral(NamedTuple):
    """A numeral as written: what it is worth and in which form. `base` is the value before a last scale word ("2.5" million)."""

    value: Worth
    form: str  # cardinal, ordinal, part (a fraction), part_or_ordinal ("a third")
    base: Worth
    used: int  # how many parts it took


def worth(figure: str) -> Worth:
    """Return the value of a figure: "1,200" is 1200, "2.5" Decimal("2.5")."""
    if figure.isdecimal():
        return int(figure)
    whole, comma, last = figure.rpartition(",")
    if comma and len(last) < 3:
        return Decimal(f"{whole}.{last}")
    plain = figure.translate(STRIPPED)
    return Decimal(plain) if "." in plain else int(plain)


STRIPPED = str.maketrans({",": "", " ": "", "'": "", "·": "."})


def with_part(clean: str, value: Worth, end: int) -> Read:
    """Return the value of a figure with the sign of a part that is written onto it ("5½"), and where it ends."""
    part = SIGNS.get(clean[end : end + 1])
    return (value, end) if part is None else (value + part, end + 1)


def parts(document: Document, token: int, at: int | None = None) -> tuple[list[Part], list[int]]:
    """Return the run of number words and figures from a token on, and where in the text each of them ends.

    The first may begin `at` an offset inside its token ("USD[3] million"). Two figures in a row end it: no numeral goes beyond them ("2 1/2").
    """
    found: list[Part] = []
    ends: list[int] = []
    words, clean = document.words, document.clean
    in_row = 0
    while token < len(words) and len(found) < LONGEST and in_row < 2:
        word = words[token]
        start, end = document.starts[token] if at is None or found else at, document.ends[token]
        if word in WORDS or word in SIGNS:
            found.append(SIGNS.get(word, word))
            in_row = 0
        elif clean[start].isdecimal() and (figure := FIGURE.match(clean, start)):
            value, end = with_part(clean, worth(figure[0]), figure.end())
            if clean[end : end + 1].isalnum():
                break
            found.append(value)
            in_row += 1
        else:
            break
        ends.append(end)
        token = _next(document, token, end)
    return found, ends


def _next(document: Document, token: int, end: int) -> int:
    """The token that may go on with a numeral which has come to `end`; past the last token where none may."""
    words, starts, clean = document.words, document.starts, document.clean
    while token < len(words) and starts[token] < end:
        token += 1
    if token < len(words) and words[token] in DASHES and (starts[token] == end or clean[end : starts[token]] == " "):
        hyphen, token = token, token + 1
        if token < len(words) and starts[token] - starts[hyphen] - 1 != starts[hyphen] - end:
            return len(words)
        return token if token < len(words) and not words[token][0].isdecimal() else len(words)
    if token < len(words) and clean[end : starts[token]].strip(" "):
        return len(words)
    return token if token < len(words) and "\n" not in clean[end : starts[token]] else len(words)


def fold(found: Sequence[Part]) -> Numeral | None:
    """Return the longest numeral that begins the run, or None where it begins with none.

    "two hundred and five" is 205; "two and a half million" 2,500,000; "twenty-first" the ordinal 21; "two thirds" the part 2/3.
    """
    if len(found) == 1 and isinstance(found[0], str) and (alone := SMALL.get(found[0])) is not None:
        return Numeral(alone, "cardinal", alone, 1)  # most number words stand alone
    if portion := _portion(found, 0):
        return _portioned(found, *portion)
    whole = cardinal(found, 0)
    if not whole:
        return _bare_ordinal(found)
    value, at = whole
    return _ordinal(found, value, at) or _mixed(found, value, at)


def cardinal(found: Sequence[Part], at: int) -> Read | None:
    """Return the whole number (or decimal) read from a place on: groups with ever smaller scale words."""
    total: Worth = 0
    below: Worth | None = None
    place = done = at
    while place < len(found) and (group := _hundreds(found, place)):
        value, after, scale = _scaled(found, *group)
        if below is not None and (value >= below or _counts_more(found, after)):
            break
        total, done = total + value, after
        if scale == 1:
            break
        if not isinstance(found[place], str) and not _is_scaled_figure(found, after):
            break  # "$2 million and 30 jets", "a $5 million two-year plan"
        below = scale
        place = after + (after < len(found) and found[after] in ("and", "&"))
    return (total, done) if done > at else None


def _is_scaled_figure(found: Sequence[Part], at: int) -> bool:
    """Whether a figure with a scale word follows, with which a figure with one goes on: "2 million 300 thousand"."""
    return at + 1 < len(found) and not isinstance(found[at], str) and found[at + 1] in SCALES


def _scaled(found: Sequence[Part], value: Worth, at: int) -> tuple[Worth, int, int]:
    """The value times the scale words that follow ("lakh crore" multiplies), the place after them, and the scale."""
    scale = 1
    while at < len(found) and isinstance(word := found[at], str) and (times := SCALES.get(word, 0)) >= scale:
        scale *= times
        at += 1
    return value * scale, at, scale


def _hundreds(found: Sequence[Part], at: int) -> Read | None:
    """A number below a thousand, or a figure of any size; "a" and nothing are one before a scale word."""
    small = _tens(found, at)
    if not small:
        article = found[at] in ("a", "an")
        if at + article < len(found) and found[at + article] in SCALE:
            small = (1, at + article)
        else:
            return None
    value, at = small
    value, at = _decimals(found, value, at)
    if at < len(found) and found[at] == "hundred":
        value, at = _with_rest(found, value * 100, at + 1)
    if at < len(found) and found[at] in DOZENS:
        return value * 12, at + 1
    return value, at


def _with_rest(found: Sequence[Part], hundreds: Worth, at: int) -> Read:
    """Hundreds with the tens and units after them, unless those count hundreds of their own."""
    rest = _tens(found, at + (at < len(found) and found[at] in ("and", "&")))
    if not rest or rest[0] >= 100 or _counts_more(found, rest[1], rest[0]):
        return hundreds, at
    if rest[1] < len(found) and found[rest[1]] in DOZENS:
        return hundreds + rest[0] * 12, rest[1] + 1
    return hundreds + rest[0], rest[1]


def _counts_more(found: Sequence[Part], at: int, value: Worth = 0) -> bool:
    """Whether what was read belongs to what follows: "two [hundred", "three [quarters" (not "thirty [fifths": more than one)."""
    word = found[at] if at < len(found) else None
    return word == "hundred" or (isinstance(word, str) and word in PLURAL and value < PLURAL[word])


def _tens(found: Sequence[Part], at: int) -> Read | None:
    if at >= len(found):
        return None
    first = found[at]
    if not isinstance(first, str):
        return first, at + 1
    value = SMALL.get(first)
    if value is None:
        return None
    following = found[at + 1] if at + 1 < len(found) else None
    if value >= 20 and isinstance(following, str) and 1 <= SMALL.get(following, 0) <= 9:
        return value + SMALL[following], at + 2
    return value, at + 1


def _decimals(found: Sequence[Part], value: Worth, at: int) -> Read:
    """The value with the digits read out after "point"."""
    if at + 1 >= len(found) or found[at] != "point" or not isinstance(value, int):
        return value, at
    digits = ""
    place = at + 1
    while place < len(found) and isinstance(word := found[place], str) and SMALL.get(word, 100) < 100 and len(digits) < 12:
        digits += str(SMALL[word])
        place += 1
    return (Decimal(f"{value}.{digits}"), place) if digits else (value, at)


def _portion(found: Sequence[Part], at: int) -> tuple[Worth, int, str] | None:
    """Parts of a whole: "half", "a third", "two-thirds", "three twenty-firsts"; the value, the place after, and the form."""
    if at >= len(found):
        return None
    if found[at] in ("half", "quarter"):
        return Decimal(1) / SINGULAR[str(found[at])], at + 1, "part"
    top = (1, at + 1) if found[at] in ("a", "an") else _tens_or_scaled(found, at)
    if not top:
        return None
    over, after = top
    below = _denominator(found, after)
    if not below:
        return None
    size, after, several = below
    if not several and over != 1:
        return None
    form = "part" if several or found[after - 1] in PARTS or found[at] not in ("a", "an", "one") else "part_or_ordinal"
    return Decimal(over) / size, after, form


def _tens_or_scaled(found: Sequence[Part], at: int) -> Read | None:
    return cardinal(found, at) if isinstance(found[at], str) and found[at] in SMALL else None


def _denominator(found: Sequence[Part], at: int) -> tuple[Worth, int, bool] | None:
    """A denominator, the place after it, and whether it is a plural."""
    if at >= len(found) or not isinstance(word := found[at], str):
        return None
    if word in PLURAL:
        return PLURAL[word], at + 1, True
    if word in SINGULAR:
        return SINGULAR[word], at + 1, False
    following = found[at + 1] if at + 1 < len(found) else None
    if SMALL.get(word, 0) >= 20 and isinstance(following, str):
        ending = PLURAL.get(following, ENDINGS.get(following, 10))
        return (SMALL[word] + ending, at + 2, True) if ending < 10 else None
    return None


def _portioned(found: Sequence[Part], value: Worth, at: int, form: str) -> Numeral:
    """A part, or the part of a scale word that follows: "half a million", "half a dozen"."""
    place = at + (at < len(found) and found[at] in ("a", "an"))
    if place < len(found) and found[place] in SCALE and found[at - 1] in ("half", "quarter"):
        scale = SCALE[str(found[place])]
        return Numeral(value * scale, "cardinal", value, place + 1)
    return Numeral(value, form, value, at)


def _mixed(found: Sequence[Part], value: Worth, at: int) -> Numeral:
    """A whole number, with the half or third that may follow: "two and a half million", "one million and a half", "2 1/2"."""
    base = value if at < 2 or found[at - 1] not in SCALE else value / Decimal(SCALE[str(found[at - 1])])
    if isinstance(base, Decimal) and base == base.to_integral_value():
        base = int(base)
    after = at + (at < len(found) and found[at] in ("and", "&"))
    if at < len(found) and isinstance(sign := found[at], Decimal) and sign < 1:
        return Numeral(value + sign, "cardinal", value + sign, at + 1)
    portion = _portion(found, after) if after > at else None
    if not portion:
        return Numeral(value, "cardinal", base, at)
    share, place, _ = portion
    last = found[at - 1]
    if last in SCALES:
        return Numeral(value + share * SCALES[str(last)], "cardinal", value, place)
    scaled, place, scale = _scaled(found, value + share, place)
    return Numeral(scaled, "cardinal" if scale > 1 or share in (Decimal("0.5"), Decimal("0.25")) else "part", value + share, place)


def _bare_ordinal(found: Sequence[Part]) -> Numeral | None:
    place = int(bool(found) and found[0] in ("a", "an"))
    if place < len(found) and isinstance(word := found[place], str) and word in ORDINALS and not place:
        return Numeral(ORDINALS[word], "ordinal", ORDINALS[word], 1)
    return None


def _ordinal(found: Sequence[Part], value: Worth, at: int) -> Numeral | None:
    """The ordinal that ends a whole number: "twenty-first", "two hundredth", "one hundred and fifth"."""
    place = at + (at < len(found) and found[at] == "and")
    if place >= len(found) or not isinstance(word := found[place], str) or word not in ORDINALS or not isinstance(found[at - 1], str):
        return None
    last = ORDINALS[word]
    if last >= 100:
        group = value % last  # "eighteen thousand nine hundredth"
        return Numeral(value - group + group * last, "ordinal", value, place + 1) if group and place == at else None
    fits = (value % 100 == 0 and value >= 100) or (value % 10 == 0 and value % 100 >= 20 and last < 10)
    return Numeral(value + last, "ordinal", value, place + 1) if fits else None
