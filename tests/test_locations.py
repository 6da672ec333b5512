"""Places: what is found in headlines and capitals, and which place a name means in its text."""

import pytest

from service.document import Document
from service.extractors.locations import extract
from service.extractors.locations.grid import point_of
from service.facts import Location
from service.gazetteer import tables
from service.lexicon import table


def places(text: str) -> dict[str, str | None]:
    """The names found in a text and the country and region of the places they mean."""
    found = {}
    for fact in extract(Document(text)):
        assert isinstance(fact.value, Location)
        place = fact.value.place
        found[text[fact.start : fact.end]] = f"{place.country_code} {place.admin1 or place.name}" if place else None
    return found


def kinds(text: str) -> dict[str, str | None]:
    """The names found in a text and the kinds of the places they mean."""
    facts = [(text[fact.start : fact.end], fact.value) for fact in extract(Document(text))]
    return {name: value.place.kind if isinstance(value, Location) and value.place else None for name, value in facts}


@pytest.mark.parametrize(
    ("text", "name", "where"),
    [
        ("He left Paris, Texas, in May.", "Paris", "US Texas"),
        ("He left Paris in May.", "Paris", "FR Île-de-France"),
        ("Police in London, Ontario, held two men.", "London", "CA Ontario"),
        ("The fire in Alexandria, Va., is out.", "Alexandria", "US Virginia"),
        ("Schools in Alexandria and Baton Rouge close. Louisiana pays.", "Alexandria", "US Louisiana"),
        ("A man from Springfield was held in Worcester, near Boston.", "Springfield", "US Massachusetts"),
        ("Trains to Paris, London and Rome are late.", "London", "GB England"),
        ("Washington and Cairo agreed.", "Washington", "US District of Columbia"),
        ("In Washington, envoys of Britain and France met. London agreed.", "Washington", "US District of Columbia"),
        ("The United States and Mexico talk.", "Mexico", "MX Mexico"),
        ("Cases rose in Osaka Prefecture.", "Osaka Prefecture", "JP Osaka"),
        ("Paris is in Henry County.", "Paris", "US Tennessee"),
        ("Henry County police came to Paris.", "Henry County", "US Tennessee"),
        ("A woman of Palestine was held. Anderson County police in Elkhart found her car.", "Palestine", "US Texas"),
        ("Cook County sent aid to Palestine and Lebanon.", "Palestine", "PS Palestinian Territories"),
        ("He left Athens. Henderson County police held him.", "Henderson County", "US Texas"),
        ("Snow fell in Wimbledon, Richmond and Twickenham.", "Richmond", "GB England"),
        ("He spoke in Washington, D.C., not in Oconee County.", "Washington, D.C.", "US District of Columbia"),
        ("Polls open in Otoe and Washington counties, Nebraska.", "Washington", "US Nebraska"),
        ("Shells hit Deir ez-Zor Governorate.", "Deir ez-Zor Governorate", "SY Deir ez-Zor"),
        ("Rain fell in Almaty Region.", "Almaty Region", "KZ Almaty"),
        ("The army bombed Mekelle before dawn.", "Mekelle", "ET Tigray"),
        ("Floods cut off Belmopan.", "Belmopan", "BZ Cayo"),
        ("A man was held in Brackley, Northamptonshire.", "Brackley", "GB England"),
        ("Troops left Baghdad.", "Baghdad", "IQ Baghdad"),
        ("Shells fell in Donetsk.", "Donetsk", "UA Donetsk"),
        ("The BC government paid.", "BC", "CA British Columbia"),
        ("Ice closed Highway 8 in Basra. Iraq paid. Baghdad sent help along Highway 8. Amman did not.", "Highway 8", "IQ Basra"),
        ("Atlanta is dry. The drought in Georgia goes on, from Macon to Savannah.", "Georgia", "US Georgia"),
        ("GENEVA, Aug 3 - Aid reached Miami, Tampa and Orlando.", "GENEVA", "CH Geneva"),
        ("ATHENS (AP) - Trains in Georgia, Alabama and Tennessee stopped.", "ATHENS", "GR Attica"),
        ("ATHENS - Trains in Georgia, Alabama and Tennessee stopped.", "ATHENS", "US Georgia"),
        ("Snow fell in Kalamoti. ATHENS, Georgia (AP) - Nobody minds.", "ATHENS", "US Georgia"),
        ("A man of Houghton-le-Spring fell.", "Houghton-le-Spring", "GB England"),
        ("A telescope stands in Jupiter, Florida.", "Jupiter", "US Florida"),
        ("Shells hit the Dniprovskyi district of Kherson.", "Dniprovskyi", "UA Kherson"),
        ("Fire broke out in Clifton, a suburb of Cincinnati.", "Clifton", "US Ohio"),
        ("Police in the Dublin suburb of Lucan held a man.", "Dublin", "IE Leinster"),
        ("Rain fell in Nepal's Aberdeen.", "Aberdeen", "NP Aberdeen"),
        ("Floods hit Biratnagar.", "Biratnagar", "NP Koshi Province"),
        ("Tbilisi and Batumi voted. Georgia has a new parliament.", "Georgia", "GE Georgia"),
        ("The minister flew from Mendoza to La Paz.", "La Paz", "BO La Paz"),
        ("Roads from Mendoza to La Paz are shut, says Argentina.", "La Paz", "BO La Paz"),
        ("Storks nest in Badajoz and Merida. Spain counts them.", "Merida", "ES Extremadura"),
        ("The bus from Jackson to Paris was late. Memphis paid.", "Paris", "US Tennessee"),
        ("The ship left Victoria in the Seychelles for Kenya.", "Victoria", "SC English River"),
        ("They met in Victoria, the capital of the Seychelles.", "Victoria", "SC English River"),
        ("He was born in Moscow, a small town in northern Idaho.", "Moscow", "US Idaho"),
        ("She left Odessa, capital of Ector County.", "Odessa", "US Texas"),
        ("In Moscow, nobody in Idaho is known.", "Moscow", "RU Moscow"),
        ("A lorry burned on I-93 in Manchester.", "Manchester", "US New Hampshire"),
        ("A lorry burned on the M60 in Manchester.", "Manchester", "GB England"),
        ("Teams from Lima, Quito, Vienna and Athens met in Rome.", "Rome", "IT Lazio"),
        ("Floods cut off Swat and Dir districts in Pakistan. Kashmir was spared.", "Swat", "PK Swat"),
        ("A bridge of Interstate 35 fell. France sent engineers from Paris.", "Paris", "FR Île-de-France"),
        ("Floods hit Lagos and Kano. Oregon sent boats along Interstate 84. Abuja thanked it.", "Interstate 84", "US Oregon"),
    ],
)
def test_a_name_means_the_place_its_text_speaks_for(text: str, name: str, where: str) -> None:
    assert places(text)[name] == where


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Shells hit the Kursk region.", "Kursk", "admin1"),
        ("Two men died in Homs province.", "Homs", "admin1"),
        ("Floods cut off villages in Sennar state.", "Sennar", "admin1"),
        ("Fire broke out in Kharkiv oblast.", "Kharkiv", "admin1"),
        ("Shells hit Kursk.", "Kursk", "city"),
        ("Snow fell in Kursk, a region said.", "Kursk", "city"),
        ("Rebels left Ituri.", "Ituri", "admin1"),
    ],
)
def test_a_rank_behind_a_name_makes_it_the_region(text: str, name: str, kind: str) -> None:
    assert kinds(text)[name] == kind


def test_a_name_without_an_entry_is_where_the_nearest_place_is() -> None:
    facts = extract(Document("Two cars burned on Quillon Street in Leeds. Nobody was hurt in Madrid."))
    street = facts[0].value
    assert isinstance(street, Location)
    assert street.place is not None
    assert (street.place.name, street.place.kind, street.place.geonames_id, street.place.country_code) == ("Quillon Street", "street", None, "GB")


def test_a_name_without_an_entry_or_neighbours_has_no_place() -> None:
    assert places("Two cars burned on Quillon Street.") == {"Quillon Street": None}


def test_an_american_road_lies_in_no_town_abroad() -> None:
    assert places("Amman waits for news. A coach burned on Interstate 66.")["Interstate 66"] is None


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("The wreck lies at 33\u00b047\u2032N 44\u00b030\u2032E.", "33\u00b047\u2032N 44\u00b030\u2032E", "coordinates"),
        ("He left Paris, Texas, in May.", "Paris", "containment"),
        ("Fire broke out in Tonasket.", "Tonasket", "only_meaning"),
        ("Talks with Norway went on.", "Norway", "prominence"),
        ("Schools in Alexandria and Baton Rouge close. Louisiana pays.", "Alexandria", "context"),
        ("He left Paris in May.", "Paris", "population"),
        ("Snow fell in York. She works at Leeds Hospital.", "Leeds Hospital", "enclosing"),
        ("Two cars burned on Quillon Street in Leeds.", "Quillon Street", "nearest"),
        ("A man drowned in Wetumpka, Yorkshire.", "Wetumpka", "enclosing"),
    ],
)
def test_a_place_says_why_it_is_meant(text: str, name: str, reason: str) -> None:
    means = {text[fact.start : fact.end]: fact.value for fact in extract(Document(text))}[name]
    assert isinstance(means, Location)
    assert means.place is not None
    assert means.place.resolved_by == reason


def test_a_text_in_capitals_has_places() -> None:
    found = places(
        "ROCKETS HIT BASE NEAR BAGHDAD\n\nTHREE ROCKETS HIT A BASE NEAR BAGHDAD ON SUNDAY, THE U.S. ARMY SAID. TROOPS IN MOSUL WERE PUT ON ALERT."
    )
    assert {"BAGHDAD", "U.S.", "MOSUL"} <= found.keys()
    assert not {"ON", "BASE", "SAID", "ALERT", "ARMY"} & found.keys()


def test_a_headline_has_places() -> None:
    assert "Leeds" in places("Three Killed After Gas Explosion Levels House in Leeds Suburb")
    assert "Solomon Islands" in places("Deadly Typhoon Batters Solomon Islands, Killing Twelve People")


@pytest.mark.parametrize("sentence", ["Officials from {} said so on Monday.", "OFFICIALS FROM {} SAID SO ON MONDAY.", "The storm hit {} early."])
def test_every_country_is_found_under_each_of_its_names(sentence: str) -> None:
    missed = []
    for country in table("countries", tables.Country):
        for name in (country.name, *country.aliases):
            written = name.upper() if sentence.isupper() else name
            if name[0].isupper() and "," not in name and written not in places(sentence.format(written)):
                missed.append(written)
    assert not missed


@pytest.mark.parametrize(
    "text",
    [
        "Georgia O'Keeffe painted it.",
        "Jordan Peterson spoke. Peterson left.",
        "They ate turkey sandwiches.",
        "Reading is nice.",
        "Nice work, Mobile users said.",
        "Of course he came.",
        "Mr. Houston and Mrs. Lincoln agreed.",
        "Paris Hilton sang; later Hilton left.",
        "On Monday, March winds blew.",
        "The pot dates from 300 BC, she said.",
        "Carmen Miranda signed. Miranda is 30.",
        "He led the Council of Europe.",
        "Analysts at Ford said profit fell; Nissan shares rose.",
        "Zondra Athens, 41, is free. Athens ran.",
        "Lincoln Elementary School won.",
        "Jupiter is the largest planet; Titan has lakes.",
        "Engineers at Hitachi and a manager at Puma quit.",
    ],
)
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    assert places(text) == {}


@pytest.mark.parametrize("text", ["They left Aleppo, Air Force bases and others.", "They bombed Aleppo and Islamic State of Iraq and the Levant."])
def test_a_body_listed_with_a_place_is_none(text: str) -> None:
    assert places(text) == {"Aleppo": "SY Aleppo"}


@pytest.mark.parametrize(
    ("reference", "latitude", "longitude"),
    [
        ((18, "T", "WL", "83959", "07350"), 40.7128, -74.0060),
        ((31, "U", "DQ", "48249", "11944"), 48.8583, 2.2945),
        ((56, "H", "LH", "34873", "52266"), -33.8570, 151.2150),
    ],
)
def test_the_grid_gives_the_point(reference: tuple[int, str, str, str, str], latitude: float, longitude: float) -> None:
    assert point_of(*reference) == pytest.approx((latitude, longitude), abs=0.0002)


@pytest.mark.parametrize("reference", [(61, "T", "WL", "83959", "07350"), (18, "T", "AL", "83959", "07350"), (18, "T", "WZ", "83959", "07350")])
def test_a_reference_that_no_zone_has_gives_no_point(reference: tuple[int, str, str, str, str]) -> None:
    assert point_of(*reference) is None
