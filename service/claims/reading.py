"""Reading a sentence: its words cut into items, each with a tag that says what part it plays.

A rule of reporting is a pattern over the tags of a sentence, so it sees the same thing whether the text says "killing five
people" or "wounding at least 15 of his neighbours".
"""

from bisect import bisect_right
from itertools import compress

from service.claims.marks import INSIDE, ITEMS, Marks
from service.claims.pieces import Pieces
from service.claims.words import GROUPS, PASSING, ROUGH, TAGS, TELLING, WORD
from service.facts import Fact, Number, Quantity, Role
from service.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """How many people are spoken of: the words of the count and its bounds."""

    start: int
    end: int
    minimum: Number | None
    maximum: Number | None
    approximate: bool = False
    fact: Fact | None = None

    @property
    def zero(self) -> bool:
        """Whether it says that there was nobody."""
        return self.maximum == 0


class Sentence:
    """A sentence as items: item i has the tag `tags[i]` and the tokens `first[i]` to `last[i]` (half-open).

    Of its facts it has those that may fill a role, and in `tokens` where each begins.
    """

    def __init__(self, pieces: Pieces, marks: Marks, dateline: tuple[int, int], piece: int) -> None:
        """Read a piece of a document; `dateline` is the document's."""
        self.start, self.end = start, end = pieces.edges[piece], pieces.edges[piece + 1]
        self.document, self.dateline, self._marks = pieces.document, dateline, marks
        self.facts, self.tokens = marks.fillers[piece]
        coded = marks.coded[start:end]
        self.tags = coded.translate(None, INSIDE).decode()
        self.first = first = list(compress(range(start, end), coded.translate(ITEMS)))
        self.last = first[1:]
        self.last.append(end)

    @property
    def cues(self) -> list[int]:
        """The tokens that tell of harm, of an event or of a weapon."""
        told = compress(range(self.start, self.end), map(TELLING.__contains__, self.document.words[self.start : self.end]))
        return [*told, *[token for fact, token in zip(self.facts, self.tokens) if fact.type == "weapon"]]

    def effect(self, item: int) -> str | None:
        """Return what the word of harm at an item does."""
        return self._marks.effect(self.first[item])

    def count(self, item: int) -> Count:
        """Return the count at an item with the tag C."""
        token = self.first[item]
        fact = self._marks.numbers.get(token)
        if fact is not None and isinstance(fact.value, Quantity):
            passed = token > 0 and self.document.words[token - 1] in PASSING
            return Count(fact.start, fact.end, fact.value.minimum, None if passed else fact.value.maximum, fact.value.approximate, fact)
        words, (start, end) = self.words(item), self.span(item, item)
        if words[0] in ROUGH:
            return Count(start, end, ROUGH[words[0]], None, approximate=True)
        number = self._one(item) if TAGS.get(words[0]) == "a" else 0
        return Count(start, end, number, number)

    def _one(self, item: int) -> int:
        """How many an article stands for: one, but two before "couple"."""
        return GROUPS.get(self.words(item + 1)[-1], 1) if self.tags[item + 1 : item + 2] == WORD else 1

    def words(self, item: int) -> list[str]:
        """Return the lower-cased words of an item."""
        return self.document.words[self.first[item] : self.last[item]]

    def span(self, low: int, high: int) -> tuple[int, int]:
        """Return the offsets of the items from `low` to `high` (inclusive)."""
        return self.document.starts[self.first[low]], self.document.ends[self.last[high] - 1]

    def phrase(self, low: int, high: int) -> Role:
        """Return the items from `low` to `high` (inclusive) as a role."""
        return self.passage(self.first[low], self.last[high] - 1)

    def passage(self, low: int, high: int) -> Role:
        """Return the tokens from `low` to `high` (inclusive) as a role."""
        start, end = self.document.starts[low], self.document.ends[high]
        return self.role(start, end) if low in self.tokens else Role(start, end)

    def role(self, start: int, end: int) -> Role:
        """Return words as a role, with the fact they are if they are one."""
        for fact in self.facts:
            if fact.start == start and fact.end == end:
                return Role(start, end, fact)
        return Role(start, end)

    def item_of(self, token: int) -> int:
        """Return the item that holds a token; the last one for tokens behind the sentence."""
        return bisect_right(self.first, token) - 1
