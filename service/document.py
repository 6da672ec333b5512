"""Document: a text cut once into tokens and sentences, as every extractor reads it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from itertools import accumulate, chain, compress, count, filterfalse, pairwise
from operator import itemgetter

from service.deadline import NEVER, Deadline
from service.lexicon import listing

# The standard library's engine splits faster here; combining marks belong to the word they stand in.
TOKEN = re.compile(r"([a-zA-Z0-9_\w\u0300-\u036f]++|\S)")  # letters that \w has anyway are found faster when named
# The same for texts without letters beyond Latin-1 (of Western Europe), which are found in three quarters of the time; the rest of them are signs.
LETTERS = "".join(character for character in map(chr, range(256)) if character.isalnum())
WESTERN_TOKEN = re.compile(rf"([_{LETTERS}]++|[^\s\x1c-\x1f])", re.ASCII)
SIGNS = "\u2012\u2013\u2014\u2022\u2026\u20ac\u2122"  # beyond Latin-1, in many western texts
CAPITAL = bytes(chr(code).isupper() for code in range(256))  # by Latin-1 code
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
OUTSIDE = 8  # tokens: more than any look at words goes beyond either end of the text


class Document:
    """A text, its tokens and its sentences.

    `clean` has the length of `text`: quotes, hyphens and blanks are plain, and a line break inside a paragraph is a blank, so
    that a pattern finds a phrase however it was typed and its offsets hold in `text`. Token i is `clean[starts[i]:ends[i]]`,
    lower-cased in `words[i]`; `where` maps a word to its token numbers in order. `token_at(offset)` is the number of the first
    token that ends after an offset (the count of tokens when there is none). Whoever works on a document for long calls
    `deadline.check()` between small pieces of the work.
    """

    # Slots, since what is read thousands of times takes ten times as long from an instance's dict.
    __slots__ = (
        "capitals", "cased", "clean", "deadline", "digits", "ends", "following", "glued", "published_at", "sentence_starts", "shaped", "shapes",
        "starts", "text", "token_at", "unlettered", "where", "words",
    )  # fmt: skip

    def __init__(self, text: str, published_at: date | datetime | None = None, deadline: Deadline = NEVER) -> None:
        self.text = text
        self.published_at = published_at
        self.deadline = deadline
        self.clean = unwrapped(plain(text))
        encoded = western(self.clean)
        self._cut(TOKEN if encoded is None else WESTERN_TOKEN)
        self.where = placed(self.words)
        self._tell_apart()
        # By token, whether it begins with a capital letter; none of the `OUTSIDE` after the last does, which also stand before the first.
        self.cased = cased(self.clean, self.starts) if encoded is None else cased_western(encoded, self.starts)
        self.capitals: list[int] = list(compress(count(), self.cased))  # the numbers of the tokens that begin with one
        self.sentence_starts = sentence_starts(self)  # the number of each sentence's first token; empty for a text without tokens

    def _cut(self, pattern: re.Pattern[str]) -> None:
        parts = pattern.split(lowered(self.clean))
        bounds = list(accumulate(map(len, parts)))
        self.words = parts[1::2]
        self.following = [*self.words[1:], ""]  # the word after each token, empty after the last
        self.starts = bounds[0:-1:2]
        self.ends = bounds[1::2]
        self.token_at: Callable[[int], int] = partial(bisect_right, self.ends)  # asked so often that a method would double its cost

    def _tell_apart(self) -> None:
        """Tell what is no word: figures, signs and what mixes letters with them."""
        self.unlettered: list[str] = list(filterfalse(str.isalpha, self.where))  # the words that are not letters alone, each once
        self.shaped: dict[str, list[int]] = {shape: [] for shape in SHAPES}  # the numbers of the tokens of each shape, in order
        self.shapes = [*self.words, ""]  # the shape of each word, and an empty one that stands after the last and, at -1, before the first
        for word in self.unlettered:
            if word[0].isdecimal():
                form = shape(word)
                self.shaped[form] += self.where[word]
                for token in self.where[word]:
                    self.shapes[token] = form
        for tokens in self.shaped.values():
            tokens.sort()
        self.digits = sorted(chain.from_iterable(self.shaped.values()))  # the numbers of the tokens that begin with a digit, in order
        self.glued = self.shaped[GLUED]  # the numbers of those that go on with something else ("6pm"), in order

    def sentence(self, token: int) -> tuple[int, int]:
        """Return the half-open range of token numbers of the sentence that holds a token."""
        starts = self.sentence_starts
        place = bisect_right(starts, token)
        return starts[place - 1], starts[place] if place < len(starts) else len(self.words)


def placed(words: list[str]) -> dict[str, list[int]]:
    """Return the token numbers of each word, in order."""
    where: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        if word in where:
            where[word].append(number)
        else:
            where[word] = [number]
    return where


def cased(clean: str, starts: list[int]) -> Sequence[bool]:
    """Return by token whether it begins with a capital letter."""
    return [*[clean[start].isupper() for start in starts], *[False] * OUTSIDE]


def cased_western(encoded: bytes, starts: list[int]) -> Sequence[bool]:
    """Return the same for a text in Latin-1, in half the time and as ones and noughts."""
    outside = [len(encoded)] * OUTSIDE
    found: Sequence[bool] = itemgetter(*starts, *outside)(encoded.translate(CAPITAL) + b"\0")
    return found


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


def western(text: str) -> bytes | None:
    """Return a text in Latin-1, a hyphen for some signs beyond that; None for one that has more."""
    for sign in () if text.isascii() else SIGNS:
        text = text.replace(sign, "-")
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return None


def unwrapped(text: str) -> str:
    """Return the text with the line breaks that only wrap a paragraph turned into blanks.

    A break wraps when the next line goes on in lower case, or when the text is set in short lines and the next word would not
    have fitted on this one. Headlines, datelines and list items keep their break.
    """
    lines = text.split("\n")
    breaks = [number for number, (line, after) in enumerate(pairwise(lines), 1) if line and after]  # all but those at empty lines
    wrapping = _wrapping(lines, breaks) if breaks else ()
    for number in wrapping:
        lines[number] = f" {lines[number]}"
    return "".join([lines[0], *[line if number in wrapping else f"\n{line}" for number, line in enumerate(lines[1:], 1)]]) if wrapping else text


def _wrapping(lines: list[str], breaks: list[int]) -> set[int]:
    """The lines, by number, of which the break before only wraps."""
    width = max(map(len, lines))
    if width > WRAPPED or sum([len(line) > FULL * width for line in lines]) < PROOF:
        width = 0
    return {number for number in breaks if _wraps(lines[number - 1], lines[number].lstrip(), width)}


def _wraps(line: str, after: str, width: int) -> bool:
    """Whether the break after a line only wraps; `width` is that of the longest line, 0 where the text is not wrapped."""
    if not after or line.isspace():
        return False
    return after[0].islower() or (width > 0 and len(line.rstrip()) + 1 + len(after.split(None, 1)[0]) > FULL * width)


def sentence_starts(document: Document) -> list[int]:
    """Return the first token of each sentence: after a line break that stays, and after `.`, `!` or `?` before a capital.

    A full stop of an abbreviation or an initial ends no sentence, except one that may ("U.S.", "p.m.") before a word that
    usually begins one.
    """
    if not document.words:
        return []
    return sorted({0}.union(_after_breaks(document), *[_after_enders(document, ender) for ender in ENDERS if ender in document.where]))


def _after_breaks(document: Document) -> list[int]:
    clean, starts, found, at = document.clean, document.starts, [], document.clean.find("\n")
    while at >= 0 and (token := bisect_left(starts, at)) < len(starts):
        found.append(token)
        at = clean.find("\n", starts[token])
    return found


def _after_enders(document: Document, ender: str) -> list[int]:
    words, starts, ends, clean, cased = document.words, document.starts, document.ends, document.clean, document.cased
    found, after, last = [], 0, len(words) - 1
    for token in document.where.get(ender, ()):
        if cased[token + 1] and starts[token + 1] > ends[token]:  # as behind most
            after, word = token + 1, words[token - 1]
            if (len(word) > SHORT and word not in ABBREVIATED) or not _abbreviates(document, token, words[after]):
                found.append(after)
        elif token < last and (words[token + 1] in TRAILERS if starts[token + 1] == ends[token] else not clean[starts[token + 1]].islower()):
            after = _trailed(document, max(after, token + 1))  # what trails one of a run of signs trails the next of them
            if after < len(words) and (starts[after] > ends[after - 1] or words[after - 1] in CLOSERS) and _ends(document, token, after):
                found.append(after)
    return found


def _trailed(document: Document, after: int) -> int:
    """The first token from this one on that does not trail the one before it."""
    words, starts, ends = document.words, document.starts, document.ends
    while after < len(words) and starts[after] == ends[after - 1] and words[after] in TRAILERS:
        after += 1
    return after


def _ends(document: Document, token: int, after: int) -> bool:
    """Whether a sentence ends with this full stop, exclamation or question mark; `after` is the token after it and all that trails it."""
    words, first = document.words, after
    last = min(after + OPENED, len(words) - 1)
    while words[first] in OPENERS and first < last:
        first += 1
    return not document.clean[document.starts[first]].islower() and not _abbreviates(document, token, words[first])


def _abbreviates(document: Document, token: int, following: str) -> bool:
    """Whether a full stop belongs to the word before it and the sentence goes on."""
    word = document.words[token - 1]
    if len(word) > SHORT and word not in ABBREVIATED:
        return False
    if document.words[token] != "." or not token or document.ends[token - 1] != document.starts[token]:
        return False
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
