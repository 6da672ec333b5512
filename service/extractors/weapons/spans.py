"""Spans: from mentions to whole names, grown to the left over what says which type of weapon it is."""

from dataclasses import replace

import regex

from service.document import Document
from service.extractors.weapons.arsenal import GROUPS, MODIFIERS, Entry, Modifier
from service.extractors.weapons.contexts import CONTEXTS, Context, Reading
from service.extractors.weapons.measures import CALIBRE_UNITS, WEIGHT_UNITS, figure, measure, touch
from service.extractors.weapons.mentions import LAST_SIGN, Mention, mentions
from service.frozen import dataclass
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
PLAIN = "plain"  # the context of words that need none
GENERIC = frozenset(("bomb", "explosive", "ied"))  # categories that a word before may make narrower


@dataclass(frozen=True, slots=True)
class Named:
    """A whole name: its first token, the head it ends with, and what the words before said."""

    first: int
    mention: Mention
    joined: bool = False  # it holds the name of another weapon
    name: str | None = None
    category: str | None = None
    source: Entry | None = None  # where its name comes from
    measured: bool = False  # a calibre or weight stands in it
    military: bool = False  # a word in it says that it is no airliner
    after: "Named | None" = None  # an attack: the weapon directly before

    @property
    def context(self) -> Context:
        """The context that its head needs."""
        return CONTEXTS[self.mention.entry.context or PLAIN]

    @property
    def grown(self) -> bool:
        """Whether it is longer than its head."""
        return self.first < self.mention.first


def whole_names(reading: Reading) -> list[Named]:
    """Return the mentions of a document grown to whole names; a mention that became part of a longer name is gone."""
    names: list[Named] = []
    for mention in mentions(reading.document):
        reading.document.deadline.check()
        names.append(_grown(reading.document, names, mention))
    return names


def _grown(document: Document, names: list[Named], mention: Mention) -> Named:
    """The whole name that ends with a mention. Takes the parts of it out of `names`."""
    first = mention.first if mention.entry.words[0] > LAST_SIGN else figure(document, mention.first)
    named = Named(first, mention, name=mention.entry.name, source=mention.entry if mention.entry.name else None)
    if mention.entry.head.kind == "attack":
        adjacent = names and _adjacent(document, names[-1].mention.last, mention.first)
        return replace(named, after=names[-1]) if adjacent else named
    for _ in range(STEPS):
        wider = _wider(document, names, named)
        if wider is None:
            return named
        named = _without_parts(names, wider)
    return named


def _without_parts(names: list[Named], named: Named) -> Named:
    """The name that took the weapons it holds out of `names`; the first of them may lend it its own ("AK-47-style" rifle)."""
    while names and names[-1].mention.last >= named.first:
        part = names.pop()
        if not named.joined and _lends(part, named):
            named = _joined(part, replace(named, first=min(part.first, named.first)))
    return named


def _lends(part: Named, named: Named) -> bool:
    """Whether a weapon inside a name makes the whole one: not the "Tupolev" of an airliner."""
    if named.context.otherwise == "military" and part.mention.entry.context == "part":
        return False
    return part.mention.entry.name is not None or named.mention.entry.head.general


def _adjacent(document: Document, last: int, first: int) -> bool:
    """Whether only blanks or one hyphen stand between two tokens."""
    between = document.clean[document.ends[last] : document.starts[first]]
    return between.strip(" ") in ("", "-")


def _wider(document: Document, names: list[Named], named: Named) -> Named | None:
    """The name with one more word, compound or weapon before it; None when nothing there belongs to it."""
    before = named.first - 1
    if before >= 0 and document.words[before] == "-":
        before -= 1
    swallows = names and names[-1].mention.last == before
    if before < 0 or not (swallows or document.words[before] in GROWTH or not document.words[before].isalpha()):
        return None
    if not _adjacent(document, before, named.first):
        return None
    return (
        _modified(document, before, named)
        or _measured(document, before, named)
        or _swallowed(document, names, before, named)
        or _compounded(document, before, named)
        or _coded(document, before, named)
        or _marked(document, before, named)
    )


def _joins(document: Document, earlier: Named, later: Named) -> bool:
    """Whether a weapon is the first part of the name of the next ("Javelin" missile, "rifle" ammunition)."""
    entry, after = earlier.mention.entry, later.mention.entry
    if entry.head.kind == "attack" or (after.name and after.head.category != entry.head.category):
        return False
    if (not earlier.context.joins and entry.context != "merged") or later.context.family == "instrument":
        return False
    return entry.name is not None or not entry.words[-1].endswith("s")


def _swallowed(document: Document, names: list[Named], before: int, later: Named) -> Named | None:
    """The name with the weapon before it as its first part."""
    if not names or names[-1].mention.last != before or not _joins(document, names[-1], later):
        return None
    return _joined(names[-1], later)


def _joined(earlier: Named, later: Named) -> Named:
    entry, head = earlier.mention.entry, later.mention.entry.head
    lent = (head.general and entry.head.kind == head.kind) or (
        head.head in ("gun", "round", "rounds") and entry.head.category in ("rocket", "artillery")
    )
    category = earlier.category or entry.head.category if lent else later.category
    name = later.name or (earlier.name if entry.head.kind == head.kind else None)  # "Hawk batteries": not of the jet
    return replace(later, first=earlier.first, joined=True, name=name, source=later.source or earlier.source, category=category)


def _measured(document: Document, before: int, named: Named) -> Named | None:
    first = measure(document, before, named.mention.entry.head.category)
    return None if first is None else replace(named, first=first, measured=True)


def _compounded(document: Document, last: int, named: Named) -> Named | None:
    """The name with a compound such as "AK-47-style" or "rocket-propelled" before it."""
    words, first = document.words, last
    if words[last] not in ENDINGS:
        return None
    while first >= 2 and last - first < COMPOUND and words[first - 1] == "-" and touch(document, first - 1) and touch(document, first - 2):
        first -= 2
    return replace(named, first=first, military=named.military or words[last] not in CIVIL_ENDINGS) if first < last else None


def _coded(document: Document, last: int, named: Named) -> Named | None:
    """The name with a code before it that no table has ("G3 rifles", "KN-99 rockets")."""
    words, first, entry = document.words, last, named.mention.entry
    if words[last].isalpha() or entry.head.category not in CODED or entry.context == "merged":  # an "HK-1400 plane" may be an airliner
        return None
    if words[last][0].isdecimal() and last >= 2 and words[last - 1] == "-" and touch(document, last - 1) and touch(document, last - 2):
        first = last - 2
    code = words[first] + words[last] if first < last else words[last]
    if not CODE.fullmatch(code) or code in GROUPS or not document.clean[document.starts[first]].isupper():
        return None
    return replace(named, first=first, name=named.name or document.clean[document.starts[first] : document.ends[last]])


def _marked(document: Document, last: int, named: Named) -> Named | None:
    """The name with its mark or model before it ("Mark IV tanks", "Type 56 rifles")."""
    words, first = document.words, last - 1
    if first < 0 or words[first] not in MODELS or not (words[last] in NUMERALS or words[last].isdecimal()):
        return None
    if not document.clean[document.starts[first]].isupper() or not _adjacent(document, first, last):
        return None
    name = named.name or document.clean[document.starts[first] : document.ends[last]]
    return replace(named, first=first, joined=named.joined or words[first] in MARKS, name=name)


def _modified(document: Document, last: int, named: Named) -> Named | None:
    head = named.mention.entry.head
    for words, modifier in MODIFIERS.get(document.words[last], ()):
        first = _start(document, last, words)
        if first is not None and modifier.fits(head.category) and _written(document, first, modifier):
            military = named.military or modifier.role in MILITARY_ROLES
            return replace(named, first=first, category=named.category or narrowed(modifier, named), military=military)
    return None


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
    head = named.mention.entry.head
    if head.head == "explosives":
        return None  # home-made explosives are no device
    if head.category in GENERIC:
        return modifier.category if head.category in modifier.categories else None
    return modifier.category if head.general and modifier.role != "make" else None
