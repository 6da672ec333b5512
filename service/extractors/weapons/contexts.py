"""Contexts: the cues by which an ambiguous word is read as a weapon, or not."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field, fields

from service.document import OPENERS, Document
from service.extractors.designation import capital
from service.lexicon import blamed, listing, table

WINDOW = 5  # words before or after that a cue may stand from the word it is about
HEADLINE = 0.6  # share of long words with a capital that makes a sentence a headline
LONG = 4  # letters; shorter words keep their small letter in headlines
ENDLESS = 100  # words
DEMONYM_ENDINGS = tuple(listing("weapons", "demonym_endings"))
HEAVY = frozenset(listing("weapons", "heavy"))  # categories
DASHES = frozenset("-\u2013\u2014")
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of weapon_contexts.tsv."""

    context: str
    cue: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """The cues of one ambiguous word; the head of the table says what each means."""

    family: str
    otherwise: str = "yes"
    capital: str = ""
    joins: bool = False
    listed: bool = False
    determined: frozenset[str] = NOTHING
    before: frozenset[str] = NOTHING
    before2: frozenset[str] = NOTHING
    previous: frozenset[str] = NOTHING
    counted: frozenset[str] = NOTHING
    next: frozenset[str] = NOTHING
    after: frozenset[str] = NOTHING
    near: frozenset[str] = NOTHING
    before_not: frozenset[str] = NOTHING
    before2_not: frozenset[str] = NOTHING
    after_not: frozenset[str] = NOTHING
    after2_not: frozenset[str] = NOTHING
    near_not: frozenset[str] = NOTHING
    around_not: frozenset[str] = NOTHING
    # What the word directly before or after must be for it, or it and the next, to be a cue: so that the next is seldom looked at.
    before_any: frozenset[str] = NOTHING
    before_any_not: frozenset[str] = NOTHING
    after_any_not: frozenset[str] = NOTHING


CUES = {one.name for one in fields(Context)} - {"before_any", "before_any_not", "after_any_not"} | {"set"}


def _contexts() -> dict[str, Context]:
    cues: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in table("weapon_contexts", Cue):
        if row.cue not in CUES:
            raise blamed("weapon_contexts", row.cue, "is no cue")
        cues[row.context][row.cue] += row.words
    sets = {name: by_cue["set"] for name, by_cue in cues.items() if name.startswith("@")}
    return {name: _context(by_cue, sets) for name, by_cue in cues.items() if name not in sets}


def _context(cues: dict[str, list[str]], sets: dict[str, list[str]]) -> Context:
    single, flags = {"family", "otherwise", "capital"}, {"joins", "listed"}
    one = {cue: words[-1] for cue, words in cues.items() if cue in single}
    many = {cue: _spread(words, sets) for cue, words in cues.items() if cue not in single | flags}
    many |= {"before_any": _words(many, "previous", "before2", -1), "before_any_not": _words(many, "before_not", "before2_not", -1)}
    many |= {"after_any_not": _words(many, "after_not", "after2_not", 0)}
    return Context(**one, **many, **{flag: flag in cues for flag in flags})  # type: ignore[arg-type]


def _words(cues: dict[str, frozenset[str]], single: str, pairs: str, at: int) -> frozenset[str]:
    """The words of one cue, and of another those of each pair that stand at the word told of."""
    return cues.get(single, NOTHING) | {pair.split()[at] for pair in cues.get(pairs, NOTHING)}


def _spread(words: list[str], sets: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(one for word in words for one in sets.get(word, [word]))


CONTEXTS = _contexts()


@dataclass(slots=True)
class Reading:
    """A document as it is read for weapons: what its sentences hold, and where weapons are certain so far."""

    document: Document
    certain: set[int] = field(default_factory=set)  # the numbers of the sentences that hold one, from 1
    heavy: bool = False  # whether one of them is what armies have, not robbers
    _words_of: dict[int, frozenset[str]] = field(default_factory=dict)
    _headlines: dict[int, bool] = field(default_factory=dict)

    def nearby(self, token: int) -> list[str] | frozenset[str]:
        """The words of the sentence of a token; those of one without an end, which may hold thousands of weapons, each once and kept."""
        start, end = self.document.sentence(token)
        if end - start < ENDLESS:
            return self.document.words[start:end]
        if start not in self._words_of:
            self._words_of[start] = frozenset(self.document.words[start:end])
        return self._words_of[start]

    def beside_a_weapon(self, token: int) -> bool:
        """Whether a weapon is certain in the sentence of a token."""
        return bisect_right(self.document.sentence_starts, token) in self.certain

    def titled(self, token: int) -> bool:
        """Whether a word has a capital that means a name: not for its sentence, a headline or a text in capitals."""
        document = self.document
        begins = document.starts[token]
        if not document.clean[begins].isupper() or document.clean[begins : document.ends[token]].isupper():
            return False
        start, end = document.sentence(token)
        return token > start and not self._opens(start, token) and not self._headline(start, end)

    def _opens(self, start: int, token: int) -> bool:
        """Whether a word follows the quotation mark that begins its sentence, or the dash of a dateline ("PARIS - Tanks rolled")."""
        document, before = self.document, self.document.words[token - 1]
        if before in DASHES:
            return document.ends[token - 1] < document.starts[token]
        return token == start + 1 and before in OPENERS

    def _headline(self, start: int, end: int) -> bool:
        """Whether a sentence writes most of its words with a capital."""
        if start not in self._headlines:
            document = self.document
            long = [token for token in range(start, end) if document.ends[token] - document.starts[token] >= LONG]
            self._headlines[start] = sum(document.clean[document.starts[token]].isupper() for token in long) > HEADLINE * len(long)
        return self._headlines[start]


class Surroundings:
    """The words around a span of tokens; those that are not beside it are looked up only when a cue asks."""

    __slots__ = ("before", "first", "following", "head", "last", "reading", "words")

    def __init__(self, reading: Reading, first: int, head: int, last: int) -> None:
        self.reading, self.first, self.head, self.last = reading, first, head, last
        document = reading.document
        self.words = words = document.words
        before, following = words[first - 1] if first else "", document.following[last]
        # The words before and after, hyphens left out.
        self.before = before if before != "-" else words[first - 2] if first > 1 else ""
        self.following = following if following != "-" else document.following[last + 1]

    def near(self, cues: frozenset[str]) -> bool:
        """Whether one of these is in its sentence."""
        return not cues.isdisjoint(self.reading.nearby(self.first))

    def pair_before(self) -> str:
        """The two words before, hyphens left out."""
        words, second = self.words, self._before(self.first)
        first = self._before(second)
        return f"{words[first]} {words[second]}" if first >= 0 else ""

    def _before(self, at: int) -> int:
        """The token before one, but for a hyphen; negative where there is none."""
        return at - 2 if at >= 1 and self.words[at - 1] == "-" else at - 1

    def pair_after(self) -> str:
        """The two words after, hyphens left out."""
        words, first = self.words, self._after(self.last)
        second = self._after(first)
        return f"{words[first]} {words[second]}" if second < len(words) else ""

    def _after(self, at: int) -> int:
        """The token after one, but for a hyphen; past the last where there is none."""
        words = self.words
        return at + 2 if at + 1 < len(words) and words[at + 1] == "-" else at + 1

    def plural(self) -> bool:
        """Whether it is a plural."""
        return self.words[self.last].endswith("s")

    def several(self, numbers: frozenset[str]) -> bool:
        """Whether more than one is spoken of: a plural after a number ("40 Tomahawks") or of a number ("T-72s")."""
        word, before = self.words[self.last], self.before
        return self.plural() and (before in numbers or before.isdecimal() or word[-2:-1].isdecimal())

    def determined(self, words: frozenset[str]) -> bool:
        """Whether a word before it, a figure or its plural says that it names a thing ("a Fattah", "Fattah-2")."""
        before, last = self.before, self.words[self.last]
        return before in words or before.isdecimal() or last.isdecimal() or self.plural()

    def surname_follows(self) -> bool:
        """Whether it is the first part of a person's name ("Uzi Landau", "Abrams-Cole")."""
        clean, end = self.reading.document.clean, self.reading.document.ends[self.last]
        return clean[end : end + 1] in ("-", " ") and clean[end + 1 : end + 2].isupper() and self.reading.titled(self.last + 1 + (clean[end] == "-"))

    def first_name(self) -> bool:
        """Whether the word before has a capital and says no nationality."""
        return self.first > 0 and self.reading.titled(self.first - 1) and not self.before.endswith(DEMONYM_ENDINGS)

    def led_by(self, cues: frozenset[str]) -> bool:
        """Whether one of these is among the few words before, in the same sentence."""
        words, first = self.words, self.first
        if cues.isdisjoint(words[max(first - WINDOW, 0) : first]):
            return False
        start, _ = self.reading.document.sentence(first)
        return not cues.isdisjoint(words[max(start, first - WINDOW) : first])

    def followed_by(self, cues: frozenset[str]) -> bool:
        """Whether one of these is among the few words after, in the same sentence."""
        words, after = self.words, self.last + 1
        if cues.isdisjoint(words[after : after + WINDOW]):
            return False
        _, end = self.reading.document.sentence(self.first)
        return not cues.isdisjoint(words[after : min(end, after + WINDOW)])

    def surrounded_by(self, cues: frozenset[str]) -> bool:
        """Whether one of these is among the few words before or after, in the same sentence."""
        if cues.isdisjoint(self.words[max(self.first - WINDOW, 0) : self.last + 1 + WINDOW]):
            return False
        return self.led_by(cues) or self.followed_by(cues)


def ruled_out(context: Context, around: Surroundings, sorted_out: bool) -> bool:
    """Whether a word beside it, or its capital, says that no weapon is meant. `sorted_out`: by its name, but for the word after."""
    following, before = around.following, around.before
    if following in context.after_any_not and (following in context.after_not or around.pair_after() in context.after2_not):
        return True
    if sorted_out:
        return False
    if before in context.before_any_not and (before in context.before_not or around.pair_before() in context.before2_not):
        return around.pair_before() not in context.before2
    if context.around_not and around.surrounded_by(context.around_not):
        return True
    return bool(context.capital) and _a_name(context, around)


def _a_name(context: Context, around: Surroundings) -> bool:
    """Whether a capital makes it the name of a person or a firm: its own ("Mr Tank"), or that of the word beside it ("Anna Kornet")."""
    if context.capital == "veto":
        return around.reading.titled(around.head)
    if context.capital != "needed" or not around.reading.titled(around.first):
        return False
    return around.surname_follows() or (around.first_name() and around.before not in context.near)


def let_in(context: Context, around: Surroundings) -> bool | None:
    """Whether a cue decides for a weapon (True) or against it (False); None when none does."""
    if _let_in_beside(context, around):
        return True
    if context.near_not and around.near(context.near_not):
        return False
    if (context.counted and around.several(context.counted)) or (context.near and around.near(context.near)):
        return True
    return None


def _let_in_beside(context: Context, around: Surroundings) -> bool:
    """Whether one of the few words before or after decides for a weapon."""
    before = around.before
    if before in context.before_any and (before in context.previous or around.pair_before() in context.before2):
        return True
    if around.following in context.next or (context.previous and before.isdecimal()):
        return True
    return bool((context.before and around.led_by(context.before)) or (context.after and around.followed_by(context.after)))


def verdict(context: Context, around: Surroundings, sorted_out: bool, told: bool) -> bool | None:
    """Whether the words are a weapon; None when no cue decides, and so the other weapons of the text may.

    `sorted_out`: another weapon, a measure or a type in its name says so; `told`: it is longer than its head, or of armies where that is asked.
    """
    if ruled_out(context, around, sorted_out):
        return False
    if sorted_out or (told and context.otherwise in ("merged", "military")):
        return True
    if context.determined and not determined(context, around):
        return None
    if context.otherwise == "yes" and not (context.near_not and around.near(context.near_not)):
        return True
    return let_in(context, around)


def determined(context: Context, around: Surroundings) -> bool:
    """Whether the words before and its capital say that the name of a thing is meant, so that cues may let it in."""
    return around.determined(context.determined) and (not context.capital or capital(around.reading.document, around.first))


def beside_others(context: Context, around: Surroundings, category: str) -> bool:
    """Whether the other weapons of the text let in a word that no cue decides; a tank or jet takes more than a robber's gun."""
    if context.determined and not determined(context, around):
        return False
    reading = around.reading
    if category in HEAVY and not reading.heavy and (context.capital == "needed" or not around.plural()):
        return False
    return bool(reading.certain) if context.otherwise == "document" else reading.beside_a_weapon(around.first)
