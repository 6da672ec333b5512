"""Lists: what is listed with a weapon is one too ("sticks, stones and iron rods", "Uzi and MAC-10 submachine guns")."""

from service.document import Document
from service.extractors.weapons.measures import LINKS
from service.extractors.weapons.spans import Named

JOINTS = LINKS | {"/"}  # "Igla/Strela missiles"
MOST = 2  # joints between two of a list (", and")


def listed(document: Document, names: list[Named], verdicts: list[bool | None]) -> list[bool | None]:
    """Return the verdicts with those let in of which nothing is known but that they are listed with a weapon."""
    weapons = list(verdicts)
    asked = [this for this, yes in enumerate(verdicts) if yes is None and _may(names[this])]
    for this in reversed(asked):
        if this + 1 < len(names) and weapons[this + 1]:
            weapons[this] = _begins(document, names[this], names[this + 1])
    for this in asked:
        if this and weapons[this - 1] and not weapons[this]:
            weapons[this] = _plural(document, names[this]) and _linked(document, names[this - 1], names[this])
    return weapons


def _may(named: Named) -> bool:
    """Whether a list may tell it for a weapon."""
    return named.entry.cues.listed or named.entry.designated


def _begins(document: Document, named: Named, weapon: Named) -> bool:
    """Whether a name is listed before a weapon; a single one must be of its sort, or "Bradley and tanks" would be one."""
    alike = weapon.name is not None and named.entry.head.category == weapon.entry.head.category
    return (alike or _plural(document, named)) and _linked(document, named, weapon)


def _linked(document: Document, left: Named, right: Named) -> bool:
    """Whether nothing but joints stands between two things, neither of them an attack."""
    between = document.words[left.last + 1 : right.first]
    things = "attack" not in (left.entry.head.kind, right.entry.head.kind)
    return things and 0 < len(between) <= MOST and JOINTS.issuperset(between)


def _plural(document: Document, named: Named) -> bool:
    return document.words[named.last].endswith("s")
