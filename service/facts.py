"""What is found: facts, their values, and the claims that join them. Offsets are code points, half-open."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from service.frozen import dataclass

Number = int | float | Decimal


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number. An exact or approximate one has minimum = maximum = value, a range no value, "at least" no maximum."""

    kind: str
    value: Number | None
    minimum: Number | None
    maximum: Number | None
    approximate: bool = False
    unit: str | None = None  # UCUM, or ISO 4217 for money
    counted: Span | None = None

    @property
    def headline(self) -> object:
        """The value, or both bounds where there is none."""
        return self.value if self.value is not None else (self.minimum, self.maximum)


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon, a platform that carries weapons, or an attack that implies one."""

    kind: str
    category: str
    name: str | None = None
    ace: str | None = None  # ACE 2005 WEA subtype
    gtd: str | None = None  # Global Terrorism Database weapon type and subtype
    quantity: "Fact | None" = None

    def counted_by(self, quantity: "Fact") -> "Weapon":
        """Return the same with the number that counts it."""
        return Weapon(self.kind, self.category, self.name, self.ace, self.gtd, quantity)

    @property
    def headline(self) -> object:
        """The category."""
        return self.category


class Resolution(StrEnum):
    """Why a mention means the place that it is given."""

    COORDINATES = "coordinates"  # the text gives the point
    CONTAINMENT = "containment"  # the text names what it lies in beside it, or what lies in it: Paris, Texas
    ONLY_MEANING = "only_meaning"  # no other place is called so
    PROMINENCE = "prominence"  # a country or continent, before all else that is called so
    CONTEXT = "context"  # more of the other places in the text lie in its region or country
    POPULATION = "population"  # the largest of those called so, and nothing in the text speaks for another
    ENCLOSING = "enclosing"  # it has no entry of its own, and its name begins with that of its town: Leeds Hospital
    NEAREST = "nearest"  # it has no entry of its own, and is put where the nearest town or region in the text is


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is. Degrees are WGS 84; an area has a representative point."""

    name: str
    kind: str
    geonames_id: int | None
    latitude: float
    longitude: float
    country_code: str | None  # ISO 3166-1 alpha-2
    admin1: str | None = None  # name of the first-level region
    resolved_by: Resolution = Resolution.ONLY_MEANING


@dataclass(frozen=True, slots=True)
class Location:
    """A mention of a place: its name, a word for its people, or coordinates."""

    form: str
    place: Place | None

    @property
    def headline(self) -> object:
        """The name of the place, or None where it is not known which one is meant."""
        return self.place and self.place.name


@dataclass(frozen=True, slots=True)
class Timex:
    """A date, time, duration or set in TIMEX3 form, with the days it covers (inclusive) where they can be told."""

    type: str
    value: str
    mod: str | None = None
    earliest: date | None = None
    latest: date | None = None

    @property
    def headline(self) -> object:
        """The TIMEX3 value."""
        return self.value


Value = Quantity | Weapon | Location | Timex


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing said in the text, and the rule that found it."""

    type: str
    start: int
    end: int
    rule: str
    value: Value

    def meaning(self, value: Value) -> "Fact":
        """Return the same words, found by the same rule, with another value."""
        return Fact(self.type, self.start, self.end, self.rule, value)


@dataclass(frozen=True, slots=True)
class Role:
    """The words that fill a role of a claim, and the fact those words are, if they are one."""

    start: int
    end: int
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody's count of people killed, wounded, missing, detained, displaced or (effect none) spared."""

    effect: str
    start: int
    end: int
    rule: str
    minimum: Number | None
    maximum: Number | None
    approximate: bool = False
    event: int = 1
    count: Fact | None = None
    victims: Role | None = None
    attribution: Role | None = None
    weapon: Role | None = None
    location: Role | None = None
    date: Role | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one text: facts sorted by start, then end, then type; claims by start."""

    text: str
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]
    warnings: tuple[str, ...] = ()
    complete: bool = field(default=True)
