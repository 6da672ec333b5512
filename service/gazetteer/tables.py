"""The place tables in seeds/lexicons: one dataclass a table, columns in file order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with an ISO 3166-1 code (or XK)."""

    code: str
    geonames_id: int
    name: str
    latitude: float
    longitude: float
    aliases: tuple[str, ...]
    abbreviations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level region, by GeoNames' admin1 code."""

    code: str  # "US.IA"
    name: str
    latitude: float
    longitude: float
    geonames_id: int | None
    aliases: tuple[str, ...]
    abbreviations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class County:
    """A county of the United States, or what stands for one."""

    fips: str
    name: str
    state: str
    latitude: float
    longitude: float
    weight: int


@dataclass(frozen=True, slots=True)
class Feature:
    """A continent, region, province, landform, water, neighbourhood or facility. Its weight ranks it among cities' populations."""

    name: str
    kind: str
    latitude: float
    longitude: float
    country_code: str | None
    geonames_id: int | None
    weight: int | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CityAlias:
    """The name a city goes by here, and others of English text that GeoNames lists among many more, or not at all."""

    city: str
    geonames_id: int
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Demonym:
    """A word for the people of a place. Places: codes of countries and regions, GeoNames ids, feature names."""

    word: str
    form: str  # adjective, person or people
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Namesake:
    """A word that is also something else than a place."""

    word: str
