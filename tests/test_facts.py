"""The values of facts: what the type checker keeps frozen behaves so."""

import pickle

from service.facts import Fact, Timex


def year(value: str) -> Fact:
    return Fact("date", 0, 4, "date.year", Timex("DATE", value))


def test_facts_that_say_the_same_are_one() -> None:
    assert {year("2020"), year("2020"), year("2021")} == {year("2020"), year("2021")}


def test_a_fact_may_go_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(year("2020"))) == year("2020")
