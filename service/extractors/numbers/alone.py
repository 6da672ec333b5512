"""Alone: the figure or number word beside which nothing could belong to it, as most are; it is read at once."""

import regex

from service.document import TOKEN, Document
from service.extractors.designation import IDIOMS
from service.extractors.numbers import units
from service.extractors.numbers.amounts import Amount
from service.extractors.numbers.figures import INSIDE, LETTER_WORDS, RUN
from service.extractors.numbers.numerals import DASHES
from service.extractors.numbers.signs import MARK, SIGN_ENDS
from service.extractors.numbers.vocabulary import SMALL

SIGNS_BEFORE = INSIDE | {".", "-", "\u2212", MARK}  # signs that may belong to a figure
BEFORE = (SIGN_ENDS - {"-"}) | {"a", "an"}
IDIOM_STARTS = frozenset(tuple(TOKEN.findall(idiom.replace("-", " "))[:2]) for idiom in IDIOMS)
JOINERS = frozenset(("and", "&"))
AFTER = RUN - JOINERS | LETTER_WORDS | set(DASHES) | {"/", "(", "^", "x", "y", "yo", "below"}
# What may go on with a numeral; any other word is passed over at once.
COMPANY = AFTER | JOINERS | units.ONE | units.SECONDS.keys() | {idiom[-1] for idiom in IDIOM_STARTS}
GROUPED = regex.compile(r"[1-9]\d{0,2}(?:,\d{3}){1,5}(?=[ ]\p{L})")
LONGEST = 30  # digits of one figure


def alone_at(document: Document, token: int) -> Amount | None:
    """Return the amount of a figure or number word with nothing beside it that could belong to it; None where more must be read."""
    word, start, end = document.words[token], document.starts[token], document.ends[token]
    value = SMALL.get(word)
    if value is not None:
        if _has_company(document, token, token):
            return None
        return Amount(start, end, token, "cardinal", "number.spelled", value, value, value, base=value)
    return _figure_alone(document, token, start, end) if word.isdecimal() else None


def _figure_alone(document: Document, token: int, start: int, end: int) -> Amount | None:
    """The figure alone, with its thousands where commas set them off."""
    clean = document.clean
    goes_on = clean[end + 1 : end + 2].isdecimal()
    grouped = GROUPED.match(clean, start) if goes_on else None
    last = token + 2 * grouped[0].count(",") if grouped else token
    # Part of a longer figure, a score, a time or a telephone number, or without a plain form.
    if not grouped and (goes_on or document.following[token][:1].isdecimal() or clean[start] == "0" or end - start > LONGEST):
        return None
    if clean[start - 1 : start] in SIGNS_BEFORE or _has_company(document, token, last):
        return None
    value = int(grouped[0].replace(",", "")) if grouped else int(document.words[token])
    return Amount(start, document.ends[last], token, "cardinal", "number.cardinal", value, value, value, base=value, plain=not grouped)


def _has_company(document: Document, token: int, last: int) -> bool:
    """Whether a neighbour of the tokens of a numeral may belong to it."""
    following = document.following[last]
    if (following in COMPANY and _goes_on(document, last, following)) or not following.isascii():
        return True
    before = document.words[token - 1] if token else ""
    return before in BEFORE or (before in units.LEADING_ENDS and units.may_lead(document, token))


def _goes_on(document: Document, last: int, following: str) -> bool:
    """Whether a numeral goes on with the word after it: with a number word, a sign, a scale letter, a unit or the rest of an idiom."""
    after = document.following[last + 1]
    if following in JOINERS:
        return after in RUN or after[:1].isdecimal()
    if following == "in":
        return not after or after in units.INCHES_GO_ON
    return following in AFTER or units.may_begin(document, last + 1) or (document.words[last], following) in IDIOM_STARTS
