"""Spans: from mentions to whole names, grown to the left over what says which type of weapon it is."""

from dataclasses import dataclass

import regex

from service.document import Document
from service.extractors.weapons.arsenal import GROUPS, MODIFIERS, Entry, Modifier
from service.extractors.weapons.contexts import Reading
from service.extractors.weapons.measures import CALIBRE_UNITS, WEIGHT_UNITS, figure, measure, touch
from service.extractors.weapons.mentions import LAST_SIGN, Mention, mentions
from service.lexicon import listing

STEPS = 8  # words that a name may grow by
COMPOUND = 5  # tokens of a compound such as "AK-47-style"
ENDINGS = frozenset(listing("weapons", "compound_endings"))
CIVIL_ENDINGS = frozenset(listing("weapons", "civil_endings"))
MILITARY_ROLES = frozenset(listing("weapons", "military_roles"))
CODE = regex.compile(r"[a-z]{1,4}\d{1,4}[a-z]{0,2}\d?")
MARKS = ("mark", "mk")  # what no thing of another sort has
MODELS = (*MARKS, "model", "type")
NUMERALS = frozenset(listing("designations", "roman"))
CODED = frozenset(listing("weapons", "coded"))
GROWTH = ENDINGS | CALIBRE_UNITS | WEIGHT_UNITS | MODIFIERS.keys() | NUMERALS  # the words of letters that a name may grow by
PIECE = 50  # mentions between two looks at the clock
GENERIC = frozenset(("bomb", "explosive", "ied"))  # categories that a word before may make narrower


@dataclass(slots=True)
class Named:
    """A name as it grows: its first token, the head it ends with, and what the words before said."""

    first: int
    head: int  # the first token of its head
    last: int
    entry: Entry
    name: str | None
    source: Entry | None  # where its name comes from
    joined: bool = False  # it holds the name of another weapon
    category: str | None = None
    measured: bool = False  # a calibre or weight stands in it
    military: bool = False  # a word in it says that it is no airliner
    after: "Named | None" = None  # an attack: the weapon directly before

    @property
    def grown(self) -> bool:
        """Whether it is longer than its head."""
        return self.first < self.head


def whole_names(reading: Reading) -> list[Named]:
    """Return the mentions of a document grown to whole names; a mention that became part of a longer name is gone."""
    document, names = reading.document, list[Named]()
    for number, mention in enumerate(mentions(document)):
        if number % PIECE == 0:
            document.deadline.check()
        names.append(_whole_name(document, names, mention))
    return names


def _whole_name(document: Document, names: list[Named], mention: Mention) -> Named:
    """The whole name that ends with a mention. Takes the parts of it out of `names`."""
    first, last, entry = mention
    begins = first if entry.words[0] > LAST_SIGN else figure(document, first)
    named = Named(begins, first, last, entry, entry.name, entry if entry.name else None)
    if entry.head.kind == "attack":
        if names and _adjacent(document, names[-1].last, first):
            named.after = names[-1]
        return named
    for _ in range(STEPS):
        before = document.words[named.first - 1]
        if before.isalpha() and before not in GROWTH and not (names and names[-1].last == named.first - 1):
            return named  # as most do; the rest is asked of few
        if not _grows(document, names, named):
            return named
        _take_parts(names, named)
    return named


def _take_parts(names: list[Named], named: Named) -> None:
    """Take the weapons that a name holds out of `names`; the first of them may lend it its own ("AK-47-style" rifle)."""
    while names and names[-1].last >= named.first:
        part = names.pop()
        if not named.joined and _lends(part, named):
            named.first = min(part.first, named.first)
            _join(part, named)


def _lends(part: Named, named: Named) -> bool:
    """Whether a weapon inside a name makes the whole one: not the "Tupolev" of an airliner."""
    if named.entry.cues.otherwise == "military" and part.entry.context == "part":
        return False
    return part.entry.name is not None or named.entry.head.general


def _adjacent(document: Document, last: int, first: int) -> bool:
    """Whether only blanks or one hyphen stand between two tokens."""
    between = document.clean[document.ends[last] : document.starts[first]]
    return between.strip(" ") in ("", "-")


def _grows(document: Document, names: list[Named], named: Named) -> bool:
    """Whether one more word, compound or weapon before it belongs to a name, which then begins with that."""
    words, before = document.words, named.first - 1
    if before >= 0 and words[before] == "-":
        before -= 1
    if before < 0:
        return False
    word, swallows = words[before], bool(names) and names[-1].last == before
    if not (swallows or word in GROWTH or (word.isalnum() and not word.isalpha())) or not _adjacent(document, before, named.first):
        return False
    return (
        _modified(document, before, named)
        or _measured(document, before, named)
        or (swallows and _swallowed(names[-1], named))
        or _compounded(document, before, named)
        or _coded(document, before, named)
        or _marked(document, before, named)
    )


def _joins(earlier: Named, later: Named) -> bool:
    """Whether a weapon is the first part of the name of the next ("Javelin" missile, "rifle" ammunition)."""
    entry, after = earlier.entry, later.entry
    if entry.head.kind == "attack" or (after.name and after.head.category != entry.head.category):
        return False
    if (not entry.cues.joins and entry.context != "merged") or after.cues.family == "instrument":
        return False
    return entry.name is not None or not entry.words[-1].endswith("s")


def _swallowed(earlier: Named, later: Named) -> bool:
    """Grow a name by the weapon before it as its first part."""
    if not _joins(earlier, later):
        return False
    later.first = earlier.first
    _join(earlier, later)
    return True


def _join(earlier: Named, later: Named) -> None:
    """Give a name what the weapon that is part of it says."""
    entry, head = earlier.entry, later.entry.head
    lent = (head.general and entry.head.kind == head.kind) or (
        head.head in ("gun", "round", "rounds") and entry.head.category in ("rocket", "artillery")
    )
    if lent:
        later.category = earlier.category or entry.head.category
    if entry.head.kind == head.kind:  # "Hawk batteries": not of the jet
        later.name = later.name or earlier.name
    later.joined, later.source = True, later.source or earlier.source


def _measured(document: Document, before: int, named: Named) -> bool:
    first = measure(document, before, named.entry.head.category)
    if first is None:
        return False
    named.first, named.measured = first, True
    return True


def _compounded(document: Document, last: int, named: Named) -> bool:
    """Grow a name by a compound such as "AK-47-style" or "rocket-propelled" before it."""
    words, first = document.words, last
    if words[last] not in ENDINGS:
        return False
    while first >= 2 and last - first < COMPOUND and words[first - 1] == "-" and touch(document, first - 1) and touch(document, first - 2):
        first -= 2
    if first == last:
        return False
    named.first, named.military = first, named.military or words[last] not in CIVIL_ENDINGS
    return True


def _coded(document: Document, last: int, named: Named) -> bool:
    """Grow a name by a code before it that no table has ("G3 rifles", "KN-99 rockets")."""
    words, first, entry = document.words, last, named.entry
    if words[last].isalpha() or entry.head.category not in CODED or entry.context == "merged":  # an "HK-1400 plane" may be an airliner
        return False
    if words[last][0].isdecimal() and last >= 2 and words[last - 1] == "-" and touch(document, last - 1) and touch(document, last - 2):
        first = last - 2
    code = words[first] + words[last] if first < last else words[last]
    if not CODE.fullmatch(code) or code in GROUPS or not document.clean[document.starts[first]].isupper():
        return False
    named.first, named.name = first, named.name or document.clean[document.starts[first] : document.ends[last]]
    return True


def _marked(document: Document, last: int, named: Named) -> bool:
    """Grow a name by its mark or model before it ("Mark IV tanks", "Type 56 rifles")."""
    words, first = document.words, last - 1
    if first < 0 or words[first] not in MODELS or not (words[last] in NUMERALS or words[last].isdecimal()):
        return False
    if not document.clean[document.starts[first]].isupper() or not _adjacent(document, first, last):
        return False
    named.first, named.joined = first, named.joined or words[first] in MARKS
    named.name = named.name or document.clean[document.starts[first] : document.ends[last]]
    return True


def _modified(document: Document, last: int, named: Named) -> bool:
    """Grow a name by a word or phrase before it that says what type it is."""
    for words, modifier in MODIFIERS.get(document.words[last], ()):
        first = _start(document, last, words)
        if first is not None and modifier.fits(named.entry.head.category) and _written(document, first, modifier):
            named.first, named.category = first, named.category or narrowed(modifier, named)
            named.military = named.military or modifier.role in MILITARY_ROLES
            return True
    return False


def _start(document: Document, last: int, phrase: tuple[str, ...]) -> int | None:
    words, first = document.words, last
    for word in reversed(phrase[:-1]):
        first -= 1
        if first >= 0 and words[first] == "-":
            first -= 1
        if first < 0 or words[first] != word:
            return None
    return first


def _written(document: Document, first: int, modifier: Modifier) -> bool:
    """A maker has a capital where the text has any."""
    return modifier.role != "maker" or not document.capitals or document.clean[document.starts[first]].isupper()


def narrowed(modifier: Modifier, named: Named) -> str | None:
    """The category that a word before gives to a weapon without one of its own ("nuclear" device), or None."""
    head = named.entry.head
    if head.head == "explosives":
        return None  # home-made explosives are no device
    if head.category in GENERIC:
        return modifier.category if head.category in modifier.categories else None
    return modifier.category if head.general and modifier.role != "make" else None
