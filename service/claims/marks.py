"""Marks: a tag for each token of a document, that of a phrase or fact on its first one, before the sentences are cut into items."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence, Set
from itertools import chain

from service.claims.pieces import Pieces
from service.claims.words import (
    ACRONYMS,
    ALONE,
    ANY,
    EFFECTS,
    ENDINGS,
    GAP,
    GAPPED,
    GAPS,
    HELD,
    HOLDING,
    NO_ADVERBS,
    PERSONS,
    PHRASED,
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
# Signs that may belong to a word, and reports that may be a noun. One letter alone is found many times as fast as one of a set.
IN_CONTEXT = {sign: re.compile(sign) for sign in "-:Q"} | {"S": re.compile("S(?:(?<=[aDrC~]S)|(?=o))")}
LINKS = "pof"  # prepositions, which are none where a hyphen ties them to a word: "passers-by", "on-duty"
STANDING = "dHBtsAp,.;:&k"  # what follows an article that counts people without a noun
ARTICLE = re.compile(f"a(?=(?:n{MORE}*+)?({WORD}{FURTHER}*)|n{MORE}*+(.)|([{STANDING}]))")
HARMED = re.compile("C~*+(?:o~*+D~*+)?(e~*+)(?:[HBMXA]~*+){0,4}(?=[tds])".replace("~", MORE))
ADVERBIAL = ("ly", "LY")
STOPS = frozenset([sign for sign, tag in SIGNS.items() if tag == "."])
MARKED = {word: tag for word, tag in TAGS.items() if tag not in (WORD, ".")}
TAKEN = 8  # tokens from "took" to "hostage", at most
THEM = "h" + MORE
PART = 20  # tokens of "one of them", at most
INSIDE = (MORE + FURTHER).encode()  # the tags of what lies inside an item
ITEMS = bytes(code not in INSIDE for code in range(256))  # by tag, whether it begins an item


class Marks:
    """The tags in `text`, one for each token, and as bytes in `coded`; the numbers, and what phrases of harm do, by token;
    and by piece the facts that may fill a role, with the first token of each.

    Neither a phrase nor a fact goes past the token that a piece begins at.
    """

    def __init__(self, pieces: Pieces) -> None:
        self.document, self._edges, self._begun = pieces.document, pieces.edges, frozenset(pieces.edges)
        self.numbers: dict[int, Fact] = {}
        self.effects: dict[int, str] = {}
        self.fillers: dict[int, tuple[list[Fact], list[int]]] = {}
        self._marks = self._words(pieces.known)
        self._phrases(pieces.known)
        self._adverbs()
        self.document.deadline.check()
        text = self._told(pieces)
        self.document.deadline.check()
        for sign, pattern in IN_CONTEXT.items():
            if sign in text:
                text = pattern.sub(self._in_context, text)
        for run, marked in RUNS:
            text = text.replace(run, marked)
        self.text = HARMED.sub(self._held, ARTICLE.sub(self._article, text))
        self.coded = self.text.encode()

    def _words(self, known: Set[str]) -> list[str]:
        """The tag that each token has by itself, and an empty one that stands behind the text; full stops inside a sentence have none."""
        where, following = self.document.where, self.document.following
        marks = [WORD] * len(self.document.words)
        for word in known:
            tag = MARKED.get(word)
            if tag:
                for token in where[word]:
                    marks[token] = tag
        for sign in STOPS & known:
            for token in where[sign]:
                if token + 1 in self._begun or following[token] in CLOSERS:
                    marks[token] = "."
        for token in where.get("-", ()):
            if self._is_tight(token):
                for near in (token - 1, token + 1):
                    marks[near] = WORD if marks[near] in LINKS else marks[near]
        cased = self.document.cased
        for token in [token for word in ACRONYMS & known for token in where[word] if cased[token] and self._is_acronym(token)]:
            marks[token] = WORD
        marks.append("")
        return marks

    def _is_acronym(self, token: int) -> bool:
        """Whether a word is written in capitals, beside one that is not."""
        document = self.document
        near = [document.clean[document.starts[each] : document.ends[each]] for each in range(max(token - 1, 0), min(token + 2, len(document.words)))]
        own = document.clean[document.starts[token] : document.ends[token]]
        return own.isupper() and any(word.upper() != word for word in near)

    def _told(self, pieces: Pieces) -> str:
        """The marks of pieces that tell something, with those of their facts; nothing more is asked of the others."""
        marks, edges, at = self._marks, self._edges, 0
        parts: list[str] = []
        for piece in pieces.telling:
            low, high = edges[piece], edges[piece + 1]
            self.fillers[piece] = self._facts(pieces.facts_of(piece), low, high)
            if marks[low] == WORD:
                marks[low] = FIRST
            parts.append(IDLE * (low - at))
            parts += marks[low:high]
            at = high
        return "".join(parts) + IDLE * (edges[-1] - at)

    def _facts(self, facts: Iterable[Fact], low: int, high: int) -> tuple[list[Fact], list[int]]:
        """Mark the numbers and dates of a piece, but for those in a phrase; return the facts that may fill a role, and their first tokens."""
        marks, starts, ends = self._marks, self.document.starts, self.document.ends
        fillers: list[Fact] = []
        tokens: list[int] = []
        for fact in facts:
            low = bisect_right(ends, fact.start, low, high)
            value = fact.value
            if type(value) is Quantity:  # isinstance takes five times as long to say no
                self.numbers[low] = fact
                tag = "C" if value.kind in COUNTING else "n"
            else:
                fillers.append(fact)
                tokens.append(low)
                if type(value) is not Timex:
                    continue
                tag = "q"
            if marks[low] != MORE:
                marks[low] = tag
                after, end = low + 1, fact.end
                while after < high and starts[after] < end:
                    marks[after] = MORE
                    after += 1
                if marks[after] == MORE:
                    marks[after] = WORD
        return fillers, tokens

    def _phrases(self, known: Set[str]) -> None:
        """Mark the longest phrase that begins at a token."""
        marks, last = self._marks, -1
        for start, _, end, phrase in phrases(self.document, known):
            if start != last and marks[start] != MORE and self._begun.isdisjoint(range(start + 1, end)):
                last = start
                marks[start:end] = phrase.tag + (WORD if phrase.tag == WORD else MORE) * (end - start - 1)
                if phrase.effect:
                    self.effects[start] = phrase.effect

    def _adverbs(self) -> None:
        marks, document, clean = self._marks, self.document, self.document.clean
        for ending in ADVERBIAL:
            at = clean.find(ending)
            while at >= 0:
                token, after = document.token_at(at), at + len(ending)
                if marks[token] == WORD and document.ends[token] == after and document.words[token] not in NO_ADVERBS:
                    marks[token] = "A"
                at = clean.find(ending, after)

    def _in_context(self, sign: re.Match[str]) -> str:
        """A tag that depends on what is around: a hyphen inside a word is part of it, "the report" reports nothing."""
        document, tag, token = self.document, sign[0], sign.start()
        if tag == "S":
            named = token not in self._begun and document.words[token - 1] in DETERMINERS
            return self._word(token) if named or (document.following[token] == "of" and token + 1 not in self._begun) else tag
        if tag == "Q":
            start = self._edges[bisect_right(self._edges, token) - 1]
            return self._word(token) if HOLDING.isdisjoint(document.words[max(start, token - TAKEN) : token - 1]) else "s"
        return self._word(token) if self._is_tight(token) else "," if tag == "-" else tag

    def _word(self, token: int) -> str:
        """The tag of a word without a part of its own."""
        return FIRST if token in self._begun else WORD

    def _is_tight(self, token: int) -> bool:
        """Whether a sign stands inside a word."""
        starts, ends = self.document.starts, self.document.ends
        return token > 0 and token + 1 not in self._begun and ends[token - 1] == starts[token] and ends[token] == starts[token + 1]

    def _article(self, match: re.Match[str]) -> str:
        """An article counts where it stands before somebody, a few also alone."""
        told, begun, words, token = match.lastindex, self._begun, self.document.words, match.start()
        low, high = match.span(told or 0)
        if token + 1 in begun or low in begun:
            return "a"
        if told == 1:
            counts = somebody(words[low:high]) and (token in begun or not _part_of(match.string, token))
        elif told == 2:
            counts = self._aged(token + 1)
        else:
            counts = words[token] in ALONE and (token in begun or match.string[token - 1] != "D")
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


def _part_of(marks: str, token: int) -> bool:
    """Whether the marks of "one of them" stand before a token."""
    return marks[token - 1] in THEM and marks[max(0, token - PART) : token].replace(MORE, "").endswith("Coh")


def phrases(document: Document, known: Set[str]) -> list[tuple[int, int, int, Phrase]]:
    """Return the phrases of a text, of whose words some are `known`, by the token they begin at, each with its rank and the token after it."""
    words, where, shapes = document.words, document.where, document.shapes
    found: list[tuple[int, int, int, Phrase]] = []
    for rarest, before, beside, neighbour, rank, phrase in chain.from_iterable(map(PHRASES.__getitem__, known & PHRASED)):
        for token in where[rarest] if neighbour in where else ():
            if shapes[token + beside] == neighbour and tuple(words[token - before : token - before + len(phrase.words)]) == phrase.words:
                found.append((token - before, rank, token - before + len(phrase.words), phrase))
    for sought in chain.from_iterable(map(GAPPED.__getitem__, known & GAPS)):
        for token in where.get(sought.neighbour, ()):
            end = _end(words, token, sought.phrase)
            if end:
                found.append((token, sought.rank, end, sought.phrase))
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
    if (len(words) > 1 and not PERSONS.isdisjoint(words)) or last.endswith(ENDINGS):
        return True
    return None
