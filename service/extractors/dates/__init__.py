"""Dates: days, times, durations and sets in TIMEX3 form, with the days they cover."""

from service.document import Document
from service.extractors.dates import clock, days, durations, figures, named, relative, seasons, sets, weekdays, years  # noqa: F401  (each registers its rules)
from service.extractors.dates.anchor import anchored
from service.extractors.dates.bounds import bounded
from service.extractors.dates.compound import compounded
from service.extractors.dates.vocabulary import RULES as RULES
from service.facts import Fact
from service.resolve import longest


def finished(document: Document, facts: list[Fact]) -> list[Fact]:
    """Return what the rules read with the words that bound it, and anchored."""
    facts = bounded(document, compounded(document, facts))
    return anchored(document, facts, longest(facts))


def extract(document: Document) -> list[Fact]:
    """Return the dates of a document."""
    # "The early hours" stands until "the early hours of Sunday" is known.
    found = compounded(document, longest(RULES.found(document)))
    facts = bounded(document, found)
    if facts != found:  # the words that bound one may be those of another
        facts = longest(facts)
    return anchored(document, facts, facts)


RULES.finish = finished
