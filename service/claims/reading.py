"""Reading a sentence: its words cut into items, each with a tag that says what part it plays.

A rule of reporting is a pattern over the tags of a sentence, so it sees the same thing whether the text says "killing five
people" or "wounding at least 15 of his neighbours".
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, repeat
from operator import itemgetter

from service.claims.pieces import Piece
from service.claims.words import (
    ALONE,
    ANY,
    EFFECTS,
    ENDINGS,
    GAP,
    GROUPS,
    HELD,
    HOLDING,
    IN_LY,
    PASSING,
    PERSONS,
    PHRASES,
    ROUGH,
    TAGS,
    THINGS,
    WORD,
    Phrase,
)
from service.document import CLOSERS, Document
from service.facts import Fact, Number, Quantity, Role
from service.frozen import dataclass

TAG_OF = itemgetter(0)
COUNTING = ("cardinal", "range")
DETERMINERS = frozenset(("a", "an", "the", "this", "that", "its", "his", "their", "no"))
MORE = "~"  # the tag of what belongs to the item before
ITEM = re.compile(f"{WORD}+|.{MORE}*")
# Signs that may belong to a word, and reports that may be a noun. Its first set lets the engine skip to them.
IN_CONTEXT = re.compile(r"[-:.SQ](?:(?<=[-:Q])|(?<=\.)(?!$)|(?<=[aDrC~]S)|(?<=S)(?=o))")
LY = (re.compile(r"ly\b"), re.compile(r"LY\b"))  # two, since letters written out are found six times as fast as one of a set
HARMED = re.compile(r"(?:(?<=C)|(?<=CoD))e[HBMXA]{0,4}(?=[tds])")
NEAR = 8  # tokens from "took" to "hostage", at most
STANDING = "dHBtsAp,.;:&k"  # what follows an article that counts people without a noun
ARTICLE = re.compile(f"a(?=(n?)({WORD}|(?<=n).|[{STANDING}]))")


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
    """A sentence as items: item i has the tag `tags[i]` and the tokens `first[i]` to `last[i]` (half-open)."""

    def __init__(self, document: Document, dateline: tuple[int, int], openings: Sequence[int], piece: Piece) -> None:
        """Read a piece of a document; `dateline` and `openings` are the document's."""
        self.document = document
        self.dateline = dateline
        self.start, self.end = piece.start, piece.end
        self.facts, self.tokens, self.cues = piece.facts, piece.tokens, piece.cues
        self._numbers: dict[int, Fact] = {}
        self._effects: dict[int, str] = {}
        items = ITEM.findall(self._marks(openings[bisect_left(openings, self.start) : bisect_left(openings, self.end)]))
        bounds = list(accumulate(map(len, items), initial=self.start))
        self.first, self.last = bounds[:-1], bounds[1:]
        self.tags = ARTICLE.sub(self._article, "".join(map(TAG_OF, items)))
        if "e" in self.tags:
            self.tags = HARMED.sub(self._held, self.tags)

    def _marks(self, openings: Sequence[int]) -> str:
        """A tag for each token, `MORE` for the further ones of a phrase or fact."""
        words = self.document.words[self.start : self.end]
        marks = list(map(TAGS.get, words, repeat(WORD)))
        for token in openings:
            place = token - self.start
            if words[place] in PHRASES:
                self._phrase(words, marks, place)
            elif marks[place] == WORD:
                marks[place] = "A"
        for fact, token in zip(self.facts, self.tokens):
            kind = fact.type
            if kind == "number" and isinstance(fact.value, Quantity):
                self._numbers[token] = fact
                self._fact(marks, fact, token, "C" if fact.value.kind in COUNTING else "n")
            elif kind == "date":
                self._fact(marks, fact, token, "q")
        return IN_CONTEXT.sub(self._in_context, "".join(marks))

    def _in_context(self, sign: re.Match[str]) -> str:
        """A tag that depends on what is around: a hyphen or full stop inside a word is part of it, "the report" reports nothing."""
        document, tag, token = self.document, sign[0], self.start + sign.start()
        if tag == "S":
            return WORD if document.words[token - 1] in DETERMINERS or document.following[token] == "of" else tag
        if tag == "Q":
            return WORD if HOLDING.isdisjoint(document.words[max(self.start, token - NEAR) : token - 1]) else "s"
        if tag == ".":
            return tag if document.following[token] in CLOSERS else WORD
        tight = token + 1 < self.end and document.ends[token] == document.starts[token + 1]
        return WORD if tight and token and document.ends[token - 1] == document.starts[token] else "," if tag == "-" else tag

    def _phrase(self, words: list[str], marks: list[str], place: int) -> None:
        """Mark the longest phrase that begins at a place."""
        if place + 1 >= len(words) or marks[place] == MORE:
            return
        seconds = PHRASES[words[place]]
        for phrase in seconds.get(words[place + 1]) or seconds.get(ANY, ()):
            end = _phrase_end(words, place, phrase)
            if end:
                marks[place:end] = phrase.tag + (WORD if phrase.tag == WORD else MORE) * (end - place - 1)
                if phrase.effect:
                    self._effects[self.start + place] = phrase.effect
                return

    def _fact(self, marks: list[str], fact: Fact, token: int, tag: str) -> None:
        """Mark a number or date that begins at a token, but for one in a phrase."""
        low = token - self.start
        if marks[low] == MORE:
            return
        marks[low] = tag
        high = low + 1
        if fact.end > self.document.ends[token]:
            high = min(self.document.token_at(fact.end - 1) + 1, self.end) - self.start
            marks[low + 1 : high] = MORE * (high - low - 1)
        if high < len(marks) and marks[high] == MORE:
            marks[high] = WORD

    def _article(self, match: re.Match[str]) -> str:
        """An article counts where it stands before somebody, a few also alone."""
        tags, item = match.string, match.start()
        if match[2] == WORD:
            counts = somebody(self.words(match.start(2))) and tags[max(0, item - 3) : item] != "Coh"  # part of them
        elif match[1]:
            counts = self._aged(item + 1)
        else:
            counts = self.words(item)[0] in ALONE and tags[item - 1 : item] != "D"
        return "C" if counts else "a"

    def _held(self, match: re.Match[str]) -> str:
        """Those called after being held are a noun like others where worse befell them: "six hostages were killed"."""
        worse = self.words(match.start())[-1] in HELD and self.effect(match.end()) in ("killed", "wounded")
        return WORD + match[0][1:] if worse else match[0]

    def _aged(self, item: int) -> bool:
        """Whether an item is somebody named by age: "a 17-year-old"."""
        fact = self._numbers.get(self.first[item])
        return fact is not None and isinstance(fact.value, Quantity) and fact.value.kind == "age"

    def effect(self, item: int) -> str | None:
        """Return what the word of harm at an item does."""
        token = self.first[item]
        return self._effects.get(token) or EFFECTS.get(self.document.words[token])

    def count(self, item: int) -> Count:
        """Return the count at an item with the tag C."""
        token = self.first[item]
        fact = self._numbers.get(token)
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
            if fact.start == start and fact.end == end and fact.type != "number":
                return Role(start, end, fact)
        return Role(start, end)

    def item_of(self, token: int) -> int:
        """Return the item that holds a token; the last one for tokens behind the sentence."""
        return bisect_right(self.first, token) - 1


def openings(document: Document) -> list[int]:
    """Return the tokens that a phrase may begin at, as the word after them tells, and those of adverbs in -ly."""
    where, following = document.where, document.following
    adverbs = [document.token_at(match.start()) for ending in LY for match in ending.finditer(document.clean)]
    found = {token for token in adverbs if document.words[token] not in IN_LY}
    for word in where.keys() & PHRASES.keys():
        seconds = PHRASES[word]
        found.update(where[word] if ANY in seconds else [token for token in where[word] if following[token] in seconds])
    return sorted(found)


def _phrase_end(words: list[str], place: int, phrase: Phrase) -> int:
    """The place after a phrase that begins here, 0 where it does not."""
    at = place + 1
    for number, word in enumerate(phrase.rest):
        if word == ANY:
            following = phrase.rest[number + 1]
            at = next((near for near in range(at, min(len(words), at + GAP + 1)) if words[near] == following), 0)
            if not at:
                return 0
        elif at < len(words) and words[at] == word:
            at += 1
        else:
            return 0
    return at


def somebody(words: Sequence[str]) -> bool | None:
    """Return whether words name people: True, False for things and animals, None where they do not say.

    >>> somebody(["police", "officers"]), somebody(["guard", "dogs"]), somebody(["gadgets"])
    (True, False, None)
    """
    last = words[-1] if words else ""
    if last in PERSONS:
        return True
    if last in THINGS:
        return False
    if not PERSONS.isdisjoint(words) or last.endswith(ENDINGS):
        return True
    return None
