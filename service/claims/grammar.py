"""The grammar: all shapes, in the order in which they claim a count."""

from functools import lru_cache

from regex import Match

from service.claims import nouns, objects, parts, subjects
from service.claims.reading import Sentence
from service.claims.shapes import Hint, Search, Shape
from service.frozen import dataclass

# Where a count fits several shapes, the first stands: parts that add up come before all, and an object goes to its verb before it
# can be the subject of the next one.
SHAPES: tuple[Shape, ...] = (*parts.WHOLE, *objects.SHAPES, *subjects.SHAPES, *nouns.SHAPES, *parts.SHAPES)
DECIDING = frozenset().union(*(shape.needs.union(shape.at) for shape in SHAPES))  # the tags that decide which shapes a sentence may fit
PARTED = 3  # counts, at least, where one is made up of others


@dataclass(frozen=True, slots=True)
class Found:
    """A count, what happened to the people counted (None: as to those counted before), and where that is said."""

    item: int
    trigger: int | None
    shape: Shape

    @property
    def anchors(self) -> tuple[int, ...]:
        """The items that say it: the count, and the word of harm if there is one."""
        return (self.item,) if self.trigger is None else (self.item, self.trigger)


def found(sentence: Sentence) -> list[Found]:
    """Return each counted item of a sentence with the first shape it fits, in the order of the text."""
    tags = sentence.tags
    counts = tags.count("C")
    if not counts:
        return []
    best: dict[int, Found] = {}
    for holds, hint, search, shape in _fitting(DECIDING.intersection(tags), counts >= PARTED):
        match = search(tags, 0) if holds in tags and (hint is None or hint(tags)) else None
        while match is not None:
            _take(best, sentence, shape, match)
            if len(best) == counts:
                return _in_order(best)
            after = match.start() + 1  # two matches may overlap
            match = search(tags, after) if _last_open(tags, best) >= after else None
    return _in_order(best)


def _in_order(best: dict[int, Found]) -> list[Found]:
    return [best[item] for item in sorted(best)] if len(best) > 1 else [*best.values()]


def _last_open(tags: str, best: dict[int, Found]) -> int:
    """The last count that fits no shape yet."""
    item = tags.rindex("C")
    while item in best:
        item = tags.rindex("C", 0, item)
    return item


def _take(best: dict[int, Found], sentence: Sentence, shape: Shape, match: Match[str]) -> None:
    """Give the counts of a match to its shape, where none has them yet."""
    if shape.whole and not _adds_up(sentence, match):
        return
    trigger = match.start(shape.trigger) if shape.trigger else -1
    for item in match.starts(shape.count):
        if item not in best:
            best[item] = Found(item, trigger if trigger >= 0 else None, shape)


@lru_cache(maxsize=1024)
def _fitting(present: frozenset[str], parted: bool) -> tuple[tuple[str, Hint | None, Search, Shape], ...]:
    """The shapes that sentences with these tags may fit; only where there are counts for it can one be made up of others."""
    missing = DECIDING - present
    possible = [shape for shape in SHAPES if parted >= shape.whole and missing.isdisjoint(shape.holds)]
    fitting = [shape for shape in possible if not (present.isdisjoint(shape.at) or present.isdisjoint(shape.needs))]
    return tuple((shape.holds, shape.hint, shape.search, shape) for shape in fitting)


def _adds_up(sentence: Sentence, match: Match[str]) -> bool:
    """Whether parts make up their whole."""
    parts = [sentence.count(item).minimum for item in match.starts("count")]
    return sum(part or 0 for part in parts) == sentence.count(match.start("whole")).maximum
