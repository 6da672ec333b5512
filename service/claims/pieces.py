"""Pieces: the sentences that tell of harm, or of an event that may do harm, cut where one is longer than anybody reads."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain, repeat
from operator import sub

from service.claims.words import COUNTERS, KNOWN, TELLING, TRIGGERS
from service.document import Document
from service.facts import Fact

BACK = 4  # sentences without a claim that a claim may look back to
LONGEST = 250  # tokens read as one sentence; a longer one is read in pieces


class Pieces:
    """The pieces of a document by number: piece i has the tokens `edges[i]` to `edges[i + 1]`.

    Its facts are in `numbers` and, those that may fill a role, in `fillers`. Pieces that are `counting` tell of harm and have words that
    may count people, those that are `placing` of an event and may fill a role; in `telling` are in order the first and those of the second
    kind shortly before them. The words of the document that claims know are `known`.
    """

    def __init__(self, document: Document, facts: Iterable[Fact]) -> None:
        self.document = document
        self.edges = _edges(document)
        self.known = known = KNOWN.intersection(document.where)
        self.numbers: defaultdict[int, list[Fact]] = defaultdict(list)
        self.fillers: defaultdict[int, list[Fact]] = defaultdict(list)
        armed = self._deal(facts)
        self.counting = self._with(known & TRIGGERS) & self._with(known & COUNTERS).union(self.numbers)
        self.placing = self._with(known & TELLING).union(armed).intersection(self.fillers)
        self.telling = self._read()

    def _deal(self, facts: Iterable[Fact]) -> set[int]:
        """Deal the facts out to the pieces they stand in; return those with weapons."""
        starts = self.document.starts
        ends = [*[starts[edge] for edge in self.edges[1:-1]], len(self.document.text)]
        numbers, fillers = self.numbers, self.fillers
        armed: set[int] = set()
        piece, end = 0, ends[0]
        for fact in facts:
            while fact.start >= end:
                piece += 1
                end = ends[piece]
            if fact.type == "number":
                numbers[piece].append(fact)
            else:
                fillers[piece].append(fact)
                if fact.type == "weapon":
                    armed.add(piece)
        return armed

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
