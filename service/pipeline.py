"""The straight line from a text to its facts and claims."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from itertools import chain

from service import claims, extractors
from service.document import Document
from service.facts import Extraction, Fact, Weapon
from service.resolve import across_types
from service.rules import Rules

RULES: tuple[Rules, ...] = (*extractors.RULES, claims.RULES)
NO_DATE = "published_at is missing: relative dates keep their open form"


def extract(text: str, published_at: date | datetime | None = None) -> Extraction:
    """Return every fact and claim of a text.

    Relative dates count from `published_at` (its own calendar day when it is a datetime); without it they keep their open
    form, and a warning says so. Raises nothing for any text.
    """
    document = Document(text, published_at)
    found = chain.from_iterable(extractor(document) for extractor in extractors.EXTRACTORS)
    facts = linked(across_types(found))
    return Extraction(text, tuple(facts), tuple(claims.claims_of(document, facts)), tuple(_warnings(document, facts)))


def linked(facts: list[Fact]) -> list[Fact]:
    """Return the facts with each weapon tied to the number that counts it ("five" in "five Katyusha rockets")."""
    counts = {fact.value.counted.end: fact for fact in facts if fact.type == "number" and fact.value.counted}  # type: ignore[union-attr]
    return [_with_quantity(fact, counts.get(fact.end)) for fact in facts]


def _with_quantity(fact: Fact, count: Fact | None) -> Fact:
    if count is None or not isinstance(fact.value, Weapon):
        return fact
    return replace(fact, value=replace(fact.value, quantity=count))


def _warnings(document: Document, facts: Iterable[Fact]) -> list[str]:
    dated = any(fact.type == "date" for fact in facts)
    return [NO_DATE] if dated and document.published_at is None else []
