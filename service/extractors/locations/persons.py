"""Persons: names that the document gives to people."""

from typing import Final

from service.extractors.locations.context import Beside, Context
from service.extractors.locations.known import Strength
from service.extractors.locations.sightings import Sighting
from service.gazetteer import Tier

PERSON: Final = (Beside.TITLE, Beside.INITIAL, Beside.FIRST_NAME)
CAPITAL: Final = (*PERSON, Beside.NAME, Beside.ORGANISATION)
GOES_ON: Final = (Beside.NAME, Beside.ORGANISATION, Beside.CIVIC)
PLACED: Final = (Beside.PLACE_WORD, Beside.OF_PLACE)


def persons(sightings: list[Sighting], context: Context) -> set[str]:
    """Return the names that are a person's somewhere in the document: behind a first name or title, or saying something.

    Behind an unknown name, or saying something, a place's name may stand too: it is left out if a word of place is beside it elsewhere.
    """
    named = [one for one in sightings if not one.shape and one.known.tier != Tier.PEOPLE]
    certain = {one.name for one in named if one.left in PERSON and one.right not in GOES_ON and (one.left == Beside.FIRST_NAME or _small(one))}
    likely = {one.name for one in named if _small(one) and (_speaks(one, context) or (one.left == Beside.NAME and one.right not in GOES_ON))}
    return certain | (likely - _placed(named)) if likely else certain


def _placed(named: list[Sighting]) -> set[str]:
    """The names with a word of place beside them."""
    return {one.name for one in named if (one.left in PLACED and one.right != Beside.POSSESSIVE) or one.right in (Beside.PLACE_WORD, Beside.CIVIC)}


def _speaks(one: Sighting, context: Context) -> bool:
    """Whether a name stands before a verb of saying or, as who speaks, behind it: not in "said Varnby was quiet"."""
    return one.right == Beside.SAYS or (one.left == Beside.SAYS and not context.words[one.after].isalpha())


def _small(one: Sighting) -> bool:
    return one.known.strength < Strength.SURE
