"""Resolution: which place each name means.

First "X, Y" where an X lies in a Y; then names with one meaning, and countries; then, for every other name, the place that the
rest of the document speaks for: its size, and how many other places of the text lie in the same region and country. A name
without an entry of its own (a street, a village) is put where the nearest place in the text is.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from math import log10
from typing import Final

from service.extractors.locations.containment import inside
from service.extractors.locations.context import Context
from service.extractors.locations.sightings import Sighting
from service.facts import Place
from service.gazetteer import Candidate, Tier

MEANINGS: Final = 25  # of a name that are weighed
ROUNDS: Final = 2  # of choosing, after which choices seldom change
COUNTRY_WEIGHT: Final = 1.0  # of ten other places in the same country, in powers of ten of inhabitants
REGION_WEIGHT: Final = 1.4
AREA: Final = 8.0  # what a country or continent weighs, in powers of ten of inhabitants
REGION: Final = 5.7  # the least a first-level region weighs
UNLIKELY: Final = {Tier.ABBREVIATION: 0.5, Tier.ALTERNATE: 1.2}  # powers of ten of inhabitants lost by such a name
AREAS: Final = ("country", "continent", "region")
BETWEEN: Final[tuple[list[str], ...]] = ([","], ["("], ["in"], [",", "in"], [])
OWNED: Final = ["'", "s"]
TOWNS: Final = ("city", "admin2", "neighbourhood")
REGIONS: Final = ("admin1", "country")

Votes = defaultdict[tuple[str | None, str | None], float]
Shares = dict[str, list[tuple[Candidate, float]]]


def resolve(places: list[Sighting], context: Context) -> None:
    """Give each recognised place its entry, or one near it, or none."""
    names = {one.name: one for one in places if one.candidates}
    paired = _pairs(places, context)
    fixed = {one.name: meaning for one, meaning in reversed(paired.items())}
    fixed |= {name: one.best for name, one in names.items() if name not in fixed and _plain(one)}
    meant = _weighed({name: _meanings(one) for name, one in names.items() if name not in fixed}, fixed)
    for one in places:
        meaning = paired.get(one) or meant.get(one.name)
        one.place = meaning.place if meaning else None
    _settle(places)


def _pairs(places: list[Sighting], context: Context) -> dict[Sighting, Candidate]:
    """The meanings of names beside the name of what they lie in: "X, Y", "X in Y", "Y's X"."""
    found: dict[Sighting, Candidate] = {}
    for one, two in pairwise(places):
        words = context.words[one.after : two.first]
        inner, outer = (two, one) if words == OWNED else (one, two)
        if (words in BETWEEN or words == OWNED) and (meanings := inside(inner, outer)):
            found[inner], found[outer] = meanings
    return found


def _plain(one: Sighting) -> bool:
    """Whether a name has one meaning, or one that outweighs the rest: countries do, but for those that are regions elsewhere."""
    if len(one.candidates) == 1 or one.demonym:
        return True
    return one.best.place.kind in AREAS and not any(other.place.kind == "admin1" for other in one.candidates[1:3])


def _meanings(one: Sighting) -> list[Candidate]:
    """What a name may mean; not a region that the index ranks behind its own city (Baghdad)."""
    found: list[Candidate] = []
    for candidate in one.candidates[:MEANINGS]:
        if candidate.place.kind != "admin1" or not any(_same_region(candidate, other) for other in found):
            found.append(candidate)
    return found


def _same_region(one: Candidate, other: Candidate) -> bool:
    return one.admin1_code == other.admin1_code and one.place.country_code == other.place.country_code


def _weighed(open_names: dict[str, list[Candidate]], fixed: dict[str, Candidate]) -> dict[str, Candidate]:
    """The fixed meanings and the likeliest ones of the other names, each weighed by all the others."""
    shares: Shares = {name: _shares(candidates) for name, candidates in open_names.items()}
    chosen: dict[str, Candidate] = {}
    for _ in range(ROUNDS):
        votes = _votes([(meaning, 1.0) for meaning in fixed.values()] + [share for each in shares.values() for share in each])
        chosen = {name: _likeliest(each, votes) for name, each in shares.items()}
        shares = {name: [(candidate, float(candidate is chosen[name])) for candidate, _ in each] for name, each in shares.items()}
    return fixed | chosen


def _likeliest(shares: list[tuple[Candidate, float]], votes: Votes) -> Candidate:
    own = _votes(shares)
    return max((candidate for candidate, _ in shares), key=lambda candidate: _weight(candidate) + _support(candidate, votes, own))


def _votes(shares: Iterable[tuple[Candidate, float]]) -> Votes:
    """How many names mean a place in each country and first-level region."""
    votes: Votes = defaultdict(float)
    for candidate, share in shares:
        country, share = candidate.place.country_code, share / 2 if candidate.demonym else share
        if country:
            votes[country, None] += share
            if candidate.admin1_code:
                votes[country, candidate.admin1_code] += share
    return votes


def _support(candidate: Candidate, votes: Votes, own: Votes) -> float:
    country, region = candidate.place.country_code, candidate.admin1_code
    support = COUNTRY_WEIGHT * log10(1 + 10 * max(0.0, votes[country, None] - own[country, None]))
    return support + (REGION_WEIGHT * log10(1 + 10 * max(0.0, votes[country, region] - own[country, region])) if region else 0.0)


def _weight(candidate: Candidate) -> float:
    """How likely a name means this place, in powers of ten of inhabitants."""
    if candidate.place.kind in AREAS:
        return AREA
    size = log10(candidate.population + 30)
    return max(size, REGION) if candidate.place.kind == "admin1" else size - UNLIKELY.get(candidate.tier, 0.0)


def _shares(candidates: list[Candidate]) -> list[tuple[Candidate, float]]:
    """How likely each meaning is by itself, all together 1."""
    weights = [10 ** (_weight(candidate) / 2) for candidate in candidates]
    return [(candidate, weight / sum(weights)) for candidate, weight in zip(candidates, weights)]


def _settle(places: list[Sighting]) -> None:
    """Put the names without an entry where the nearest place of the text is; one that follows counts as half as far."""
    anchors = _anchors(places, TOWNS) or _anchors(places, REGIONS)
    starts = [start for start, _ in anchors]
    for one in places:
        if anchors and one.shape and not one.candidates:
            after = bisect_left(starts, one.start)
            near = [(float(one.start - start), place) for start, place in anchors[max(0, after - 1) : after]]
            near += [((start - one.start) / 2, place) for start, place in anchors[after : after + 1]]
            _, place = min(near, key=lambda pair: pair[0])
            one.place = replace(place, name=one.name, kind=one.shape.kind, geonames_id=None)


def _anchors(places: list[Sighting], kinds: tuple[str, ...]) -> list[tuple[int, Place]]:
    return [(one.start, one.place) for one in places if one.place and not one.demonym and one.place.kind in kinds]
