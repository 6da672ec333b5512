"""Persons: names that the document gives to people."""

from typing import Final

from service.extractors.locations.context import Beside
from service.extractors.locations.sightings import Sighting, Strength
from service.gazetteer import Tier

PERSON: Final = (Beside.TITLE, Beside.INITIAL, Beside.FIRST_NAME)
CAPITAL: Final = (*PERSON, Beside.NAME, Beside.ORGANISATION)
GOES_ON: Final = (Beside.NAME, Beside.ORGANISATION, Beside.CIVIC)
PLACED: Final = (Beside.PLACE_WORD, Beside.OF_PLACE)


def persons(sightings: list[Sighting]) -> set[str]:
    """Return the names that are a person's somewhere in the document: behind a first name or title, or saying something."""
    found = {one.name for one in sightings if not one.shape and one.best.tier != Tier.PEOPLE and _person(one)}
    spoken = {one.name for one in sightings if not one.shape and one.strength < Strength.SURE and Beside.SAYS in (one.left, one.right)}
    placed = {one.name for one in sightings if one.left in PLACED or one.right in (Beside.PLACE_WORD, Beside.CIVIC)}
    return found | (spoken - placed)


def _person(one: Sighting) -> bool:
    if one.right in GOES_ON:
        return False
    return one.left == Beside.FIRST_NAME or (one.left in (*PERSON, Beside.NAME) and one.strength < Strength.SURE)
