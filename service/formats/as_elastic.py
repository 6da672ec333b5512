"""Elasticsearch `_bulk` lines: one document an article, for the mapping in integrations/elasticsearch."""

import orjson

from service.answer import Answer
from service.facts import Location
from service.formats.as_json import plain


def render(answer: Answer) -> bytes:
    """Return an action line and a document line. The caller's id names the document; without one Elasticsearch does."""
    action = {"index": {"_id": answer.id} if answer.id else {}}
    found = plain(answer)
    places = [fact.value.place for fact in answer.facts if isinstance(fact.value, Location) and fact.value.place]
    points = [{"lat": place.latitude, "lon": place.longitude} for place in dict.fromkeys(places)]
    days = [{"gte": fact["earliest"], "lte": fact["latest"]} for fact in found["facts"] if fact.get("earliest") and fact.get("latest")]
    document = {**found, "text": answer.text, "points": points, "days": days}
    return orjson.dumps(action) + b"\n" + orjson.dumps(document) + b"\n"
