"""Sightings: every name in the text that may be a place's, with what stands beside it, before anything is decided."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import regex

from service.extractors.locations import cues
from service.extractors.locations.context import ARTICLES, Beside, Context
from service.extractors.locations.known import Known, area, first, stranger
from service.extractors.locations.shapes import Shape
from service.facts import Place
from service.gazetteer import SEPARATORS, Gazetteer, Reach, Tier, fold
from service.rules import Rule

Read = Callable[[str], Known]
SHORTENED: Final = (Beside.CIVIC, Beside.ORGANISATION)
DISTRICT: Final = regex.compile(r",? D\.?C\.?(?!\w)")
CAPITAL: Final = "Washington"
ENCLOSING: Final = ("city", "admin2", "neighbourhood")
COUNTY: Final = " County"
RANKED: Final = ("admin1", "region")
LIKELY: Final = 3  # meanings of a name among which a region is looked for
RANKS: Final = ("state", "region", "republic")


@dataclass(eq=False, slots=True)
class Sighting:
    """A name at a place in the text; `rule` and `place` are what is decided about it."""

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

    @property
    def name(self) -> str:
        """The words of the name."""
        return self.known.name


def sightings(context: Context, gazetteer: Gazetteer, read: Read, shapes: list[Shape]) -> list[Sighting]:
    """Return the names of the index and those that shapes make, none overlapping another, in order; not the bodies among them."""
    named = list(_named(context, gazetteer, read))
    if not shapes:
        return named
    words = {token: one for one in named if one.after - one.first > 1 for token in range(one.first, one.after)}
    shaped = [_sighting(context, read, _first(shape, words), context.ends[shape.after - 1], shape) for shape in shapes]
    apart = _apart(named, [one for one in shaped if not _only_longer(one, words, context)])
    return [one for one in apart if not one.shape or one.shape.rule]


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


def _named(context: Context, gazetteer: Gazetteer, read: Read) -> Iterator[Sighting]:
    """The longest name of the index at each word with a capital."""
    clean, starts, ends, words, reach = context.clean, context.starts, context.ends, context.words, gazetteer.reach
    folded = fold(clean)
    covered = 0
    for token in context.document.capitals:
        start = starts[token]
        if start < covered:
            continue
        beyond = reach(folded[start : ends[token]])
        if not beyond:
            continue
        lengths = [ends[token] - start]
        if beyond is Reach.BEYOND and folded[ends[token] : ends[token] + 1] in SEPARATORS and _goes_on(context, token + 1):
            lengths = gazetteer.prefixes(clean, folded, start)
        known = read(clean[start : start + lengths[-1]]) if lengths else None
        if known is None or not known.candidates or known.common or (known.tier == Tier.ALTERNATE and words[token] in ARTICLES):
            continue
        context.document.deadline.check()
        one = _at_its_length(context, read, token, start, lengths)
        covered = one.end
        yield one


def _goes_on(context: Context, after: int) -> bool:
    """Whether a name may go on with this token: a capital, a sign, or a small word inside names (Isle of Man)."""
    word = context.words[after]
    return after in context.capitals or word in cues.INSIDE or not word[:1].isalpha()


def _at_its_length(context: Context, read: Read, token: int, start: int, lengths: list[int]) -> Sighting:
    """The sighting of a name, shortened before its city's offices (Tulsa City Council), lengthened by D.C. or its rank (Anbar Region)."""
    one = _sighting(context, read, token, start + lengths[-1])
    if one.name == CAPITAL and (district := DISTRICT.match(context.clean, one.end)):
        return _lengthened(context, read, one, district.end())
    if context.words[one.after] in RANKS and context.capital(one.after) and _region(one.known):
        return _lengthened(context, read, one, context.ends[one.after])
    if len(lengths) > 1 and one.known.tier == Tier.ALTERNATE and one.right in SHORTENED and one.name.endswith(" City"):
        return _sighting(context, read, token, start + lengths[-2])
    return one


def _lengthened(context: Context, read: Read, one: Sighting, end: int) -> Sighting:
    """The sighting up to an end further on, with the meaning it has."""
    longer = _sighting(context, read, one.first, end)
    longer.known = first(one.known, longer.name) if one.name == CAPITAL else area(one.known, longer.name) or one.known
    return longer


def _region(known: Known) -> bool:
    """Whether a name is that of a region, outside the United States: Michigan State is a university."""
    regions = [candidate.place for candidate in known.candidates[:LIKELY] if candidate.place.kind in RANKED]
    return bool(regions) and all(region.country_code != "US" for region in regions)


def _sighting(context: Context, read: Read, first: int, end: int, shape: Shape | None = None) -> Sighting:
    start = context.starts[first]
    after = first + 1 if context.ends[first] == end else context.document.token_at(end - 1) + 1
    return Sighting(first, after, start, end, read(context.clean[start:end]), context.before(first), context.after(after), shape)


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
