"""The grammar: all shapes, in the order in which they claim a count."""

from collections import defaultdict
from operator import itemgetter
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


def _by_tag() -> dict[str, list[tuple[int, Shape]]]:
    found: defaultdict[str, list[tuple[int, Shape]]] = defaultdict(list)
    for place, shape in enumerate(SHAPES):
        for tag in shape.at:
            found[tag].append((place, shape))
    return dict(found)


BY_TAG = _by_tag()


def found(sentence: Sentence) -> list[Found]:
    """Return each counted item of a sentence with the first shape it fits, in the order of the text."""
    tags = sentence.tags
    if "C" not in tags:
        return []
    fits = []
    present = frozenset(tags)
    able = {tag: [each for each in BY_TAG[tag] if not each[1].needs.isdisjoint(present)] for tag in present & BY_TAG.keys()}
    for start, tag in enumerate(tags):
        for place, shape in able.get(tag, ()):
            match = shape.match_at(tags, start)
            if match is not None and ("whole" not in match.re.groupindex or _adds_up(sentence, match)):
                fits.append((place, start, shape, match))
    best: dict[int, Found] = {}
    for _, _, shape, match in sorted(fits, key=itemgetter(0, 1)):
        trigger = match.start("trigger") if "trigger" in match.re.groupindex else -1
        for item in match.starts("count"):
            best.setdefault(item, Found(item, None if trigger < 0 else trigger, shape))
    return [best[item] for item in sorted(best)]


def _adds_up(sentence: Sentence, match: Match[str]) -> bool:
    """Whether parts make up their whole."""
    parts = [sentence.count(item).minimum for item in match.starts("count")]
    return sum(part or 0 for part in parts) == sentence.count(match.start("whole")).maximum
