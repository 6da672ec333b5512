"""Known names: what the index knows about a name, worked out once and kept."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import IntEnum
from functools import lru_cache
from math import log10
from typing import Final

from service.extractors.locations import cues
from service.facts import Resolution
from service.frozen import dataclass
from service.gazetteer import Candidate, Gazetteer, Likeness, Tier

TOWN: Final = 15_000  # inhabitants of a city that may be named without a cue
LARGE: Final = 200_000  # of one that is named so as a rule
METROPOLIS: Final = 1_000_000  # of one that is meant though persons are called so
CACHED: Final = 2048  # names
MEANINGS: Final = 25  # of a name that are weighed
AREAS: Final = ("country", "continent", "region")
RANKED: Final = ("admin1", "admin2", "region")
AREA: Final = 8.0  # what a country or continent weighs, in powers of ten of inhabitants
REGION: Final = 5.7  # the least a first-level region weighs
HOME_REGION: Final = 1.4  # of ten other places in the same region, where papers in English leave it away as their readers live there
FOREIGN_REGION: Final = 0.6  # in any other country
USUAL: Final = 20  # other names of a city that is known in its country only
CAPITAL: Final = "Washington"
CITY: Final = " City"
ERA: Final = ("BC", "B.C.")
SAINTS: Final = ("St ", "St. ", "Saint ")
UNLIKELY: Final = {Tier.ABBREVIATION: 0.5, Tier.ALTERNATE: 1.2}  # powers of ten of inhabitants lost by such a name


class Strength(IntEnum):
    """How far a name alone shows that a place is meant."""

    POSSIBLE = 0  # a cue is needed
    LIKELY = 1  # unless something speaks against it
    SURE = 2


Where = str | None  # a country (US), or a region of it (US.IA)
Votes = Mapping[Where, float]

POSSIBLE, LIKELY, SURE = Strength  # a member asked for by the class costs ten times as much


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """A place that a name may mean, how likely in powers of ten of inhabitants, and its share among the meanings of the name."""

    candidate: Candidate
    weight: float
    renown: float  # in powers of ten too: what it gains in a text on several countries
    share: float
    country: str | None
    region: str | None
    region_weight: float  # of ten other places in its region, in powers of ten


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A name and what it may mean, the likeliest first; nothing for a name that the index does not have."""

    name: str
    candidates: tuple[Candidate, ...]
    meanings: tuple[Meaning, ...]
    shares: Votes  # its one vote where it is unclear, shared among the countries and regions of its meanings
    regions: frozenset[str]  # that they lie in
    settled: Candidate | None  # what it means whatever the text says, except beside what holds another place of the name
    strength: Strength
    kind: str
    tier: Tier
    demonym: bool
    first_name: bool
    surname: bool
    word: bool  # the name is a common word too, and not written as only the place is (US)
    likeness: bool  # the name is anything else in English
    as_written: bool  # the name is in its usual case, rather than in capitals
    plain: bool  # nothing in the name speaks for a person, a church, a people or an abbreviation, and it is written as usual
    varied: bool  # what stands behind the name may belong to it (Washington, D.C.), or its last word to that (Tulsa City Council)
    nameable: bool  # the index has the name, and it is more than a month, a direction or a word that begins sentences


def reader(gazetteer: Gazetteer) -> Callable[[str], Known]:
    """Return what tells about a name of the index, or one that it does not have, and remembers the latest."""

    @lru_cache(CACHED)
    def read(name: str) -> Known:
        candidates = gazetteer.candidates(name)
        return _known(name, candidates, gazetteer.likeness(name)) if candidates else stranger(name)

    return read


def area(known: Known, name: str, kinds: tuple[str, ...] = RANKED) -> Known | None:
    """Return what a name means that a rank completes, "Homs Governorate", from what it means without: its regions. None if it has none."""
    candidates = tuple(candidate for candidate in known.candidates if candidate.place.kind in kinds)
    return _known(name, candidates, Likeness()) if candidates else None


def first(known: Known, name: str) -> Known:
    """Return what a name means that what stands behind it settles for the likeliest meaning: Washington, D.C."""
    return _known(name, known.candidates[:1], Likeness())


def stranger(name: str) -> Known:
    """Return what is known of a name that the index does not have, or not with the meaning it has here."""
    return Known(
        name=name,
        candidates=(),
        meanings=(),
        shares={},
        regions=frozenset(),
        settled=None,
        strength=SURE,
        kind="",
        tier=Tier.PRIMARY,
        demonym=False,
        first_name=False,
        surname=False,
        word=False,
        likeness=False,
        as_written=True,
        plain=not name.startswith(SAINTS),
        varied=False,
        nameable=False,
    )


def _known(name: str, candidates: tuple[Candidate, ...], likeness: Likeness) -> Known:
    best = candidates[0]
    word = (likeness.word and not (name.isupper() and best.as_written)) or cues.DIRECTIONS.issuperset(name.lower().split())
    personal = likeness.first_name or likeness.surname
    meanings = _meanings(candidates)
    return Known(
        name=name,
        candidates=candidates,
        meanings=meanings,
        shares=_shares(meanings),
        regions=frozenset(meaning.region for meaning in meanings if meaning.region),
        settled=_settled(candidates, meanings),
        strength=_strength(name, best, word, personal),
        kind=best.place.kind,
        tier=best.tier,
        demonym=best.demonym,
        first_name=likeness.first_name,
        surname=likeness.surname,
        word=word,
        likeness=word or personal,
        as_written=best.as_written,
        plain=best.as_written and not (best.demonym or personal or best.tier is Tier.ABBREVIATION or name in ERA or name.startswith(SAINTS)),
        varied=name == CAPITAL or (best.tier is Tier.ALTERNATE and name.endswith(CITY)),
        nameable=not _common(name, best),
    )


def _common(name: str, best: Candidate) -> bool:
    word = name.lower()
    if word in cues.TIMES or word in cues.DIRECTIONS or word in cues.NEVER:
        return True
    return word in cues.PLAIN and not (best.place.kind == "country" and name.isupper())


def _strength(name: str, best: Candidate, word: bool, personal: bool) -> Strength:
    tier, kind = best.tier, best.place.kind
    if tier == Tier.ABBREVIATION:
        return POSSIBLE
    if best.demonym or (kind in AREAS and not (word and tier != Tier.PRIMARY)):
        return SURE
    if kind == "admin1" and best.place.country_code == "US" and tier <= Tier.ALIAS:
        return SURE
    return POSSIBLE if word else _by_size(name, best, personal)


def _by_size(name: str, best: Candidate, personal: bool) -> Strength:
    """The strength of a name that is no common word, by the size of the place and the sort of name."""
    people = best.population
    level = POSSIBLE
    if best.tier <= Tier.ALIAS:
        level = SURE if people >= LARGE else LIKELY if _noted(best) else POSSIBLE
    elif people >= METROPOLIS:
        level = LIKELY
    steps = (" " in name) - (personal and people < METROPOLIS)
    return Strength(min(max(level + steps, POSSIBLE), SURE))


def _noted(best: Candidate) -> bool:
    """Whether a place may be named without a cue."""
    return best.population >= TOWN or best.capital or best.place.kind != "city"


def _meanings(candidates: tuple[Candidate, ...]) -> tuple[Meaning, ...]:
    """The meanings with their weights; without regions that the index ranks behind their own city (Baghdad)."""
    found: list[Candidate] = []
    for candidate in candidates[:MEANINGS]:
        if candidate.place.kind != "admin1" or not any(candidate.region == other.region for other in found):
            found.append(candidate)
    weights = [_weight(candidate) for candidate in found]
    weights[0] = max(weights)  # the index knows capitals: Washington
    sizes = [10 ** (weight / 2) for weight in weights]
    total = sum(sizes)
    return tuple(
        [
            Meaning(candidate, weight, _renown(candidate), size / total, candidate.place.country_code, candidate.region, _region_weight(candidate))
            for candidate, weight, size in zip(found, weights, sizes)
        ]
    )


def _shares(meanings: tuple[Meaning, ...]) -> Votes:
    votes: defaultdict[Where, float] = defaultdict(float)
    for meaning in meanings:
        votes[meaning.country] += meaning.share
        votes[meaning.region] += meaning.share
    return dict(votes)  # it is kept between texts: to ask it for a place must not add one


def _settled(candidates: tuple[Candidate, ...], meanings: tuple[Meaning, ...]) -> Candidate | None:
    """The one meaning of a name, or one that outweighs the rest: countries do, but for those that are regions elsewhere."""
    best = candidates[0]
    if len(meanings) == 1:
        return explained(best, Resolution.ONLY_MEANING)
    prominent = best.place.kind in AREAS and not any(_abroad(other, best) for other in candidates[1:3])
    return explained(best, Resolution.PROMINENCE) if prominent or best.demonym else None


def _abroad(region: Candidate, country: Candidate) -> bool:
    """Whether a name is also that of a region of another country: Georgia, not Mexico."""
    return region.place.kind == "admin1" and region.place.country_code != country.place.country_code


@lru_cache(CACHED)
def explained(candidate: Candidate, reason: Resolution) -> Candidate:
    """Return a meaning whose place says why it is the one meant."""
    if candidate.place.resolved_by is reason:
        return candidate
    return replace(candidate, place=replace(candidate.place, resolved_by=reason))


def _renown(candidate: Candidate) -> float:
    """How well known a place is by this name beyond its size: a capital, or a city that many languages have a name for (Venice)."""
    if candidate.tier > Tier.ALIAS:
        return 0.0
    return candidate.capital + max(0.0, log10((1 + candidate.other_names) / USUAL))


def _region_weight(candidate: Candidate) -> float:
    """What other places in its region count for a place: much where a local paper may have written of it, little in La Paz, Mendoza."""
    return HOME_REGION if candidate.place.country_code in cues.ENGLISH_PRESS else FOREIGN_REGION


def _weight(candidate: Candidate) -> float:
    """How likely a name means this place, in powers of ten of inhabitants."""
    if candidate.place.kind in AREAS:
        return AREA
    size = log10(candidate.population + 30)
    return max(size, REGION) if candidate.place.kind == "admin1" else size - UNLIKELY.get(candidate.tier, 0.0)
