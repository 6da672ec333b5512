"""Weapons that a sentence names and that did no harm: those found, handed in, delivered or destroyed."""

import re
from collections.abc import Iterator, Sequence

from service.claims.reading import Sentence
from service.claims.words import FIRING, TAKING, TAKING_ENDS
from service.document import Document
from service.facts import Fact, Role, Weapon

APART = [[","], ["was"]]
INDEFINITE = frozenset(("a", "an"))
LISTED = 12  # items of a list of weapons, at most
OBJECTS = "CDanA,&wom("
WERE = re.compile(r"(?:[o&]D?[Cn]?w){0,3}[HA]{0,3}B[BA]{0,3}[twds]")


def taken(sentence: Sentence, token: int, item: int) -> bool:
    """Return whether a weapon that begins at a token is found or destroyed: an object of such a verb, or its subject in the passive."""
    words, tags, low = sentence.document.words, sentence.tags, sentence.first[item]
    if (low < token and any(_takes(words, at) for at in range(low, token))) or _is_taken(sentence, item):
        return True
    for before in range(item - 1, max(-1, item - LISTED), -1):
        if _takes(words, sentence.last[before] - 1):
            return True
        if tags[before] not in OBJECTS or not FIRING.isdisjoint(sentence.words(before)):
            return False
    return False


def named_later(document: Document, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield what the weapon of what has been told was: "the weapon, a 9mm pistol", "the murder weapon was a hammer"."""
    words, where = document.words, document.where.get("weapon", ())
    armed = {fact.start: fact for fact in facts if fact.type == "weapon"} if where else {}
    for token in where:
        if words[token + 1 : token + 2] in APART and not INDEFINITE.isdisjoint(words[token + 2 : token + 3]) and token + 3 < len(words):
            fact = armed.get(document.starts[token + 3])
            if fact is not None:
                yield fact


def vague(weapon: Role | None) -> bool:
    """Return whether a claim names no weapon, or no more than the kind of attack."""
    return weapon is None or (weapon.fact is not None and isinstance(weapon.fact.value, Weapon) and weapon.fact.value.kind == "attack")


def _is_taken(sentence: Sentence, item: int) -> bool:
    """Whether it is said of what an item names that it was found or destroyed."""
    match = WERE.match(sentence.tags, item + 1)
    verb = sentence.first[match.end() - 1] if match else 0
    return match is not None and any(_takes(sentence.document.words, at) for at in range(verb, min(verb + 2, sentence.last[-1])))


def _takes(words: Sequence[str], token: int) -> bool:
    """Whether a verb that ends at a token takes a weapon away: "seized", "shot down"."""
    return words[token] in TAKING_ENDS and (words[token] in TAKING or " ".join(words[token - 1 : token + 1]) in TAKING)
