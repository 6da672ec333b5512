"""Overlaps: who stands, checked against the policy written as plainly as can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.facts import Fact, Timex
from service.pipeline import extract
from service.resolve import across_types, longest

VALUE = Timex("DATE", "2020")
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda span: (span[0], sum(span))), max_size=30)


def facts(spans: list[tuple[int, int]], type: str) -> list[Fact]:
    return [Fact(type, start, end, f"{type}.{number}", VALUE) for number, (start, end) in enumerate(spans)]


def overlap(one: Fact, other: Fact) -> bool:
    return one.start < other.end and other.start < one.end


@given(SPANS)
def test_the_longest_stand_and_nothing_overlaps(spans: list[tuple[int, int]]) -> None:
    kept: list[Fact] = []
    for fact in sorted(facts(spans, "date"), key=lambda fact: (fact.start - fact.end, fact.start)):
        if not any(overlap(fact, other) for other in kept):
            kept.append(fact)
    assert longest(facts(spans, "date")) == sorted(kept, key=lambda fact: fact.start)


@given(SPANS, SPANS)
def test_a_date_beats_every_number_it_overlaps(dates: list[tuple[int, int]], numbers: list[tuple[int, int]]) -> None:
    found = across_types(facts(dates, "date") + facts(numbers, "number"))
    assert [fact for fact in found if fact.type == "number"] == sorted(
        (number for number in facts(numbers, "number") if not any(overlap(number, date) for date in facts(dates, "date"))),
        key=lambda fact: (fact.start, fact.end),
    )
    assert sum(fact.type == "date" for fact in found) == len(dates)


@pytest.mark.parametrize(("inner", "stands"), [((8, 10), False), ((0, 10), False), ((5, 15), True), ((12, 15), True)])
@pytest.mark.parametrize(("winner", "loser"), [("location", "number"), ("weapon", "location")])
def test_a_place_beats_a_number_and_a_weapon_a_place_that_it_holds(winner: str, loser: str, inner: tuple[int, int], stands: bool) -> None:
    found = across_types(facts([(0, 10)], winner) + facts([inner], loser))
    assert any(fact.type == loser for fact in found) == stands


def test_a_long_chain_of_overlaps_takes_time_in_proportion() -> None:
    chain = facts([(place, place + 15) for place in range(0, 200_000, 10)], "number")
    assert len(longest(chain)) == len(chain) / 2


def test_a_date_that_is_part_of_a_name_is_none() -> None:
    found = extract("She moved to Fall River in the fall, and to Winter Park in winter.").facts
    assert [(fact.type, fact.start) for fact in found] == [("location", 13), ("date", 27), ("location", 44), ("date", 59)]
