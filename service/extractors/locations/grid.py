"""The military grid: from a reference to latitude and longitude, on the WGS 84 ellipsoid.

The projection is undone with Kr\u00fcger's series to the third order in n, which errs by less than a centimetre inside a zone.
"""

from math import asin, cos, cosh, degrees, radians, sin, sinh, sqrt, tanh
from typing import Final

EQUATOR: Final = 6_378_137.0  # metres, the radius
FLATTENING: Final = 1 / 298.257223563
SCALE: Final = 0.9996
FALSE_EASTING: Final = 500_000.0
FALSE_NORTHING: Final = 10_000_000.0  # of the equator, for points south of it; five cycles
SQUARE: Final = 100_000.0
CYCLE: Final = 2_000_000.0  # metres after which the letters of rows begin again
COLUMNS: Final = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR")  # by zone modulo three
ROWS: Final = "ABCDEFGHJKLMNPQRSTUV"
BANDS: Final = "CDEFGHJKLMNPQRSTUVWX"
SOUTHMOST: Final = -80  # degrees, where the bands begin
BAND: Final = 8  # degrees
ZONES: Final = range(1, 61)
N: Final = FLATTENING / (2 - FLATTENING)
RADIUS: Final = EQUATOR / (1 + N) * (1 + N**2 / 4 + N**4 / 64)
BETA: Final = (N / 2 - 2 * N**2 / 3 + 37 * N**3 / 96, N**2 / 48 + N**3 / 15, 17 * N**3 / 480)
DELTA: Final = (2 * N - 2 * N**2 / 3 - 2 * N**3, 7 * N**2 / 3 - 8 * N**3 / 5, 56 * N**3 / 15)


def point_of(zone: int, band: str, square: str, easting: str, northing: str) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees of the middle of a grid square; None for a reference that no zone has."""
    column, row = COLUMNS[zone % 3].find(square[0]), ROWS.find(square[1])
    if zone not in ZONES or column < 0 or row < 0:
        return None
    unit = SQUARE / 10 ** len(easting)
    east = (column + 1) * SQUARE + (int(easting) + 0.5) * unit
    north = (row - (5 if zone % 2 == 0 else 0)) % len(ROWS) * SQUARE + (int(northing) + 0.5) * unit - FALSE_NORTHING
    south = SOUTHMOST + BANDS.index(band) * BAND
    lowest = _northing(south)
    while north < lowest - SQUARE:
        north += CYCLE
    return _unprojected(zone, east, north)


def _northing(latitude: float) -> float:
    """About how far north of the equator a parallel lies on the central meridian, below zero in the south; at most 20 km off."""
    return SCALE * RADIUS * radians(latitude)


def _unprojected(zone: int, easting: float, northing: float) -> tuple[float, float]:
    """Latitude and longitude of a point of a zone; northings below zero are south."""
    xi, eta = northing / (SCALE * RADIUS), (easting - FALSE_EASTING) / (SCALE * RADIUS)
    orders = range(1, 4)
    across = eta - sum(BETA[k - 1] * cos(2 * k * xi) * sinh(2 * k * eta) for k in orders)
    along = xi - sum(BETA[k - 1] * sin(2 * k * xi) * cosh(2 * k * eta) for k in orders)
    conformal = asin(sin(along) / cosh(across))
    latitude = conformal + sum(DELTA[k - 1] * sin(2 * k * conformal) for k in orders)
    tangent = tanh(across) / sqrt(1 - tanh(across) ** 2)  # sinh
    longitude = degrees(_arctangent(tangent, cos(along))) + zone * 6 - 183
    return degrees(latitude), longitude


def _arctangent(opposite: float, adjacent: float) -> float:
    return asin(opposite / sqrt(opposite**2 + adjacent**2))
