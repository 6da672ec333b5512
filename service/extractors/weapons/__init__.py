"""Weapons: what is used to fight, the platforms that carry it, and attacks that imply it.

`mentions` finds what the arsenal knows, `whole_names` grows it to the whole name, and the contexts decide what is ambiguous.
"""

from collections.abc import Iterator

from service.document import Document
from service.extractors.weapons.cases_others import RULES
from service.extractors.weapons.contexts import CONTEXTS, HEAVY, Reading, Surroundings, beside_others, verdict
from service.extractors.weapons.lists import listed
from service.extractors.weapons.measures import shared
from service.extractors.weapons.senses import settled
from service.extractors.weapons.spans import Named, whole_names
from service.facts import Fact, Weapon
from service.resolve import longest

__all__ = ["RULES", "extract"]


def extract(document: Document) -> list[Fact]:
    """Return the weapons of a document."""
    reading = Reading(document)
    found = [fact for named in settled(document, accepted(reading)) for fact in _facts(document, named)]
    return longest([*RULES.extract(document), *found])


def accepted(reading: Reading) -> list[Named]:
    """Return the names that are weapons where they stand, in order.

    What is certain by itself or by a cue comes first, since it decides about words that are weapons only beside another.
    """
    document, names = reading.document, whole_names(reading)
    verdicts = [_verdict(reading, named) for named in names]
    if None in verdicts:
        verdicts = listed(document, names, _by_others(reading, names, verdicts))
    standing = [named for named, yes in zip(names, verdicts) if yes]
    weapons = {named.first for named in standing}
    return [named for named in standing if named.after is None or named.after.first not in weapons]


def _sense(named: Named) -> tuple[str, str | None]:
    """What a word stands for: one that is a weapon in one place of a text is no other thing in the next."""
    return named.mention.entry.head.head, named.mention.entry.name


def _verdict(reading: Reading, named: Named) -> bool | None:
    context = named.context
    joined = named.joined and context.capital != "needed"  # "Colt Barrett" may be a sheriff
    sorted_out = joined or named.measured or (named.category is not None and context.otherwise == "narrowed")
    told = named.military if context.otherwise == "military" else named.grown
    return verdict(context, Surroundings(reading, named.first, named.mention.first, named.mention.last), sorted_out, told)


def _by_others(reading: Reading, names: list[Named], verdicts: list[bool | None]) -> list[bool | None]:
    """The verdicts with those that no cue decided and the certain weapons of the text do."""
    sure = [named for named, yes in zip(names, verdicts) if yes]
    reading.certain = {reading.document.sentence(named.first)[0] for named in sure}
    reading.heavy = not HEAVY.isdisjoint(named.category or named.mention.entry.head.category for named in sure)
    meant = {_sense(named) for named in sure if named.mention.entry.head.kind != "attack"}  # a story may tell of strikes of both sorts
    return [_beside(reading, named, meant) if yes is None else yes for named, yes in zip(names, verdicts)]


def _beside(reading: Reading, named: Named, meant: set[tuple[str, str | None]]) -> bool | None:
    """Whether the other weapons of the text decide for one that no cue decides; None when only those of a list may."""
    context = named.context
    if context.otherwise not in ("weapon", "document"):
        return None
    around = Surroundings(reading, named.first, named.mention.first, named.mention.last)
    return _sense(named) in meant or beside_others(context, around, named.mention.entry.head.category) or None


def _facts(document: Document, named: Named) -> Iterator[Fact]:
    head = named.mention.entry.head
    value = Weapon(head.kind, named.category or head.category, named.name, head.ace, head.gtd)
    yield Fact("weapon", document.starts[named.first], document.ends[named.mention.last], f"weapon.{rule(named)}", value)
    if named.measured:
        for first, last in shared(document, named.first, head.category):
            yield Fact("weapon", document.starts[first], document.ends[last], "weapon.measure", value)


def rule(named: Named) -> str:
    """Return the name of the rule that a weapon goes by: that of its name, else of its head's context."""
    entry = named.source or named.mention.entry
    if entry.designated:
        return "designation"
    return CONTEXTS[entry.context].family if entry.context else "named" if entry.name else "head"
