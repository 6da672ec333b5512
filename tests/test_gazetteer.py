"""The place index, as built: what names mean, how text is matched, what the files weigh."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from service.gazetteer import Gazetteer, Likeness, PlacesMissing, Tier, default_folder, fold
from service.gazetteer.build import build
from tests.server import ROOT


@pytest.fixture(scope="session")
def folder() -> Path:
    """The index in its usual place, built if it is not there."""
    folder = default_folder()
    if not (folder / "names.marisa").exists():
        build(folder)
    return folder


@pytest.fixture(scope="session")
def gazetteer(folder: Path) -> Gazetteer:
    return Gazetteer.open(folder)


@pytest.mark.parametrize(
    ("name", "kind", "country", "latitude", "longitude"),
    [
        ("United States", "country", "US", 39.76, -98.5),
        ("U.S.", "country", "US", 39.76, -98.5),
        ("US", "country", "US", 39.76, -98.5),
        ("UK", "country", "GB", 54.8, -2.7),
        ("Britain", "country", "GB", 54.8, -2.7),
        ("Burma", "country", "MM", 21, 96),
        ("Borneo", "landform", None, 1, 114),
        ("Maungdaw", "city", "MM", 20.82, 92.37),
        ("Tortola", "landform", "VG", 18.43, -64.62),
        ("Wirral", "admin2", "GB", 53.37, -3.1),
        ("Co. Mayo", "admin2", "IE", 53.9, -9.3),
        ("Ivory Coast", "country", "CI", 8, -5.5),
        ("Côte d'Ivoire", "country", "CI", 8, -5.5),
        ("DR Congo", "country", "CD", -2.5, 23.5),
        ("Georgia", "country", "GE", 42, 43.5),
        ("Iowa", "admin1", "US", 42, -93.5),
        ("Calif.", "admin1", "US", 37.25, -119.75),
        ("W.Va.", "admin1", "US", 38.5, -80.5),
        ("Ontario", "admin1", "CA", 49.25, -84.5),
        ("Anbar", "admin1", "IQ", 32.5, 41.5),
        ("Xinjiang", "admin1", "CN", 42, 86),
        ("Baghdad", "city", "IQ", 33.34, 44.4),
        ("Aleppo", "city", "SY", 36.2, 37.16),
        ("New York", "city", "US", 40.71, -74),
        ("Washington", "city", "US", 38.9, -77.04),
        ("Mosul", "city", "IQ", 36.34, 43.12),
        ("Deir al-Zor", "city", "SY", 35.33, 40.14),
        ("Raqqa", "city", "SY", 35.95, 39.01),
        ("Bombay", "city", "IN", 19.07, 72.88),
        ("St Petersburg", "city", "RU", 59.94, 30.31),
        ("Laurel County", "admin2", "US", 37.1, -84.1),
        ("Saint Clair County", "admin2", "US", 38.5, -90),
        ("Africa", "continent", None, 7.2, 21.1),
        ("Middle East", "region", None, 29, 42),
        ("Gaza Strip", "admin1", "PS", 31.42, 34.35),
        ("Donbas", "region", "UA", 48.3, 38),
        ("EU", "region", None, 50.1, 9.25),
        ("Soviet Union", "region", None, 60, 90),
        ("Tigris", "water", None, 33.8, 44.2),
        ("Gulf of Aden", "water", None, 12, 48),
        ("Appalachians", "landform", "US", 38.5, -80),
        ("Manhattan", "neighbourhood", "US", 40.78, -73.97),
        ("Mezzeh", "neighbourhood", "SY", 33.5, 36.24),
        ("Kremlin", "facility", "RU", 55.75, 37.62),
    ],
)
def test_the_first_candidate_is_the_usual_place(
    gazetteer: Gazetteer, name: str, kind: str, country: str | None, latitude: float, longitude: float
) -> None:
    place = gazetteer.candidates(name)[0].place
    assert (place.kind, place.country_code) == (kind, country)
    assert (place.latitude, place.longitude) == pytest.approx((latitude, longitude), abs=0.35)


def test_a_place_carries_its_geonames_id_and_region(gazetteer: Gazetteer) -> None:
    candidate = gazetteer.candidates("Baghdad")[0]
    assert (candidate.place.name, candidate.place.geonames_id, candidate.place.admin1) == ("Baghdad", 98182, "Baghdad")
    assert (candidate.place.latitude, candidate.place.longitude) == (33.34058, 44.40088)
    assert (candidate.region, candidate.tier) == ("IQ.07", Tier.PRIMARY)
    assert candidate.population > 5_000_000


def test_a_city_lies_in_a_region_and_a_country(gazetteer: Gazetteer) -> None:
    candidate = next(one for one in gazetteer.candidates("Springfield") if one.region == "US.IL")
    assert (candidate.place.admin1, candidate.place.country_code) == ("Illinois", "US")


def test_a_feature_may_lie_in_no_country(gazetteer: Gazetteer) -> None:
    candidate = gazetteer.candidates("Atlantic Ocean")[0]
    assert candidate.region is None
    assert (candidate.place.admin1, candidate.place.country_code) == (None, None)


@pytest.mark.parametrize(
    ("name", "tier"),
    [
        ("Iraq", Tier.PRIMARY),
        ("Burma", Tier.ALIAS),
        ("Avdiivka", Tier.ALIAS),
        ("Miss.", Tier.ABBREVIATION),
        ("OR", Tier.ABBREVIATION),
        ("Lutetia", Tier.ALTERNATE),
        ("Iraqi", Tier.ADJECTIVE),
        ("Iraqis", Tier.PEOPLE),
        ("Swede", Tier.PERSON),
        ("Londoner", Tier.PERSON),
        ("Ohioans", Tier.PEOPLE),
    ],
)
def test_a_candidate_tells_how_its_name_is_known(gazetteer: Gazetteer, name: str, tier: Tier) -> None:
    candidate = gazetteer.candidates(name)[0]
    assert candidate.tier == tier
    assert candidate.demonym == (tier in (Tier.ADJECTIVE, Tier.PERSON, Tier.PEOPLE))


@pytest.mark.parametrize(("word", "places"), [("Congolese", {"CD", "CG"}), ("Briton", {"GB"}), ("Georgians", {"GE", "US"})])
def test_a_demonym_leads_to_its_places(gazetteer: Gazetteer, word: str, places: set[str]) -> None:
    assert {one.place.country_code for one in gazetteer.candidates(word) if one.demonym} == places


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("San Salvador was quiet.", "San Salvador"),
        ("SAN SALVADOR was quiet.", "SAN SALVADOR"),
        ("New York City's mayor", "New York City"),
        ("Sao Paulo and beyond", "Sao Paulo"),
        ("São Paulo and beyond", "São Paulo"),
        ("Port of Spain", "Port of Spain"),
        ("Port of call", "Port"),
        ("Al-Hasakah", "Al-Hasakah"),
        ("al-Hasakah", "al-Hasakah"),
        ("Britain-based", "Britain"),
        ("Iranian-backed", "Iranian"),
        ("Sana’a fell", "Sana’a"),
        ("U.S.-led", "U.S."),
        ("us and them", ""),
        ("reading the nice book", ""),
        ("Berliners", "Berliners"),
        ("Berlinale", ""),
        ("Zzyzzx", ""),
        ("日本", ""),
    ],
)
def test_the_longest_name_that_a_text_begins_with_is_found(gazetteer: Gazetteer, text: str, name: str) -> None:
    assert next((text[:length] for length in gazetteer.lengths(text) if gazetteer.candidates(text[:length])), "") == name


def test_only_a_name_longer_than_what_is_known_is_looked_for(gazetteer: Gazetteer) -> None:
    assert gazetteer.lengths("New York City", len("New")) == [len("New York City"), len("New York")]
    assert not gazetteer.lengths("Britain said", len("Britain"))


def test_capitals_throughout_are_told_from_the_case_of_the_source(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Lima")[0].as_written
    assert not gazetteer.candidates("LIMA")[0].as_written
    assert gazetteer.candidates("UAE")[0].as_written
    assert not gazetteer.candidates("uae")


@pytest.mark.parametrize("name", ["Бағдод", "BGW", "bagadada", "Of", "5th", ""])
def test_names_that_english_text_does_not_use_are_left_out(gazetteer: Gazetteer, name: str) -> None:
    assert not gazetteer.candidates(name)


@pytest.mark.parametrize(
    ("name", "likeness"),
    [
        ("Reading", Likeness(word=True)),
        ("Jordan", Likeness(first_name=True, surname=True)),
        ("Houston", Likeness(surname=True)),
        ("Baghdad", Likeness()),
        ("No such name", Likeness()),
    ],
)
def test_a_name_tells_what_else_it_is(gazetteer: Gazetteer, name: str, likeness: Likeness) -> None:
    assert gazetteer.likeness(name) == likeness


LATIN_TO_CYRILLIC = "".join(map(chr, range(0x80, 0x600)))


@pytest.mark.parametrize("text", ["", "plain", "São Paulo", "İstanbul", "ﬀ ß Æ ǅ", "Sana’a", "a\u0301", "\ud800", "日本", "😀", LATIN_TO_CYRILLIC])
def test_folding_keeps_the_length_and_yields_ascii(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(text).isascii()


def test_folding_is_the_same_for_few_and_for_many_foreign_characters() -> None:
    text = "Çôté d’Ivoire – " * 2
    many = text + "".join(map(chr, range(0x400, 0x500)))
    assert fold(many).startswith(fold(text))


def test_every_name_in_the_index_is_found_by_its_own_key(gazetteer: Gazetteer) -> None:
    for number, name in enumerate(gazetteer.names()):
        if number % 5_000 == 0:
            assert gazetteer.candidates(name.upper()), name


def test_the_index_stays_small(folder: Path) -> None:
    assert sum(path.stat().st_size for path in folder.iterdir()) < 60 * 1024 * 1024


def test_whoever_builds_the_index_gets_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "service.gazetteer", str(tmp_path / "again")]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "1"})
    again = {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()}
    changed = [name for name in again if again[name] != (folder / name).read_bytes()]
    assert not changed, "if place tables changed since it was built: make places"


def test_a_missing_index_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(PlacesMissing, match=r"python -m service\.gazetteer"):
        Gazetteer.open(tmp_path / "none")
