"""Datelines: a city that opens an agency's report without its state or country is the one that all the world knows."""

from typing import Final

from service.extractors.locations import cues
from service.extractors.locations.context import Context
from service.extractors.locations.known import Known, explained
from service.extractors.locations.sightings import Sighting
from service.facts import Resolution
from service.gazetteer import Candidate

RENOWNED: Final = 0.3  # the least renown, in powers of ten of inhabitants, of a city that agencies let stand alone


def standing_alone(places: list[Sighting], context: Context) -> set[str]:
    """Return the names, in small letters, that stand alone in the dateline of an agency: "GENEVA, Aug 3", "PARIS (AP)"."""
    return {one.name.lower() for one in places if one.left == "nothing" and one.name.isupper() and _dated_or_signed(one.after, context)}


def _dated_or_signed(after: int, context: Context) -> bool:
    """Whether a month or day stands behind the comma at a token, or an agency in the bracket."""
    sign, word = context.words[after], context.words[after + 1]
    return (sign == "," and word in cues.TIMES) or (sign == "(" and word in cues.AGENCIES)


def world_known(known: Known) -> Candidate | None:
    """Return what a name means in a dateline where it stands alone, None if no meaning is known all over the world."""
    best = max(known.meanings, key=lambda meaning: meaning.weight + meaning.renown)
    return explained(best.candidate, Resolution.PROMINENCE) if best.renown >= RENOWNED else None
