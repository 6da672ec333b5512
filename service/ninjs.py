"""IPTC ninjs 3.1: a news item in, the same item out with its places, objects and events, and the facts linked.

ninjs closes its objects, so offsets cannot stand in them: the whole answer comes along as an association.
"""

from typing import Any

from marshmallow import INCLUDE, Schema, fields

from service.answer import Answer, FactView
from service.facts import Location, Place, Weapon
from service.formats import as_web_annotation
from service.markup import text_of_html
from service.requests import Wanted
from service.schemas import Text, When

MENTIONS = "mentions"
HTML = ("text/html", "application/xhtml+xml")
Item = dict[str, Any]


class Said(Schema):
    """A headline or body of an item."""

    class Meta:
        """What else it holds is kept."""

        unknown = INCLUDE

    value = Text(required=True)
    contentType = fields.String()


class NinjsItem(Schema):
    """The parts of a ninjs 3.1 item that are read; all else passes through."""

    class Meta:
        """What else it holds is kept."""

        unknown = INCLUDE

    uri = Text(required=True)
    headlines = fields.List(fields.Nested(Said), load_default=list)
    bodies = fields.List(fields.Nested(Said), load_default=list)
    versionCreated = When(load_default=None)


ITEM = NinjsItem()


def wanted(item: Any) -> Wanted:
    """Return what to read of an item: its first headline and its body, counted from `versionCreated`. Raises ValidationError."""
    read = ITEM.load(item)
    parts = [*(text_of(said) for said in read["headlines"][:1]), *(text_of(said) for said in body(read["bodies"]))]
    return Wanted("\n\n".join(part for part in parts if part), read["versionCreated"], None, "codepoint", read["uri"])


def body(bodies: list[Item]) -> list[Item]:
    """Return the body to read, if there is one: plain text before markup, the first before later ones."""
    return sorted(bodies, key=lambda said: said.get("contentType", "text/plain") != "text/plain")[:1]


def text_of(said: Item) -> str:
    """Return the text of a headline or body; markup is read where the media type, or the text itself, says so."""
    value = str(said["value"])
    marked = said.get("contentType") in HTML or ("contentType" not in said and value.lstrip().startswith("<"))
    return text_of_html(value) if marked else value


def enriched(item: Item, answer: Answer) -> Item:
    """Return the item with what was found in it; what it already names is not named again."""
    return {
        **item,
        "places": added(item.get("places"), places(answer)),
        "objects": added(item.get("objects"), objects(answer)),
        "events": added(item.get("events"), events(answer)),
        "associations": added(item.get("associations"), [linked(answer)]),
    }


def added(present: list[Item] | None, found: list[Item]) -> list[Item]:
    """Return a list with what is new in it, told by URI where there is one, else by name."""
    known = {key for one in present or [] for key in (one.get("uri"), one.get("name"))}
    return [*(present or []), *(one for one in found if one.get("uri", one["name"]) not in known)]


def places(answer: Answer) -> list[Item]:
    """Return each resolved place once, in the order of the text, with its GeoNames URI and point."""
    found = dict.fromkeys(fact.value.place for fact in answer.facts if isinstance(fact.value, Location) and fact.value.place)
    return [_place(place) for place in found if place]


def _place(place: Place) -> Item:
    uri = {"uri": as_web_annotation.GEONAMES.format(place.geonames_id)} if place.geonames_id else {}
    point = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    return {"name": place.name, "rel": MENTIONS, **uri, "geoJSON": point}


def objects(answer: Answer) -> list[Item]:
    """Return each kind of weapon and platform once, by its name or else its words."""
    weapons = [fact for fact in answer.facts if isinstance(fact.value, Weapon) and fact.value.kind != "attack"]
    return list({name: {"name": name, "rel": MENTIONS, "literal": category} for name, category in map(_object, weapons)}.values())


def _object(fact: FactView) -> tuple[str, str]:
    assert isinstance(fact.value, Weapon)
    return fact.value.name or fact.text, fact.value.category


def events(answer: Answer) -> list[Item]:
    """Return an event for the claims that speak of one, named by what they say."""
    said: dict[int, list[str]] = {}
    for view in answer.claims:
        words = f"{view.text} {view.claim.effect}"
        said.setdefault(view.claim.event, []).append(f"{words} ({view.attribution.text})" if view.attribution else words)
    return [{"id": f"event-{number}", "name": "; ".join(claims), "rel": MENTIONS} for number, claims in said.items()]


def linked(answer: Answer) -> Item:
    """Return the association that holds the whole answer as Web Annotation."""
    media_type = "application/ld+json"
    value = as_web_annotation.render(answer).decode()
    uri = f"{as_web_annotation.source_of(answer)}#facts"
    return {"name": "Facts and claims", "rel": "annotations", "uri": uri, "bodies": [{"contentType": media_type, "value": value}]}
