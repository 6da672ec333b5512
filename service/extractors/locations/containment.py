"""Containment: which meanings of two names lie one in the other, as in "X, Y"."""

from typing import Final

from service.extractors.locations.known import Known
from service.facts import Place
from service.gazetteer import Candidate

OUTER: Final = 6  # meanings of the larger place that are tried
NEAR: Final = 0.6  # degrees between a town and its county, or a quarter and its city


def inside(inner: Known, outer: Known) -> tuple[Candidate, Candidate] | None:
    """Return the likeliest meanings of two names of which the first lies in the second, None if there are none."""
    for larger in outer.candidates[:OUTER]:
        if larger.demonym or (larger.place.kind == "city" and larger is not outer.candidates[0]):
            continue  # "Paris, London" are two cities
        for smaller in inner.candidates:
            if not smaller.demonym and lies_in(smaller, larger):
                return smaller, larger
    return None


def lies_in(inner: Candidate, outer: Candidate) -> bool:
    """Return whether one place lies in another: a country, a first-level region, or a county or city nearby."""
    small, large = inner.place, outer.place
    if small.country_code is None or small.country_code != large.country_code:
        return False
    match large.kind:
        case "country":
            return small.kind != "country"
        case "admin1":
            return small.kind not in ("admin1", "country") and inner.region is not None and inner.region == outer.region
        case "admin2" | "city":
            return small.kind in ("city", "neighbourhood", "facility") and _one_region(small, large) and _near(small, large)
        case _:
            return False


def _one_region(one: Place, other: Place) -> bool:
    """Whether two places are not known to lie in two regions."""
    return one.admin1 is None or other.admin1 in (None, one.admin1)


def _near(one: Place, other: Place) -> bool:
    return abs(one.latitude - other.latitude) < NEAR and abs(one.longitude - other.longitude) < NEAR
