"""The straight line from a text to its facts and claims."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from service import claims, extractors
from service.collector import held_off
from service.deadline import NEVER, Deadline, TimeUp
from service.document import Document
from service.facts import Claim, Extraction, Fact
from service.link import linked
from service.resolve import across_types
from service.rules import Rules

RULES: tuple[Rules, ...] = (*extractors.RULES, claims.RULES)
NO_DATE = "published_at is missing: relative dates keep their open form"
CUT = "the deadline passed, so these are missing: {}"


def extract(text: str, published_at: date | datetime | None = None, deadline: Deadline = NEVER) -> Extraction:
    """Return every fact and claim of a text.

    Relative dates count from `published_at` (its own calendar day when it is a datetime); without it they keep their open
    form, and a warning says so. Past the deadline the extraction is not complete, and a warning names what is missing: a type
    is found whole or not at all. Raises nothing for any text.
    """
    with held_off:
        document = Document(text, published_at, deadline)
        found, cut = _found(document)
        facts = linked(across_types(found))
        claimed = _claimed(document, facts, cut)
    return Extraction(text, tuple(facts), tuple(claimed), tuple(_warnings(document, facts, cut)), complete=not cut)


def _found(document: Document) -> tuple[list[Fact], list[str]]:
    """The facts of all types, and the names of the types that the deadline cut."""
    found: list[Fact] = []
    cut: list[str] = []
    for extractor in extractors.EXTRACTORS:
        try:
            document.deadline.check()
            found += extractor(document)
        except TimeUp:
            cut.append(extractor.__module__.split(".")[2])  # service.extractors.dates[.more]
    if cut and "numbers" not in cut:
        # What was not found would have told which figures are parts of dates and designations.
        return [fact for fact in found if fact.type != "number"], ["numbers", *cut]
    return found, cut


def _claimed(document: Document, facts: Sequence[Fact], cut: list[str]) -> list[Claim]:
    try:
        if not cut:
            return claims.claims_of(document, facts)
    except TimeUp:
        pass
    cut.append("claims")
    return []


def _warnings(document: Document, facts: Iterable[Fact], cut: Sequence[str]) -> list[str]:
    dated = any(fact.type == "date" for fact in facts)
    undated = [NO_DATE] if dated and document.published_at is None else []
    return [*undated, CUT.format(", ".join(cut))] if cut else undated
