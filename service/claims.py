"""Claims: who says how many people came to harm, with what, where and when."""

from collections.abc import Sequence

from service.document import Document
from service.facts import Claim, Fact
from service.rules import Rules

RULES = Rules("claim")


def claims_of(document: Document, facts: Sequence[Fact]) -> list[Claim]:
    """Return the claims of a document, sorted by the start of their count."""
    return []
