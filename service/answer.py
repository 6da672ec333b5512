"""The answer as callers see it: facts and claims with ids, words and offsets in the caller's unit."""

from collections.abc import Collection
from datetime import date, datetime
from itertools import count

from service.facts import Claim, Extraction, Fact, Quantity, Role, Span, Value, Weapon
from service.frozen import dataclass
from service.offsets import Offset, in_unit

TYPES = ("number", "weapon", "location", "date")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the text, and the id of the fact they are, if they are one."""

    text: str
    start: int
    end: int
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact with its id and words."""

    id: str
    type: str
    text: str
    start: int
    end: int
    rule: str
    value: Value
    counted: Piece | None
    quantity: str | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its id, words and roles; `claim` keeps the rest."""

    id: str
    text: str
    start: int
    end: int
    claim: Claim
    count: str | None
    victims: Piece | None
    attribution: Piece | None
    weapon: Piece | None
    location: Piece | None
    date: Piece | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What one request gets back."""

    id: str | None
    published_at: date | datetime | None
    offset_unit: str
    complete: bool
    warnings: tuple[str, ...]
    facts: tuple[FactView, ...]
    claims: tuple[ClaimView, ...]
    text: str = ""  # what the offsets count in
    shown_text: str | None = None  # the same where the caller has not got it


def answer(
    extraction: Extraction,
    *,
    published_at: date | datetime | None = None,
    types: Collection[str] | None = None,
    offset_unit: str = "codepoint",
    id: str | None = None,
    show_text: bool = False,
) -> Answer:
    """Return an extraction in the form callers see.

    `types` leaves out facts of other types; an id that would point at one of those is null. Ids are positional in the answer.
    """
    facts = [fact for fact in extraction.facts if types is None or fact.type in types]
    view = _Views(extraction.text, in_unit(extraction.text, offset_unit), facts)
    return Answer(
        id,
        published_at,
        offset_unit,
        extraction.complete,
        extraction.warnings,
        tuple(map(view.fact, count(1), facts)),
        tuple(map(view.claim, count(1), extraction.claims)),
        extraction.text,
        extraction.text if show_text else None,
    )


class _Views:
    """Facts and claims as callers see them, of one text and offset unit."""

    def __init__(self, text: str, at: Offset, facts: list[Fact]) -> None:
        self.text, self.at = text, at
        self.ids = {(fact.start, fact.end, fact.type): f"f{number}" for number, fact in enumerate(facts, 1)}

    def id(self, fact: Fact | None) -> str | None:
        return None if fact is None else self.ids.get((fact.start, fact.end, fact.type))

    def piece(self, part: Span | Role | None) -> Piece | None:
        if part is None:
            return None
        fact = part.fact if isinstance(part, Role) else None
        return Piece(self.text[part.start : part.end], self.at(part.start), self.at(part.end), self.id(fact))

    def fact(self, number: int, fact: Fact) -> FactView:
        start, end, value, at = fact.start, fact.end, fact.value, self.at
        counted = self.piece(value.counted) if isinstance(value, Quantity) else None
        quantity = self.id(value.quantity) if isinstance(value, Weapon) else None
        return FactView(f"f{number}", fact.type, self.text[start:end], at(start), at(end), fact.rule, value, counted, quantity)

    def claim(self, number: int, claim: Claim) -> ClaimView:
        start, end = claim.start, claim.end
        roles = (claim.victims, claim.attribution, claim.weapon, claim.location, claim.date)
        words = self.text[start:end]
        return ClaimView(f"c{number}", words, self.at(start), self.at(end), claim, self.id(claim.count), *map(self.piece, roles))
