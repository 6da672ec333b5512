"""Roles: whom, with what, where and when, from the claim's own sentence.

The date on which something is said is not the date of what happened, and the place of whoever says it is not the place.
"""

from collections.abc import Sequence

import regex

from service.claims.events import ARMED, Setting
from service.claims.grammar import Found
from service.claims.reading import Sentence
from service.claims.sources import Source
from service.facts import Fact, Location, Quantity, Role, Timex, Weapon

NOUN = regex.compile(r"C(?:n?w|oD?w|oDCw|ohw|ohCw)")
ACTIVE = regex.compile(r"t&?t?A?D?C")
PLATFORM = 8
SAID_THEN = regex.compile(r"S[pAwDnfoh]{0,5}$")
THEN_SAID = regex.compile(r"p?[AHMX]{0,3}S")


def victims(sentence: Sentence, found: Found, before: Role | None) -> Role | None:
    """Return the words for those counted: their noun, else those counted before, else the word of harm itself."""
    noun = _noun(sentence, found.item)
    count = sentence.count(found.item).fact
    if noun == found.item + 1 and count is not None and isinstance(count.value, Quantity) and count.value.counted:
        return sentence.role(count.value.counted.start, count.value.counted.end)
    if noun is not None:
        return sentence.role(*sentence.span(noun, noun))
    after = found.item + 1
    if sentence.tags[after : after + 2] == "oh":
        return sentence.role(*sentence.span(after, after + 1))
    return _harm(sentence, found, before)


def _noun(sentence: Sentence, count: int) -> int | None:
    """The item of the noun counted: "children" also in "ten of them children" and "one of them a child"."""
    match = NOUN.match(sentence.tags, count)
    return match.end() - 1 if match else None


def _harm(sentence: Sentence, found: Found, before: Role | None) -> Role | None:
    """Those counted before, or the word of harm where it stands for people: "nine deaths", "58 dead", "two of the wounded"."""
    trigger = found.trigger
    if trigger is None:
        return before
    tags = sentence.tags
    noun = tags[trigger] in "eT" or trigger < found.item or tags[found.item + 1 : found.item + 3] == "oD"
    if (noun or (before is None and trigger == found.item + 1)) and tags[trigger] not in "gv" and not ACTIVE.match(tags, trigger):
        return sentence.role(*sentence.span(trigger, trigger))
    return before


def setting(sentence: Sentence, anchors: Sequence[int], said: Sequence[Source], effect: str | None = None) -> Setting:
    """Return with what, where and when, each the fact of the sentence nearest to the items given."""
    facts = [fact for fact in sentence.facts if fact.start >= sentence.opens]
    armed = [fact for fact in facts if isinstance(fact.value, Weapon)] if effect in ARMED else []
    places = [fact for fact in facts if isinstance(fact.value, Location) and fact.value.form != "demonym" and not _inside(fact, said)]
    dates = [fact for fact in facts if isinstance(fact.value, Timex) and not _of_saying(sentence, fact)]
    return Setting(*(_nearest(sentence, anchors, found) for found in (armed, places, dates)))


def _inside(fact: Fact, said: Sequence[Source]) -> bool:
    return any(source.role is not None and source.role.start <= fact.start < source.role.end for source in said)


def _of_saying(sentence: Sentence, fact: Fact) -> bool:
    item = sentence.item_at(fact.start)
    return bool(SAID_THEN.search(sentence.tags, max(0, item - 6), item) or THEN_SAID.match(sentence.tags, item + 1))


def _nearest(sentence: Sentence, anchors: Sequence[int], facts: Sequence[Fact]) -> Role | None:
    """The fact fewest items away from what is told."""
    if not facts:
        return None
    fact = min(facts, key=lambda one: _far(one) + min(abs(sentence.item_at(one.start) - anchor) for anchor in anchors))
    return Role(fact.start, fact.end, fact)


def _far(fact: Fact) -> int:
    """How much further off than it stands a fact counts: who fires a missile is not what kills, but may have to stand for it."""
    return PLATFORM if isinstance(fact.value, Weapon) and fact.value.kind == "platform" else 0
