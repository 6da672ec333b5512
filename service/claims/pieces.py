"""Pieces: the sentences that tell of harm, or of an event that may do harm, cut where one is longer than anybody reads."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain, repeat
from operator import sub

from service.claims.events import ROLES
from service.claims.words import COUNTERS, KNOWN, TELLING, TRIGGERS
from service.document import Document
from service.facts import Fact

LONGEST = 250  # tokens read as one sentence; a longer one is read in pieces
TYPES = ("number", *ROLES)


class Pieces:
    """The pieces of a document by number: piece i has the tokens `edges[i]` to `edges[i + 1]` and the facts `bounds[i]` to `bounds[i + 1]`.

    Those that are `counting` tell of harm and have words that may count people; those that are `placing` name what may fill a role. In
    `telling` are in order those of either kind that tell of harm or of an event. The words of the document that claims know are `known`.
    """

    def __init__(self, document: Document, facts: Sequence[Fact]) -> None:
        self.document, self.facts = document, facts
        self.edges = _edges(document)
        self.known = known = KNOWN.intersection(document.where)
        self.bounds, holding = self._laid_out()
        self.counting = self._with(known & TRIGGERS) & (self._with(known & COUNTERS) | holding["number"])
        spoken = self._with(known & TELLING) | holding["weapon"]
        self.placing = spoken & set().union(*[holding[role] for role in ROLES])
        self.telling = sorted(self.placing | self.counting)

    def facts_of(self, piece: int) -> Sequence[Fact]:
        """Return the facts of a piece."""
        return self.facts[self.bounds[piece] : self.bounds[piece + 1]]

    def _laid_out(self) -> tuple[list[int], dict[str, set[int]]]:
        """The number of the first fact of each piece, and by type of facts the pieces that hold some."""
        starts = self.document.starts
        ends = [*[starts[edge] for edge in self.edges[1:-1]], len(self.document.text)]
        bounds, holding = [0], {kind: set[int]() for kind in TYPES}
        piece, end = 0, ends[0]
        for number, fact in enumerate(self.facts):
            while fact.start >= end:
                bounds.append(number)
                piece += 1
                end = ends[piece]
            holding[fact.type].add(piece)
        return bounds + [len(self.facts)] * (len(self.edges) - len(bounds)), holding

    def _with(self, words: Iterable[str]) -> set[int]:
        """The pieces that hold one of some words."""
        piece_of = partial(bisect_right, self.edges[1:])
        return set(map(piece_of, chain.from_iterable(map(self.document.where.__getitem__, words))))


def _edges(document: Document) -> list[int]:
    """The first token of each piece, and the count of all tokens at the end."""
    edges = [*document.sentence_starts, len(document.words)]
    if max(map(sub, edges[1:], edges), default=0) <= LONGEST:
        return edges
    return [*chain.from_iterable(map(range, edges, edges[1:], repeat(LONGEST))), edges[-1]]
