"""GeoJSON (RFC 7946): a feature for each resolved place, with the facts that mention it and the claims located there."""

from typing import Any

import orjson

from service.answer import Answer, FactView
from service.facts import Location, Place
from service.formats.as_json import PLAIN


def render(answer: Answer) -> bytes:
    """Return a FeatureCollection; the warnings come along as a foreign member."""
    plain = PLAIN(answer)
    mentions: dict[Place, list[FactView]] = {}
    for fact in answer.facts:
        if isinstance(fact.value, Location) and fact.value.place:
            mentions.setdefault(fact.value.place, []).append(fact)
    facts = {fact["id"]: fact for fact in plain["facts"]}
    features = [feature(place, [facts[fact.id] for fact in found], plain["claims"]) for place, found in mentions.items()]
    return orjson.dumps({"type": "FeatureCollection", "features": features, "id": answer.id, "warnings": plain["warnings"]})


def feature(place: Place, facts: list[dict[str, Any]], claims: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the feature of one place."""
    ids = {fact["id"] for fact in facts}
    here = [claim for claim in claims if claim["location"] and claim["location"]["fact"] in ids]
    properties = {key: value for key, value in facts[0]["place"].items() if key not in ("latitude", "longitude")}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {**properties, "mentions": len(facts), "facts": facts, "claims": here},
    }
