"""Coordinates written in the text: degrees with minutes and seconds, decimal degrees, and the military grid."""

from typing import Final

import regex
from regex import Match

from service.document import Document
from service.extractors.locations.cases import RULES
from service.extractors.locations.grid import point_of
from service.facts import Fact, Location, Place, Resolution

DEGREES: Final = ("\u00b0", "\u00ba")
DECIMALS: Final = 3  # of a degree, at least
SQUARE: Final = regex.compile(r"\d{1,2}[C-HJ-NP-X]\ ?[A-HJ-NP-Z]{2}\ ?\d")
SOUTH_WEST: Final = frozenset("sw")
KIND: Final = "facility"  # a spot


def coordinates(document: Document) -> list[Fact]:
    """Return the coordinates of a document, none overlapping another, in order."""
    return RULES.extract(document) if _signed(document) else []


def _signed(document: Document) -> bool:
    """Whether a document has a sign of degrees, a figure with enough decimals or the square of a grid: few have."""
    clean, words = document.clean, document.words
    decimals = [words[token] for token in document.digits if words[token - 1] == "."]
    if any(sign in clean for sign in DEGREES) or any(len(word) >= DECIMALS for word in decimals):
        return True
    return any(SQUARE.match(clean, document.starts[token]) for token in document.glued)


def spot(text: str, latitude: float, longitude: float) -> Location | None:
    """Return the location of a point, named by its own words; None for one that is not on the globe."""
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    point = round(latitude, 6), round(longitude, 6)
    return Location("coordinates", Place(text, KIND, None, *point, None, resolved_by=Resolution.COORDINATES))


def _angle(match: Match[str], axis: str) -> float:
    """The angle of one axis in degrees, south and west below zero."""
    parts = [float((match[f"{axis}_{part}"] or "0").replace(",", ".")) for part in ("degrees", "minutes", "seconds")]
    side = match[f"{axis}_side"].lower()[0]
    angle = parts[0] + parts[1] / 60 + parts[2] / 3600
    return -angle if side in SOUTH_WEST else angle


AXIS: Final = r"""
    (?P<{axis}_degrees> \d{{1,3}} (?:[.]\d{{1,8}})? ) [ ]? [\u00b0\u00ba] [ ]?
    (?: (?P<{axis}_minutes> \d{{1,2}} (?:[.]\d{{1,6}})? ) [ ]? ['] [ ]? )?
    (?: (?P<{axis}_seconds> \d{{1,2}} (?:[.]\d{{1,6}})? ) [ ]? (?: ["] | [']{{2}} ) [ ]? )?
    (?P<{axis}_side> {sides} )
"""
LATITUDE: Final = AXIS.format(axis="latitude", sides="north|south|[NS]")
LONGITUDE: Final = AXIS.format(axis="longitude", sides="east|west|[EW]")


@RULES.rule(
    LATITUDE + r" (?:,? [ ]{1,4} | [ ]? / [ ]? | [ ] and [ ] )? " + LONGITUDE,
    at="{digit}",
    finds={
        "The wreck lies at [33\u00b047\u2032N 44\u00b030\u2032E].": {"form": "coordinates"},
        "It sank at [33\u00b0 47' 12\" N, 44\u00b0 30' 6\" E].": {"form": "coordinates"},
        "A quake at [12.5\u00b0 S, 77.25\u00b0 W] shook them.": {"form": "coordinates"},
        "Ships near [1\u00b017\u2032S 36\u00b049\u2032E] reported fog.": {"form": "coordinates"},
        "The site ([51.5\u00b0N 0.12\u00b0W]) is closed.": {"form": "coordinates"},
        "Search at [35.2\u00b0 south, 92.1\u00b0 east] ended.": {"form": "coordinates"},
    },
    ignores=["It was 33\u00b0 in the shade.", "Turn 90\u00b0 and 45\u00b0 again.", "A 45\u00b0 N slope", "It lies at 95\u00b0N 44\u00b0E."],
)
def degrees(match: Match[str], document: Document) -> Location | None:
    """Latitude and longitude in degrees, with minutes and seconds or decimals, each with its side."""
    return spot(document.text[match.start() : match.end()], _angle(match, "latitude"), _angle(match, "longitude"))


@RULES.rule(
    r"""(?<! [\d.$\u20ac\u00a3+-] ) (?P<fact> (?P<latitude> \d{1,2} [.] \d{3,8} ) (?P<north> [ ]? [NS] )? [ ]? , [ ]?
        (?P<longitude> -? \d{1,3} [.] \d{3,8} ) (?P<east> [ ]? [EW] )? ) (?! [ ]? [%,.\d] \d? \d )""",
    at="{digit}",
    case=True,
    finds={
        "The phone was last seen at [33.3406, 44.4009].": {"form": "coordinates"},
        "Position [51.5072N, 0.1276W] was given.": {"form": "coordinates"},
        "The map marks [40.7128, -74.0060] in red.": {"form": "coordinates"},
        "They met at [12.0464 S, 77.0428 W] by boat.": {"form": "coordinates"},
        "Drones hit [48.5734,39.3078] twice.": {"form": "coordinates"},
        "Look at [34.8021, 38.9968] on the chart.": {"form": "coordinates"},
    },
    ignores=["It rose from 1.234 to 1.239.", "Rates of 3.25, 3.50 and 3.75", "The index fell 1.5, 2.25 points.", "At 91.2345, 44.0001 it ended."],
)
def decimal_pair(match: Match[str], document: Document) -> Location | None:
    """Latitude and longitude as two decimal figures of at least three places."""
    latitude, longitude = float(match["latitude"]), float(match["longitude"])
    if "S" in (match["north"] or ""):
        latitude = -latitude
    if "W" in (match["east"] or ""):
        longitude = -longitude
    return spot(document.text[match.start("fact") : match.end("fact")], latitude, longitude)


@RULES.rule(
    r"(?P<zone> \d{1,2} ) (?P<band> [C-HJ-NP-X] ) [ ]? (?P<square> [A-HJ-NP-Z]{2} ) [ ]? (?P<easting> \d{2,5} ) [ ]? (?P<northing> \d{2,5} )",
    at="{digit}",
    case=True,
    finds={
        "The patrol stopped at [38S MB 12345 67890].": {"form": "coordinates"},
        "Grid [38SMB1234567890] was shelled.": {"form": "coordinates"},
        "A cache was found at [42S WD 12 34].": {"form": "coordinates"},
        "Fire came from [31U DQ 482 515] at noon.": {"form": "coordinates"},
        "The bridge ([36U UA 2890 9480]) fell.": {"form": "coordinates"},
        "They marked [18T WL 83959 07350] on it.": {"form": "coordinates"},
    },
    ignores=["Seat 38S is free.", "Flight 12A BC 12345", "Form 99S MB 12345 67890", "It weighs 38 S MB 12."],
)
def military_grid(match: Match[str], document: Document) -> Location | None:
    """A square of the military grid reference system; the point is its middle."""
    if len(match["easting"]) != len(match["northing"]):
        return None
    point = point_of(int(match["zone"]), match["band"], match["square"], match["easting"], match["northing"])
    return spot(document.text[match.start() : match.end()], *point) if point else None
