"""The contract: marshmallow schemas of what comes in and what goes out. openapi.yaml is generated from them."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

import regex
from marshmallow import Schema, ValidationError, fields, validate

from service.answer import TYPES
from service.facts import Number, Resolution
from service.offsets import UNITS

KINDS = ("cardinal", "ordinal", "percent", "money", "measure", "age", "fraction", "range", "ratio")
WEAPON_KINDS = ("weapon", "platform", "attack")
CATEGORIES = (
    *("firearm", "ammunition", "artillery", "rocket", "missile", "bomb", "ied", "mine", "grenade", "explosive", "drone", "chemical"),
    *("biological", "radiological", "nuclear", "incendiary", "blade", "blunt", "projectile", "less_lethal", "vehicle", "unspecified"),
    *("armour", "aircraft", "ship"),
)
FORMS = ("name", "demonym", "coordinates")
PLACES = ("continent", "region", "country", "admin1", "admin2", "city", "neighbourhood", "street", "facility", "landform", "water")
RESOLVED_BY = (
    "Why this place is meant. coordinates: the text gives the point. containment: the text names beside it what it lies in, or what lies in it. "
    "only_meaning: no other place is called so. prominence: a country, a continent or their people, before all else called so. "
    "context: other places in the text lie in its region or country. population: the largest of those called so. "
    "enclosing: it has no entry of its own, and stands where the town or region is that its name begins with. "
    "nearest: it has no entry of its own, and stands where the nearest town or region in the text is."
)
TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")
EFFECTS = ("killed", "wounded", "missing", "detained", "displaced", "none")
EXACT = 2**53  # integers beyond are not exact in JSON readers
DAY = regex.compile(r"\d{4}-\d\d-\d\d")


class Text(fields.String):
    """A string of Unicode characters: no half of a surrogate pair, which no encoding can carry."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise ValidationError(f"Character {error.start} is half of a surrogate pair; send whole characters.") from None
        return text


class Few(fields.List[Any]):
    """A list of which nobody needs to say much: a longer one is refused before its items are looked at."""

    FEW = validate.Length(max=16)

    def __init__(self, item: fields.Field[Any], **options: Any) -> None:
        super().__init__(item, validate=self.FEW, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> list[Any]:
        if isinstance(value, list):
            self.FEW(value)
        return super()._deserialize(value, attr, data, **kwargs)


class Written(fields.Field[Any]):
    """A field whose values are written by one plain function, which the projection calls as well."""

    @staticmethod
    def write(value: Any) -> Any:
        """Return what stands in the answer for a value that is not None."""
        raise NotImplementedError

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        return None if value is None else self.write(value)


class When(Written):
    """A day (2020-01-27) or a moment (2020-01-27T18:30:00+03:00), ISO 8601 in its extended form."""

    @staticmethod
    def write(value: date | datetime) -> str:
        """Return the ISO 8601 form."""
        return value.isoformat()

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> date | datetime:
        try:
            if not isinstance(value, str) or not DAY.match(value):
                raise ValueError
            return date.fromisoformat(value) if DAY.fullmatch(value) else datetime.fromisoformat(value)
        except ValueError:
            raise ValidationError("Not an ISO 8601 day (2020-01-27) or moment (2020-01-27T18:30:00+03:00) of the years 1 to 9999.") from None


class Figure(Written):
    """A number: whole numbers up to 2^53 as integers, all else as floats."""

    @staticmethod
    def write(value: Number) -> int | float:
        """Return the number as JSON readers take it without loss."""
        if not isinstance(value, int):
            whole = value == value.to_integral_value() if isinstance(value, Decimal) else value.is_integer()
            return int(value) if whole and -EXACT <= value <= EXACT else float(value)
        return value if -EXACT <= value <= EXACT else float(value)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> int | float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValidationError("Not a number.")
        return value


class Union(fields.Field[Any]):
    """One of several schemas, told apart by the value of the key `type`."""

    def __init__(self, schemas: Mapping[str, type[Schema]], **options: Any) -> None:
        super().__init__(**options)
        self.schemas = dict(schemas)
        self.instances = {name: schema() for name, schema in schemas.items()}

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        return self.instances[value.type].dump(value)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        schema = self.instances.get(str(value.get("type"))) if isinstance(value, dict) else None
        if schema is None:
            raise ValidationError(f"type must be one of {', '.join(self.schemas)}.")
        return schema.load(value)


def told(description: str, example: object = None) -> dict[str, Any]:
    """Return the metadata that openapi.yaml shows of a field."""
    return {"description": description} | ({} if example is None else {"example": example})


def nullable(field: type[fields.Field[Any]], description: str, attribute: str | None = None, **options: Any) -> Any:
    """Return a field of an answer that is always there and may be null."""
    return field(required=True, allow_none=True, attribute=attribute, metadata=told(description), **options)


def always(field: type[fields.Field[Any]], description: str, attribute: str | None = None, **options: Any) -> Any:
    """Return a field of an answer that is always there and never null."""
    return field(required=True, attribute=attribute, metadata=told(description), **options)


def part(schema: type[Schema], description: str, attribute: str | None = None) -> Any:
    """Return a field of an answer that is an object or null."""
    return fields.Nested(schema, required=True, allow_none=True, attribute=attribute, metadata=told(description))


class Query(Schema):
    """What a request for facts may say beside its text."""

    published_at = When(load_default=None, allow_none=True, metadata=told("When the text was published: relative dates count from it.", "2020-01-27"))
    types = Few(
        fields.String(validate=validate.OneOf(TYPES)), load_default=None, allow_none=True, metadata=told("Which facts to return; null for all.")
    )
    offset_unit = fields.String(load_default="codepoint", validate=validate.OneOf(UNITS), metadata=told("What offsets count."))


class FactsRequest(Query):
    """A text to read."""

    text = Text(required=True, metadata=told("Raw English news text.", "Five Katyusha rockets hit the embassy on Sunday, police said."))
    id = Text(load_default=None, allow_none=True, metadata=told("The caller's name for the text; comes back with the answer."))


class Counted(Schema):
    """Words of the text."""

    text = always(fields.String, "The words.")
    start = always(fields.Integer, "Where they begin.")
    end = always(fields.Integer, "Where they end (exclusive).")


class Part(Counted):
    """Words of the text that fill a role."""

    fact = nullable(fields.String, "The id of the fact that these words are, or null.")


class Fact(Schema):
    """What every fact has."""

    id = always(fields.String, "Positional: f1 is the first fact of the answer.")
    type = always(fields.String, "The type of fact.")
    text = always(fields.String, "The words: the slice [start:end] of the text.")
    start = always(fields.Integer, "Where the fact begins, in the offset unit.")
    end = always(fields.Integer, "Where it ends (exclusive).")
    rule = always(fields.String, "The rule that found it; see /v1/rules/{id}.")


class NumberFact(Fact):
    """A number with its bounds, unit and what it counts."""

    type = always(fields.String, "number", validate=validate.Equal("number"))
    kind = always(fields.String, "What kind of number.", "value.kind", validate=validate.OneOf(KINDS))
    value = nullable(Figure, "The number; null for a range or a vague plural.", "value.value")
    minimum = nullable(Figure, "The least it may be, or null.", "value.minimum")
    maximum = nullable(Figure, "The most it may be, or null.", "value.maximum")
    approximate = always(fields.Boolean, "Whether the text says it is not exact.", "value.approximate")
    unit = nullable(fields.String, "UCUM unit, ISO 4217 currency, % or pp.", "value.unit")
    counted = part(Counted, "What is counted.")


class Codes(Schema):
    """Codes of other schemes."""

    ace = nullable(fields.String, "ACE 2005 WEA subtype.")
    gtd = nullable(fields.String, "Global Terrorism Database weapon type and subtype.")


class WeaponFact(Fact):
    """A weapon, weapon platform or attack."""

    type = always(fields.String, "weapon", validate=validate.Equal("weapon"))
    kind = always(fields.String, "weapon, platform, or attack (implies one).", "value.kind", validate=validate.OneOf(WEAPON_KINDS))
    category = always(fields.String, "What kind of weapon.", "value.category", validate=validate.OneOf(CATEGORIES))
    name = nullable(fields.String, "The system's usual name.", "value.name")
    codes = fields.Nested(Codes, required=True, attribute="value", metadata=told("The same in other schemes."))
    quantity = nullable(fields.String, "The id of the number that counts it.")


class Place(Schema):
    """Where something is."""

    name = always(fields.String, "The usual English name.")
    kind = always(fields.String, "What kind of place.", validate=validate.OneOf(PLACES))
    geonames_id = nullable(fields.Integer, "GeoNames id.")
    latitude = always(fields.Float, "Degrees north, WGS 84.")
    longitude = always(fields.Float, "Degrees east, WGS 84.")
    country_code = nullable(fields.String, "ISO 3166-1 alpha-2.")
    admin1 = nullable(fields.String, "First-level region.")
    resolved_by = always(fields.String, RESOLVED_BY, validate=validate.OneOf([reason.value for reason in Resolution]))


class LocationFact(Fact):
    """A mention of a place."""

    type = always(fields.String, "location", validate=validate.Equal("location"))
    form = always(fields.String, "How it is mentioned.", "value.form", validate=validate.OneOf(FORMS))
    place = part(Place, "The place meant, or null where that cannot be told.", "value.place")


class TimexValue(Schema):
    """TIMEX3 (TimeML 1.2.1)."""

    type = always(fields.String, "TIMEX3 type.", validate=validate.OneOf(TIMEX_TYPES))
    value = always(fields.String, "TIMEX3 value.")
    mod = nullable(fields.String, "TIMEX3 mod.")


class DateFact(Fact):
    """A date, time, duration or set."""

    type = always(fields.String, "date", validate=validate.Equal("date"))
    timex = fields.Nested(TimexValue, required=True, attribute="value", metadata=told("Its TIMEX3 form."))
    earliest = nullable(When, "First day it covers, or null.", "value.earliest")
    latest = nullable(When, "Last day it covers (inclusive), or null.", "value.latest")


class Claim(Schema):
    """Somebody's count of people who came to harm, or were spared."""

    id = always(fields.String, "Positional: c1 is the first claim.")
    effect = always(fields.String, "What happened to them.", "claim.effect", validate=validate.OneOf(EFFECTS))
    text = always(fields.String, "The words of the count.")
    start = always(fields.Integer, "Where the count begins.")
    end = always(fields.Integer, "Where it ends (exclusive).")
    rule = always(fields.String, "The rule that found it.", "claim.rule")
    event = always(fields.Integer, "The same for claims about one event.", "claim.event")
    minimum = nullable(Figure, "The least it may be, or null.", "claim.minimum")
    maximum = nullable(Figure, "The most it may be, or null.", "claim.maximum")
    approximate = always(fields.Boolean, "Whether the text says it is not exact.", "claim.approximate")
    count = nullable(fields.String, "The id of the number, or null.")
    victims = part(Part, "Who came to harm.")
    attribution = part(Part, "Who says so.")
    weapon = part(Part, "With what.")
    location = part(Part, "Where.")
    date = part(Part, "When.")


FACTS: dict[str, type[Schema]] = {"number": NumberFact, "weapon": WeaponFact, "location": LocationFact, "date": DateFact}


class Facts(Schema):
    """The facts and claims of one text."""

    id = nullable(fields.String, "As the request gave it.")
    published_at = nullable(When, "As the request gave it.")
    offset_unit = always(fields.String, "What offsets count.", validate=validate.OneOf(UNITS))
    complete = always(fields.Boolean, "False when the deadline cut the work; a warning says what is missing.")
    warnings = fields.List(fields.String(), required=True, metadata=told("What the caller should know."))
    text = nullable(fields.String, "The text that offsets count in, where the caller has not got it (taken out of HTML); else null.", "shown_text")
    facts = fields.List(Union(FACTS), required=True, metadata=told("Sorted by start, then end, then type."))
    claims = fields.List(fields.Nested(Claim), required=True, metadata=told("Sorted by start."))


class RuleSchema(Schema):
    """A rule: why something was found."""

    id = always(fields.String, "Type and name.")
    type = always(fields.String, "What it finds.", validate=validate.OneOf((*TYPES, "claim")))
    description = always(fields.String, "What is said and what it means.")
    pattern = nullable(fields.String, "The pattern as written, where one pattern decides.", "source")
    finds = fields.List(fields.String(), required=True, metadata=told("Examples; brackets mark what is found."))
    ignores = fields.List(fields.String(), required=True, metadata=told("What looks like it but is not."))


class RuleList(Schema):
    """All rules."""

    rules = fields.List(fields.Nested(RuleSchema), required=True)


class TypeSchema(Schema):
    """A type of fact and the kinds it has."""

    type = always(fields.String, "The type.")
    description = always(fields.String, "What it is.")
    kinds = fields.List(fields.String(), required=True, metadata=told("The values of its main attribute."))


class TypeList(Schema):
    """The types of fact, and of claims."""

    types = fields.List(fields.Nested(TypeSchema), required=True)


class Health(Schema):
    """Whether the service runs."""

    status = always(fields.String, "ok", validate=validate.Equal("ok"))


class Problem(Schema):
    """What was wrong (RFC 9457)."""

    DEFAULT_TYPE: ClassVar[str] = "about:blank"
    type = always(fields.String, "A URI for the kind of problem.")
    title = always(fields.String, "The status in words.")
    status = always(fields.Integer, "The HTTP status.")
    detail = always(fields.String, "What was wrong, where, and what would be right.")
    errors = fields.Dict(keys=fields.String(), values=fields.Raw(), metadata=told("For 422: the messages by field."))
