"""Persons: names that the document gives to people."""

from typing import Final

from service.extractors.locations.context import Beside, Context
from service.extractors.locations.known import SURE
from service.extractors.locations.sightings import Sighting
from service.gazetteer import Tier

PERSON: Final[frozenset[Beside]] = frozenset(("title", "initial", "first_name"))
NAMED: Final[frozenset[Beside]] = PERSON | {"name"}
PERSONAL: Final[frozenset[Beside]] = PERSON | {"name", "says"}
NAMING: Final[frozenset[Beside]] = PERSON | {"name", "organisation"}
GOES_ON: Final[frozenset[Beside]] = frozenset(("name", "organisation", "civic"))
BEFORE_PLACE: Final[frozenset[Beside]] = frozenset(("place_word", "of_place"))
AFTER_PLACE: Final[frozenset[Beside]] = frozenset(("place_word", "civic"))
PEOPLE: Final = Tier.PEOPLE
DIGITS: Final = 2  # of most ages


def persons(sightings: list[Sighting], context: Context) -> set[str]:
    """Return the names that are a person's somewhere in the document: behind a first name or title, before an age, or saying something.

    Behind an unknown name, or saying something, a place's name may stand too: it is left out if a word of place is beside it elsewhere.
    """
    beside = [one for one in sightings if one.left in PERSONAL or one.right == "says"]
    personal = [one for one in beside if _named(one)]
    certain = {one.name for one in personal if one.left in PERSON and one.right not in GOES_ON and (one.left == "first_name" or _small(one))}
    certain |= _aged(beside, context)
    likely = {one.name for one in personal if _small(one) and (_speaks(one, context) or (one.left == "name" and one.right not in GOES_ON))}
    return certain | (likely - _placed(sightings)) if likely else certain


def _aged(beside: list[Sighting], context: Context) -> set[str]:
    """The names behind another and before an age: of a person, however large the city: "Dwayne Athens, 41,"."""
    return {one.name for one in beside if not one.shape and one.left in NAMED and _age(one.after, context)}


def _age(comma: int, context: Context) -> bool:
    """Whether an age stands between a comma, at a token, and what ends it."""
    if context.words[comma] != ",":
        return False
    age, after = context.words[comma + 1], context.words[comma + 2]
    return len(age) == DIGITS and age.isdigit() and after in (",", ".", ";")


def _placed(sightings: list[Sighting]) -> set[str]:
    """The names with a word of place beside them."""
    placed = [one for one in sightings if one.right in AFTER_PLACE or (one.left in BEFORE_PLACE and one.right != "possessive")]
    return {one.name for one in placed if _named(one)}


def _named(one: Sighting) -> bool:
    return not one.shape and one.known.tier is not PEOPLE


def _speaks(one: Sighting, context: Context) -> bool:
    """Whether a name stands before a verb of saying or, as who speaks, behind it: not in "said Varnby was quiet"."""
    return one.right == "says" or (one.left == "says" and not context.words[one.after].isalpha())


def _small(one: Sighting) -> bool:
    return one.known.strength is not SURE
