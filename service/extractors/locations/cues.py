"""Cues: what the words beside a name say about it, from seeds/lexicons/place_cues.toml and the lists of names."""

from typing import Final

from service.gazetteer.tables import Namesake
from service.lexicon import listing, mapping, table

LEXICON: Final = "place_cues"


def _words(key: str) -> frozenset[str]:
    return frozenset(listing(LEXICON, key))


def _namesakes(name: str) -> frozenset[str]:
    return frozenset(row.word.lower() for row in table(name, Namesake))


BEFORE_PLACE: Final = _words("before_place")
OF_PLACE: Final = _words("of_place")
AFTER_SETTLEMENT: Final = _words("after_settlement")
REACHING: Final = _words("reaching")
TO_PLACE: Final = _words("to_place")
BEFORE_MONTH: Final = _words("before_month")
ROAD_WORDS: Final = _words("road")
NO_ROAD: Final = _words("no_road")
NUMBERED_ROADS: Final = listing(LEXICON, "numbered_roads")
ROAD_OWNERS: Final = listing(LEXICON, "road_owners")
ROMAN: Final = frozenset(listing("designations", "roman"))
SHORTENED: Final = _words("shortened")
POINTS: Final = _words("points")
SHIPS: Final = _words("ship_prefixes").union(prefix.lower() for prefix in listing("weapons", "ship_prefixes"))
AFTER_PLACE: Final = _words("after_place")
CIVIC: Final = _words("civic")
SCHOOLS: Final = _words("school")
STAKES: Final = _words("stake")
FIRMS: Final = _words("firm")
BEFORE_ERA: Final = _words("before_era")
ORIGINS: Final = _words("origin")
PARTICLES: Final = _words("particle")
SAYS: Final = _words("says")
ACTS: Final = _words("acts")
PLAIN: Final = _words("plain")
DIRECTIONS: Final = _words("direction")
TIMES: Final = _words("time").union(*(mapping("dates", key, int) for key in ("months", "months_short", "weekdays", "weekdays_short")))
TITLES: Final = _words("title")
ORGANISATIONS: Final = _words("organisation")
BEFORE_STRANGER: Final = _words("before_stranger")
INSIDE: Final = _words("inside_name")
NEVER: Final = _words("never")
BEFORE_MEDIUM: Final = _words("before_medium")
FOOD: Final = _words("food")
PLANETS: Final = _words("planets")
SKY: Final = _words("sky")
DISEASES: Final = _words("disease")
ILLNESSES: Final = _words("illness")
BODIES: Final = listing(LEXICON, "bodies")
AGENCIES: Final = _words("agencies")
ENGLISH_PRESS: Final = _words("english_press")
PARTIES: Final = _words("party")
INTRODUCTIONS: Final = _words("before_landmark")
VENUES: Final = _words("venue_heads")
EVENTS: Final = _words("event")
VISITS: Final = _words("before_venue")
PERSONAL: Final = _words("personal_heads")
ORDINALS: Final = _words("ordinal")
HEADS: Final = mapping(LEXICON, "heads", str)
OPENERS: Final = mapping(LEXICON, "openers", str)
PLURALS: Final = mapping(LEXICON, "plurals", str)
SETTLEMENTS: Final = mapping(LEXICON, "settlements", str)
SETTLEMENTS_OF: Final = SETTLEMENTS | mapping(LEXICON, "settlements_of", str)
FIRST_NAMES: Final = _namesakes("first_names")
COMMON: Final = _namesakes("common_words")
