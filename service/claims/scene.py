"""Scene: with what, where and when, as the sentence of a claim says it.

The date on which something is said is not the date of what happened, and the place of whoever says it is not the place.
"""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from service.claims.events import TOTALS, Setting
from service.claims.places import ARTICLES, OWNER, around, named_at
from service.claims.reading import Sentence
from service.claims.sources import Source
from service.claims.words import (
    ABOUT_WEAPONS,
    AFTERWARDS,
    CLOCK,
    DIRECTIONS,
    EXTREMES,
    FINDING,
    HAPPENING,
    LASTING,
    MOVING,
    PASTS,
    PLACES,
    REMAINS,
    TAKING,
    TOWARDS,
)
from service.facts import Fact, Location, Role, Timex, Weapon

DESCRIBED = re.compile(r"(?=([pw][Da]w|pw))")  # they may overlap
THERE = "there"
HARMS = frozenset("tgv")
FIRED = frozenset(("fired", "launched", "shot"))
FAR = 1000
ASIDE = 20  # items that what is named in passing counts as further off
LISTED = 12  # items of a list of weapons, at most
CLAUSE = 3  # items that the beginning of a clause counts for
CLAUSES = ",;k&r"
SAID_THEN = re.compile(r"S[pAwDnfoh]{0,5}$")
THEN_SAID = re.compile(r"p?[AHMX]{0,3}S")


class Candidate(NamedTuple):
    """A fact that may fill a role, its item, and how much further off than it stands it counts."""

    item: int
    handicap: int
    fact: Fact


class Scene:
    """The weapons, places and dates of a sentence."""

    def __init__(self, sentence: Sentence, said: Sequence[Source]) -> None:
        self.sentence = sentence
        self._clauses = list(accumulate(map(CLAUSES.__contains__, sentence.tags), initial=0))  # how many have begun before each item
        self.armed: list[Candidate] = []
        self.places: list[Candidate] = []
        self.dates: list[Candidate] = []
        low, high = sentence.dateline
        for fact in sentence.facts:
            if fact.type != "number" and not low <= fact.start < high:
                self._add(fact, said)

    def _add(self, fact: Fact, said: Sequence[Source]) -> None:
        item = self.sentence.item_at(fact.start)
        match fact.value:
            case Weapon():
                self.armed.append(Candidate(item, self._carrying(fact, item), fact))
            case Location(form=form) if form != "demonym" and not self._of_source(fact, said):
                self.places.append(Candidate(item, self._unplaced(fact, item), fact))
            case Timex(type=type) if not self._of_saying(item) and not self._compared(fact):
                self.dates.append(Candidate(item, ASIDE if type in TOTALS else 0, fact))

    def near(self, anchors: Sequence[int], armed: bool = True) -> Setting:
        """Return with what, where and when, each the fact nearest to the items given; a weapon only where people may be `armed`."""
        weapon = self._nearest(anchors, self.armed) if armed else None
        place, date = self._nearest(anchors, self.places), self._nearest(anchors, self.dates)
        return Setting(exactly(weapon), around(self.sentence, place) if place else None, exactly(date))

    def completed(self, own: Setting, known: Setting, anchors: Sequence[int], source: Source | None) -> Setting:
        """Return a claim's own setting, completed and corrected by what is known.

        Where the source sits may have to stand for the place ("the mayor of Izmir said"), and neither a time of day alone nor the
        day when bodies are found takes the place of the day of what happened.
        """
        if own.date is not None and known.date is not None and (self.clock(own.date) or self._finding(anchors)):
            own = own._replace(date=None)
        if own.location is not None and (known.location is None or not self._passing(own.location)):
            return own
        if known.location is None:
            return own._replace(location=self._described(anchors) or self._place_of(source))
        own = own._replace(location=None)
        there = THERE in self.words
        return own._replace(location=self._place_of(source)) if there else own

    def _finding(self, anchors: Sequence[int]) -> bool:
        """Whether it is told of the dead that they are found."""
        told = {word for anchor in anchors for word in self.sentence.words(anchor)}
        return not FINDING.isdisjoint(told) or (not REMAINS.isdisjoint(told) and not FINDING.isdisjoint(self.words))

    @property
    def words(self) -> list[str]:
        """The words of the sentence."""
        return self.sentence.document.words[self.sentence.start : self.sentence.end]

    def _distance(self, item: int, anchors: Sequence[int]) -> int:
        """Items between one and the nearest of others, and more for each clause that begins between them."""
        clauses = self._clauses
        return min([abs(item - anchor) + CLAUSE * abs(clauses[item] - clauses[anchor]) for anchor in anchors])

    def _nearest(self, anchors: Sequence[int], candidates: Sequence[Candidate]) -> Fact | None:
        """The fact nearest to what is told; None where all are out of the question."""
        best, least = None, FAR
        for item, handicap, fact in candidates:
            if handicap < least and (distance := handicap + self._distance(item, anchors)) < least:
                best, least = fact, distance
        return best

    def _of_saying(self, item: int) -> bool:
        tags = self.sentence.tags
        return bool("S" in tags and (SAID_THEN.search(tags, max(0, item - 6), item) or THEN_SAID.match(tags, item + 1)))

    def _of_source(self, fact: Fact, said: Sequence[Source]) -> bool:
        """Whether a place belongs to the words for a source, up to the verb: "the mayor, a native of Izmir, said"."""
        spans = [(source.role, self.sentence.span(source.item, source.item)[0]) for source in said if source.role]
        return any(role.start <= fact.start < max(role.end, verb) for role, verb in spans)

    def _compared(self, fact: Fact) -> bool:
        """Whether a date only says how long something took or is ago: "the deadliest since 2015" (but not "since 2015, when"), "for five hours"."""
        document = self.sentence.document
        token, after = document.token_at(fact.start), document.token_at(fact.end)
        before, told = document.words[max(self.sentence.start, token - ASIDE) : token], document.words[after : after + 2]
        if isinstance(fact.value, Timex) and fact.value.type == "DURATION":
            return fact.value.value.startswith("PT") or not LASTING.isdisjoint(before[-1:]) or not AFTERWARDS.isdisjoint(told[:1])
        return told != [",", "when"] and "since" in before[-2:] and any(word.endswith("est") or word in EXTREMES for word in before)

    def _carrying(self, fact: Fact, item: int) -> int:
        """How much a weapon is to be passed over: what fires it kills less than what it fires; an "ammunition depot" is a place."""
        carries = isinstance(fact.value, Weapon) and fact.value.kind == "platform"
        before = self._before(item, ARTICLES)
        carries = carries or (before >= 0 and self._last_word(before) == "from")
        return ASIDE * (carries + (self._following(fact, item) in ABOUT_WEAPONS)) + FAR * self._taken(fact, item)

    def _taken(self, fact: Fact, item: int) -> bool:
        """Whether a weapon is found, handed in or destroyed: the object, or one of the objects, of such a verb."""
        sentence, document = self.sentence, self.sentence.document
        if not TAKING.isdisjoint(document.words[sentence.first[item] : document.token_at(fact.start)]):
            return True
        for before in range(item - 1, max(-1, item - LISTED), -1):
            if document.words[sentence.last[before] - 1] in TAKING:
                return True
            if sentence.tags[before] not in "CDanA,&w":
                return False
        return False

    def _unplaced(self, fact: Fact, item: int) -> int:
        """How much a place is to be passed over: "in Lima" says where, "Lima" less so, "the Lima police" does not."""
        tags = self.sentence.tags
        at = self._before(item, "DA")
        if self._owning(fact) or self._reached(at) or self._origin(fact) or self._following(fact, item) in PASTS:
            return FAR
        if (at >= 0 and tags[at] in "pofd") or self._struck(fact, item):
            return ASIDE * (self._last_word(at) == "from")  # where somebody is from, or is taken from
        return FAR if self._following(fact, item) else ASIDE

    def _reached(self, to: int) -> bool:
        """Whether people are brought or driven to what comes after an item ("flown to"), or on their way ("bound for")."""
        tags = self.sentence.tags
        towards = to > 0 and (tags[to] == "f" or self._last_word(to) in TOWARDS)
        return towards and (tags[to - 1] in "ts" or self._last_word(to - 1) in MOVING)

    def _origin(self, fact: Fact) -> bool:
        """Whether a place belongs to where something was fired from."""
        document = self.sentence.document
        token = document.token_at(fact.start)
        before = document.words[max(self.sentence.start, token - LISTED) : token]
        if "from" not in before or "," in before:
            return False
        at = before.index("from")
        struck = HARMS.intersection(self.sentence.tags[self.sentence.item_of(token - len(before) + at) : self.sentence.item_of(token)])
        return not (FIRED.isdisjoint(before[:at]) or struck) and HAPPENING.isdisjoint(before[at:])

    def _before(self, item: int, passed: str) -> int:
        """The item before one, or the one before that where it has one of some tags; -1 where there is none."""
        return item - 1 - (item > 1 and self.sentence.tags[item - 1] in passed)

    def _last_word(self, item: int) -> str:
        return self.sentence.document.words[self.sentence.last[item] - 1]

    def _struck(self, fact: Fact, item: int) -> bool:
        """Whether a place is the object of a verb of what happens: "hit Lund"."""
        words, token = self.sentence.document.words, self.sentence.document.token_at(fact.start)
        return token > self.sentence.first[item] and words[token - 1] in HAPPENING

    def _owning(self, fact: Fact) -> bool:
        """Whether a place stands for its people or rulers ("Ghana's army", but not "Ghana's capital"), or for a place in it that is named."""
        document = self.sentence.document
        token = document.token_at(fact.end)
        if document.words[token : token + 2] != OWNER:
            return False
        if named_at(self.sentence, token + 2):
            return True
        owned = document.words[token + 2 : token + 4]
        return PLACES.isdisjoint(owned) and DIRECTIONS.isdisjoint(owned)

    def _following(self, fact: Fact, item: int) -> str | None:
        """The word right after a fact in the same noun phrase."""
        document = self.sentence.document
        token = document.token_at(fact.end)
        inside = self.sentence.tags[item] == "w" and token < self.sentence.last[item]
        return document.words[token] if inside and document.words[token].isalpha() else None

    def clock(self, date: Role) -> bool:
        """Whether a date is no more than a time of day."""
        if date.fact is None or not isinstance(date.fact.value, Timex) or date.fact.value.type != "TIME":
            return False
        document = self.sentence.document
        words = document.words[document.token_at(date.start) : document.token_at(date.end - 1) + 1]
        return CLOCK.issuperset(word for word in words if not word[0].isdecimal())

    def _place_of(self, source: Source | None) -> Role | None:
        """The place in the words for a source, where there is more to them than the place."""
        if source is None or source.role is None:
            return None
        for fact in self.sentence.facts:
            if isinstance(fact.value, Location) and source.role.start < fact.start < source.role.end:
                item = self.sentence.item_at(fact.start)
                if fact.value.form != "demonym" and not self._unplaced(fact, item):
                    return around(self.sentence, fact)
        return None

    def _passing(self, place: Role) -> bool:
        """Whether a place is named without saying that something happened there."""
        for _, handicap, fact in self.places:
            if fact is place.fact:
                return handicap > 0
        return False

    def _described(self, anchors: Sequence[int]) -> Role | None:
        """A place without a name ("in the city"), the one nearest to what is told."""
        if PLACES.isdisjoint(self.words):
            return None
        found = [match.span(1) for match in DESCRIBED.finditer(self.sentence.tags) if self._is_place(*match.span(1))]
        if not found:
            return None
        opens, end = min(found, key=lambda span: self._distance(span[1] - 1, anchors))
        return self.sentence.role(*self.sentence.span(opens + 1, end - 1))

    def _is_place(self, before: int, end: int) -> bool:
        """Whether a noun phrase is a place: after a preposition or a verb of what happens, with an article or a name."""
        sentence = self.sentence
        if sentence.words(end - 1)[-1] not in PLACES or (sentence.tags[before] == "w" and sentence.words(before)[-1] not in HAPPENING):
            return False
        return end - before > 2 or sentence.document.clean[sentence.span(end - 1, end - 1)[0]].isupper()


def exactly(fact: Fact | None) -> Role | None:
    """Return the words of a fact as a role."""
    return Role(fact.start, fact.end, fact) if fact else None
