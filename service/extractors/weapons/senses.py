"""Senses: what a general word ("the bomb", "their weapons") stands for, told by the words around it."""

import regex

from service.document import Document
from service.extractors.weapons.spans import Named
from service.lexicon import listing, one_of

VEHICLE = one_of(listing("weapons", "vehicles"))
IN_A_VEHICLE = regex.compile(
    rf"""
    (?: [ ]{{1,4}} (?: was | were | had | been | hidden | placed | planted | left | concealed | stashed | packed | exploded | set | loaded ) ){{0,3}}
    [ ]{{1,4}} (?: in | inside | under | underneath | beneath | aboard )
    [ ]{{1,4}} (?: (?: an? | the | his | her | their | \w{{1,20}} ' s? ) [ ]{{1,4}} ) (?: \w{{1,15}} [ ]{{1,4}} ){{0,2}}? {VEHICLE}
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
MILLIMETRES = regex.compile(r"(?P<figure>\d{1,3}(?:\.\d{1,3})?)[ -]?mm")
CANNON = 20  # millimetres
LAUNCHED = ("rocket", "missile")
NAVAL_UNITS = frozenset(listing("weapons", "naval_units"))
FIRED = frozenset(listing("weapons", "fired"))
OWNERS = frozenset(listing("weapons", "owners"))


def settle(document: Document, names: list[Named]) -> None:
    """Give the weapons of a document that have no category of their own that of what they stand for."""
    mined, launched = False, None  # whether a bomb laid was spoken of, and what was last spoken of that is launched
    for named in names:
        named.category = named.category or _category(document, named, mined, launched)
        category = named.category or named.entry.head.category
        mined = mined or category == "ied"
        launched = category if category in LAUNCHED else launched


def _category(document: Document, named: Named, mined: bool, launched: str | None) -> str | None:
    """The category told by the words around a general head, and by what was spoken of before; None for other heads."""
    match named.entry.head.head:
        case "bomb" if not named.joined and (_in_a_vehicle(document, named) or (mined and _definite(document, named))):
            return "ied"
        case "launcher" if not named.grown:
            return launched
        case "weapon" if named.measured or _fired(document, named):
            return "firearm"
        case "bullet" if document.words[named.last + 1 : named.last + 2] in (["wound"], ["wounds"]):
            return "firearm"  # wounds tell of who shot
        case "gun" | "round" | "rounds" | "ammunition" if _large(document, named):
            return "artillery"
    return None


def _in_a_vehicle(document: Document, named: Named) -> bool:
    return IN_A_VEHICLE.match(document.clean, document.ends[named.last]) is not None


def _definite(document: Document, named: Named) -> bool:
    """Whether a bare "the bomb" means one spoken of before."""
    return not named.grown and named.first > 0 and document.words[named.first - 1] in ("the", "this", "that")


def _fired(document: Document, named: Named) -> bool:
    """Whether somebody fired these weapons."""
    words, first, after = document.words, named.first, named.last + 1
    return (first >= 2 and words[first - 2] in FIRED and words[first - 1] in OWNERS) or words[after : after + 2] == ["were", "fired"]


def _large(document: Document, named: Named) -> bool:
    """Whether a gun has the calibre of a cannon."""
    if named.measured and not NAVAL_UNITS.isdisjoint(document.words[named.first + 1 : named.head]):
        return document.words[named.first] != "."  # a .22-inch gun is a firearm
    calibre = MILLIMETRES.match(document.clean, document.starts[named.first])
    return calibre is not None and float(calibre["figure"]) >= CANNON
