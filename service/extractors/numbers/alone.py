"""Alone: the figure or number word beside which nothing could belong to it, as most are; it is read at once."""

from service.document import TOKEN, Document
from service.extractors.designation import IDIOMS
from service.extractors.numbers import units
from service.extractors.numbers.amounts import Amount
from service.extractors.numbers.figures import INSIDE, LETTER_WORDS
from service.extractors.numbers.numerals import DASHES, WORDS
from service.extractors.numbers.signs import MARK, SIGN_ENDS
from service.extractors.numbers.vocabulary import SMALL

SIGNS_BEFORE = INSIDE | {".", "-", "\u2212", MARK}  # signs that may belong to a figure
BEFORE = SIGN_ENDS | {"a", "an"}
AFTER = frozenset((
    *WORDS, *units.NAME_STARTS, *units.SIGN_STARTS, *LETTER_WORDS,
    *(token for idiom in IDIOMS for token in TOKEN.findall(idiom)[1:]), *DASHES, "(", "^", "x", "y", "yo", "below",
))  # fmt: skip
LONGEST = 30  # digits of one figure


def alone_at(document: Document, token: int) -> Amount | None:
    """Return the amount of a figure or number word with nothing beside it that could belong to it; None where more must be read."""
    if not _stands_free(document, token):
        return None
    word, start, end = document.words[token], document.starts[token], document.ends[token]
    value = SMALL.get(word)
    if value is not None:
        return Amount(start, end, token, "cardinal", "number.spelled", value, value, value, base=value)
    if word.isdecimal() and not _is_joined(document, start, end, document.following[token]):
        value = int(word)
        return Amount(start, end, token, "cardinal", "number.cardinal", value, value, value, base=value, plain=True)
    return None


def _stands_free(document: Document, token: int) -> bool:
    """Whether neither neighbour of a token ever belongs to a number."""
    following = document.following[token]
    if following in AFTER or not following.isascii():
        return False
    return not token or not (document.words[token - 1] in BEFORE or units.may_lead(document, token))


def _is_joined(document: Document, start: int, end: int, following: str) -> bool:
    """Whether a figure may be part of a longer one, a score, a time or a telephone number, or has no plain form."""
    clean = document.clean
    return (
        following[:1].isdecimal()
        or clean[end + 1 : end + 2].isdecimal()
        or clean[start] == "0"
        or clean[start - 1 : start] in SIGNS_BEFORE
        or end - start > LONGEST
    )
