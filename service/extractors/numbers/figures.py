"""Figures: amounts that begin with a digit, with their sign, scale letter or scale word, and what only looks like one."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import regex

from service.document import Document
from service.extractors import designation
from service.extractors.numbers import units
from service.extractors.numbers.amounts import RULES, Amount, Currency, Nothing, Reading, exactly, whole, with_unit
from service.extractors.numbers.numerals import DASHES, FIGURE, WORDS, Worth, fold, parts, with_part, worth
from service.extractors.numbers.signs import sign_before
from service.extractors.numbers.vocabulary import COMPARED, LETTERS, LETTERS_BY_COMPANY, METRED, SCALES, SIGNS
from service.lexicon import one_of

NEVER = regex.compile(
    r"""
      \d{1,4} (?P<sign> [-.\u2013] ) \d{1,7} (?: (?P=sign) \d{1,7} ){1,12}  # telephone numbers, versions, dates in figures
    | (?<= \( \d{3} \) [ ]? ) \d{3} - \d{4} (?! \d )                        # the same after an area code
    | (?! 1 : \d{2} ,\d{3} ) \d{1,2} : \d{2} (?! \d ) (?: [:.] \d{1,2} ){0,2}  # clock times, race times
    | \d{1,4} (?: : \d{1,4} ){3,40}+                                       # addresses of machines, rows of digits
    | 0\d{1,5} (?: [ ] \d{3,5} ){1,4}                                       # telephone numbers
    | \d{1,4} (?: / \d{1,4} ){2,4}                                          # dates in figures
    | \d{1,3} (?: ,\d{1,2} (?!\d) ){3,40}+ (?! ,\d{3} )                    # rows of digits
    """,
    regex.VERBOSE,
)
ORDINAL_END = regex.compile(r"(?:(?<=1)(?<!11)st|nd|rd|th)(?!\w)", regex.IGNORECASE)  # "14st" is a weight
LETTER = regex.compile(rf"(?P<gap>[ ]{{0,2}})(?P<letter>{one_of((*LETTERS, *LETTERS_BY_COMPANY))})")
LETTER_WORDS = frozenset(letter.lower() for letter in (*LETTERS, *LETTERS_BY_COMPANY))
RATIO = regex.compile(r"(?P<top>\d{1,4}):(?P<below>(?<=\b1:)\d{1,3}(?:,\d{3}){1,3}|\d{1,4})(?![:\d]|,\d)")
SLASHED = regex.compile(r"(?:(?P<whole>\d{1,4})(?:[ ]{1,2}|-(?=[1357]\d?/(?:2|4|8|16|32)\b)))?(?P<top>\d{1,3})/(?P<below>\d{1,4})(?![/\w])")
POWER = regex.compile(r"(?P<figure>\d{1,4}(?:\.\d{1,9})?)\^(?P<minus>-{0,2})(?P<power>\d{1,2})(?!\w)")
SCIENTIFIC = regex.compile(r"(?P<figure>\d{1,4}(?:\.\d{1,9})?)(?:[eE]|[ ]?[x×][ ]?10\^?)(?P<minus>[-\u2212]?)(?P<power>\d{1,2})(?!\w)")
NOUN_WITHIN = 3  # words after a figure with "m" in which its noun stands
RUN = WORDS | SIGNS.keys() | set(DASHES)  # words and signs after which a numeral may go on
LARGEST = 100  # decimal places: nothing larger is said
INSIDE = frozenset("/=&@_#^")  # signs that make of a figure after them a part of something else
ODD = frozenset(":/.-\u2013\u2014^,×'eExX")  # what may go on with a figure
BEFORE_DIGITS = frozenset(":/.,'")  # those that need a digit after them
GOES_ON = frozenset(" x×to")  # the same after a blank: "6 x 10^4", "9 to 5"
LOOSE = frozenset(" ($€£>=<~\n")  # signs before which a hyphen means minus


class Signed(NamedTuple):
    """Where a figure with its sign starts, the token there, and whether it is negative or a bare decimal (".08")."""

    start: int
    token: int
    negative: bool = False
    decimal: bool = False


def glued_at(document: Document, token: int) -> Reading:
    """Return the sum of money whose currency is glued onto the figure ("USD3.14"), or how far there is none."""
    glued = units.glued_currency(document, token)
    if not glued:
        return Nothing(document.ends[token])
    unit, at = glued
    figure = FIGURE.match(document.clean, at)
    assert figure
    return _read(document, Signed(at, token), figure, (unit, document.starts[token]))


def figure_at(document: Document, token: int) -> Reading:
    """Return the amount that begins with a figure, or how far there is none."""
    at = document.starts[token]
    figure = FIGURE.match(document.clean, at)
    assert figure
    odd = _may_be_odd(document.clean, at, figure.end())
    if odd and (end := _no_number_end(document, at)):
        return Nothing(end)
    signed = _signed(document, token)
    if signed is None:
        return Nothing(document.ends[token])
    special = _special(document, signed, at) if odd else None
    return special or _read(document, signed, figure, units.currency_before(document, signed.token))


def _may_be_odd(clean: str, at: int, end: int) -> bool:
    """Whether a figure may be more than a number: most stand alone, and need no look at scores, times, ratios and powers."""
    following, after = clean[end : end + 1], clean[end + 1 : end + 2]
    if clean[at] == "0" and clean[at + 1 : at + 2].isdecimal():
        return True  # "0800 123456"
    if following == " ":
        return after in GOES_ON or after.isdecimal()
    return following.isdecimal() or (following in ODD and (after.isdecimal() or following not in BEFORE_DIGITS))


def _no_number_end(document: Document, at: int) -> int | None:
    """Where a writing in figures that is no number ends: a telephone number, a time, a date, an idiom ("9/11"); None where there is none."""
    never = NEVER.match(document.clean, at)
    return never.end() if never else designation.idiom_end(document, at)


def _signed(document: Document, token: int) -> Signed | None:
    """The sign before a figure; None where the figure is a part of something else."""
    clean, start = document.clean, document.starts[token]
    if sign := sign_before(document, token):
        return Signed(*sign)
    before, left = clean[start - 1 : start] if start else "", clean[start - 2 : start - 1] if start > 1 else ""
    if before == " ":
        return Signed(start, token)
    decimal = before == "." and not left.isalnum()
    if decimal:
        token, start = token - 1, start - 1
        before, left = left, clean[start - 2 : start - 1] if start > 1 else ""
    if before in ("-", "\u2212") and (not left or left in LOOSE):
        return Signed(start - 1, token - 1, True, decimal)
    if before == "-" and left.isupper() and not document.words[token].isdecimal():
        return None  # "an MQ-4C"
    if before in INSIDE or (before == "." and left.isdecimal()):
        return None
    return Signed(start, token, False, decimal)


def _special(document: Document, signed: Signed, at: int) -> Reading | None:
    """Ratios, fractions and powers in figures."""
    clean, token = document.clean, document.token_at(at)
    if document.following[token] == ":" and document.words[token].isdecimal() and clean[document.ends[token]] == ":":
        return _ratio(document, at, signed.token)
    if match := SLASHED.match(clean, at):
        top, below = int(match["top"]), int(match["below"])
        if not 0 < top < below:
            return Nothing(match.end())
        return with_unit(document, _valued(document, signed, match.end(), "fraction", Decimal(match["whole"] or 0) + Decimal(top) / below))
    if match := SCIENTIFIC.match(clean, at) or POWER.match(clean, at):
        power = int(match["power"]) * (-1 if len(match["minus"]) == 1 else 1)
        figure = Decimal(match["figure"])
        value = figure**power if match.re is POWER else figure.scaleb(power)
        if value.adjusted() > LARGEST:
            return Nothing(match.end())
        return with_unit(document, _valued(document, signed, match.end(), "cardinal", value))
    return None


def _valued(document: Document, signed: Signed, end: int, kind: str, value: Decimal) -> Amount:
    """The amount with its sign that ends at an offset."""
    return exactly(signed.start, end, signed.token, document.token_at(end), kind, -value if signed.negative else value)


def _ratio(document: Document, at: int, token: int) -> Reading | None:
    """The ratio at an offset, or None; to nothing there is none."""
    match = RATIO.match(document.clean, at)
    if not match:
        return None
    below, end = int(match["below"].replace(",", "")), match.end()
    return exactly(at, end, token, document.token_at(end), "ratio", Decimal(match["top"]) / below) if below else Nothing(end)


def _read(document: Document, signed: Signed, figure: regex.Match[str], currency: Currency | None) -> Reading:
    """The amount of a figure."""
    clean, at = document.clean, figure.start()
    value, end = with_part(clean, worth(figure[0]), figure.end())
    if signed.decimal and not figure[0].isdecimal():
        return Nothing(end)  # no number is written ".1,234"
    glued = clean[end : end + 1].isalnum()
    if glued and ORDINAL_END.match(clean, end):
        return ordinal(document, signed.token, value, document.ends[document.token_at(end)])
    if signed.decimal:
        value = Decimal(f"0.{figure[0]}")
    plain = not (signed.decimal or signed.negative) and clean[at:end].isdecimal()
    after = document.token_at(end)
    bare = Amount(signed.start, end, signed.token, after, "cardinal", RULES["cardinal"], value, value, value, False, None, value, False, plain)
    scaled = _with_words(document, bare, at) or _lettered(document, bare, currency is not None) or bare
    following = clean[scaled.end : scaled.end + 1]
    if following.isalnum() and (following.isdecimal() or not units.unit_after(document, scaled.end)):
        return Nothing(document.ends[scaled.after])
    if signed.negative and scaled.value is not None:
        scaled = exactly(scaled.start, scaled.end, scaled.token, scaled.after, "cardinal", -scaled.value)
    return with_unit(document, scaled, currency)


def _with_words(document: Document, bare: Amount, at: int) -> Amount | None:
    """The figure with the number words that go on with it: "2.5 million", "3 hundred and 21", "40-thousand"."""
    gap, first = document.clean[bare.end : bare.end + 1], document.clean[bare.end + 1 : bare.end + 2]
    if gap not in (" ", "-") or not first.isalnum():
        return None
    after = document.token_at(bare.end + 1)
    word, following = document.words[after], document.following[after]
    if not _goes_on(word):
        return None
    if word in SCALES and bare.value is not None and not (following in RUN or following[:1].isdecimal()):
        return exactly(bare.start, document.ends[after], bare.token, after + 1, "cardinal", bare.value * SCALES[word], bare.value)
    found, ends = parts(document, document.token_at(at), at)
    numeral = fold([bare.value, *found[1:]]) if bare.value is not None else None  # ".5 million-dollar"
    if numeral is None or numeral.used < 2 or numeral.form == "ordinal":
        return None
    end = ends[numeral.used - 1]
    return exactly(bare.start, end, bare.token, document.token_at(end), "cardinal", numeral.value, numeral.base)


def _goes_on(word: str) -> bool:
    """Whether a word may go on with the figure before it: a number word, or a part of one ("2 0.5")."""
    return word in WORDS or word in SIGNS or (word[0].isdecimal() and int(word[0]) == 0)


def _lettered(document: Document, bare: Amount, money: bool) -> Amount | None:
    """The figure with the letter that multiplies it ("1.5bn"); "m" needs money, a decimal, or what is counted beside it."""
    match = LETTER.match(document.clean, bare.end) if units.may_follow(document, bare.end, LETTER_WORDS) else None
    if not match or bare.value is None:
        return None
    letter, glued = match["letter"], not match["gap"]
    if letter in LETTERS:
        means = glued or len(letter) > 1 or money or letter == "k"
    else:
        means = money or (glued and letter in "mM" and (_counts(document, match.end()) or (letter == "M" and bare.value != int(bare.value))))
    if not means:
        return None
    value = whole(bare.value * (LETTERS.get(letter) or LETTERS_BY_COMPANY[letter]))
    return exactly(bare.start, match.end(), bare.token, document.token_at(match.end()), "cardinal", value, bare.value)


def _counts(document: Document, end: int) -> bool:
    """Whether what follows is counted, compared or measured, so that "m" before it means millions."""
    words, token = document.words, document.token_at(end)
    if token >= len(words) or _is_metred(words, token):
        return False
    after = units.unit_after(document, end)
    if (after is not None and after.unit.kind != "duration") or words[token : token + 2] == ["-", "strong"]:
        return True
    return words[token] in COMPARED or designation.is_plural(words[token]) or designation.counts_plural(document, end)


def _is_metred(words: Sequence[str], token: int) -> bool:
    """Whether a race, or what is so many metres high or long, comes before anything else that could be counted ("100m hurdles")."""
    if words[token] in COMPARED and words[token + 1 : token + 2] == ["'"]:
        return True  # "the 100m women's final"
    noun = next((word for word in words[token : token + NOUN_WITHIN] if word in METRED or designation.is_plural(word)), "")
    return noun in METRED


def ordinal(document: Document, token: int, value: Worth, end: int) -> Reading:
    """Return the ordinal that ends at an offset, unless it is a day, a century, or a quarter or half of a year or match."""
    words, following_token = document.words, document.token_at(end)
    after = following_token + (words[following_token : following_token + 1] == ["-"])
    following = words[after : after + 2]
    if not following:
        following = [""]
    if following[0] in designation.PERIODS or following[0] in designation.MONTHS or (token and words[token - 1] in designation.MONTHS):
        return Nothing(end)
    if following[0] in ("street", "avenue") and document.clean[document.starts[after]].isupper():
        return Nothing(end)
    if following[0] == "of" and following[-1] in designation.MONTHS:
        return Nothing(end)
    return exactly(document.starts[token], end, token, following_token, "ordinal", value)
