"""The line from a document to its numbers: amounts, ranges, what is kept, bounds, ages, what is counted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from service.document import Document
from service.extractors.numbers.amounts import Amount, Nothing
from service.extractors.numbers.bounds import APPOSED, JOINS, bounded, joined
from service.extractors.numbers.compound import amount_at
from service.extractors.numbers.counted import counted
from service.extractors.numbers.direct import direct_at
from service.extractors.numbers.kept import is_number, with_ages
from service.extractors.numbers.shares import BETWEEN, with_shares
from service.extractors.numbers.units import GLUED
from service.extractors.numbers.vocabulary import NUMBER_WORDS, ORDINALS, PARTS, SIGNS
from service.facts import Fact, Quantity, Span

COMPOUND = regex.compile(r"-\p{Ll}")  # "two 18-storey towers" are not named
PIECE = 500  # anchors between two looks at the clock
ANCHORS = frozenset((*NUMBER_WORDS, *ORDINALS, *PARTS, *SIGNS, "several", "few", "couple", "pair"))
MEASURED = frozenset(("percent", "money", "measure", "ordinal", "age", "ratio"))  # kinds of amounts that are numbers wherever they stand
UNCOUNTED = frozenset(("money", "age"))
JOINTS = BETWEEN | JOINS.keys() | {APPOSED}  # what stands between amounts that may be one
WIDEST = max(map(len, JOINTS)) + 1


def extract(document: Document) -> list[Fact]:
    """Return the numbers of a document, in order."""
    # Each step is done for all before the next: the interpreter is a quarter faster where it repeats itself.
    found = together(document, amounts(document))
    kept = bounded(document, [amount for amount in found if amount.kind in MEASURED or is_number(document, amount)])
    return facts(document, with_ages(document, kept))


def together(document: Document, found: Sequence[Amount]) -> list[Amount]:
    """Return the amounts with those made one that are one number: shares, ranges, what is said twice. Most stand apart from any other."""
    clean = document.clean
    joints = [
        place
        for place, (one, other) in enumerate(pairwise(found))
        if other.start - one.end <= WIDEST and clean[one.end : other.start].lower().lstrip(")") in JOINTS
    ]
    result: list[Amount] = []
    reached = 0
    for first, last in runs(joints):
        result += found[reached:first]
        result += joined(document, with_shares(document, found[first : last + 2]))
        reached = last + 2
    return [*result, *found[reached:]]


def runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run of places that follow on one another."""
    first = 0
    for at, place in enumerate(places):
        if places[at + 1 : at + 2] != [place + 1]:
            yield places[first], place
            first = at + 1


def facts(document: Document, found: Iterable[Amount]) -> list[Fact]:
    """Return the facts of amounts; a plain figure inside what another counts is part of a name ("150 Boeing 737 MAX 10 jets")."""
    result: list[Fact] = []
    what: Span | None = None
    for amount in found:
        start, end, kind = amount.start, amount.end, amount.kind
        if what and amount.plain and what.start <= start < what.end and not COMPOUND.match(document.clean, end):
            continue
        what = None if kind in UNCOUNTED else counted(document, amount)
        value = Quantity(kind, amount.value, amount.minimum, amount.maximum, amount.approximate, amount.unit, what)
        result.append(Fact("number", start, end, amount.rule, value))
    return result


def anchors(document: Document) -> list[int]:
    """Return the tokens at which a number may begin: figures, number words, and letters of a currency with a figure glued on."""
    where = document.where
    tokens = [*document.digits, *(token for word in where.keys() & ANCHORS for token in where[word])]
    for word in document.unlettered:
        if len(word) > 1 and word[-1].isdecimal() and not word[0].isdecimal():
            tokens += [token for token in where[word] if GLUED.match(document.clean, document.starts[token])]
    return sorted(tokens)


def amounts(document: Document) -> list[Amount]:
    """Return the amounts of a document from left to right, none overlapping another."""
    tokens, starts = anchors(document), document.starts
    result: list[Amount] = []
    reached = 0
    for piece in range(0, len(tokens), PIECE):
        document.deadline.check()
        for token in tokens[piece : piece + PIECE]:
            if starts[token] < reached:
                continue
            found = direct_at(document, token) or amount_at(document, token)
            reached_before, reached = reached, found.end
            if isinstance(found, Nothing):
                continue
            # A sign between two figures is part of the first: "10 $ 30 cents".
            result.append(found if found.start >= reached_before else replace(found, start=starts[token]))
    return result
