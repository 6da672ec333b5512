"""W3C Web Annotation (JSON-LD): an annotation for each fact and claim, tied to the text by position and by quotation.

Positions count code points, as the standard demands. What the annotation vocabulary lacks is said in schema.org terms, which its
context names by prefix, and in those of OWL-Time.
"""

from hashlib import sha256
from typing import Any

import orjson

from service.answer import Answer, ClaimView, FactView
from service.facts import Location, Quantity, Timex, Weapon
from service.schemas import Figure

CONTEXT: list[object] = ["http://www.w3.org/ns/anno.jsonld", {"time": "http://www.w3.org/2006/time#"}]
GEONAMES = "https://sws.geonames.org/{}/"
AROUND = 32  # characters quoted before and after
Body = dict[str, Any]


def render(answer: Answer) -> bytes:
    """Return an AnnotationPage with one Annotation a fact and a claim."""
    source = source_of(answer)
    facts = [annotation(answer, source, fact, "identifying", fact_body(fact)) for fact in answer.facts]
    claims = [annotation(answer, source, claim, "describing", claim_body(claim)) for claim in answer.claims]
    page = {"@context": CONTEXT, "id": f"{source}#facts", "type": "AnnotationPage", "items": facts + claims}
    return orjson.dumps(page)


def source_of(answer: Answer) -> str:
    """Return an IRI for the text: the caller's id if it is one, else one made from the text itself."""
    if answer.id and answer.id.startswith(("http://", "https://", "urn:")) and not set(answer.id) & set(' "<>\\^`{|}'):
        return answer.id
    return f"urn:sha256:{sha256(answer.text.encode()).hexdigest()}"


def annotation(answer: Answer, source: str, about: FactView | ClaimView, motivation: str, body: Body) -> Body:
    """Return one annotation."""
    start, end, text = about.start, about.end, answer.text
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    around = {"prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
    return {
        "id": f"{source}#{about.id}",
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": {"source": source, "selector": [position, {"type": "TextQuoteSelector", "exact": about.text, **around}]},
    }


def fact_body(fact: FactView) -> Body:
    """Return what a fact says."""
    match fact.value:
        case Quantity() as number:
            unit = number.unit or (fact.counted.text if fact.counted else None)
            return given(
                {"type": "schema:QuantitativeValue", "schema:value": figure(number.value), "schema:unitText": unit}
                | {"schema:minValue": figure(number.minimum), "schema:maxValue": figure(number.maximum)}
            )
        case Weapon() as weapon:
            return given({"type": "TextualBody", "purpose": "tagging", "value": weapon.name or weapon.category, "schema:category": weapon.category})
        case Location(place=place):
            return place_body(fact) if place else {"type": "schema:Place", "schema:name": fact.text}
        case Timex() as timex:
            return {"type": "time:TemporalEntity", "purpose": "describing", "value": timex.value}


def place_body(fact: FactView) -> Body:
    """Return what a resolved place is."""
    assert isinstance(fact.value, Location)
    place = fact.value.place
    assert place is not None
    point = {"type": "schema:GeoCoordinates", "schema:latitude": place.latitude, "schema:longitude": place.longitude}
    named = {"id": GEONAMES.format(place.geonames_id)} if place.geonames_id else {}
    return {**named, "type": "schema:Place", "schema:name": place.name, "schema:geo": point}


def claim_body(view: ClaimView) -> Body:
    """Return what a claim says."""
    claim = view.claim
    number = given(
        {"type": "schema:QuantitativeValue", "schema:name": claim.effect}
        | {"schema:minValue": figure(claim.minimum), "schema:maxValue": figure(claim.maximum)}
    )
    source = {"schema:author": {"type": "schema:Thing", "schema:name": view.attribution.text}} if view.attribution else {}
    return {"type": "schema:Claim", "schema:about": number, **source}


def figure(value: Any) -> int | float | None:
    """Return a number as JSON has it."""
    return None if value is None else Figure.write(value)


def given(body: Body) -> Body:
    """Return a body without what is not known: a null has no meaning in JSON-LD."""
    return {key: value for key, value in body.items() if value is not None}
