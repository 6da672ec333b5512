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
    numbers = sorted([fact for fact in facts if fact.type == "number"], key=_reach)
    reaches = [_reach(number) for number in numbers]
    return [_counted(fact, numbers, reaches) if fact.type == "weapon" else fact for fact in facts]


def _reach(number: Fact) -> int:
    """The end of what a number counts, or its own."""
    return number.value.counted.end if isinstance(number.value, Quantity) and number.value.counted else number.end


def _counted(fact: Fact, numbers: Sequence[Fact], reaches: Sequence[int]) -> Fact:
    if not isinstance(fact.value, Weapon):
        return fact
    place = bisect_left(reaches, fact.start - GAP)
    if place == len(numbers) or not _counts(numbers[place], fact):
        return fact
    return fact.meaning(fact.value.counted_by(numbers[place]))


def _counts(number: Fact, weapon: Fact) -> bool:
    if number.end > weapon.start or not isinstance(number.value, Quantity):
        return False
    counted = number.value.counted
    return counted.start < weapon.end if counted else number.value.kind in COUNTS
