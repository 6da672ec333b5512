"""Weapons: what is used to fight, the platforms that carry it, and attacks that imply it.

`mentions` finds what the arsenal knows, `whole_names` grows it to the whole name, and the contexts decide what is ambiguous.
"""

from bisect import bisect_right
from itertools import compress

from service.document import Document
from service.extractors.weapons.cases_others import RULES
from service.extractors.weapons.contexts import HEAVY, Reading, Surroundings, beside_others, verdict
from service.extractors.weapons.lists import listed
from service.extractors.weapons.measures import shared
from service.extractors.weapons.senses import settle
from service.extractors.weapons.spans import Named, whole_names
from service.facts import Fact, Weapon
from service.resolve import longest

__all__ = ["RULES", "extract"]


def extract(document: Document) -> list[Fact]:
    """Return the weapons of a document."""
    facts, weapons = RULES.extract(document), accepted(Reading(document))
    settle(document, weapons)
    for named in weapons:
        entry, value = named.entry, named.entry.weapon
        if named.category or named.name != entry.name:
            value = Weapon(value.kind, named.category or value.category, named.name, value.ace, value.gtd)
        facts.append(Fact("weapon", document.starts[named.first], document.ends[named.last], (named.source or entry).rule, value))
        if named.measured:
            facts += _sharing(document, named, value)
    return longest(facts)


def accepted(reading: Reading) -> list[Named]:
    """Return the names that are weapons where they stand, in order.

    What is certain by itself or by a cue comes first, since it decides about words that are weapons only beside another.
    """
    names = whole_names(reading)
    verdicts = [_verdict(reading, named) for named in names]
    if None in verdicts and True in verdicts:
        verdicts = listed(reading.document, names, _by_others(reading, names, verdicts))
    standing = list(compress(names, verdicts))
    after_others = [named for named in standing if named.after]
    if not after_others:
        return standing
    weapons = {named.first for named in standing}
    return [named for named in standing if named.after is None or named.after.first not in weapons]


def _sense(named: Named) -> tuple[str, str | None]:
    """What a word stands for: one that is a weapon in one place of a text is no other thing in the next."""
    return named.entry.head.head, named.entry.name


def _verdict(reading: Reading, named: Named) -> bool | None:
    context = named.entry.cues
    around = Surroundings(reading, named.first, named.head, named.last)
    if named.first == named.head:
        return verdict(context, around, False, False)
    joined = named.joined and context.capital != "needed"  # "Colt Barrett" may be a sheriff
    sorted_out = joined or named.measured or (named.category is not None and context.otherwise == "narrowed")
    told = named.military if context.otherwise == "military" else True
    return verdict(context, around, sorted_out, told)


def _by_others(reading: Reading, names: list[Named], verdicts: list[bool | None]) -> list[bool | None]:
    """The verdicts with those that no cue decided and the certain weapons of the text do."""
    sure = list(compress(names, verdicts))
    reading.certain = {bisect_right(reading.document.sentence_starts, named.first) for named in sure}
    reading.heavy = not HEAVY.isdisjoint([named.category or named.entry.head.category for named in sure])
    meant = {_sense(named) for named in sure if named.entry.head.kind != "attack"}  # a story may tell of strikes of both sorts
    return [_beside(reading, named, meant) if yes is None else yes for named, yes in zip(names, verdicts)]


def _beside(reading: Reading, named: Named, meant: set[tuple[str, str | None]]) -> bool | None:
    """Whether the other weapons of the text decide for one that no cue decides; None when only those of a list may."""
    context = named.entry.cues
    if context.otherwise not in ("weapon", "document"):
        return None
    if _sense(named) in meant:
        return True
    return beside_others(context, Surroundings(reading, named.first, named.head, named.last), named.entry.head.category) or None


def _sharing(document: Document, named: Named, value: Weapon) -> list[Fact]:
    """The other measures of a weapon, each of which means one too."""
    others = shared(document, named.first, named.entry.head.category)
    return [Fact("weapon", document.starts[first], document.ends[last], "weapon.measure", value) for first, last in others]
