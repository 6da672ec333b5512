"""Overlaps: which of several readings of the same characters stands."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress
from operator import attrgetter, gt

from service.facts import Fact


def longest(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts that stand, sorted by start: the longer wins, then the earlier, then the one given first.

    [------ a ------]          a stands
          [-- b --]            b overlaps the longer a: gone
                    [- c -]    c stands
                    [- d -]    d was given after c: gone
    """
    in_order = sorted(facts, key=attrgetter("start"))
    if not any(map(gt, [fact.end for fact in in_order], [fact.start for fact in in_order[1:]])):
        return in_order
    return [fact for group in _groups(in_order) for fact in (group if len(group) == 1 else _winners(group))]


def _groups(in_order: Iterable[Fact]) -> Iterator[list[Fact]]:
    """Runs of facts that hang together by their overlaps, left to right."""
    group: list[Fact] = []
    end = 0
    for fact in in_order:
        if group and fact.start >= end:
            yield group
            group = []
        end = max(end, fact.end) if group else fact.end
        group.append(fact)
    if group:
        yield group


def _winners(group: list[Fact]) -> list[Fact]:
    kept: list[Fact] = []
    starts: list[int] = []
    ends: list[int] = []
    for fact in sorted(group, key=lambda fact: (fact.start - fact.end, fact.start)):
        if not _overlaps(fact, starts, ends):
            kept.append(fact)
            insort(starts, fact.start)
            insort(ends, fact.end)
    return sorted(kept, key=attrgetter("start"))


def across_types(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts of all types in the order of the answer: by start, end and type.

    A date beats a number that it overlaps ("25 October" holds no 25), a place one that it holds ("Highway 19" counts nothing, "20
    Kenyan shillings" does), and a weapon a place that it holds (the M14 is no road in "an M14 rifle"); all else stands side by side
    ("107mm" in "107mm rockets").
    """
    found = sorted(facts, key=attrgetter("start", "end", "type"))
    beaten = _beaten(_overlapping(found))
    return [fact for fact in found if id(fact) not in beaten] if beaten else found


def _overlapping(found: Sequence[Fact]) -> list[Fact]:
    """The facts, of those in order, that overlap one of the others: few do."""
    reached = accumulate([fact.end for fact in found], max)
    later = list(compress(range(1, len(found)), map(gt, reached, [fact.start for fact in found[1:]])))
    return [found[place] for place in sorted({*later, *(place - 1 for place in later)})]


def _beaten(found: Sequence[Fact]) -> set[int]:
    """The identities of the facts, of those in order, that one of another type beats."""
    weapons, dates = _bounds(found, "weapon"), _bounds(found, "date")
    beaten = {id(fact) for fact in found if fact.type == "location" and _held(fact, *weapons)}
    places = _bounds([fact for fact in found if id(fact) not in beaten], "location")
    return beaten | {id(fact) for fact in found if fact.type == "number" and (_overlaps(fact, *dates) or _held(fact, *places))}


def _bounds(facts: Sequence[Fact], type: str) -> tuple[list[int], list[int]]:
    """The starts of the facts of a type in order, and with each the furthest end so far."""
    chosen = [fact for fact in facts if fact.type == type]
    return [fact.start for fact in chosen], list(accumulate([fact.end for fact in chosen], max))


def _held(fact: Fact, starts: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether a fact lies in one of others, given by their bounds."""
    before = bisect_right(starts, fact.start)
    return before > 0 and ends[before - 1] >= fact.end


def _overlaps(fact: Fact, starts: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether a fact overlaps one of others: their starts in order, and with each the furthest end so far."""
    before = bisect_left(starts, fact.end)
    return before > 0 and ends[before - 1] > fact.start
