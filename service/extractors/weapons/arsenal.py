"""The arsenal: every word, name and designation that may be a weapon, indexed by its first token."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import regex

from service.document import TOKEN
from service.extractors.weapons.contexts import CONTEXTS, Context
from service.facts import Weapon
from service.lexicon import blamed, listing, table

GROUPS = frozenset(listing("weapons", "groups"))
HYPHENED = regex.compile(r"(?P<letters>[a-z]{1,5})-?(?P<digits>\d\w{0,5})")
NAMELY = regex.compile(r"[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?")
NUMBERED = regex.compile(r"[A-Z][a-z]{3,15}-\d{1,3}")
PLAIN = "plain"  # the context of words that need none
SHORT = 2  # letters: a prefix this short ("T-72") needs its hyphen in the text, or "a 10" would be an A-10


@dataclass(frozen=True, slots=True)
class Head:
    """A word for a sort of weapon (weapon_heads.tsv)."""

    head: str
    variants: tuple[str, ...]
    kind: str
    category: str
    ace: str | None
    gtd: str | None
    general: bool
    context: str | None


@dataclass(frozen=True, slots=True)
class Name:
    """A weapon system (weapon_names.tsv)."""

    name: str
    aliases: tuple[str, ...]
    head: str
    context: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Designation:
    """Letters and numbers that services give to weapons (weapon_designations.tsv)."""

    prefix: str
    number: str
    head: str
    context: str | None
    examples: tuple[str, ...]
    lookalikes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word that says what type of weapon follows (weapon_modifiers.tsv)."""

    word: str
    role: str
    categories: tuple[str, ...]
    category: str | None

    def fits(self, category: str) -> bool:
        """Whether it may stand before a weapon of this category."""
        return not self.categories or category in self.categories


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to write a weapon, cut into words without its hyphens."""

    words: tuple[str, ...]
    head: Head
    name: str | None = None
    context: str | None = None
    cased: bool = False  # only with a capital, in a text that has capitals
    acronym: bool = False  # only in capitals ("LAW")
    linked: bool = False  # only with a hyphen after the first word
    designated: bool = False
    cues: Context = field(init=False)  # those of its context
    rule: str = field(init=False)  # that a weapon so written goes by: that of its name, else of its head's context
    weapon: Weapon = field(init=False)  # what it means where nothing around it says more

    def __post_init__(self) -> None:
        """Work out once what every mention asks for."""
        cues = CONTEXTS[self.context or PLAIN]
        rule = "designation" if self.designated else cues.family if self.context else "named" if self.name else "head"
        weapon = Weapon(self.head.kind, self.head.category, self.name, self.head.ace, self.head.gtd)
        for name, value in (("cues", cues), ("rule", f"weapon.{rule}"), ("weapon", weapon)):
            object.__setattr__(self, name, value)


def cut(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as a document has them, without hyphens."""
    return tuple(word for word in TOKEN.findall(phrase.lower()) if word != "-")


HEADS = {row.head: row for row in table("weapon_heads", Head)}
NAMES = table("weapon_names", Name)
DESIGNATIONS = {row.prefix.lower(): row for row in table("weapon_designations", Designation)}


def _check() -> None:
    """Raise LexiconError for a head or context that no table has."""
    tables: dict[str, Sequence[Head | Name | Designation]] = {
        "weapon_heads": list(HEADS.values()),
        "weapon_names": NAMES,
        "weapon_designations": list(DESIGNATIONS.values()),
    }
    for name, rows in tables.items():
        for row in rows:
            if row.head not in HEADS:
                raise blamed(name, row.head, "is no head of weapon_heads.tsv")
            if row.context is not None and row.context not in CONTEXTS:
                raise blamed(name, row.context, "is no context of weapon_contexts.tsv")


_check()
KINDS = {variant for row in HEADS.values() for variant in (row.head, *row.variants)}
NUMBERS = {prefix: regex.compile(rf"(?:{row.number})s?", regex.IGNORECASE) for prefix, row in DESIGNATIONS.items()}


def _head_entries() -> Iterator[Entry]:
    for row in HEADS.values():
        for variant in (row.head, *row.variants):
            words = cut(variant)
            yield Entry(words, row, context=row.context, linked=len(words[0]) == 1)  # "an A-bomb", not "a bomb"


def _name_entries() -> Iterator[Entry]:
    for row in NAMES:
        for alias in (row.name, *row.aliases):
            yield from _spelt(alias, row)


def _spelt(alias: str, row: Name) -> Iterator[Entry]:
    """A name, with and without its hyphen ("AK-47", "AK47"). The context of its row holds for a word alone and for common nouns."""
    head, words = HEADS[row.head], cut(alias)
    coded = HYPHENED.fullmatch(alias.lower())
    if coded is None:
        bare, short = len(words) == 1, len(words[0]) <= SHORT and alias[len(words[0]) :].startswith("-")
        cased = alias[0].isupper() and alias.replace(" ", "").isalpha()
        context = row.context if bare or alias.islower() else "title" if cased else None
        yield Entry(words, head, row.name, context, cased=cased, linked=short)
        return
    letters, digits = coded["letters"], coded["digits"]
    context = _coded_context(letters)
    yield Entry((letters, digits), head, row.name, context, linked=len(letters) <= SHORT)
    yield Entry((letters + digits,), head, row.name, context)


def _parts() -> Iterator[Entry]:
    """The words of names such as "Fattah missile" and "AS-4 Kitchen" alone, and with words between ("Fattah hypersonic missile")."""
    for row in NAMES:
        for alias in (row.name, *row.aliases):
            first, _, rest = alias.partition(" ")
            stem = first if rest in KINDS else alias.rpartition(" ")[0]
            if alias[len(stem) + 1 :] in KINDS and NAMELY.fullmatch(stem):
                yield _part(stem, row)
            elif NUMBERED.fullmatch(alias):
                yield _part(alias.partition("-")[0], row)
            elif "-" in first and HYPHENED.fullmatch(first.lower()) and NAMELY.fullmatch(rest) and not rest.isupper():
                yield next(_spelt(first, row))  # only with its hyphen: K2 is a mountain
                yield _part(rest, row)


def _part(words: str, row: Name) -> Entry:
    return Entry(cut(words), HEADS[row.head], row.name, "part", cased=True, acronym=words.isupper())


def _coded_context(letters: str) -> str:
    """The context of a name of letters and digits: a letter alone, or letters that need one anyhow, are also roads and visas; others are seldom."""
    row = DESIGNATIONS.get(letters)
    return "designation" if len(letters) == 1 or (row and row.context) else "coded"


def _plurals(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Entries and their plurals; those of surnames are families less often than their singulars are persons."""
    for entry in entries:
        yield entry
        if entry.name and not entry.words[-1].endswith("s"):
            context = "surnames" if entry.context == "surname" else entry.context
            yield replace(entry, words=(*entry.words[:-1], entry.words[-1] + "s"), context=context)


class Branch(NamedTuple):
    """The entries that begin with one word."""

    alone: Entry | None
    after: dict[str, list[Entry]]  # by the second word, the longest first
    seconds: set[str]  # the words and signs that the others go on with


def _indexed(entries: Iterable[Entry]) -> dict[str, Branch]:
    """Entries by their first and second word, so that a common first word costs one look; of two spelt alike the first stands."""
    by_words: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        by_words.setdefault(entry.words, entry)
    index: dict[str, Branch] = {}
    for words, entry in sorted(by_words.items(), key=lambda item: -len(item[0])):
        branch = index.setdefault(words[0], Branch(by_words.get(words[:1]), {}, {"-"}))
        if len(words) > 1:
            branch.after.setdefault(words[1], []).append(entry)
            branch.seconds.add(words[1])
    return index


def _by_last_word(modifiers: Iterable[Modifier]) -> dict[str, list[tuple[tuple[str, ...], Modifier]]]:
    index: defaultdict[str, list[tuple[tuple[str, ...], Modifier]]] = defaultdict(list)
    for modifier in sorted(modifiers, key=lambda modifier: -len(cut(modifier.word))):
        words = cut(modifier.word)
        index[words[-1]].append((words, modifier))
    return dict(index)


ENTRIES = (*_head_entries(), *_plurals((*_name_entries(), *_parts())))
INDEX = _indexed(entry for entry in ENTRIES if not entry.linked)
LINKED = _indexed(entry for entry in ENTRIES if entry.linked)
MODIFIERS = _by_last_word(table("weapon_modifiers", Modifier))


def designated(letters: str, digits: str) -> Entry | None:
    """Return the entry of a designation such as ("mig", "41"), or None when no service writes that."""
    row = DESIGNATIONS.get(letters)
    if row is None or letters + digits in GROUPS or not NUMBERS[letters].fullmatch(digits):
        return None
    return Entry((letters, digits), HEADS[row.head], f"{row.prefix}-{digits.upper()}", row.context or "coded", designated=True)
