"""Victims: the words for those whom a claim counts."""

import re
from collections.abc import Sequence

from service.claims.grammar import Found
from service.claims.reading import Sentence
from service.claims.told import Told
from service.claims.words import DESCRIBING, HARMED_PEOPLE, HELD, WORD
from service.facts import Fact, Quantity, Role

NOUN = re.compile(r"C(?:nw?|oD?w|oDCw|oh[Ca]?n?w)")  # where it does not follow at once
NUMBER_OF = re.compile(r"ToD?w(?=[HBMXAf]*$)")  # "the number of people", up to "killed"
REACH = 12  # items between such a number and its verb
ACTIVE = re.compile(r"t&?t?A?D?C")


def whom(sentence: Sentence, told: Sequence[Told]) -> list[Role | None]:
    """Return for each count of people in a sentence the words for those counted."""
    named: list[Role | None] = []
    those: Role | None = None  # whom a later count without a noun counts: "killed 12 people, two of them children, and wounded 40"
    harm = None
    for each in told:
        one = each.found
        victims = _victims(sentence, one, each.counted.fact, those)
        named.append(victims)
        if each.named and one.trigger is not None and (one.item == 0 or sentence.tags[one.item - 1] != "m"):
            those = None if one.trigger == harm else victims  # nobody of one kind: "killed two women and a boy and wounded 40"
            harm = one.trigger
    return named


def _victims(sentence: Sentence, found: Found, count: Fact | None, before: Role | None) -> Role | None:
    """The words for those counted: their noun, else those counted before, else the word of harm itself."""
    tags, item = sentence.tags, found.item
    noun = _noun(sentence, item)
    if noun is None:
        return sentence.phrase(item + 2, item + 2) if tags[item + 1 : item + 3] == "oh" else _harm(sentence, found, before)
    if noun == item + 1 and count is not None and isinstance(count.value, Quantity) and count.value.counted:
        counted = count.value.counted
        return sentence.role(counted.start, counted.end)
    return sentence.passage(sentence.first[noun - (tags[noun - 1] == "n")], _last_person(sentence, noun))


def _last_person(sentence: Sentence, noun: int) -> int:
    """The last token of a noun, without what is said of people after it: "a man armed with"."""
    first, last = sentence.first[noun], sentence.last[noun]
    if last - first == 1:
        return first
    return next((token for token in range(first + 1, last) if sentence.document.words[token] in DESCRIBING), last) - 1


def _noun(sentence: Sentence, count: int) -> int | None:
    """The item of the noun counted: "children" also in "ten of them children" and "one of them a child"."""
    tags = sentence.tags
    if tags[count + 1 : count + 2] == WORD:
        return count + 1
    match = NOUN.match(tags, count)
    if match is None and tags[count + 1 : count + 2] == "e":
        return count + 1 if sentence.words(count + 1)[-1] in HELD else None
    return match.end() - 1 if match else None


def _harm(sentence: Sentence, found: Found, before: Role | None) -> Role | None:
    """Those counted before, or the word of harm where it stands for people: "nine deaths", "58 dead", "two of the wounded"."""
    trigger = found.trigger
    if trigger is None:
        return before
    tags = sentence.tags
    number = NUMBER_OF.search(tags, max(found.item if found.item < trigger else 0, trigger - REACH), trigger) if "T" in tags else None
    if number is not None:
        return sentence.phrase(number.end() - 1, number.end() - 1)
    of_those = tags[found.item + 1 : found.item + 3] == "oD"
    if of_those and tags[found.item + 3 : found.item + 4] in ("t", "s"):
        trigger = found.item + 3  # "nine of the injured are in a critical condition"
    noun = of_those or tags[trigger] in "eET" or trigger < found.item
    if (noun or (before is None and trigger == found.item + 1)) and _people(sentence, trigger) and not ACTIVE.match(tags, trigger):
        return sentence.phrase(trigger, trigger)
    return before


def _people(sentence: Sentence, trigger: int) -> bool:
    """Whether a word of harm stands for people: deaths, the death toll, the wounded, but not the figure, nor those that died."""
    if sentence.tags[trigger] in "eE":
        return True
    if sentence.tags[trigger] == "T":
        return sentence.effect(trigger) != "same"
    return sentence.tags[trigger - 1] == "D" or sentence.words(trigger)[-1] in HARMED_PEOPLE
