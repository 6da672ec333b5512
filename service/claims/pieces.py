"""Pieces: the sentences that tell of harm, or of an event that may do harm, cut where one is longer than anybody reads."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain, compress, count, repeat
from operator import sub

from service.claims.events import ROLES
from service.claims.words import COUNTERS, TELLING, TRIGGERS
from service.document import Document
from service.facts import Fact

LONGEST = 250  # tokens read as one sentence; a longer one is read in pieces


class Pieces:
    """The pieces of a document by number: piece i has the tokens `edges[i]` to `edges[i + 1]` and the facts `bounds[i]` to `bounds[i + 1]`.

    Those that are `counting` tell of harm and have words that may count people; those that are `placing` tell of harm or of an
    event and name what may fill a role. In `telling` are in order those of either kind. Token `tokens[i]` is the first of fact i.
    """

    def __init__(self, document: Document, facts: Sequence[Fact]) -> None:
        where = document.where
        types = [fact.type for fact in facts]
        self.document, self.facts = document, facts
        self.tokens = list(map(document.token_at, [fact.start for fact in facts]))
        self.edges = edges = _edges(document)
        piece_of = list(chain.from_iterable(map(repeat, count(), map(sub, edges[1:], edges))))
        held = list(map(piece_of.__getitem__, self.tokens))
        self.bounds = [bisect_left(self.tokens, edge) for edge in edges]
        said = where.keys() & TELLING
        self.counting = _holding(document, where.keys() & COUNTERS, piece_of).union(compress(held, map("number".__eq__, types)))
        self.counting &= _holding(document, where.keys() & TRIGGERS, piece_of)
        spoken = _holding(document, said, piece_of).union(compress(held, map("weapon".__eq__, types)))
        self.placing = spoken.intersection(compress(held, map(ROLES.__contains__, types)))
        self.telling = sorted(self.placing | self.counting)

    def facts_of(self, piece: int) -> Sequence[Fact]:
        """Return the facts of a piece."""
        return self.facts[self.bounds[piece] : self.bounds[piece + 1]]


def _edges(document: Document) -> list[int]:
    """The first token of each piece, and the count of all tokens at the end."""
    edges = [*document.sentence_starts, len(document.words)]
    if max(map(sub, edges[1:], edges), default=0) <= LONGEST:
        return edges
    return [*chain.from_iterable(map(range, edges, edges[1:], repeat(LONGEST))), edges[-1]]


def _holding(document: Document, words: Iterable[str], piece_of: Sequence[int]) -> set[int]:
    """The pieces that hold one of some words."""
    return set(map(piece_of.__getitem__, chain.from_iterable(map(document.where.__getitem__, words))))
