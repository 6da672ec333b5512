"""Context: what stands beside a name, one answer a side."""

from bisect import bisect_left
from itertools import islice
from typing import Final, Literal

from service.document import OUTSIDE, Document
from service.extractors.locations import cues

INDEFINITE: Final = ("a", "an")
ARTICLES: Final = frozenset(("the", *INDEFINITE))
LONGER: Final = 4  # letters; shorter words are small in headlines too
TO_ONE: Final = 9  # longer words of a headline have a capital, at least, to one that has none
BEGINNING: Final = 40  # words of a sentence that are looked at
FEWEST: Final = 6  # longer words a sentence needs to be a headline
FEW: Final = 3  # that are enough if they are in capitals throughout
ADJECTIVES: Final = 2  # before the noun of a place, at most
JOINING: Final = (".", "-", "of", "to", "as", *ARTICLES)  # what the word before it makes say something
PLACES: Final = ("city", "area", "suburb")
NOTHING: Final = ("",) * OUTSIDE  # the words outside the text


# What stands beside a name. Words, as the members of an enumeration take ten times as long to come by.
Beside = Literal[
    "nothing",  # a sentence or line begins or ends there
    "place_word",  # "in", "near"; "residents"
    "civic",  # "Police", "city council"
    "reached",  # "fled", "hit"
    "of_place",  # "the village of"
    "title",
    "initial",
    "first_name",
    "name",  # an unknown word with a capital
    "organisation",
    "direction",
    "says",
    "possessive",
    "time",
    "comma",
    "hyphen",
    "other",
]


def _table(*pairs: tuple[frozenset[str], Beside]) -> dict[str, Beside]:
    """What each word says; of two readings the first stands."""
    return {word: beside for words, beside in reversed(pairs) for word in words}


SIGNS: Final[dict[str, Beside]] = {",": "comma", "-": "hyphen", "\u2013": "hyphen", "/": "hyphen"}
CAPITAL_BEFORE: Final = _table(
    (cues.PLAIN, "other"),
    (cues.DIRECTIONS, "direction"),
    (cues.TIMES, "time"),
    (cues.TITLES, "title"),
    (cues.ORGANISATIONS, "organisation"),
    (cues.FIRST_NAMES, "first_name"),
)
CAPITAL_AFTER: Final = _table(
    (cues.PLAIN, "other"),
    (cues.CIVIC, "civic"),
    (cues.TITLES, "organisation"),
    (cues.ORGANISATIONS, "organisation"),
    (cues.TIMES, "time"),
)
SMALL_BEFORE: Final = SIGNS | _table((cues.BEFORE_PLACE, "place_word"), (cues.SAYS, "says"), (cues.REACHING, "reached"))
AT_ONCE: Final[dict[str, Beside | None]] = {**SMALL_BEFORE, **dict.fromkeys(JOINING)}  # None: what stands before it is looked at too
SMALL_AFTER: Final = SIGNS | _table((cues.CIVIC, "civic"), (cues.AFTER_PLACE, "place_word"), (cues.SAYS | cues.ACTS, "says"))


class Context:
    """The words of a document as the neighbours of names. Tokens just outside the text, on either side, are empty words."""

    __slots__ = ("_headlines", "capital", "clean", "count", "document", "ends", "opens", "starts", "words")

    def __init__(self, document: Document) -> None:
        self.document = document
        self.starts, self.ends, self.clean = document.starts, document.ends, document.clean
        self.words = [*document.words, *NOTHING]  # the words before the first are the last of the list
        self.count = len(document.words)
        self.capital = document.cased
        self.opens = [False] * len(self.words)  # by token: it begins a sentence, behind opening quotes and brackets; the first of the text does
        self.opens[0] = True
        self._open(document.sentence_starts)
        self._headlines: dict[int, bool] = {}  # by the first token of a sentence

    def _open(self, sentences: list[int]) -> None:
        """Mark where sentences begin; from the last to the first, as one of signs alone begins where the next does."""
        words, opening, after = self.words, self.count - 1, self.count
        for start in reversed(sentences):
            opening = start if words[start].isalnum() else next((token for token in range(start, after) if words[token][0].isalnum()), opening)
            self.opens[opening] = True
            after = start

    def shouted(self, token: int) -> bool:
        """Return whether a token is a word in capitals."""
        return self.capital[token] and len(self.words[token]) > 1 and self.clean[self.starts[token] : self.ends[token]].isupper()

    def joined(self, token: int) -> bool:
        """Return whether a token follows the one before it in the same sentence, with only blanks between them."""
        if not 0 < token < self.count or self.opens[token]:
            return False
        return self._near(token)

    def _near(self, token: int) -> bool:
        """Whether one or two blanks stand before a token, and nothing else."""
        before = self.ends[token - 1]
        gap = self.starts[token] - before
        return (gap == 1 and self.clean[before] == " ") or (gap == 2 and self.clean[before : before + 2] == "  ")

    def abbreviated(self, after: int) -> bool:
        """Return whether the word before this token is an abbreviation: a full stop is behind it, and the sentence goes on (Fig. 5)."""
        return self.words[after] == "." and self.glued(after) and after + 1 < self.count and not self.glued(after + 1) and not self.opens[after + 1]

    def glued(self, token: int) -> bool:
        """Return whether nothing stands between a token and the one before it."""
        return 0 < token < self.count and self.ends[token - 1] == self.starts[token]

    def _unknown(self, token: int) -> Beside:
        """What an unknown word with a capital says: that it is a name, except in a headline."""
        return "other" if self.headline(token) else "name"

    def headline(self, token: int) -> bool:
        """Return whether a token stands in a sentence where capitals say nothing, as most longer words have one."""
        first, after = self.document.sentence(token)
        if first not in self._headlines:
            self._headlines[first] = self._headline(first, min(after, first + BEGINNING))
        return self._headlines[first]

    def _headline(self, first: int, after: int) -> bool:
        words, ordered = self.words, self.document.capitals
        capitals = ordered[bisect_left(ordered, first) : bisect_left(ordered, after)]
        if len(capitals) < FEW:
            return False
        enough = len(capitals) // TO_ONE + 1  # small words to show that it is none: in most sentences the second or third is the last looked at
        lower = (token for token in range(first, after) if len(words[token]) >= LONGER and not self.capital[token] and words[token].isalpha())
        small = len(list(islice(lower, enough)))
        if small == enough:
            return False
        longer = [token for token in capitals if len(words[token]) >= LONGER and words[token].isalpha()]
        if small + len(longer) >= FEWEST:
            return len(longer) >= TO_ONE * small
        return not small and len(longer) >= FEW and all(map(self.shouted, longer))

    def before(self, first: int) -> Beside:
        """Return what stands before a name that begins at this token."""
        if self.opens[first]:
            return "nothing"
        token = first - 1
        if self.capital[token] and self._near(first):
            return self._before_capital(token, first)
        return AT_ONCE.get(self.words[token], "other") or self._before_small(token)

    def _before_capital(self, token: int, first: int) -> Beside:
        """What a word with a capital before a name says."""
        word = self.words[token]
        if not word.isalpha():
            return "other"
        if word in cues.TIMES and word in cues.FIRST_NAMES and not self._dated(token):
            return "first_name"
        if len(word) == 1 and word not in ("a", "i"):
            return "initial"
        if word in SMALL_BEFORE and (self.opens[token] or self.shouted(first)):
            return SMALL_BEFORE[word]
        if self.opens[token] and word not in cues.FIRST_NAMES and word not in cues.TITLES and (word.endswith("ing") or word in cues.COMMON):
            return "other"
        return CAPITAL_BEFORE.get(word) or self._unknown(token)

    def _dated(self, month: int) -> bool:
        """Whether a month that is a first name too is the month: in June, 5 June."""
        before = self.words[month - 1]
        return before[:1].isdigit() or (before in cues.BEFORE_MONTH and not self.opens[month])

    def _before_small(self, token: int) -> Beside:
        """What a small word or a sign that says nothing by itself says behind another; an article hides the word before it."""
        word, earlier = self.words[token], self.words[token - 1]
        if word == ".":
            return self._before_stop(token)
        if word == "-" and earlier in cues.PARTIES and self.capital[token - 1]:
            return "place_word"  # D-Oregon
        if word in ARTICLES and token:
            token -= 1
            word, earlier = self.words[token], self.words[token - 1]
        if word == "of" and earlier == ",":
            return "place_word"  # Smith, 40, of Leeds
        if word == "of" and earlier in cues.OF_PLACE:
            return "of_place"
        if word == "of" and self._full_name(token - 1):
            return "place_word"  # Ann Bell of Leeds
        if word == "as" and earlier == "such" and self.words[token - 2] in cues.OF_PLACE:
            return "of_place"  # towns such as Leeds
        if word == "to" and earlier in cues.TO_PLACE:
            return "place_word"
        return SMALL_BEFORE.get(word, "other")

    def _full_name(self, last: int) -> bool:
        """Whether a surname, at a token, has a first name or an initial before it."""
        if not self.capital[last] or self.words[last] in cues.ORGANISATIONS or self.words[last] in cues.HEADS:
            return False
        first = last - 1
        if self.words[first] == "." and self.glued(first):
            return len(self.words[first - 1]) == 1 and self.capital[first - 1]
        if self.joined(last) and self.joined(first) and self.capital[first] and self.words[first - 1] in cues.FIRST_NAMES:
            return True  # Mary Jo Bell
        return self.joined(last) and self.capital[first] and self.words[first] in cues.FIRST_NAMES

    def _before_stop(self, stop: int) -> Beside:
        """What a full stop before a name says: it may belong to a title or an initial."""
        if not self.glued(stop) or not self.capital[stop - 1]:
            return "other"
        word = self.words[stop - 1]
        if len(word) == 1:
            return "initial" if self.words[stop - 2] != "." else "other"
        return "title" if word in cues.TITLES else "other"

    def after(self, token: int) -> Beside:
        """Return what stands behind a name that ends before this token."""
        if self.opens[token] or token >= self.count:
            return "nothing"
        word = self.words[token]
        if self.capital[token] and self._near(token):
            return self._after_capital(token, word)
        if word == "'":
            return "possessive" if self.words[token + 1] == "s" and self.glued(token) else "other"
        return "place_word" if word == "," and self.words[token + 1] in INDEFINITE and self.settlement(token) else SMALL_AFTER.get(word, "other")

    def _after_capital(self, token: int, word: str) -> Beside:
        """What a word with a capital behind a name says."""
        if word in SMALL_AFTER and self.shouted(token) and self.shouted(token - 1):
            return SMALL_AFTER[word]
        return CAPITAL_AFTER.get(word) or self._unknown(token)

    def settlement(self, comma: int) -> bool:
        """Return whether what follows a comma and an article says that a place stands before them: a mining town in, an area outside."""
        following = range(comma + 2, comma + 2 + ADJECTIVES + 1)
        nouns = [token for token in following if self.words[token] in cues.SETTLEMENTS or self.words[token] in PLACES]
        return bool(nouns) and self.words[nouns[-1] + 1] in cues.AFTER_SETTLEMENT
