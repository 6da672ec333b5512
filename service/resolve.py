"""Overlaps: which of several readings of the same characters stands."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, count
from operator import attrgetter, gt

from service.facts import Fact

BY_START = attrgetter("start")
BY_PLACE_AND_TYPE = attrgetter("start", "end", "type")


def longest(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts that stand, sorted by start: the longer wins, then the earlier, then the one given first.

    [------ a ------]          a stands
          [-- b --]            b overlaps the longer a: gone
                    [- c -]    c stands
                    [- d -]    d was given after c: gone
    """
    in_order = sorted(facts, key=BY_START)
    kept: list[Fact] = []
    done = 0
    for first, after in _groups(in_order):
        kept += in_order[done:first]
        kept += _winners(in_order[first:after])
        done = after
    return [*kept, *in_order[done:]] if done else in_order


def _groups(in_order: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Runs of several facts, sorted by start, that hang together by their overlaps: each as its first place and that after its last."""
    starts, ends = [fact.start for fact in in_order], [fact.end for fact in in_order]
    after = 0
    for first in compress(count(), map(gt, ends, starts[1:])):  # few reach into the next
        if first < after:
            continue
        after, reached = first + 1, ends[first]
        while after < len(starts) and starts[after] < reached:
            reached = max(reached, ends[after])
            after += 1
        yield first, after


def _winners(group: list[Fact]) -> list[Fact]:
    kept: list[Fact] = []
    starts: list[int] = []
    ends: list[int] = []
    for fact in sorted(group, key=lambda fact: (fact.start - fact.end, fact.start)):
        if not _overlaps(fact, starts, ends):
            kept.append(fact)
            insort(starts, fact.start)
            insort(ends, fact.end)
    return sorted(kept, key=BY_START)


def across_types(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts of all types in the order of the answer: by start, end and type.

    A date beats a number that it overlaps ("25 October" holds no 25), a place one that it holds ("Highway 19" counts nothing, "20
    Kenyan shillings" does) and a date that is part of its name ("Fall River"), and a weapon a place that it holds (the M14 is no road
    in "an M14 rifle"); all else stands side by side ("107mm" in "107mm rockets").
    """
    found = sorted(facts, key=BY_START)
    overlapping: list[Fact] = []
    for first, after in _groups(found):  # what begins alike overlaps, so only here the rest of the order tells
        found[first:after] = group = sorted(found[first:after], key=BY_PLACE_AND_TYPE)
        overlapping += group
    beaten = _beaten(overlapping) if overlapping else ()
    return [fact for fact in found if id(fact) not in beaten] if beaten else found


def _beaten(found: Sequence[Fact]) -> set[int]:
    """The identities of the facts, of those in order, that one of another type beats."""
    weapons = _bounds(found, "weapon")
    beaten = {id(fact) for fact in found if fact.type == "location" and _held(fact, *weapons)}
    standing = [fact for fact in found if id(fact) not in beaten]
    places = _bounds(standing, "location")
    dated = {(fact.start, fact.end) for fact in standing if fact.type == "date"}
    names = _bounds([fact for fact in standing if (fact.start, fact.end) not in dated], "location") if dated else places
    beaten |= {id(fact) for fact in standing if fact.type == "date" and _held(fact, *names)}
    dates = _bounds([fact for fact in standing if id(fact) not in beaten], "date")
    return beaten | {id(fact) for fact in standing if fact.type == "number" and (_overlaps(fact, *dates) or _held(fact, *places))}


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
