"""Pieces: the sentences that tell of harm, or of an event that may do harm, cut where one is longer than anybody reads."""

from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from operator import sub

from service.claims.words import COUNTERS, KNOWN, TELLING, TRIGGERS
from service.document import Document
from service.facts import Fact

BACK = 4  # sentences without a claim that a claim may look back to
LONGEST = 250  # tokens read as one sentence; a longer one is read in pieces


class Pieces:
    """The pieces of a document by number: piece i has the tokens `edges[i]` to `edges[i + 1]` and the facts `bounds[i]` to `bounds[i + 1]`.

    Those that are `counting` tell of harm and have words that may count people; those that are `placing` tell of an event and name what
    may fill a role. In `telling` are in order the counting ones and, of those shortly before them, the placing ones. The words of the
    document that claims know are `known`.
    """

    def __init__(self, document: Document, facts: Sequence[Fact]) -> None:
        self.document, self.facts = document, facts
        self.edges = _edges(document)
        self.known = known = KNOWN.intersection(document.where)
        self.bounds = [0]
        numbered, armed, placed = self._laid_out()
        harmed = self._with(known & TRIGGERS)
        self.counting = {piece for piece in harmed if piece in numbered or not COUNTERS.isdisjoint(self._words(piece))}
        self.placing = armed.union(placed & self._with(known & TELLING))
        self.telling = self._read()

    def _words(self, piece: int) -> Sequence[str]:
        return self.document.words[self.edges[piece] : self.edges[piece + 1]]

    def facts_of(self, piece: int) -> Sequence[Fact]:
        """Return the facts of a piece."""
        return self.facts[self.bounds[piece] : self.bounds[piece + 1]]

    def _laid_out(self) -> tuple[set[int], set[int], set[int]]:
        """The pieces with numbers, with weapons, and with places or dates; notes where the facts of each begin."""
        numbered: set[int] = set()
        armed: set[int] = set()
        placed: set[int] = set()
        starts, bounds = self.document.starts, self.bounds
        ends = [*[starts[edge] for edge in self.edges[1:-1]], len(self.document.text)]
        piece, end = 0, ends[0]
        for number, fact in enumerate(self.facts):
            while fact.start >= end:
                bounds.append(number)
                piece += 1
                end = ends[piece]
            kind = fact.type
            if kind == "number":
                numbered.add(piece)
            elif kind == "weapon":
                armed.add(piece)
            else:
                placed.add(piece)
        bounds += [len(self.facts)] * (len(self.edges) - len(bounds))
        return numbered, armed, placed

    def _read(self) -> list[int]:
        """The pieces that are counting, and those before each of them that it may look back to."""
        read: list[int] = []
        left = 0
        for piece in sorted(self.placing | self.counting, reverse=True):
            left = BACK if piece in self.counting else left - 1
            if left >= 0:
                read.append(piece)
        read.reverse()
        return read

    def _with(self, words: Iterable[str]) -> set[int]:
        """The pieces that hold one of some words."""
        edges, piece, end = self.edges, 0, self.edges[1]
        held: set[int] = set()
        for token in sorted(chain.from_iterable(map(self.document.where.__getitem__, words))):
            while token >= end:
                piece += 1
                end = edges[piece + 1]
            held.add(piece)
        return held


def _edges(document: Document) -> list[int]:
    """The first token of each piece, and the count of all tokens at the end."""
    edges = [*document.sentence_starts, len(document.words)]
    if max(map(sub, edges[1:], edges), default=0) <= LONGEST:
        return edges
    return [*chain.from_iterable(map(range, edges, edges[1:], repeat(LONGEST))), edges[-1]]
