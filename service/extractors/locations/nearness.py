"""Nearness: which meanings of the names of a text lie beside each other, as Paris and Henry County do, in Tennessee.

Towns and counties of one region are laid on a grid, so that the time grows with their number only, even if they crowd in one spot.
"""

from collections.abc import Hashable
from math import floor
from typing import Final, TypeVar

from service.gazetteer import Candidate

CELL: Final = 0.3  # degrees; what lies in a cell and the eight around it is near
ROW: Final = 10_000  # more cells than go round the earth
AROUND: Final = tuple(ROW * up + right for up in (-1, 0, 1) for right in (-1, 0, 1))
TOWN: Final = 0.6  # what a town near another counts for it, in powers of ten of inhabitants
COUNTY: Final = 1.5  # a town near a county, or a county near a town
COUNTIES: Final = (" County", " Parish", " admin2")  # how the names of counties end: the last is that of those a plural counts

Key = TypeVar("Key", bound=Hashable)
Named = tuple[str, Candidate]
Laid = tuple[str, Candidate, int]  # with its cell


def near(placed: list[Named]) -> dict[Candidate, float]:
    """Return what nearness to others counts for each place in a region that names may mean, for those near a place of another name."""
    names = _names([(candidate.region, name) for name, candidate in placed])
    shared = [(*named, _cell(named[1])) for named in placed if names[named[1].region] is None]
    towns = [one for one in shared if one[1].place.kind in ("city", "neighbourhood")]
    counties = [one for one in shared if one[1].place.kind == "admin2" and one[0].endswith(COUNTIES)]
    return _beside(towns, towns, TOWN) | _beside(counties, towns, COUNTY) | _beside(towns, counties, COUNTY)


def _beside(some: list[Laid], others: list[Laid], weight: float) -> dict[Candidate, float]:
    """Those of some places that lie near one of others that has another name, each with a weight."""
    if not some or not others:
        return {}
    held = _names([(cell, name) for name, _, cell in others])
    found: dict[Candidate, float] = {}
    for name, candidate, cell in some:
        for step in AROUND:
            if cell + step in held and held[cell + step] != name:
                found[candidate] = weight
    return found


def _names(pairs: list[tuple[Key, str]]) -> dict[Key, str | None]:
    """The name of each key, None for a key with several."""
    names: dict[Key, str | None] = {}
    for key, name in pairs:  # no call within, as most texts get no further
        if key not in names:
            names[key] = name
        elif names[key] != name:
            names[key] = None
    return names


def _cell(candidate: Candidate) -> int:
    return floor(candidate.place.latitude / CELL) * ROW + floor(candidate.place.longitude / CELL)
