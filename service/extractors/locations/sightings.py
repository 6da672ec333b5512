"""Sightings: every name in the text that may be a place's, with what stands beside it, before anything is decided."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
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
    words, capitals = context.words, context.document.capitals
    found: list[Sighting] = []
    covered = 0
    for number in range(0, len(capitals), PIECE):
        context.document.deadline.check()
        piece = capitals[number : number + PIECE]
        for token, following in _begun(context, piece, map(gazetteer.following, map(words.__getitem__, piece))):
            if token >= covered and (one := _sighted(context, gazetteer, read, token, following)):
                covered = one.after
                found.append(one)
    return found


def _begun(context: Context, tokens: list[int], beginnings: Iterable[frozenset[str] | None]) -> list[tuple[int, frozenset[str]]]:
    """The tokens that may begin names, each with how those go on; without common words that none goes on behind."""
    words, capital, clean, ends = context.words, context.capital, context.clean, context.ends
    return [
        (token, following)
        for token, following in zip(tokens, beginnings)
        if following is not None
        and (words[token] not in COMMON or capital[token + 1] or words[token + 1] in GOING_ON or not clean[ends[token] - 1].islower())
    ]


def _sighted(context: Context, gazetteer: Gazetteer, read: Read, token: int, following: frozenset[str]) -> Sighting | None:
    """The longest name of the index that begins at a token, unless it is a common word by itself."""
    words, start, end, after = context.words, context.starts[token], context.ends[token], token + 1
    onward = following and (context.capital[after] or words[after] in GOING_ON) and _goes_on(words, after, following)
    longer = _longer(context, gazetteer, read, start, end) if onward else None
    if longer:
        end = start + len(longer.name)
        after = context.document.token_at(end - 1) + 1
    elif words[token] in COMMON and context.clean[end - 1].islower():
        return None
    known = longer or read(context.clean[start:end])
    if not known.nameable or (known.tier is ALTERNATE and words[token] in ARTICLES):
        return None
    one = Sighting(known.name, token, after, start, end, known, context.before(token), context.after(after))
    return _at_its_length(context, read, one) if known.varied or words[after] in REGIONS else one


def _longer(context: Context, gazetteer: Gazetteer, read: Read, start: int, end: int) -> Known | None:
    """The longest name of several words, of which the first has these bounds."""
    for length in gazetteer.lengths(context.clean[start : start + LONGEST], end - start):
        known = read(context.clean[start : start + length])
        if known.candidates:
            return known
    return None


def _goes_on(words: list[str], after: int, following: frozenset[str]) -> bool:
    """Whether the word or sign at a token is one that names go on with."""
    word = words[after]
    if word[:2] in following:
        return True
    return (word in DASHES and beginning(words[after + 1]) in following) or (not word.isascii() and beginning(word) in following)


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
    start, end = context.starts[first], context.ends[shape.after - 1]
    name = context.clean[start:end]
    known = read(name) if len(name) <= LONGEST else stranger(name)
    one = Sighting(known.name, first, shape.after, start, end, known, context.before(first), context.after(shape.after), shape)
    if shape.rule is VENUE:
        one.enclosing = towns[shape.after + 1]
    return one


def _sighting(context: Context, known: Known, first: int, end: int) -> Sighting:
    after = first + 1 if context.ends[first] == end else context.document.token_at(end - 1) + 1
    return Sighting(known.name, first, after, context.starts[first], end, known, context.before(first), context.after(after))


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
    """Make a name one of those that a plural counts: not any place of the name, but a street or the county, or a district called so by its seat."""
    known = area(named.known, f"{named.name} {shape.kind}", (shape.kind,))
    if known or shape.kind != "admin2" or not _abroad(named.known):
        named.shape, named.known = shape, known or stranger(named.name)
        named.name = named.known.name


def _abroad(known: Known) -> bool:
    """Whether a name means first of all a place outside the United States, whose counties the index knows."""
    return bool(known.candidates) and known.candidates[0].place.country_code != "US"


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
