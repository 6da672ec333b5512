"""Link: each weapon tied to the number that counts it."""

from bisect import bisect_left
from collections.abc import Sequence

from service.facts import Fact, Quantity, Weapon

GAP = 2  # characters, at most, between what a number counts and the weapon
COUNTS = ("cardinal", "range")  # kinds that count what stands after them


def linked(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts with each weapon tied to the number that counts it ("five" in "five Katyusha rockets").

    That is the number whose counted words reach into the weapon's, or up to it ("two Russian" guided bombs).
    """
    weapons = [place for place, fact in enumerate(facts) if fact.type == "weapon"]
    joined, numbers = list(facts), [fact for fact in facts if fact.type == "number"] if weapons else []
    # To the end of what a number counts, or its own.
    ends = [number.value.counted.end if isinstance(number.value, Quantity) and number.value.counted else number.end for number in numbers]
    by_reach = sorted(range(len(numbers)), key=ends.__getitem__)
    ends.sort()
    for place in weapons:
        weapon = joined[place]
        nearest = bisect_left(ends, weapon.start - GAP)
        if nearest < len(ends) and _counts(numbers[by_reach[nearest]], weapon) and isinstance(weapon.value, Weapon):
            joined[place] = weapon.meaning(weapon.value.counted_by(numbers[by_reach[nearest]]))
    return joined


def _counts(number: Fact, weapon: Fact) -> bool:
    if number.end > weapon.start or not isinstance(number.value, Quantity):
        return False
    counted = number.value.counted
    return counted.start < weapon.end if counted else number.value.kind in COUNTS
