"""The grammar: all shapes, in the order in which they claim a count."""

from typing import NamedTuple

from regex import Match

from service.claims import nouns, objects, parts, subjects
from service.claims.reading import Sentence
from service.claims.shapes import Shape

# Where a count fits several shapes, the first stands: parts that add up come before all, and an object goes to its verb before it
# can be the subject of the next one.
SHAPES: tuple[Shape, ...] = (*parts.WHOLE, *objects.SHAPES, *subjects.SHAPES, *nouns.SHAPES, *parts.SHAPES)


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
    tags = sentence.tags
    present, counts = frozenset(tags), tags.count("C")
    starts: dict[str, list[int]] = {}
    best: dict[int, Found] = {}
    for shape in SHAPES:
        if len(best) == counts:
            break
        if shape.holds in tags and not shape.needs.isdisjoint(present):
            if shape.at not in starts:
                starts[shape.at] = _starts(tags, shape.at)
            for match in _matches(sentence, shape, starts[shape.at]):
                trigger = match.start("trigger") if shape.says else -1
                for item in match.starts("count"):
                    best.setdefault(item, Found(item, trigger if trigger >= 0 else None, shape))
    return [best[item] for item in sorted(best)]


def _starts(tags: str, at: str) -> list[int]:
    """The items with one of some tags, up to the last count: what begins after it counts nobody."""
    return [item for item, tag in enumerate(tags[: tags.rfind("C") + 1]) if tag in at]


def _matches(sentence: Sentence, shape: Shape, starts: list[int]) -> list[Match[str]]:
    """Where a shape fits, of the items where it may begin."""
    matches = [match for start in starts if (match := shape.match_at(sentence.tags, start))]
    return [match for match in matches if _adds_up(sentence, match)] if matches and shape.whole else matches


def _adds_up(sentence: Sentence, match: Match[str]) -> bool:
    """Whether parts make up their whole."""
    parts = [sentence.count(item).minimum for item in match.starts("count")]
    return sum(part or 0 for part in parts) == sentence.count(match.start("whole")).maximum
