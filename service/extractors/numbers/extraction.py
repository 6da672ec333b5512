"""The line from a document to its numbers: amounts, ranges, what is kept, bounds, ages, what is counted."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from service.document import Document
from service.extractors.numbers.amounts import Amount, Nothing
from service.extractors.numbers.bounds import between_bounds, joined, modified
from service.extractors.numbers.compound import amount_at
from service.extractors.numbers.counted import counted
from service.extractors.numbers.direct import direct_at
from service.extractors.numbers.kept import is_number, with_ages
from service.extractors.numbers.shares import with_shares
from service.extractors.numbers.units import GLUED
from service.extractors.numbers.vocabulary import NUMBER_WORDS, ORDINALS, PARTS, SIGNS
from service.facts import Fact, Quantity, Span

COMPOUND = regex.compile(r"-\p{Ll}")  # "two 18-storey towers" are not named
PIECE = 500  # anchors between two looks at the clock
ANCHORS = frozenset((*NUMBER_WORDS, *ORDINALS, *PARTS, *SIGNS, "several", "few", "couple", "pair"))


def extract(document: Document) -> list[Fact]:
    """Return the numbers of a document, in order."""
    # Each step is done for all before the next: the interpreter is a quarter faster where it repeats itself.
    read = list(amounts(document))
    found = list(joined(document, list(with_shares(document, read))))
    kept = list(bounded(document, [amount for amount in found if is_number(document, amount)]))
    return facts(document, with_ages(document, between_bounds(document, kept)))


def bounded(document: Document, found: Iterable[Amount]) -> Iterator[Amount]:
    """Yield the amounts with the words that bound them; a word in the amount before is none: "100 °C. 44 men" is no "c. 44"."""
    reached = 0
    for amount in found:
        one = modified(document, amount)
        kept = one if one.start >= reached else amount
        yield kept
        reached = kept.end


def facts(document: Document, found: Iterable[Amount]) -> list[Fact]:
    """Return the facts of amounts; a plain figure inside what another counts is part of a name ("150 Boeing 737 MAX 10 jets")."""
    result: list[Fact] = []
    what: Span | None = None
    for amount in found:
        if amount.plain and what and what.start <= amount.start < what.end and not COMPOUND.match(document.clean, amount.end):
            continue
        what = counted(document, amount)
        value = Quantity(amount.kind, amount.value, amount.minimum, amount.maximum, amount.approximate, amount.unit, what)
        result.append(Fact("number", amount.start, amount.end, amount.rule, value))
    return result


def anchors(document: Document) -> list[int]:
    """Return the tokens at which a number may begin: figures, number words, and letters of a currency with a figure glued on."""
    where = document.where
    tokens = [*document.digits, *(token for word in where.keys() & ANCHORS for token in where[word])]
    for word in document.unlettered:
        if word[-1].isdecimal() and not word[0].isdecimal():
            tokens += [token for token in where[word] if GLUED.match(document.clean, document.starts[token])]
    return sorted(tokens)


def amounts(document: Document) -> Iterator[Amount]:
    """Return the amounts of a document from left to right, none overlapping another."""
    reached = 0
    for tried, token in enumerate(anchors(document)):
        if tried % PIECE == 0:
            document.deadline.check()
        if document.starts[token] < reached:
            continue
        found = direct_at(document, token) or amount_at(document, token)
        if not isinstance(found, Nothing):
            # A sign between two figures is part of the first: "10 $ 30 cents".
            yield found if found.start >= reached else replace(found, start=document.starts[token])
        reached = found.end
