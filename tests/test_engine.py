"""The rule engine: where rules are tried, what bounds a fact, what completes it."""

from dataclasses import replace

import pytest
from regex import Match

from service.document import Document
from service.facts import Fact, Timex
from service.rules import Rules


def ago_rules() -> Rules:
    """A set with one rule that is tried at its last word."""
    rules = Rules("date")

    @rules.rule(r"(?<= (?P<lead> \b two {_} days {_} )? ) ago", at="ago", finds={}, ignores=[])
    def ago(match: Match[str], document: Document) -> Timex:
        """So long ago."""
        return Timex("DATE", "PAST_REF")

    return rules


def test_a_lead_in_a_look_behind_belongs_to_the_fact() -> None:
    assert [(fact.start, fact.end) for fact in ago_rules().extract(Document("It fell two days ago."))] == [(8, 20)]


def test_a_lead_that_does_not_match_bounds_nothing() -> None:
    assert [(fact.start, fact.end) for fact in ago_rules().extract(Document("Long ago it fell."))] == [(5, 8)]


def test_finish_completes_what_the_rules_found() -> None:
    rules = ago_rules()

    def dated(document: Document, facts: list[Fact]) -> list[Fact]:
        return [replace(fact, value=Timex("DATE", "2020")) for fact in facts]

    rules.finish = dated
    document = Document("Long ago it fell.")
    assert [fact.value for fact in rules.found(document)] == [Timex("DATE", "PAST_REF")]
    assert [fact.value for fact in rules.extract(document)] == [Timex("DATE", "2020")]


def test_a_rule_is_tried_where_the_next_word_can_go_on_with_it() -> None:
    rules, seen = Rules("date", words={"ref": ("now", "the past", "the recent past")}), []

    @rules.rule(r"(?: {ref} | \w )", at="{ref}", finds={}, ignores=[])
    def ref(match: Match[str], document: Document) -> Timex | None:
        """A time by its name."""
        seen.append(match[0])
        return None

    @rules.rule(r"\d {_}? (?: [ap] m? | \w )", at="{digit}", then="pm p", finds={}, ignores=[])
    def hour(match: Match[str], document: Document) -> Timex | None:
        """An hour."""
        seen.append(match[0])
        return None

    rules.found(Document("The past, the x, now, 6 pm, 7pm, 8 x, 9 a."))
    assert sorted(seen) == ["6 pm", "7pm", "The past", "now"]


def test_a_rule_is_tried_where_the_word_before_can_lead_to_it() -> None:
    rules, seen = Rules("date", words={"led": ("at last", "on")}), []

    @rules.rule(r"\w{1,9}", at="{dd} noon", after="{led} {digit}", finds={}, ignores=[])
    def hour(match: Match[str], document: Document) -> Timex | None:
        """An hour."""
        seen.append(match[0])
        return None

    rules.found(Document("2 on 4, last 5 6, on 789 10, 11 noon, at 12 or on noon"))
    assert sorted(seen) == ["10", "4", "5", "6", "noon", "noon"]


def test_a_figure_beside_a_rule_goes_by_its_digits() -> None:
    rules, seen = Rules("date"), []

    @rules.rule(r"march", at="march", then="{dd} {glued}", finds={}, ignores=[])
    def day(match: Match[str], document: Document) -> Timex | None:
        """A day."""
        seen.append(document.clean[match.end() + 1 :].split()[0])
        return None

    rules.found(Document("march 5 march 15 march 6th march 2020 march 100 march on"))
    assert seen == ["5", "15", "6th"]


def test_a_rule_that_only_stands_in_is_tried_where_no_other_found_anything() -> None:
    rules = Rules("date")

    @rules.rule(r"\w+", at="ago", fallback=True, finds={}, ignores=[])
    def alone(match: Match[str], document: Document) -> Timex:
        """The word alone."""
        return Timex("DATE", "alone")

    @rules.rule(r"ago {_} today", at="ago", finds={}, ignores=[])
    def whole(match: Match[str], document: Document) -> Timex:
        """With what follows."""
        return Timex("DATE", "whole")

    found = rules.extract(Document("A year ago today; a year ago."))
    assert [(fact.start, fact.value) for fact in found] == [(7, Timex("DATE", "whole")), (25, Timex("DATE", "alone"))]


def test_a_word_before_the_one_before_is_not_asked_for_alone() -> None:
    with pytest.raises(ValueError, match="led_by goes with after"):
        Rules("date").rule("ago", at="ago", led_by="two", finds={}, ignores=[])
