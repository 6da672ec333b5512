"""Locations: names of places, words for their people, and coordinates, each with the place that is meant."""

from functools import cache

from service.document import Document
from service.extractors.locations import cases
from service.extractors.locations.context import Context
from service.extractors.locations.coordinates import coordinates
from service.extractors.locations.known import reader
from service.extractors.locations.recognise import recognised
from service.extractors.locations.resolution import resolve
from service.extractors.locations.sightings import Read, sightings
from service.facts import Fact, Location
from service.gazetteer import Gazetteer
from service.resolve import longest

RULES = cases.RULES
FORMS = ("name", "demonym")


@cache
def places() -> tuple[Gazetteer, Read]:
    """Return the place index, opened once, and what remembers its names. Raises PlacesMissing."""
    index = Gazetteer.open()
    return index, reader(index)


def extract(document: Document) -> list[Fact]:
    """Return the places of a document, none overlapping another, in order. Raises TimeUp past the document's deadline."""
    context = Context(document)
    index, read = places()
    found = recognised(sightings(context, index, read), context)
    document.deadline.check()
    resolve(found, context)
    named = [Fact("location", one.start, one.end, one.rule.id, Location(FORMS[one.known.demonym], one.place)) for one in found if one.rule]
    spots = coordinates(document)
    return longest([*spots, *named]) if spots else named
