"""Senses: what a general word ("the bomb", "their weapons") stands for, told by the words around it."""

from collections.abc import Iterator
from dataclasses import replace

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
FIRED = frozenset(("fired", "fire", "firing", "fires"))
OWNERS = frozenset(("his", "her", "their", "the", "a", "its", "your", "my"))


def settled(document: Document, names: list[Named]) -> Iterator[Named]:
    """Yield the weapons of a document, those without a category of their own given that of what they stand for."""
    improvised = False
    for named in names:
        if named.mention.entry.head.head == "bomb" and not named.category and not named.joined:
            told = _in_a_vehicle(document, named) or (improvised and _definite(document, named))
            named = replace(named, category="ied") if told else named
        elif _firearm(document, named) or _wounds(document, named):
            named = replace(named, category="firearm")
        improvised = improvised or (named.category or named.mention.entry.head.category) == "ied"
        yield named


def _in_a_vehicle(document: Document, named: Named) -> bool:
    return IN_A_VEHICLE.match(document.clean, document.ends[named.mention.last]) is not None


def _definite(document: Document, named: Named) -> bool:
    """Whether a bare "the bomb" means one spoken of before."""
    return not named.grown and named.first > 0 and document.words[named.first - 1] in ("the", "this", "that")


def _firearm(document: Document, named: Named) -> bool:
    """Whether weapons of a calibre, or that somebody fired, are firearms."""
    if named.mention.entry.head.head != "weapon" or named.category:
        return False
    words, first, after = document.words, named.first, named.mention.last + 1
    return (
        named.measured or (first >= 2 and words[first - 2] in FIRED and words[first - 1] in OWNERS) or words[after : after + 2] == ["were", "fired"]
    )


def _wounds(document: Document, named: Named) -> bool:
    """Whether "bullet" speaks of wounds, which tell of a firearm."""
    return named.mention.entry.head.head == "bullet" and document.words[named.mention.last + 1 : named.mention.last + 2] in (["wound"], ["wounds"])
