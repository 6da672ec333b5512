"""Durations that go on in a smaller unit: "two hours and 48 minutes"."""

from itertools import pairwise

from service.document import Document
from service.extractors.dates.reading import Reading, stands
from service.extractors.dates.vocabulary import RULES
from service.facts import Fact

COMPOUND = RULES.case(
    "compound",
    "A duration that goes on in smaller units.",
    finds={
        "He ran it in [two hours and 48 minutes].": "PT2H48M",
        "He was jailed for [three years and six months].": "P3Y6M",
        "They set a record of [a year and two months].": "P1Y2M",
        "She won in [2 hours, 15 minutes and 25 seconds].": "PT2H15M25S",
        "They drifted for [one day and 14 hours].": "P1DT14H",
        "It took [1 hour 5 minutes] to put out.": "PT1H5M",
        "It was open for [two weeks and three days].": "P2W3D",
        "She won in [24 minutes 31.5 seconds].": "PT24M31.5S",
    },
    ignores=[
        "Of two years, six months of which he sat.",
        "Between one year and six months.",
        "Two days and three weeks.",
        "Several hours and 20 minutes.",
        "After two years and three months later.",
        "Two hours or 48 minutes.",
        "They got three years and six months respectively.",
    ],
)
ORDER = {"Y": 0, "M": 1, "W": 2, "D": 3, "TH": 4, "TM": 5, "TS": 6}  # by the letter of a unit, with T for those of a day
ANDS = (" and ", ", and ")
LISTED = (", ", " ")
APART = ("between", "from", "either", "both")  # words before a duration that is one of two
AFTER_TWO = " respectively"  # what shows behind two durations that they are not one
AFTER_LISTED = (AFTER_TWO, " of ")  # the same behind two without "and"
LASTING = "date.lasting"
REACH = max(map(len, ANDS))  # characters between two that are one


def compounded(document: Document, facts: list[Fact]) -> list[Fact]:
    """Return the facts, which are in order, with durations that go on in smaller units made one."""
    lasting = [fact for fact in facts if fact.rule == LASTING]
    if not any(second.start - first.end <= REACH for first, second in pairwise(lasting)):
        return facts
    joined: list[Fact] = []
    for fact in facts:
        if fact.rule == LASTING and joined and (whole := _joined(document, joined[-1], fact)):
            joined[-1] = whole
        else:
            joined.append(fact)
    return joined


def _joined(document: Document, first: Fact, second: Fact) -> Fact | None:
    """Both as one duration, None where the second does not go on from the first."""
    if first.rule not in (LASTING, COMPOUND.id) or not _goes_on(document, first, second):
        return None
    if not isinstance(first.value, Reading) or not isinstance(second.value, Reading) or first.value.mod or second.value.mod:
        return None
    value, smaller = first.value.value, second.value.value
    if not value.isalnum() or "X" in value + smaller or ORDER.get(_unit(value), len(ORDER)) >= ORDER.get(_unit(smaller), 0):
        return None
    return Fact("date", first.start, second.end, COMPOUND.id, stands(value + smaller[1 + ("T" in value) :], "DURATION"))


def _goes_on(document: Document, first: Fact, second: Fact) -> bool:
    """Whether no more than "and" or a comma stands between two durations, and nothing tells them apart."""
    clean, words = document.clean, document.words
    between, token = clean[first.end : second.start], document.token_at(first.start)
    if token and words[token - 1] in APART:
        return False
    if between in ANDS:
        return not clean.startswith(AFTER_TWO, second.end)
    return between in LISTED and not clean.startswith(AFTER_LISTED, second.end)


def _unit(value: str) -> str:
    """The smallest unit of a duration."""
    return "T" * ("T" in value) + value[-1]
