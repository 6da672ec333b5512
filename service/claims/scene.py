"""Scene: with what, where and when, as the sentence of a claim says it.

The date on which something is said is not the date of what happened, and the place of whoever says it is not the place.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import regex

from service.claims.events import TOTALS, Setting
from service.claims.reading import Sentence
from service.claims.sources import Source
from service.claims.words import ABOUT_WEAPONS, CLOCK, PLACES
from service.facts import Fact, Location, Role, Timex, Weapon

DESCRIBED = regex.compile(r"p[Da]w")
THERE = "there"
FAR = 1000
ASIDE = 20  # items that what is named in passing counts as further off
CLAUSE = 3  # items that the beginning of a clause counts for
CLAUSES = ",;k&r"
SAID_THEN = regex.compile(r"S[pAwDnfoh]{0,5}$")
THEN_SAID = regex.compile(r"p?[AHMX]{0,3}S")


class Candidate(NamedTuple):
    """A fact that may fill a role, its item, and how much further off than it stands it counts."""

    item: int
    handicap: int
    fact: Fact


class Scene:
    """The weapons, places and dates of a sentence."""

    def __init__(self, sentence: Sentence, said: Sequence[Source]) -> None:
        self.sentence = sentence
        self.armed: list[Candidate] = []
        self.places: list[Candidate] = []
        self.dates: list[Candidate] = []
        for fact in sentence.facts:
            if fact.type != "number" and fact.start >= sentence.opens:
                self._add(fact, said)

    def _add(self, fact: Fact, said: Sequence[Source]) -> None:
        item = self.sentence.item_at(fact.start)
        match fact.value:
            case Weapon():
                self.armed.append(Candidate(item, self._carrying(fact, item), fact))
            case Location(form=form) if form != "demonym" and not _inside(fact, said):
                self.places.append(Candidate(item, self._unplaced(fact, item), fact))
            case Timex(type=type) if not self._of_saying(item):
                self.dates.append(Candidate(item, ASIDE if type in TOTALS else 0, fact))

    def near(self, anchors: Sequence[int], armed: bool = True) -> Setting:
        """Return with what, where and when, each the fact nearest to the items given; a weapon only where people may be `armed`."""
        return Setting(self._nearest(anchors, self.armed) if armed else None, self._nearest(anchors, self.places), self._nearest(anchors, self.dates))

    def completed(self, own: Setting, known: Setting, anchors: Sequence[int], source: Source | None) -> Setting:
        """Return a claim's own setting, completed and corrected by what is known.

        Where the source sits may have to stand for the place ("the mayor of Izmir said"), and a time of day alone does not take
        the place of a day.
        """
        if own.date is not None and known.date is not None and self._clock(own.date):
            own = own._replace(date=None)
        if own.location is not None:
            return own
        if known.location is None:
            return own._replace(location=self._described(anchors) or self._place_of(source))
        there = THERE in self.sentence.document.words[self.sentence.first[0] : self.sentence.last[-1]]
        return own._replace(location=self._place_of(source)) if there else own

    @cached_property
    def _clauses(self) -> list[int]:
        """How many clauses have begun before each item."""
        return [0, *accumulate(tag in CLAUSES for tag in self.sentence.tags)]

    def _distance(self, one: int, other: int) -> int:
        """Items between two, and more for each clause that begins between them."""
        return abs(one - other) + CLAUSE * abs(self._clauses[one] - self._clauses[other])

    def _nearest(self, anchors: Sequence[int], candidates: Sequence[Candidate]) -> Role | None:
        """The fact nearest to what is told; None where all are out of the question."""
        best, least = None, FAR
        for item, handicap, fact in candidates:
            distance = handicap + min([self._distance(item, anchor) for anchor in anchors])
            if distance < least:
                best, least = fact, distance
        return Role(best.start, best.end, best) if best else None

    def _of_saying(self, item: int) -> bool:
        tags = self.sentence.tags
        return bool("S" in tags and (SAID_THEN.search(tags, max(0, item - 6), item) or THEN_SAID.match(tags, item + 1)))

    def _carrying(self, fact: Fact, item: int) -> int:
        """How much a weapon is to be passed over: what fires it kills less than what it fires; an "ammunition depot" is a place."""
        carries = isinstance(fact.value, Weapon) and fact.value.kind == "platform"
        carries = carries or (item > 0 and self.sentence.words(item - 1)[-1] == "from")
        return ASIDE * (carries + (self._following(fact, item) in ABOUT_WEAPONS))

    def _unplaced(self, fact: Fact, item: int) -> int:
        """How much a place is to be passed over: "in Lima" says where, "Lima" less so, "the Lima police" does not."""
        tags = self.sentence.tags
        before = tags[item - 1] if item else "."
        if before in "DA" and item > 1:
            before = tags[item - 2]
        if before in "pof":
            return 0
        return FAR if self._following(fact, item) else ASIDE

    def _following(self, fact: Fact, item: int) -> str | None:
        """The word right after a fact in the same noun phrase."""
        document = self.sentence.document
        token = document.token_at(fact.end)
        inside = self.sentence.tags[item] == "w" and token < self.sentence.last[item]
        return document.words[token] if inside and document.words[token].isalpha() else None

    def _clock(self, date: Role) -> bool:
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
                    return Role(fact.start, fact.end, fact)
        return None

    def _described(self, anchors: Sequence[int]) -> Role | None:
        """A place without a name ("in the city"), the one nearest to what is told."""
        nouns = [match.end() - 1 for match in DESCRIBED.finditer(self.sentence.tags)]
        found = [noun for noun in nouns if self.sentence.words(noun)[-1] in PLACES]
        if not found:
            return None
        noun = min(found, key=lambda item: min(self._distance(item, anchor) for anchor in anchors))
        return self.sentence.role(*self.sentence.span(noun - 1, noun))


def _inside(fact: Fact, said: Sequence[Source]) -> bool:
    return any(source.role is not None and source.role.start <= fact.start < source.role.end for source in said)
