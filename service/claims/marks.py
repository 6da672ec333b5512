"""Marks: a tag for each token of a document, that of a phrase or fact on its first one, before the sentences are cut into items."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain, product, repeat

from service.claims.pieces import Pieces
from service.claims.words import (
    ALONE,
    ANY,
    EFFECTS,
    ENDINGS,
    GAP,
    GAPPED,
    HELD,
    HOLDING,
    NO_ADVERBS,
    PERSONS,
    PHRASES,
    SIGNS,
    TAGS,
    THINGS,
    WORD,
    Phrase,
)
from service.document import CLOSERS, Document
from service.facts import Fact, Quantity, Timex

COUNTING = ("cardinal", "range")
DETERMINERS = frozenset(("a", "an", "the", "this", "that", "its", "his", "their", "no"))
MORE = "~"  # the tag of what belongs to the item before
FURTHER = "x"  # the same after a word without a part of its own
FIRST = "W"  # such a word where a sentence begins
IDLE = " "  # that of a token that nobody reads
RUNS = ((WORD * 2, WORD + FURTHER), (FIRST + WORD, FIRST + FURTHER), (FURTHER + WORD, FURTHER * 2), (FIRST, WORD))  # how the further words are marked
# Signs that may belong to a word, and reports that may be a noun. Its first set lets the engine skip to them.
IN_CONTEXT = re.compile(r"[-:SQ](?:(?<=[-:Q])|(?<=[aDrC~]S)|(?<=S)(?=o))")
STANDING = "dHBtsAp,.;:&k"  # what follows an article that counts people without a noun
ARTICLE = re.compile(f"a(?=(?:n{MORE}*+)?({WORD}{FURTHER}*)|n{MORE}*+(.)|([{STANDING}]))")
HARMED = re.compile("C~*+(?:o~*+D~*+)?(e~*+)(?:[HBMXA]~*+){0,4}(?=[tds])".replace("~", MORE))
# Two, since letters written out are found six times as fast as one of a set.
ADVERB, ADVERB_IN_CAPITALS = re.compile(r"ly\b"), re.compile(r"LY\b")
STOPS = [sign for sign, tag in SIGNS.items() if tag == "."]
NEAR = 8  # tokens from "took" to "hostage", at most
THEM = "h" + MORE
LONGEST = 20  # tokens of "one of them", at most
ITEMS = bytes(code not in (MORE + FURTHER).encode() for code in range(256))  # by tag, whether it begins an item


class Marks:
    """The tags in `text`, one for each token, and in `items` whether an item begins there; the numbers, and what phrases of harm do, by token.

    Neither a phrase nor a fact goes past the token that a piece begins at.
    """

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.document, self._edges, self._begun = pieces.document, pieces.edges, frozenset(pieces.edges)
        self.numbers: dict[int, Fact] = {}
        self.effects: dict[int, str] = {}
        self._marks: list[str] = [*map(TAGS.get, self.document.words, repeat(WORD)), ""]  # the last one stands behind the text
        self._phrases()
        self._adverbs()
        self.document.deadline.check()
        self._facts()
        self._stops()
        for token in self._edges[:-1]:
            if self._marks[token] == WORD:
                self._marks[token] = FIRST
        self.document.deadline.check()
        text = IN_CONTEXT.sub(self._in_context, self._told("".join(self._marks)))
        for run, marked in RUNS:
            text = text.replace(run, marked)
        self.text = HARMED.sub(self._held, ARTICLE.sub(self._article, text))
        self.items = self.text.encode().translate(ITEMS)

    def _told(self, text: str) -> str:
        """The marks without those of pieces that tell nothing, so that nothing more is asked of these."""
        parts: list[str] = []
        at = 0
        for piece in self.pieces.telling:
            low, high = self._edges[piece : piece + 2]
            parts += IDLE * (low - at), text[low:high]
            at = high
        return "".join(parts) + IDLE * (len(text) - at)

    def _phrases(self) -> None:
        """Mark the longest phrase that begins at a token."""
        marks, last = self._marks, -1
        for start, _, end, phrase in phrases(self.document):
            if start != last and marks[start] != MORE and self._begun.isdisjoint(range(start + 1, end)):
                last = start
                marks[start:end] = phrase.tag + (WORD if phrase.tag == WORD else MORE) * (end - start - 1)
                if phrase.effect:
                    self.effects[start] = phrase.effect

    def _adverbs(self) -> None:
        marks, document = self._marks, self.document
        for match in chain(ADVERB.finditer(document.clean), ADVERB_IN_CAPITALS.finditer(document.clean)):
            token = document.token_at(match.start())
            if marks[token] == WORD and document.words[token] not in NO_ADVERBS:
                marks[token] = "A"

    def _facts(self) -> None:
        """Mark the numbers and dates, but for those in a phrase."""
        marks, begun, numbers = self._marks, self._begun, self.numbers
        starts = [*self.document.starts, len(self.document.clean)]
        for fact, token in zip(self.pieces.facts, self.pieces.tokens):
            value = fact.value
            if isinstance(value, Quantity):
                numbers[token] = fact
                tag = "C" if value.kind in COUNTING else "n"
            elif isinstance(value, Timex):
                tag = "q"
            else:
                continue
            if marks[token] != MORE:
                marks[token] = tag
                end, token = fact.end, token + 1
                while starts[token] < end and token not in begun:
                    marks[token] = MORE
                    token += 1
                if marks[token] == MORE:
                    marks[token] = WORD

    def _stops(self) -> None:
        """Make full stops inside a sentence part of the word before them."""
        marks, begun, following, where = self._marks, self._begun, self.document.following, self.document.where
        for sign in STOPS:
            for token in where.get(sign, ()):
                if token + 1 not in begun and marks[token] == "." and following[token] not in CLOSERS:
                    marks[token] = WORD

    def _in_context(self, sign: re.Match[str]) -> str:
        """A tag that depends on what is around: a hyphen inside a word is part of it, "the report" reports nothing."""
        document, tag, token = self.document, sign[0], sign.start()
        if tag == "S":
            named = token not in self._begun and document.words[token - 1] in DETERMINERS
            return WORD if named or (document.following[token] == "of" and token + 1 not in self._begun) else tag
        if tag == "Q":
            start = self._edges[bisect_right(self._edges, token) - 1]
            return WORD if HOLDING.isdisjoint(document.words[max(start, token - NEAR) : token - 1]) else "s"
        tight = token + 1 not in self._begun and document.ends[token] == document.starts[token + 1]
        return WORD if tight and token and document.ends[token - 1] == document.starts[token] else "," if tag == "-" else tag

    def _article(self, match: re.Match[str]) -> str:
        """An article counts where it stands before somebody, a few also alone."""
        marks, token, words = match.string, match.start(), self.document.words
        low, high = match.span(match.lastindex or 0)
        if token + 1 in self._begun or low in self._begun:
            return "a"
        before = IDLE if token in self._begun else marks[token - 1]
        if match[1]:
            counts = somebody(words[low:high]) and not (before in THEM and _part_of(marks[max(0, token - LONGEST) : token]))
        elif match[2]:
            counts = self._aged(token + 1)
        else:
            counts = words[token] in ALONE and before != "D"
        return "C" if counts else "a"

    def _aged(self, token: int) -> bool:
        """Whether a number is somebody named by age: "a 17-year-old"."""
        fact = self.numbers.get(token)
        return fact is not None and isinstance(fact.value, Quantity) and fact.value.kind == "age"

    def _held(self, match: re.Match[str]) -> str:
        """Those called after being held are a noun like others where worse befell them: "six hostages were killed"."""
        low, high = match.span(1)
        if not self._begun.isdisjoint(range(match.start() + 1, match.end() + 1)):
            return match[0]
        if self.document.words[high - 1] not in HELD or self.effect(match.end()) not in ("killed", "wounded"):
            return match[0]
        return match.string[match.start() : low] + WORD + FURTHER * (high - low - 1) + match.string[high : match.end()]

    def counting(self, piece: int) -> bool:
        """Return whether anybody is counted in a piece."""
        return self.text.find("C", self._edges[piece], self._edges[piece + 1]) >= 0

    def effect(self, token: int) -> str | None:
        """Return what the word of harm that begins at a token does."""
        return self.effects.get(token) or EFFECTS.get(self.document.words[token])


def _part_of(marks: str) -> bool:
    """Whether marks end with those of "one of them"."""
    return marks.replace(MORE, "").endswith("Coh")


def phrases(document: Document) -> list[tuple[int, int, int, Phrase]]:
    """Return the phrases of a text by the token they begin at, each with its rank and the token after it."""
    words, where, shapes = document.words, document.where, document.shapes
    found: list[tuple[int, int, int, Phrase]] = []
    for word in where.keys() & PHRASES.keys():
        for token, (before, beside, neighbour, rank, phrase) in product(where[word], PHRASES[word]):
            start, end = token - before, token - before + len(phrase.words)
            if shapes[token + beside] == neighbour and tuple(words[start:end]) == phrase.words:
                found.append((start, rank, end, phrase))
    for word, sought in GAPPED:
        if word in where:
            ends = [(token, _end(words, token, sought.phrase)) for token in where.get(sought.neighbour, ())]
            found += [(token, sought.rank, end, sought.phrase) for token, end in ends if end]
    return sorted(found)


def _end(words: Sequence[str], at: int, phrase: Phrase) -> int:
    """The token after a phrase with a gap that begins at a token, 0 where it does not."""
    for number, word in enumerate(phrase.words):
        if word == ANY:
            following = phrase.words[number + 1]
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
