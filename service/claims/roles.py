"""Roles: whom, with what, where and when, from the claim's own sentence.

The date on which something is said is not the date of what happened, and the place of whoever says it is not the place.
"""

from collections.abc import Callable, Sequence

import regex

from service.claims.events import ARMED, TOTALS, Setting
from service.claims.grammar import Found
from service.claims.reading import Sentence
from service.claims.sources import Source
from service.claims.words import ABOUT_WEAPONS, CLOCK, PLACES
from service.facts import Fact, Location, Quantity, Role, Timex, Weapon

NOUN = regex.compile(r"C(?:n?w|oD?w|oDCw|ohw|ohCw)")
ACTIVE = regex.compile(r"t&?t?A?D?C")
DESCRIBED = regex.compile(r"p[Da]w")
THERE = "there"
FAR = 1000
ASIDE = 20
CLAUSE = 3
CLAUSES = ",;k&r"
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
    return Setting(
        _nearest(sentence, anchors, armed, _aside),
        _nearest(sentence, anchors, places, _unplaced),
        _nearest(sentence, anchors, dates, _lasting),
    )


def completed(sentence: Sentence, own: Setting, known: Setting, anchors: Sequence[int], source: Source | None) -> Setting:
    """Return a claim's own setting, completed and corrected by what is known: where the source sits may have to stand for the place
    ("the mayor of Izmir said"), and a time of day alone does not take the place of a day."""
    if own.date is not None and known.date is not None and _clock(sentence, own.date):
        own = own._replace(date=None)
    if own.location is not None:
        return own
    if known.location is None:
        return own._replace(location=_described(sentence, anchors) or _place_of(sentence, source))
    there = THERE in sentence.document.words[sentence.first[0] : sentence.last[-1]]
    return own._replace(location=_place_of(sentence, source)) if there else own


def _clock(sentence: Sentence, date: Role) -> bool:
    """Whether a date is no more than a time of day."""
    if date.fact is None or not isinstance(date.fact.value, Timex) or date.fact.value.type != "TIME":
        return False
    document = sentence.document
    return CLOCK.issuperset(
        word for word in document.words[document.token_at(date.start) : document.token_at(date.end - 1) + 1] if not word[0].isdecimal()
    )


def _place_of(sentence: Sentence, source: Source | None) -> Role | None:
    """The place in the words for a source, where there is more to them than the place."""
    if source is None or source.role is None:
        return None
    inside = (fact for fact in sentence.facts if isinstance(fact.value, Location) and source.role.start < fact.start < source.role.end)
    fact = next((fact for fact in inside if fact.value.form != "demonym" and not _unplaced(sentence, fact)), None)  # type: ignore[union-attr]
    return Role(fact.start, fact.end, fact) if fact else None


def _described(sentence: Sentence, anchors: Sequence[int]) -> Role | None:
    """A place without a name ("in the city"), the one nearest to what is told."""
    found = [match.end() - 1 for match in DESCRIBED.finditer(sentence.tags) if sentence.words(match.end() - 1)[-1] in PLACES]
    if not found:
        return None
    noun = min(found, key=lambda item: min(_distance(sentence.tags, item, anchor) for anchor in anchors))
    return sentence.role(*sentence.span(noun - 1, noun))


def _inside(fact: Fact, said: Sequence[Source]) -> bool:
    return any(source.role is not None and source.role.start <= fact.start < source.role.end for source in said)


def _of_saying(sentence: Sentence, fact: Fact) -> bool:
    item = sentence.item_at(fact.start)
    return bool(SAID_THEN.search(sentence.tags, max(0, item - 6), item) or THEN_SAID.match(sentence.tags, item + 1))


def _nearest(sentence: Sentence, anchors: Sequence[int], facts: Sequence[Fact], handicap: Callable[[Sentence, Fact], int]) -> Role | None:
    """The fact nearest to what is told, clauses away counting as more; None where all are out of the question."""
    best, least = None, FAR
    for fact in facts:
        item = sentence.item_at(fact.start)
        distance = handicap(sentence, fact) + min(_distance(sentence.tags, item, anchor) for anchor in anchors)
        if distance < least:
            best, least = fact, distance
    return Role(best.start, best.end, best) if best else None


def _distance(tags: str, one: int, other: int) -> int:
    """Items between two, and more for each clause that begins between them."""
    low, high = min(one, other), max(one, other)
    return high - low + CLAUSE * sum(tags[low:high].count(tag) for tag in CLAUSES)


def _lasting(sentence: Sentence, fact: Fact) -> int:
    """How much a date is to be passed over: how long it took says less of when than a day does."""
    return ASIDE if isinstance(fact.value, Timex) and fact.value.type in TOTALS else 0


def _aside(sentence: Sentence, fact: Fact) -> int:
    """How much a weapon is to be passed over: what fires it kills less than what it fires; an "ammunition depot" is a place."""
    item = sentence.item_at(fact.start)
    carries = (isinstance(fact.value, Weapon) and fact.value.kind == "platform") or (item and sentence.words(item - 1)[-1] == "from")
    return (ASIDE if carries else 0) + (ASIDE if _following(sentence, fact) in ABOUT_WEAPONS else 0)


def _unplaced(sentence: Sentence, fact: Fact) -> int:
    """How much a place is to be passed over: "in Lima" says where, "Lima" less so, "the Lima police" does not."""
    item = sentence.item_at(fact.start)
    before = sentence.tags[item - 1] if item else ""
    if before in "DA" and item > 1:
        before = sentence.tags[item - 2]
    if before and before in "pof":
        return 0
    return FAR if _following(sentence, fact) else ASIDE


def _following(sentence: Sentence, fact: Fact) -> str | None:
    """The word right after a fact in the same noun phrase."""
    document = sentence.document
    token = document.token_at(fact.end)
    item = sentence.item_at(fact.end - 1)
    return document.words[token] if sentence.tags[item] == "w" and token < sentence.last[item] and document.words[token].isalpha() else None
