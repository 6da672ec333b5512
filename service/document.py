"""Document: a text cut once into tokens and sentences, as every extractor reads it."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property, partial
from itertools import accumulate, pairwise

from service.deadline import NEVER, Deadline
from service.lexicon import listing

# The standard library's engine splits faster here; combining marks belong to the word they stand in.
TOKEN = re.compile(r"([a-zA-Z0-9_\w\u0300-\u036f]++|\S)")  # letters that \w has anyway are found faster when named
ASCII_TOKEN = re.compile(r"([a-zA-Z0-9_]++|[^\s\x1c-\x1f])", re.ASCII)  # the same for texts of nothing else: found in three quarters of the time
ODD = re.compile(r"[^\n -~]")
# What stands for something plainer, one character for one, so that offsets stay.
PLAIN = {
    "'": "\u2018\u2019\u02bc\u201b\u2032`\u00b4",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb",
    "-": "\u2010\u2011\u00ad",
    " ": "\t\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff\u200b",
    "\n": "\u0085\u2028\u2029",
}
WRAPPED = 120  # characters: a text whose longest line is shorter is taken to be wrapped by hand
FULL = 0.85  # a wrapped line ends where the next word would pass this share of the longest line
PROOF = 3  # lines that full, at least, show that a text is wrapped
# The shapes of what begins with a digit: figures by how many digits they have, others, and figures with letters glued to them ("6pm").
FIGURES = {1: "{dd}", 2: "{dd}", 4: "{dddd}"}
FIGURE = "{figure}"
GLUED = "{glued}"
SHAPES = frozenset((*FIGURES.values(), FIGURE, GLUED))
CLOSERS = frozenset("\"')]}")
OPENERS = frozenset("\"'([")
OPENED = 8  # quotes and brackets before the first word of a sentence, at most
ENDERS = (".", "!", "?", "\u2026")
TRAILERS = CLOSERS.union(ENDERS)
ABBREVIATIONS = frozenset(listing("abbreviations", "before_name"))
ENDINGS = frozenset(listing("abbreviations", "sentence_may_end"))
ABBREVIATED = ABBREVIATIONS | ENDINGS
SHORT = 2  # letters, at most, of a word that may be part of an acronym, or an initial
STARTERS = frozenset(listing("abbreviations", "sentence_starters"))


class Document:
    """A text, its tokens and its sentences.

    `clean` has the length of `text`: quotes, hyphens and blanks are plain, and a line break inside a paragraph is a blank, so
    that a pattern finds a phrase however it was typed and its offsets hold in `text`. Token i is `clean[starts[i]:ends[i]]`,
    lower-cased in `words[i]`; `where` maps a word to its token numbers in order. `token_at(offset)` is the number of the first
    token that ends after an offset (the count of tokens when there is none). Whoever works on a document for long calls
    `deadline.check()` between small pieces of the work.
    """

    # What is read thousands of times stands in slots: beside lazy properties a read from the instance's dict takes ten times as long.
    __slots__ = ("__dict__", "clean", "deadline", "ends", "following", "published_at", "starts", "text", "token_at", "where", "words")

    def __init__(self, text: str, published_at: date | datetime | None = None, deadline: Deadline = NEVER) -> None:
        self.text = text
        self.published_at = published_at
        self.deadline = deadline
        self.clean = unwrapped(plain(text))
        small = lowered(self.clean)
        parts = (ASCII_TOKEN if small.isascii() else TOKEN).split(small)
        bounds = list(accumulate(map(len, parts)))
        self.words = parts[1::2]
        self.following = [*self.words[1:], ""]  # the word after each token, empty after the last
        self.starts = bounds[0:-1:2]
        self.ends = bounds[1::2]
        self.token_at: Callable[[int], int] = partial(bisect_right, self.ends)  # asked so often that a method would double its cost
        where: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            if word in where:
                where[word].append(number)
            else:
                where[word] = [number]
        self.where = where

    @cached_property
    def capitals(self) -> list[int]:
        """The numbers of the tokens that begin with a capital letter."""
        clean = self.clean
        return [number for number, start in enumerate(self.starts) if clean[start].isupper()]

    @cached_property
    def digits(self) -> list[int]:
        """The numbers of the tokens that begin with a digit, in order."""
        return sorted(number for word in self.unlettered if word[0].isdecimal() for number in self.where[word])

    @cached_property
    def unlettered(self) -> list[str]:
        """The words that are not letters alone: figures, signs and what mixes letters with them; each once."""
        return [word for word in self.where if not word.isalpha()]

    @cached_property
    def glued(self) -> list[int]:
        """The numbers of the tokens that begin with a digit and go on with something else ("6pm"), in order."""
        return self.shaped[GLUED]

    @cached_property
    def shapes(self) -> list[str]:
        """The shape of each word, and an empty one that stands after the last and, at -1, before the first."""
        shapes = [*self.words, ""]
        for token in self.digits:
            shapes[token] = shape(shapes[token])
        return shapes

    @cached_property
    def shaped(self) -> dict[str, list[int]]:
        """The numbers of the tokens of each of `SHAPES`, in order."""
        shaped: dict[str, list[int]] = {shape: [] for shape in SHAPES}
        shapes = self.shapes
        for number in self.digits:
            shaped[shapes[number]].append(number)
        return shaped

    @cached_property
    def sentence_starts(self) -> list[int]:
        """The number of each sentence's first token; empty for a text without tokens."""
        return sentence_starts(self)

    def sentence(self, token: int) -> tuple[int, int]:
        """Return the half-open range of token numbers of the sentence that holds a token."""
        starts = self.sentence_starts
        place = bisect_right(starts, token)
        return starts[place - 1], starts[place] if place < len(starts) else len(self.words)


def shape(word: str) -> str:
    """Return what stands for a word beside others: itself, or for what begins with a digit one of `SHAPES`."""
    if word.isdecimal():
        return FIGURES.get(len(word), FIGURE)
    return GLUED if word[0].isdecimal() else word


def plain(text: str) -> str:
    """Return the text with quotes, hyphens and blanks made plain, character for character."""
    if not ODD.search(text):
        return text
    for simple, odd in PLAIN.items():
        for character in odd:
            text = text.replace(character, simple)
    return text


def lowered(text: str) -> str:
    """Return the text in lower case, of the same length (a few capitals, such as \u0130, would grow)."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def unwrapped(text: str) -> str:
    """Return the text with the line breaks that only wrap a paragraph turned into blanks.

    A break wraps when the next line goes on in lower case, or when the text is set in short lines and the next word would not
    have fitted on this one. Headlines, datelines and list items keep their break.
    """
    if "\n" not in text:
        return text
    lines = text.split("\n")
    width = max(map(len, lines))
    if width > WRAPPED or sum(len(line) > FULL * width for line in lines) < PROOF:
        width = 0
    parts = [lines[0]]
    for line, after in pairwise(lines):
        parts += (" " if _wraps(line, after, width) else "\n"), after
    return "".join(parts)


def _wraps(line: str, after: str, width: int) -> bool:
    """Whether the break after a line only wraps; `width` is that of the longest line, 0 where the text is not wrapped."""
    if not line.strip() or not after.strip():
        return False
    word = after.split(None, 1)[0]
    return word[0].islower() or (width > 0 and len(line.rstrip()) + 1 + len(word) > FULL * width)


def sentence_starts(document: Document) -> list[int]:
    """Return the first token of each sentence: after a line break that stays, and after `.`, `!` or `?` before a capital.

    A full stop of an abbreviation or an initial ends no sentence, except one that may ("U.S.", "p.m.") before a word that
    usually begins one.
    """
    if not document.words:
        return []
    return sorted({0, *_after_breaks(document), *_after_enders(document)})


def _after_breaks(document: Document) -> list[int]:
    clean, starts, found, at = document.clean, document.starts, [], document.clean.find("\n")
    while at >= 0 and (token := bisect_left(starts, at)) < len(starts):
        found.append(token)
        at = clean.find("\n", starts[token])
    return found


def _after_enders(document: Document) -> list[int]:
    words, starts, ends, found = document.words, document.starts, document.ends, []
    for ender in ENDERS:
        after = 0
        for token in document.where.get(ender, ()):
            after = max(after, token + 1)  # what trails one of a run of signs trails the next of them
            while after < len(words) and starts[after] == ends[after - 1] and words[after] in TRAILERS:
                after += 1
            if after < len(words) and (starts[after] > ends[after - 1] or words[after - 1] in CLOSERS) and _ends(document, token, after):
                found.append(after)
    return found


def _ends(document: Document, token: int, after: int) -> bool:
    """Whether a sentence ends with this full stop, exclamation or question mark; `after` is the token after it and all that trails it."""
    words, first = document.words, after
    last = min(after + OPENED, len(words) - 1)
    while words[first] in OPENERS and first < last:
        first += 1
    if document.clean[document.starts[first]].islower():
        return False
    word = words[token - 1]
    doubtful = words[token] == "." and (len(word) <= SHORT or word in ABBREVIATED)
    return not (doubtful and _abbreviates(document, token, words[first]))


def _abbreviates(document: Document, token: int, following: str) -> bool:
    """Whether a full stop belongs to the word before it and the sentence goes on."""
    if not token or document.ends[token - 1] != document.starts[token]:
        return False
    word = document.words[token - 1]
    if word in ABBREVIATIONS:
        return True
    if word in ENDINGS or (len(word) <= SHORT and _in_acronym(document, token)):
        return following not in STARTERS
    return len(word) == 1 and document.clean[document.starts[token - 1]].isupper()


def _in_acronym(document: Document, token: int) -> bool:
    """Whether the full stop closes letters with full stops, such as U.S. or p.m."""
    starts, ends = document.starts, document.ends
    dotted = token >= 3 and document.words[token - 2] == "."
    return dotted and ends[token - 2] == starts[token - 1] and ends[token - 3] == starts[token - 2]
