"""Pieces: the sentences that tell of harm, or of an event that may do harm, cut where one is longer than anybody reads."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from service.claims.words import COUNTERS, TELLING, TRIGGERS
from service.document import Document
from service.facts import Fact
from service.frozen import dataclass

LONGEST = 250  # tokens read as one sentence; a longer one is read in pieces


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence that tells of harm or of an event that may do harm: its tokens, its facts, the token each begins at, and those that tell."""

    start: int
    end: int
    facts: Sequence[Fact]
    tokens: Sequence[int]
    cues: Sequence[int]
    harm: bool  # whether it tells of harm itself


def telling(document: Document, facts: Sequence[Fact]) -> Iterator[Piece]:
    """Yield the sentences that tell, in order."""
    where = document.where
    tokens = list(map(document.token_at, [fact.start for fact in facts]))
    said = where.keys() & TELLING
    harm = {token for word in said & TRIGGERS for token in where[word]}
    armed = [token for fact, token in zip(facts, tokens) if fact.type == "weapon"]
    cues = sorted({*armed, *[token for word in said for token in where[word]]})
    edges = [*document.sentence_starts, len(document.words)]
    at = first = 0
    while at < len(cues):
        place = bisect_right(edges, cues[at])
        start, end = edges[place - 1], edges[place]
        if end - start > LONGEST:
            start += (cues[at] - start) // LONGEST * LONGEST
            end = min(end, start + LONGEST)
        after, first = bisect_left(cues, end, at), bisect_left(tokens, start, first)
        last = bisect_left(tokens, end, first)
        inside = cues[at:after]
        yield Piece(start, end, facts[first:last], tokens[first:last], inside, not harm.isdisjoint(inside))
        at, first = after, last


def counting(document: Document, piece: Piece) -> bool:
    """Return whether a sentence tells of harm, and has words that may count people."""
    return piece.harm and (not COUNTERS.isdisjoint(document.words[piece.start : piece.end]) or "number" in [fact.type for fact in piece.facts])
