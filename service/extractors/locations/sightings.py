"""Sightings: every name in the text that may be a place's, with what stands beside it, before anything is decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Final

from service.extractors.locations.context import ARTICLES, Beside, Context
from service.extractors.locations.shapes import Shape
from service.facts import Place
from service.gazetteer import Candidate, Gazetteer, Likeness, Tier, fold
from service.rules import Rule

TOWN: Final = 15_000  # inhabitants of a place that may be named without a cue
LARGE: Final = 200_000  # of one that is named so as a rule
METROPOLIS: Final = 1_000_000  # of one that is meant though persons are called so
NO_CANDIDATES: Final[tuple[Candidate, ...]] = ()


class Strength(IntEnum):
    """How far a name alone shows that a place is meant."""

    POSSIBLE = 0  # a cue is needed
    LIKELY = 1  # unless something speaks against it
    SURE = 2


@dataclass(eq=False)
class Sighting:
    """A name at a place in the text; `rule` and `place` are what is decided about it."""

    first: int
    after: int  # the token behind the last
    start: int
    end: int
    name: str
    candidates: tuple[Candidate, ...]
    likeness: Likeness
    left: Beside
    right: Beside
    shape: Shape | None = None
    rule: Rule | None = None
    place: Place | None = None

    @property
    def best(self) -> Candidate:
        """The place most often meant by the name."""
        return self.candidates[0]

    @property
    def demonym(self) -> bool:
        """Whether the name means the people of a place, or what is theirs."""
        return bool(self.candidates) and self.best.demonym

    @property
    def word(self) -> bool:
        """Whether the name is a common word too, and not written as only the place is (US)."""
        return bool(self.likeness & Likeness.WORD) and not (self.name.isupper() and self.best.as_written)

    @property
    def personal(self) -> bool:
        """Whether persons are called so."""
        return bool(self.likeness & (Likeness.FIRST_NAME | Likeness.SURNAME))

    @cached_property
    def strength(self) -> Strength:
        """How far the name alone shows that a place is meant."""
        tier, kind = self.best.tier, self.best.place.kind
        if tier == Tier.ABBREVIATION:
            return Strength.POSSIBLE
        if self.demonym or (kind in ("continent", "country", "region") and not (self.word and tier != Tier.PRIMARY)):
            return Strength.SURE
        if kind == "admin1" and self.best.place.country_code == "US" and tier <= Tier.ALIAS:
            return Strength.SURE
        return Strength.POSSIBLE if self.word else self._by_size(tier, kind)

    def _by_size(self, tier: Tier, kind: str) -> Strength:
        """The strength of a name that is no common word, by the size of the place and the sort of name."""
        people = self.best.population
        level = Strength.POSSIBLE
        if tier <= Tier.ALIAS:
            level = Strength.SURE if people >= LARGE else Strength.LIKELY if people >= TOWN or kind != "city" else Strength.POSSIBLE
        elif people >= METROPOLIS:
            level = Strength.LIKELY
        steps = (" " in self.name) - (self.personal and people < METROPOLIS)
        return Strength(min(max(level + steps, Strength.POSSIBLE), Strength.SURE))


def sightings(context: Context, gazetteer: Gazetteer, shapes: list[Shape]) -> list[Sighting]:
    """Return the names of the index and those that shapes make, none overlapping another, in order."""
    named = list(_named(context, gazetteer))
    ends = {one.end: one for one in named if one.after - one.first > 1}
    found = [_shaped(context, gazetteer, shape) for shape in shapes]
    found = [one for one in found if not (one.shape and one.shape.kind.startswith("admin") and one.end in ends and ends[one.end].start > one.start)]
    return _apart(named, found)


def _named(context: Context, gazetteer: Gazetteer) -> Iterator[Sighting]:
    """The longest name of the index at each word with a capital."""
    clean, starts = context.clean, context.starts
    folded = fold(clean)
    covered = 0
    for token in context.document.capitals:
        start = starts[token]
        if start >= covered and (lengths := gazetteer.prefixes(clean, folded, start)):
            context.document.deadline.check()
            one = _sighting(context, gazetteer, token, start + lengths[-1])
            if (
                len(lengths) > 1
                and one.best.tier == Tier.ALTERNATE
                and one.right in (Beside.CIVIC, Beside.ORGANISATION)
                and one.name.endswith(" City")
            ):
                one = _sighting(context, gazetteer, token, start + lengths[-2])  # Dublin City Council
            if one.best.tier == Tier.ALTERNATE and context.words[token] in ARTICLES:
                continue  # The Level: no such name of a city is used in English
            covered = one.end
            yield one


def _sighting(context: Context, gazetteer: Gazetteer, first: int, end: int) -> Sighting:
    start = context.starts[first]
    after = context.document.token_at(end - 1) + 1
    name = context.clean[start:end]
    return Sighting(first, after, start, end, name, gazetteer.candidates(name), gazetteer.likeness(name), context.before(first), context.after(after))


def _shaped(context: Context, gazetteer: Gazetteer, shape: Shape) -> Sighting:
    one = _sighting(context, gazetteer, shape.first, context.ends[shape.after - 1])
    one.shape = shape
    return one


def _apart(named: list[Sighting], shaped: list[Sighting]) -> list[Sighting]:
    """The sightings without overlaps: the earlier stands, then the longer; a shape also takes over a name that it goes beyond."""
    kept: list[Sighting] = []
    for one in sorted(named + shaped, key=lambda one: (one.start, -one.end, one.shape is not None)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.shape and one.end > kept[-1].end and not kept[-1].shape:
            kept[-1] = one
    return kept
