"""The grammar: all shapes, in the order in which they claim a count."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from regex import Match

from service.claims import nouns, objects, parts, subjects
from service.claims.reading import Sentence
from service.claims.shapes import Shape

# Where a count fits several shapes, the first stands: parts that add up come before all, and an object goes to its verb before it
# can be the subject of the next one.
SHAPES: tuple[Shape, ...] = (*parts.WHOLE, *objects.SHAPES, *subjects.SHAPES, *nouns.SHAPES, *parts.SHAPES)
DECIDING = frozenset().union(*(shape.needs.union(shape.at) for shape in SHAPES))  # the tags that decide which shapes a sentence may fit
PARTED = 3  # counts, at least, where one is made up of others


class Found(NamedTuple):
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
    best: dict[int, Found] = {}
    counts = sentence.tags.count("C")
    for shape, match in _matches(sentence, counts) if counts else ():
        trigger = match.start("trigger") if shape.says else -1
        for item in match.starts("count"):
            best.setdefault(item, Found(item, trigger if trigger >= 0 else None, shape))
        if len(best) == counts:
            break
    return [best[item] for item in sorted(best)]


def _matches(sentence: Sentence, counts: int) -> Iterator[tuple[Shape, Match[str]]]:
    """Where each shape fits."""
    tags = sentence.tags
    counting = tags[: tags.rfind("C") + 1]  # what begins after the last count counts nobody
    places: dict[str, list[int]] = {}
    for shape in [shape for shape in _fitting(DECIDING.intersection(tags), counts >= PARTED) if shape.holds in tags]:
        if shape.at not in places:
            places[shape.at] = [item for item, tag in enumerate(counting) if tag in shape.at]
        for place in places[shape.at]:
            match = shape.match_at(tags, place)
            if match is not None and (not shape.whole or _adds_up(sentence, match)):
                yield shape, match


@lru_cache(maxsize=1024)
def _fitting(present: frozenset[str], parted: bool) -> tuple[Shape, ...]:
    """The shapes that sentences with these tags may fit; only where there are counts for it can one be made up of others."""
    return tuple(shape for shape in SHAPES if parted >= shape.whole and not (present.isdisjoint(shape.at) or present.isdisjoint(shape.needs)))


def _adds_up(sentence: Sentence, match: Match[str]) -> bool:
    """Whether parts make up their whole."""
    parts = [sentence.count(item).minimum for item in match.starts("count")]
    return sum(part or 0 for part in parts) == sentence.count(match.start("whole")).maximum
