"""Context: what stands beside a name, one answer a side."""

from bisect import bisect_left
from enum import Enum, auto
from functools import cached_property
from typing import Final

from service.document import Document
from service.extractors.locations import cues

ARTICLES: Final = frozenset(("the", "a", "an"))
SHARE: Final = 0.9  # of the longer words of a sentence that have a capital in a headline
LONGER: Final = 4  # letters; shorter words are small in headlines too
BEGINNING: Final = 40  # words of a sentence that are looked at
FEWEST: Final = 6  # longer words a sentence needs to be a headline
FEW: Final = 3  # that are enough if they are in capitals throughout
ADJECTIVES: Final = 2  # before the noun of a place, at most
JOINING: Final = frozenset(("-", "of", "to", *ARTICLES))  # what the word before it makes say something
PLACES: Final = ("city", "area", "suburb")
OUTSIDE: Final = ("",) * 8  # more words than any look at goes beyond either end of the text


class Beside(Enum):
    """What stands beside a name."""

    NOTHING = auto()  # a sentence or line begins or ends there
    PLACE_WORD = auto()  # "in", "near"; "residents"
    CIVIC = auto()  # "Police", "city council"
    REACHED = auto()  # "fled", "hit"
    OF_PLACE = auto()  # "the village of"
    TITLE = auto()
    INITIAL = auto()
    FIRST_NAME = auto()
    NAME = auto()  # an unknown word with a capital
    ORGANISATION = auto()
    DIRECTION = auto()
    SAYS = auto()
    POSSESSIVE = auto()
    TIME = auto()
    COMMA = auto()
    HYPHEN = auto()
    OTHER = auto()


def _table(*pairs: tuple[frozenset[str], Beside]) -> dict[str, Beside]:
    """What each word says; of two readings the first stands."""
    return {word: beside for words, beside in reversed(pairs) for word in words}


SIGNS: Final = {",": Beside.COMMA, "-": Beside.HYPHEN, "\u2013": Beside.HYPHEN, "/": Beside.HYPHEN}
CAPITAL_BEFORE: Final = _table(
    (cues.PLAIN, Beside.OTHER),
    (cues.DIRECTIONS, Beside.DIRECTION),
    (cues.TIMES, Beside.TIME),
    (cues.TITLES, Beside.TITLE),
    (cues.ORGANISATIONS, Beside.ORGANISATION),
    (cues.FIRST_NAMES, Beside.FIRST_NAME),
)
CAPITAL_AFTER: Final = _table(
    (cues.PLAIN, Beside.OTHER),
    (cues.CIVIC, Beside.CIVIC),
    (cues.TITLES, Beside.ORGANISATION),
    (cues.ORGANISATIONS, Beside.ORGANISATION),
    (cues.TIMES, Beside.TIME),
)
SMALL_BEFORE: Final = SIGNS | _table((cues.BEFORE_PLACE, Beside.PLACE_WORD), (cues.SAYS, Beside.SAYS), (cues.REACHING, Beside.REACHED))
SMALL_AFTER: Final = SIGNS | _table((cues.CIVIC, Beside.CIVIC), (cues.AFTER_PLACE, Beside.PLACE_WORD), (cues.SAYS | cues.ACTS, Beside.SAYS))


class Context:
    """The words of a document as the neighbours of names. Tokens just outside the text, on either side, are empty words."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.starts, self.ends, self.clean = document.starts, document.ends, document.clean
        self.words = [*document.words, *OUTSIDE]  # the words before the first are the last of the list
        self.count = len(document.words)
        self.capitals = frozenset(document.capitals)
        self._headlines: dict[int, bool] = {}  # by the first token of a sentence

    @cached_property
    def opens(self) -> set[int]:
        """The tokens that begin a sentence, behind opening quotes and brackets."""
        found = set()
        for start in self.document.sentence_starts:
            while start < self.count - 1 and not self.words[start][0].isalnum():
                start += 1
            found.add(start)
        return found

    def capital(self, token: int) -> bool:
        """Return whether a token begins with a capital letter."""
        return token in self.capitals

    def shouted(self, token: int) -> bool:
        """Return whether a token is a word in capitals."""
        return self.capital(token) and len(self.words[token]) > 1 and self.clean[self.starts[token] : self.ends[token]].isupper()

    def joined(self, token: int) -> bool:
        """Return whether a token follows the one before it in the same sentence, with only blanks between them."""
        if not 0 < token < self.count or token in self.opens:
            return False
        return self.clean[self.ends[token - 1] : self.starts[token]] in (" ", "  ")

    def glued(self, token: int) -> bool:
        """Return whether nothing stands between a token and the one before it."""
        return 0 < token < self.count and self.ends[token - 1] == self.starts[token]

    def _unknown(self, token: int) -> Beside:
        """What an unknown word with a capital says: that it is a name, except in a headline."""
        return Beside.OTHER if self.headline(token) else Beside.NAME

    def headline(self, token: int) -> bool:
        """Return whether a token stands in a sentence where capitals say nothing, as most longer words have one."""
        first, after = self.document.sentence(token)
        if first not in self._headlines:
            self._headlines[first] = self._headline(first, min(after, first + BEGINNING))
        return self._headlines[first]

    def _headline(self, first: int, after: int) -> bool:
        capitals = self.document.capitals
        if bisect_left(capitals, after) - bisect_left(capitals, first) < FEW:
            return False
        longer = [token for token in range(first, after) if len(self.words[token]) >= LONGER and self.words[token].isalpha()]
        if len(longer) >= FEWEST:
            return len(self.capitals.intersection(longer)) >= SHARE * len(longer)
        return len(longer) >= FEW and all(map(self.shouted, longer))

    def before(self, first: int) -> Beside:
        """Return what stands before a name that begins at this token."""
        if first in self.opens or not first:
            return Beside.NOTHING
        token = first - 1
        word = self.words[token]
        if word == ".":
            return self._before_stop(token)
        if token in self.capitals and self.joined(first):
            return self._before_capital(token, first)
        return self._before_small(token) if word in JOINING else SMALL_BEFORE.get(word, Beside.OTHER)

    def _before_capital(self, token: int, first: int) -> Beside:
        """What a word with a capital before a name says."""
        word = self.words[token]
        if not word.isalpha():
            return Beside.OTHER
        if word in cues.TIMES and word in cues.FIRST_NAMES and not self._dated(token):
            return Beside.FIRST_NAME
        if len(word) == 1 and word not in ("a", "i"):
            return Beside.INITIAL
        if word in SMALL_BEFORE and (token in self.opens or self.shouted(first)):
            return SMALL_BEFORE[word]
        if token in self.opens and word not in cues.FIRST_NAMES and word not in cues.TITLES and (word.endswith("ing") or word in cues.COMMON):
            return Beside.OTHER
        return CAPITAL_BEFORE.get(word) or self._unknown(token)

    def _dated(self, month: int) -> bool:
        """Whether a month that is a first name too is the month: in June, 5 June."""
        before = self.words[month - 1]
        return before[:1].isdigit() or (before in cues.BEFORE_MONTH and month not in self.opens)

    def _before_small(self, token: int) -> Beside:
        """What a small word or a sign that says nothing by itself says behind another; an article hides the word before it."""
        word, earlier = self.words[token], self.words[token - 1]
        if word == "-" and earlier in cues.PARTIES and self.capital(token - 1):
            return Beside.PLACE_WORD  # D-Oregon
        if word in ARTICLES and token:
            token -= 1
            word, earlier = self.words[token], self.words[token - 1]
        if word == "of" and earlier == ",":
            return Beside.PLACE_WORD  # Smith, 40, of Leeds
        if word == "of" and earlier in cues.OF_PLACE:
            return Beside.OF_PLACE
        if word == "to" and earlier in cues.TO_PLACE:
            return Beside.PLACE_WORD
        return SMALL_BEFORE.get(word, Beside.OTHER)

    def _before_stop(self, stop: int) -> Beside:
        """What a full stop before a name says: it may belong to a title or an initial."""
        if not self.glued(stop) or not self.capital(stop - 1):
            return Beside.OTHER
        word = self.words[stop - 1]
        if len(word) == 1:
            return Beside.INITIAL if self.words[stop - 2] != "." else Beside.OTHER
        return Beside.TITLE if word in cues.TITLES else Beside.OTHER

    def after(self, token: int) -> Beside:
        """Return what stands behind a name that ends before this token."""
        if token in self.opens or token >= self.count:
            return Beside.NOTHING
        word = self.words[token]
        if token in self.capitals and self.joined(token):
            return self._after_capital(token, word)
        if word == "'":
            return Beside.POSSESSIVE if self.words[token + 1] == "s" and self.glued(token) else Beside.OTHER
        return Beside.PLACE_WORD if word == "," and self.settlement(token) else SMALL_AFTER.get(word, Beside.OTHER)

    def _after_capital(self, token: int, word: str) -> Beside:
        """What a word with a capital behind a name says."""
        if word in SMALL_AFTER and self.shouted(token) and self.shouted(token - 1):
            return SMALL_AFTER[word]
        return CAPITAL_AFTER.get(word) or self._unknown(token)

    def settlement(self, comma: int) -> bool:
        """Return whether what follows a comma says that a place stands before it: a mining town in, an area outside."""
        if self.words[comma + 1] not in ("a", "an"):
            return False
        nouns = [
            token for token in range(comma + 2, comma + 2 + ADJECTIVES + 1) if self.words[token] in cues.SETTLEMENTS or self.words[token] in PLACES
        ]
        return bool(nouns) and self.words[nouns[-1] + 1] in cues.AFTER_SETTLEMENT
