"""Nearness: which meanings of the names of a text lie beside each other, as Paris and Henry County do, in Tennessee.

Towns and counties of one region are laid on a grid, so that the time grows with their number only, even if they crowd in one spot.
"""

from collections.abc import Iterable
from math import floor
from typing import Final

from service.extractors.locations.known import Known
from service.gazetteer import Candidate

CELL: Final = 0.3  # degrees; what lies in a cell and the eight around it is near
ROW: Final = 10_000  # more cells than go round the earth
AROUND: Final = tuple(ROW * up + right for up in (-1, 0, 1) for right in (-1, 0, 1))
TOWNS: Final = ("city", "neighbourhood")
TOWN: Final = 0.6  # what a town near another counts for it, in powers of ten of inhabitants
COUNTY: Final = 1.5  # a town near a county, or a county near a town
COUNTIES: Final = (" County", " Parish", " admin2")  # how the names of counties end: the last is that of those a plural counts

Laid = tuple[str, Candidate, int]  # with its cell


def near(unclear: list[Known], meant: list[Candidate]) -> dict[Candidate, float]:
    """Return what nearness to others counts for each place that unclear names may mean, for those near a place of another name."""
    regions = {known.name: known.regions for known in unclear}
    for candidate in meant:
        if candidate.region:
            regions[candidate.place.name] = regions.get(candidate.place.name, frozenset()) | {candidate.region}
    if not (shared := _shared(regions.values())):
        return {}
    asked = [(known.name, one.candidate) for known in unclear if known.regions & shared for one in known.meanings if one.region in shared]
    towns, counties = _laid(asked)
    more_towns, more_counties = _laid([(candidate.place.name, candidate) for candidate in meant if candidate.region in shared])
    all_towns = towns + more_towns
    return _beside(towns, all_towns, TOWN) | _beside(counties, all_towns, COUNTY) | _beside(towns, counties + more_counties, COUNTY)


def _laid(places: list[tuple[str, Candidate]]) -> tuple[list[Laid], list[Laid]]:
    """The towns and the counties among named places, each with its cell."""
    towns = [(name, one, _cell(one)) for name, one in places if one.place.kind in TOWNS]
    return towns, [(name, one, _cell(one)) for name, one in places if one.place.kind == "admin2" and name.endswith(COUNTIES)]


def _shared(many: Iterable[frozenset[str]]) -> set[str]:
    """The regions that several names have."""
    seen: set[str] = set()
    shared: set[str] = set()
    for regions in many:
        shared |= seen & regions
        seen |= regions
    return shared


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
                break
    return found


def _names(pairs: list[tuple[int, str]]) -> dict[int, str | None]:
    """The name in each cell, None for a cell with several."""
    names: dict[int, str | None] = {}
    for cell, name in pairs:
        if cell not in names:
            names[cell] = name
        elif names[cell] != name:
            names[cell] = None
    return names


def _cell(candidate: Candidate) -> int:
    return floor(candidate.place.latitude / CELL) * ROW + floor(candidate.place.longitude / CELL)
