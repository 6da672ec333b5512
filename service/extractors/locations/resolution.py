"""Resolution: which place each name means.

First "X, Y" where an X lies in a Y; then names with one meaning, and countries; then, for every other name, the place that the
rest of the document speaks for: its size, and how many other places of the text lie in the same region and country. A name
without an entry of its own (a street, a village) is put where the nearest place in the text is, of its country if its form shows that.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import inf, log10
from operator import itemgetter
from typing import Final

from service.extractors.locations import cues
from service.extractors.locations.containment import inside
from service.extractors.locations.context import ARTICLES, INDEFINITE, Context
from service.extractors.locations.datelines import standing_alone, world_known
from service.extractors.locations.known import Known, Meaning, Strength, Votes, Where, explained, stranger
from service.extractors.locations.nearness import COUNTIES, COUNTY, near
from service.extractors.locations.sightings import Sighting
from service.facts import Place, Resolution
from service.gazetteer import Candidate

ROUNDS: Final = 2  # of choosing, after which choices seldom change
COUNTRY_WEIGHT: Final = 1.0  # of ten other places in the same country, in powers of ten of inhabitants
WORLD_WEIGHT: Final = 0.35  # of renown, for each country that a text names, from two on
MOST_COUNTRIES: Final = 6  # that are counted
WORLD_CITY: Final = 1.0  # the least renown of a city that names its country
WORLD_CITIES: Final = 3  # countries of such cities, at least, that count
PEOPLE: Final = 0.5  # what a word for the people of a place counts for it
BETWEEN: Final[tuple[list[str], ...]] = ([","], ["("], ["in"], ["in", "the"], [",", "in"], [], ["'", "s"])
OWNED: Final = BETWEEN[-1]
LINKS: Final = frozenset((",", "(", "in", "'", *cues.SETTLEMENTS))  # how what stands between two names begins if one lies in the other
COUNTY_WORDS: Final = frozenset(("county", "parish", *(word for word, kind in cues.PLURALS.items() if kind == "admin2")))
LYING: Final = cues.DIRECTIONS | {"the"}  # what may stand before the name of what a place lies in
FARTHEST: Final = 7  # words between two such names
REGIONS_OF_TOWNS: Final = ("admin1", "admin2")
LISTED: Final = ("and", "or")  # behind a place that is named in a list, rather than for where the one before it lies
TOWNS: Final = ("city", "admin2", "neighbourhood")
REGIONS: Final = ("admin1", "country")

Anchor = tuple[int, Place]  # with its offset
Near = tuple[Sighting, Sighting, list[str]]  # a name, one it may lie in, and the words between


def resolve(places: list[Sighting], context: Context) -> None:
    """Give each recognised place its entry, or one near it, or none."""
    beside = _beside(places, context)
    regions = _regions(places, beside, context) if beside else {}
    names = {one.name: one.known for one in places if one.known.candidates}
    names |= _towns(places)
    paired = _pairs(beside)
    meant = {one.name: meaning for one, meaning in reversed(paired.items())}
    local = _local(list(names.values()), context)
    meant |= {name: known.settled for name, known in names.items() if known.settled and name not in meant and name not in local}
    if alone := standing_alone(places, context):
        meant |= {name: best for name, known in names.items() if name not in meant and name.lower() in alone and (best := world_known(known))}
    unclear = [known for name, known in names.items() if name not in meant]
    if unclear:
        meant |= _weighed(unclear, list(meant.values()), _roads(places))
    for one in places:
        meaning = paired.get(one) or meant.get(one.name)
        one.place = meaning.place if meaning else _enclosed(one, meant)
    for one in places if regions else ():
        if (region := regions.get(one.name)) and region.place:
            one.place = _within(region.place, one)
    _settle(places)


def _local(names: list[Known], context: Context) -> set[str]:
    """The countries whose names are a town's in or by a county of the text, so that they are weighed: Palestine, Texas."""
    if context.document.where.keys().isdisjoint(COUNTY_WORDS) or not any(known.name.endswith(COUNTIES) for known in names):
        return set()
    nearness = near(names, [])
    return {known.name for known in names if known.kind == "country" and any(nearness.get(meaning.candidate) == COUNTY for meaning in known.meanings)}


def _regions(places: list[Sighting], beside: list[Near], context: Context) -> dict[str, Sighting]:
    """The places beside names of which no meaning lies there, "X, Y", "the X district of Y": those mean small ones, unknown to the index."""
    found = {inner.name: outer for inner, outer, words in beside if _unknown_there(inner, outer, words, context)}
    for one in places if found else ():
        if one.name in found:
            one.known = stranger(one.name)
    return found


def _unknown_there(inner: Sighting, outer: Sighting, words: list[str], context: Context) -> bool:
    small = inner.known.kind == "city" and inner.known.strength < Strength.SURE
    if words == [","]:
        fits = small and context.words[outer.after] not in LISTED and outer.known.kind in REGIONS_OF_TOWNS
    elif words == OWNED:
        fits = small and outer.known.kind == "country" and not outer.known.demonym
    else:
        fits = inner.known.kind in TOWNS and _quarter(words) and _people(inner) < _people(outer) and not inside(outer.known, inner.known)
    return fits and not inside(inner.known, outer.known)


def _beside(places: list[Sighting], context: Context) -> list[Near]:
    """Names beside each other with words between that may say that one lies in the other; the one that may comes first, the words last."""
    return [
        (two, one, words) if (words := context.words[one.after : two.first]) == OWNED else (one, two, words)
        for one, two in pairwise(places)
        if two.first - one.after <= FARTHEST and (two.first == one.after or context.words[one.after] in LINKS)
    ]


def _people(one: Sighting) -> int:
    return max((candidate.population for candidate in one.known.candidates), default=0)


def _quarter(words: list[str]) -> bool:
    """Whether words say that one place is part of the next: the X district of western Y; X, a suburb of Y."""
    if len(words) > 2 and words[0] == "," and words[1] in INDEFINITE:
        words = words[2:]
    return len(words) > 1 and words[0] in cues.SETTLEMENTS and words[1] in ("of", "in") and cues.DIRECTIONS.issuperset(words[2:])


def _pairs(beside: list[Near]) -> dict[Sighting, Candidate]:
    """The meanings of names beside the name of what they lie in: "X, Y", "X in Y", "Y's X", "the X district of Y", "X, the capital of Y"."""
    found: dict[Sighting, Candidate] = {}
    for inner, outer, words in beside:
        for small, large in _directions(inner, outer, words):
            if meanings := inside(small.known, large.known):
                found[small], found[large] = (explained(meaning, Resolution.CONTAINMENT) for meaning in meanings)
    return found


def _directions(inner: Sighting, outer: Sighting, words: list[str]) -> tuple[tuple[Sighting, Sighting], ...]:
    """Which of two names may lie in which: either, if a noun between them says so (the Leeds suburb of Otley)."""
    if _quarter(words):
        return (inner, outer), (outer, inner)
    return ((inner, outer),) if words in BETWEEN or _explains(words) else ()


def _explains(words: list[str]) -> bool:
    """Whether words say what the name before them is in the next: X, the provincial capital of Y; X, a town in northern Y."""
    if words[:1] != [","]:
        return False
    joint = next((place for place, word in enumerate(words) if word in ("of", "in")), 0)
    begun = joint == 2 or (joint > 2 and words[1] in ARTICLES)
    return begun and words[joint - 1] in cues.OF_PLACE and LYING.issuperset(words[joint + 1 :])


def _weighed(unclear: list[Known], meant: list[Candidate], roads: Votes) -> dict[str, Candidate]:
    """The likeliest meaning of each unclear name, weighed by all the other names."""
    world, nearness = _world(meant, unclear), near(unclear, meant)
    weights = [[one.weight + world * one.renown + nearness.get(one.candidate, 0.0) for one in known.meanings] for known in unclear]
    certain = _certain(meant, roads)
    own = [known.shares for known in unclear]
    chosen: list[Meaning] = []
    for _ in range(min(ROUNDS, len(unclear))):  # a single one hears the same in each
        votes = _sum(certain, own)
        chosen = [_likeliest(known.meanings, weight, votes, mine) for known, weight, mine in zip(unclear, weights, own)]
        own = [{one.country: 1.0, one.region: 1.0} for one in chosen]
    return {known.name: _because(known, one) for known, one in zip(unclear, chosen)}


def _world(meant: list[Candidate], unclear: list[Known]) -> float:
    """What renown weighs: nothing in a text of one country, where a namesake nearby is as likely as the city all the world knows.

    Cities of several countries that all the world knows tell of more than one as well: "Lima, Santiago and Quito met in Rome".
    """
    countries = {candidate.place.country_code for candidate in meant if candidate.place.kind == "country"}
    cities = {known.meanings[0].country for known in unclear if known.meanings[0].renown >= WORLD_CITY}
    if len(cities) >= WORLD_CITIES:
        countries |= cities
    return WORLD_WEIGHT * min(len(countries), MOST_COUNTRIES) if len(countries) > 1 else 0.0


def _because(known: Known, chosen: Meaning) -> Candidate:
    """The meaning chosen for a name, with what chose it: its size alone, or the other names."""
    return explained(chosen.candidate, Resolution.POPULATION if chosen is known.meanings[0] else Resolution.CONTEXT)


def _certain(meant: list[Candidate], roads: Votes) -> defaultdict[Where, float]:
    """How many names that are clear mean a place in each country and first-level region, and how many roads are numbered so there."""
    votes: defaultdict[Where, float] = defaultdict(float, roads)
    for candidate in meant:
        vote = PEOPLE if candidate.demonym else 1.0
        votes[candidate.place.country_code] += vote
        votes[candidate.region] += vote
    return votes


def _roads(places: list[Sighting]) -> Votes:
    """How many roads of a text each country has that alone numbers them so: Interstate 75."""
    return Counter({one.name: one.shape.country for one in places if one.shape and one.shape.country}.values())


def _sum(certain: defaultdict[Where, float], many: Iterable[Votes]) -> defaultdict[Where, float]:
    total = certain.copy()
    for votes in many:
        for where, share in votes.items():
            total[where] += share
    return total


def _likeliest(meanings: tuple[Meaning, ...], weights: list[float], votes: defaultdict[Where, float], own: Votes) -> Meaning:
    """The meaning that weighs most together with what the other names of the document speak for it, all in powers of ten of inhabitants."""
    best, most = meanings[0], -inf
    for meaning, weight in zip(meanings, weights):
        country, region = meaning.country, meaning.region
        if country is not None and (others := votes[country] - own.get(country, 0.0)) > 0:
            weight += COUNTRY_WEIGHT * log10(1 + 10 * others)
            if region is not None and (others := votes[region] - own.get(region, 0.0)) > 0:
                weight += meaning.region_weight * log10(1 + 10 * others)
        if weight > most:
            best, most = meaning, weight
    return best


def _towns(places: list[Sighting]) -> dict[str, Known]:
    """The towns that names of institutions begin with; a small one must be named elsewhere too, or it is forgotten."""
    found: dict[str, Known] = {}
    enclosed = [(one, one.enclosing) for one in places if one.enclosing]
    named = {one.name for one in places} if enclosed else set()
    for one, town in enclosed:
        if town.strength is Strength.POSSIBLE and town.name not in named:
            one.enclosing = None
        else:
            found[town.name] = town
    return found


def _enclosed(one: Sighting, meant: Mapping[str, Candidate]) -> Place | None:
    """Where an institution is whose name begins with that of its place."""
    return _within(meant[one.enclosing.name].place, one) if one.enclosing else None


def _within(place: Place, one: Sighting) -> Place:
    """Something without an entry, put where the place is that it lies in."""
    return _there(place, one.name, one.shape.kind if one.shape else "city", Resolution.ENCLOSING)


def _there(place: Place, name: str, kind: str, reason: Resolution) -> Place:
    """What has no entry, where a place is."""
    return Place(name, kind, None, place.latitude, place.longitude, place.country_code, place.admin1, reason)


def _settle(places: list[Sighting]) -> None:
    """Put the names without an entry where the nearest place of the text is, all mentions of a name where the first is."""
    lost = [(one, one.shape) for one in places if one.shape and not one.place]
    if not lost:
        return
    mentions = Counter(one.place.country_code for one in places if one.place)
    anchors = {country: _anchors(places, country) for country in {shape.country for _, shape in lost}}
    settled: dict[str, Place] = {}
    for one, shape in lost:
        around = anchors[shape.country]
        if around and one.name not in settled:
            settled[one.name] = _there(_nearest(one.start, around, mentions), one.name, shape.kind, Resolution.NEAREST)
        one.place = settled.get(one.name)


def _nearest(start: int, anchors: list[Anchor], mentions: Counter[str | None]) -> Place:
    """The place named just before or after an offset: one after it counts as half as far, one in a country often named as nearer."""
    after = bisect_left(anchors, start, key=itemgetter(0))
    near = [(float(start - other), place) for other, place in anchors[max(0, after - 1) : after]]
    near += [((other - start) / 2, place) for other, place in anchors[after : after + 1]]
    return min(near, key=lambda pair: pair[0] / mentions[pair[1].country_code] ** 2)[1]


def _anchors(places: list[Sighting], country: str | None) -> list[Anchor]:
    """The towns of a text in a country, or in any, or else its regions and countries, with their offsets."""
    return _of_kinds(places, country, TOWNS) or _of_kinds(places, country, REGIONS)


def _of_kinds(places: list[Sighting], country: str | None, kinds: tuple[str, ...]) -> list[Anchor]:
    return [
        (one.start, place)
        for one in places
        if (place := one.place) and place.kind in kinds and (country is None or country == place.country_code) and not one.known.demonym
    ]
