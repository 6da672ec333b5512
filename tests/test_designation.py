"""Numbers that name a thing, in texts where capitals tell nothing."""

import pytest

from service.document import Document
from service.extractors import numbers


def found(text: str) -> list[str]:
    return [text[fact.start : fact.end] for fact in numbers.extract(Document(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A STRONG BOMB WENT OFF IN THE MARKET, KILLING TWO PEOPLE AND WOUNDING OVER 40.", ["TWO", "OVER 40"]),
        ("A strong bomb went off aboard Apollo 11 in the harbour of the town.", []),
        ("Navy Says: Ferry Fire Kills 4 At Pier", ["4"]),
        ("Marsh Town, Injuring 12 In Panic", ["12"]),
        ("LIMA (AP) _ Some 1,500 Uros fled.", ["Some 1,500"]),
        ("The crew of Apollo 11 In Peru", []),
    ],
)
def test_a_capital_before_a_number_names_nothing_where_all_is_in_capitals(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("On New Year's Day nine pilgrims died.", ["nine"]), ("On Christmas Day 12 people met.", ["12"]), ("Day 9 of the trip was wet.", [])],
)
def test_a_holiday_takes_no_number(text: str, expected: list[str]) -> None:
    assert found(text) == expected
