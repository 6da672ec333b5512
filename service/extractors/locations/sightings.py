"""Sightings: every name in the text that may be a place's, with what stands beside it, before anything is decided."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

import regex

from service.extractors.locations import cases, cues
from service.extractors.locations.context import ARTICLES, Beside, Context
from service.extractors.locations.known import CAPITAL, CITY, Known, area, first, stranger
from service.extractors.locations.shapes import Shape, shapes_of
from service.facts import Place
from service.gazetteer import LONGEST, SEPARATORS, Gazetteer, Tier, beginning
from service.rules import Rule

Read = Callable[[str], Known]
SHORTENED: Final = ("civic", "organisation")
DISTRICT: Final = regex.compile(r",? D\.?C\.?(?!\w)")
ENCLOSING: Final = ("city", "admin2", "neighbourhood")
COUNTY: Final = " County"
DASHES: Final = ("-", "\u2012", "\u2013", "\u2212")  # stand for blanks
ALTERNATE: Final = Tier.ALTERNATE
VENUE: Final = cases.VENUE
TOWN: Final = "city"
GOING_ON: Final = cues.INSIDE.union(SEPARATORS, DASHES)
PIECE: Final = 100  # capitals between two looks at the clock
COMMON: Final = cues.TIMES | cues.DIRECTIONS | cues.NEVER | cues.PLAIN  # no names, if not in capitals
RANKED: Final = ("admin1", "region")
LIKELY: Final = 3  # meanings of a name among which a region is looked for
RANKS: Final = ("state", "region", "republic")
REGIONS: Final = frozenset((*RANKS, *(word for word, kind in cues.HEADS.items() if kind == "admin1")))


@dataclass(eq=False, slots=True)
class Sighting:
    """A name at a place in the text; `rule` and `place` are what is decided about it."""

    name: str  # its words, and for one that a plural counts, what it is: Bell street
    first: int
    after: int  # the token behind the last
    start: int
    end: int
    known: Known
    left: Beside
    right: Beside
    shape: Shape | None = None
    enclosing: Known | None = None  # the town that the name of an institution begins with: Leeds Hospital
    rule: Rule | None = None
    place: Place | None = None


def sightings(context: Context, gazetteer: Gazetteer, read: Read) -> list[Sighting]:
    """Return the names of the index and those that shapes make, none overlapping another, in order; not the bodies among them."""
    named = _named(context, gazetteer, read)
    behind = {one.first: one.after for one in named}
    shapes = [shape for shape in shapes_of(context, behind) if shape.counted or behind.get(shape.first) != shape.after]
    if not shapes:
        return named
    words = {token: one for one in named if one.after - one.first > 1 for token in range(one.first, one.after)}
    venues = any(shape.rule is VENUE for shape in shapes)
    towns = {one.first: one.known for one in named if one.known.kind == TOWN} if venues else {}
    shaped = [_shaped(context, read, _first(shape, words), shape, towns) for shape in shapes if shape.rule is not VENUE or shape.after + 1 in towns]
    return _joined(named, [one for one in shaped if not _only_longer(one, words, context)])


def _joined(named: list[Sighting], shaped: list[Sighting]) -> list[Sighting]:
    """The sightings of both sorts without overlaps, in order; those that no shape touches are not laid out again."""
    firsts = [one.first for one in named]
    beside: set[int] = set()
    for one in shaped:
        beside.update(range(max(0, bisect_left(firsts, one.first) - 1), bisect_left(firsts, one.after)))
    apart = _apart([named[place] for place in sorted(beside)], shaped)
    found = [one for one in apart if not one.shape or one.shape.rule]
    for place in sorted(beside, reverse=True):
        del named[place]
    return sorted(named + found, key=attrgetter("start"))


def _first(shape: Shape, words: dict[int, Sighting]) -> int:
    """The first token of a shape, which is that of the known name it begins in: Deir ez-Zor Governorate."""
    known = words.get(shape.first)
    return known.first if known and known.after == shape.after - 1 and not known.name.startswith("The ") else shape.first


def _only_longer(one: Sighting, words: dict[int, Sighting], context: Context) -> bool:
    """Whether a shape only adds words to a name of the index: before a county or province, or anywhere in a headline (Storm Hits Cook Islands)."""
    known = words.get(one.after - 1 if context.words[one.first] not in cues.OPENERS else one.first)
    if known is None or one.shape is None or known.end - known.start >= one.end - one.start:
        return False
    return (one.shape.kind.startswith("admin") and known.end == one.end) or context.headline(one.first)


def _named(context: Context, gazetteer: Gazetteer, read: Read) -> list[Sighting]:
    """The longest name of the index at each word with a capital."""
    words, starts, ends, clean, capitals = context.words, context.starts, context.ends, context.clean, context.document.capitals
    found: list[Sighting] = []
    covered = 0
    beginnings = map(gazetteer.following, [words[token][:LONGEST] for token in capitals])
    for number, (token, following) in enumerate(zip(capitals, beginnings)):
        if not number % PIECE:
            context.document.deadline.check()
        if following is None or token < covered:
            continue
        longer = _longer(context, gazetteer, read, token) if following and _goes_on(context, token + 1, following) else None
        if longer is None and words[token] in COMMON and clean[ends[token] - 1].islower():
            continue
        known = longer or read(clean[starts[token] : ends[token]])
        if not known.nameable or (known.tier is ALTERNATE and words[token] in ARTICLES):
            continue
        one = _sighting(context, known, token, starts[token] + len(known.name) if longer else ends[token])
        if known.varied or words[one.after] in REGIONS:
            one = _at_its_length(context, read, one)
        covered = one.after
        found.append(one)
    return found


def _longer(context: Context, gazetteer: Gazetteer, read: Read, token: int) -> Known | None:
    """The longest name of several words that begins at a token."""
    start = context.starts[token]
    for length in gazetteer.lengths(context.clean[start : start + LONGEST], context.ends[token] - start):
        known = read(context.clean[start : start + length])
        if known.candidates:
            return known
    return None


def _goes_on(context: Context, after: int, following: frozenset[str]) -> bool:
    """Whether a name may go on with this token: with a capital, a sign or a small word inside names (Isle of Man), and as names do."""
    word = context.words[after]
    if not context.capital[after] and word not in GOING_ON:
        return False
    if word in DASHES:
        return beginning(context.words[after + 1]) in following
    return word[:2] in following or (not word.isascii() and beginning(word) in following)


def _at_its_length(context: Context, read: Read, one: Sighting) -> Sighting:
    """The sighting of a name, shortened before its city's offices (Tulsa City Council), lengthened by D.C. or its rank (Anbar Region)."""
    if one.name == CAPITAL and (district := DISTRICT.match(context.clean, one.end)):
        return _lengthened(context, one, district.end())
    if context.words[one.after] in REGIONS:
        return _ranked(context, one)
    if one.right in SHORTENED and one.known.tier is ALTERNATE and one.name.endswith(CITY):
        shorter = read(one.name.removesuffix(CITY))
        return _sighting(context, shorter, one.first, one.end - len(CITY)) if shorter.candidates else one
    return one


def _ranked(context: Context, one: Sighting) -> Sighting:
    """The sighting of a name before the rank of a region: with it, if it has a capital, or in the meaning it then has (the Anbar region)."""
    if context.capital[one.after]:
        return _lengthened(context, one, context.ends[one.after]) if context.words[one.after] in RANKS and _region(one.known) else one
    name = f"{one.name} {context.words[one.after]}"
    region = None if one.known.demonym else area(one.known, name, ("admin1",)) or area(one.known, name)
    return _sighting(context, region, one.first, one.end) if region else one


def _lengthened(context: Context, one: Sighting, end: int) -> Sighting:
    """The sighting up to an end further on, with the meaning it has."""
    name = context.clean[one.start : end]
    known = first(one.known, name) if one.name == CAPITAL else area(one.known, name) or one.known
    return _sighting(context, known, one.first, end)


def _region(known: Known) -> bool:
    """Whether a name is that of a region, outside the United States: Michigan State is a university."""
    regions = [candidate.place for candidate in known.candidates[:LIKELY] if candidate.place.kind in RANKED]
    return bool(regions) and all(region.country_code != "US" for region in regions)


def _shaped(context: Context, read: Read, first: int, shape: Shape, towns: dict[int, Known]) -> Sighting:
    end = context.ends[shape.after - 1]
    one = _sighting(context, read(context.clean[context.starts[first] : end]), first, end, shape)
    one.enclosing = towns[shape.after + 1] if shape.rule is VENUE else None
    return one


def _sighting(context: Context, known: Known, first: int, end: int, shape: Shape | None = None) -> Sighting:
    after = first + 1 if context.ends[first] == end else context.document.token_at(end - 1) + 1
    return Sighting(known.name, first, after, context.starts[first], end, known, context.before(first), context.after(after), shape)


def _apart(named: list[Sighting], shaped: list[Sighting]) -> list[Sighting]:
    """The sightings without overlaps: the earlier stands, then the longer; a shape also takes over a name that it goes beyond."""
    kept: list[Sighting] = []
    for one in sorted(named + shaped, key=lambda one: (one.start, -one.end, one.shape is not None)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.shape and one.shape.counted and one.end == kept[-1].end:
            _count(kept[-1], one.shape)
        elif kept[-1].shape and one.start == kept[-1].start:
            _enclose(kept[-1], one)
        elif one.shape and one.end > kept[-1].end and not kept[-1].shape:
            kept[-1] = one
    return kept


def _count(named: Sighting, shape: Shape) -> None:
    """Make a name one of those that a plural counts: not any place of the name, but a street or the county."""
    named.shape = shape
    named.known = area(named.known, f"{named.name} {shape.kind}", (shape.kind,)) or stranger(named.name)
    named.name = named.known.name


def _enclose(shaped: Sighting, begins: Sighting) -> None:
    """Note what the first words of a name mean: the region whose rank follows, or the town of an institution, if nothing else is called so."""
    known = begins.known
    if shaped.shape is None or begins.shape or known.demonym:
        return
    if begins.after == shaped.after - 1 and (shaped.shape.kind == "admin1" or shaped.name.endswith(COUNTY)):  # not Washington Township
        shaped.known = area(known, shaped.name) or shaped.known
        shaped.enclosing = known if shaped.shape.kind == "admin1" else None
    elif shaped.shape.kind == "facility" and not known.likeness and known.kind in ENCLOSING:
        shaped.enclosing = known
