"""Weapons that a sentence names and that did no harm: those found, handed in, delivered or destroyed."""

import re

from service.claims.reading import Sentence
from service.claims.words import FIRING, TAKING, TAKING_ENDS

LISTED = 12  # items of a list of weapons, at most
OBJECTS = "CDanA,&wom("
WERE = re.compile(r"(?:[o&]D?[Cn]?w){0,3}[HA]{0,3}B[BA]{0,3}[twds]")


def taken(sentence: Sentence, token: int, item: int) -> bool:
    """Return whether a weapon that begins at a token is found or destroyed: an object of such a verb, or its subject in the passive."""
    if TAKING_ENDS.isdisjoint(sentence.document.words[sentence.start : sentence.end]):
        return False
    if any(_takes(sentence, at) for at in range(sentence.first[item], token)) or _is_taken(sentence, item):
        return True
    for before in range(item - 1, max(-1, item - LISTED), -1):
        if _takes(sentence, sentence.last[before] - 1):
            return True
        if sentence.tags[before] not in OBJECTS or not FIRING.isdisjoint(sentence.words(before)):
            return False
    return False


def _is_taken(sentence: Sentence, item: int) -> bool:
    """Whether it is said of what an item names that it was found or destroyed."""
    match = WERE.match(sentence.tags, item + 1)
    verb = sentence.first[match.end() - 1] if match else 0
    return match is not None and any(_takes(sentence, at) for at in (verb, verb + 1))


def _takes(sentence: Sentence, token: int) -> bool:
    """Whether a verb that ends at a token takes a weapon away: "seized", "shot down"."""
    words = sentence.document.words
    return words[token] in TAKING or " ".join(words[token - 1 : token + 1]) in TAKING
