"""Numbers beyond the rules' examples: spelled numbers of any size, unit codes, tables as generated, and hostile texts."""

import json
import time
from decimal import Decimal

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words
from ucumvert import PintUcumRegistry

from service.answer import answer
from service.document import Document
from service.extractors.numbers import extract
from service.extractors.numbers.compound import amount_at
from service.extractors.numbers.direct import direct_at
from service.extractors.numbers.extraction import anchors
from service.extractors.numbers.numerals import fold
from service.extractors.numbers.units import NAMES, SIGNS
from service.facts import Quantity
from service.formats.as_json import plain
from service.lexicon import FOLDER
from service.pipeline import extract as everything
from tools.unit_tables import tables, tender

LARGEST = 10**15
BITCOIN = "XBT"  # no ISO code, but what exchanges write


def values(text: str) -> list[object]:
    return [fact.value.headline for fact in extract(Document(text))]


@settings(max_examples=300, deadline=None)
@given(st.integers(0, LARGEST))
def test_a_spelled_number_is_read_back(number: int) -> None:
    words = num2words(number).replace(",", "")
    numeral = fold(regex.findall(r"\w+", words))
    assert numeral is not None
    assert numeral.value == number


@settings(max_examples=200, deadline=None)
@given(st.integers(2, 10**9))
def test_a_spelled_number_counts_in_a_sentence(number: int) -> None:
    words = num2words(number).replace(",", "")
    (fact,) = extract(Document(f"They counted {words} birds."))
    assert isinstance(fact.value, Quantity)
    assert (fact.value.value, fact.end - fact.start) == (number, len(words))


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 10**6).filter(lambda number: number not in (100, 1000, 10**6)))  # "one hundredth" is a part
def test_a_spelled_ordinal_is_read_back(number: int) -> None:
    numeral = fold(regex.findall(r"\w+", num2words(number, to="ordinal").replace(",", "")))
    assert numeral is not None
    assert (numeral.value, numeral.form) == (number, "ordinal")


PIECES = (
    "$ € £ US$ Rs minus a the 5 12 1,200 3.2 40 05 5½ five twenty third one million hundred dozen percent per cent % km miles feet ft kg years year "
    "hours old day-old -year-old -odd - -- ( ) , . : and to in of people second half euros cents m bn k x light square points percentage "
    "cm oz MB T-72 24-31 & zero below"
)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split()), min_size=2, max_size=7))
def test_what_is_read_at_once_is_what_is_read_at_length(pieces: list[str]) -> None:
    document = Document(" ".join(pieces))
    for token in anchors(document):
        assert direct_at(document, token) in (None, amount_at(document, token)), document.text


@settings(max_examples=200, deadline=None)
@given(st.decimals(0, 10**9, places=2))
def test_a_figure_is_read_back(number: Decimal) -> None:
    assert values(f"It reached {number:,} points.") == [number]


@pytest.mark.parametrize("text", ["It rose .1,234 points.", "It fell .5.3 points.", "It grew 2.5 point five million."])
def test_a_figure_that_nobody_writes_stops_nothing(text: str) -> None:
    extract(Document(text))


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Ten by-elections and eight follow-up visits fell through.", ["by-elections", "follow-up visits"]),
        ("Three runners-up and two brothers-in-law left.", ["runners-up", "brothers-in-law"]),
        ("They made three efforts-to no end.", ["efforts"]),
        ("They lost 12 of their last 15 games.", ["games", "games"]),
        ("Six of more than 40 buses ran.", ["buses", "buses"]),
        ("The post went to 300 fewer managers.", ["managers"]),
        ("A second suspect faces trial.", ["suspect"]),
        ("Nine-tenths of the oil goes east.", ["oil"]),
        ("A 30-foot-high wave broke.", [None]),
        ("It fell from 251 last year.", [None]),
        ("They held three newsmen.", ["newsmen"]),
        ("They seized 2kg of heroin worth more.", ["heroin"]),
        ("The blast on Aug. 7 killed 258 people.", ["people"]),
        ("At 5-to-1 odds it ran.", [None]),
        ("It was split 2-for-1 in May.", [None]),
        ("It is the first-ever embassy there.", ["embassy"]),
        ("One in five Scots skip meals.", ["Scots"]),
        ("A fourth US carrier sailed.", ["US carrier"]),
        ("She is a fifth-generation farmer.", ["farmer"]),
        ("It fell by a vote of 111 to 333.", [None, None]),
        ("Shares skidded 9.5 to 200.5 at noon.", [None, None]),
        ("They met 500-1000 people.", ["people"]),
        ("Stampede Kills 4 At Disco", [None]),
        ("It met a third of the cost.", ["cost"]),
        ("They won 12 away games.", ["away games"]),
        ("Five high schools burned.", ["high schools"]),
        ("He won one race last season.", ["race"]),
        ("It is one-third higher now.", [None]),
        ("It elects 300 local, regional and district judges.", ["local, regional and district judges"]),
        ("Two primary and three senior schools shut.", [None, "senior schools"]),
        ("She beat the fifth seed 6-4.", ["seed"]),
        ("Aid to three regions helps.", ["regions"]),
        ("It came within 5 miles of the border.", [None]),
        ("It laid 5 miles of cable.", ["cable"]),
        ("Six high school seniors sang.", ["high school seniors"]),
        ("It is the third largest in Peru.", [None]),
        ("It sent 12 home after riots.", [None]),
        ("Of the town's flats, 70 percent are let.", ["flats"]),
        ("Of the eight crew, three swam.", ["crew", "crew"]),
        ("Of those, three swam.", [None]),
        ("Five Arrested In Raid", [None]),
        ("Dozens feared dead in fire", [None]),
        ("The third wave hits 12 states", ["wave", "states"]),
        ("A mother of three wins $1m", [None, None]),
        ("They threw three charges that failed.", ["charges"]),
        ("It is his 12th straight win.", ["straight win"]),
        ("A third claim they pay.", [None]),
        ("A 7.1-magnitude quake hit.", [None]),
        ("A magnitude 6.1 quake hit.", [None]),
        ("Thousands of Kansas power users froze.", ["Kansas power users"]),
        ("A bomb hurt 50 Kurds wearing green.", ["Kurds"]),
        ("On March 5, 12 people drowned.", ["people"]),
        ("It has two 18-storey towers.", ["18-storey towers", "storey"]),
        ("Trade fell from 4.2 million Friday.", [None]),
        ("They met three Long Islanders.", ["Long Islanders"]),
    ],
)
def test_what_is_counted_is_a_noun(text: str, counted: list[str | None]) -> None:
    quantities = [fact.value for fact in extract(Document(text)) if isinstance(fact.value, Quantity)]
    assert [text[one.counted.start : one.counted.end] if one.counted else None for one in quantities] == counted


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("So 60m Indians will vote.", 60_000_000, None),
        ("It sold 1.6 bln shares.", 1_600_000_000, None),
        ("It is a $33 billion two-year plan.", 33_000_000_000, "USD"),
        ("The rate is 0.25 of a percentage point higher.", Decimal("0.25"), "pp"),
        ("He got a $20 million 10-year deal.", 20_000_000, "USD"),
        ("It paid 2 million 300 thousand dollars.", 2_300_000, "USD"),
        ("The toll is two hundred.", 200, None),
        ("The ground seats 62,000 when full.", 62_000, None),
        ("It owes USD3 million to them.", 3_000_000, "USD"),
        ("They must pay P500,000 each.", 500_000, "PHP"),
        ("It lost a quarter of a billion dollars.", 250_000_000, "USD"),
        ("It is a .5 million-dollar loan.", 500_000, "USD"),
        ("Wheat rose 3-1/4 cents at noon.", Decimal("0.0325"), "USD"),
        ("Vials are kept at -196C there.", -196, "Cel"),
        ("Then 10m waves broke the pier.", 10, "m"),
        ("A 4m-high fence rings it.", 4, "m"),
        ("He weighs 14st 7lb now.", Decimal("14.5"), "[stone_av]"),
        ("It errs by ±2.5% here.", Decimal("2.5"), "%"),
        ("The spread is 35bps wider.", Decimal("0.35"), "pp"),
        ("Mr Cole, who was 45, died.", 45, "a"),
        ("The mayor of Tern Bay dies at 79.", 79, "a"),
        ("The victim, also 14, lived.", 14, "a"),
        ("Mr Cole turned 80 last week.", 80, "a"),
        ("He was just 16 when it hit.", 16, "a"),
        ("At 91, she still sings.", 91, "a"),
        ("She retired at 65 in May.", 65, "a"),
        ("Girls as young as 11 were sold.", 11, "a"),
        ("He turned 12 away.", 12, None),
        ("Shares fell to 312p at noon.", Decimal("3.12"), "GBP"),
        ("The bid is 1,245p a share.", Decimal("12.45"), "GBP"),
        ("Sales in the year to Sept. 30 rose to $747.8 million.", 747_800_000, "USD"),
        ("A level of 7.2 mmol/L is high.", Decimal("7.2"), "mmol"),
        ("It has a 4,000mAh battery.", 4000, "mA.h"),
        ("One of every six guards quit.", Decimal(1) / 6, None),
        ("He was just 12 behind.", 12, None),
        ("At 91, it is still cheap.", 91, None),
        ("It closed at 65.", 65, None),
    ],
)
def test_a_number_has_the_value_and_unit_that_is_meant(text: str, value: object, unit: str | None) -> None:
    (fact,) = extract(Document(text))
    assert isinstance(fact.value, Quantity)
    assert (fact.value.value, fact.value.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Near Ross, one strike hit a depot.", ["one"]),
        ("Two to three dozen fled.", ["Two to three dozen"]),
        ("It flew at 35,000ft. Then it fell.", ["35,000ft"]),
        ("It is 5ft. long.", ["5ft."]),
        ("It lay under six metres of mud.", ["six metres"]),
        ("It took only one man to clear it.", ["one"]),
        ("It is the only one left.", []),
        ("One dead, two hurt in crash.", ["One", "two"]),
        ("Of the grenades, one killed a boy.", []),
        ("It left one dead and scores injured.", ["one", "scores"]),
        ("Scores more fled to Chad.", ["Scores"]),
        ("The scores were level.", []),
        ("Risk scores were low.", []),
    ],
)
def test_a_word_is_a_number_where_it_counts(text: str, found: list[str]) -> None:
    assert [text[fact.start : fact.end] for fact in extract(Document(text))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Those under the age of 18 paid.", "under the age of 18"),
        ("Those between the ages of 18 and 24 paid.", "between the ages of 18 and 24"),
        ("Patients 65 and over are exempt.", "65 and over"),
        ("Drivers under 25 paid.", "under 25"),
    ],
)
def test_the_words_that_bound_an_age_are_in_its_span(text: str, found: str) -> None:
    (fact,) = extract(Document(text))
    assert (text[fact.start : fact.end], getattr(fact.value, "kind", None)) == (found, "age")


@pytest.mark.parametrize(
    "text", ["The twins, both 6, lived.", "Pupils aged five and six can read.", "They were 17, 19 and 24 years old.", "The 17- and 18-year-olds ran."]
)
def test_ages_in_a_list_are_ages(text: str) -> None:
    assert {fact.rule for fact in extract(Document(text))} == {"number.age"}


@pytest.mark.parametrize(
    "text",
    [
        "Gates 5, 7 and 11 were shut.",
        "They meet on March 17, 18 and 19 for all pupils.",
        "It is at 112 W. Main St. today.",
        "The road between Exits 1 and 6 if used.",
        "An MQ-4C flew by.",
        "He went 5-for-12 that night.",
        "All Boeing 737 MAX 9 jets were grounded.",
        "Its MiG-23BN jets flew by.",
        "He ran a 5K race in May.",
        "It has 1080p video.",
        "The 911 calls were made public.",
        "Many 911 callers gave up.",
        "It opens from 1 to 2:30 p.m. on Friday.",
        "Call (904) 555-0147 for news.",
        "It is at 8024 Tern Creek Pkwy. today.",
        "The House passed H.R.1546 at noon.",
        "The S&P 500 fell at noon.",
        "A force 9 gale blew.",
        "Call 555-0123 for more.",
        "It is at 44-46 Tanner Street today.",
        "They meet on May 19/20 in Leeds.",
        "Law 27/2017 was passed.",
        "On Jan. 31 it closed.",
    ],
)
def test_a_name_holds_no_number(text: str) -> None:
    assert not extract(Document(text))


UNIT_CODES = sorted({unit.code for unit in (*NAMES.values(), *SIGNS.values()) if unit.kind == "measure" and unit.code})
UCUM = PintUcumRegistry()


def test_a_sign_between_two_figures_belongs_to_one_of_them() -> None:
    facts = everything("Of the 5 $ 3 million is left.").facts
    assert [(fact.start, fact.end) for fact in facts] == [(7, 10), (11, 20)]


def test_a_unit_bounds_no_figure_behind_it() -> None:
    facts = everything("It fell to 10 °C. 44 men froze.").facts
    assert [(fact.start, fact.end, fact.rule) for fact in facts] == [(11, 16, "number.measure"), (18, 20, "number.cardinal")]


def test_a_month_at_the_end_of_a_text_takes_no_figure_from_its_start() -> None:
    assert values(". 26, and we left in March") == [26]


@pytest.mark.parametrize("code", UNIT_CODES)
def test_every_unit_code_is_ucum(code: str) -> None:
    assert UCUM.from_ucum(code).magnitude > 0


def test_every_currency_is_legal_tender() -> None:
    codes = {unit.code for unit in (*NAMES.values(), *SIGNS.values()) if unit.kind == "money" and unit.code}
    assert codes - tender() <= {BITCOIN}


@pytest.mark.parametrize("name", ["units.tsv", "currencies.tsv"])
def test_the_tables_are_what_the_tool_writes(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == tables()[name], "run `make units`"


HOSTILE = [
    "one hundred and ",
    "1,1,1,",
    "111,111,",
    "twenty-twenty-",
    "half a ",
    "two and a half and ",
    "9",
    "9.9",
    "1/2/",
    "$",
    "$1-",
    "between 1 and ",
    "more than ",
    "10 km 10 m ",
    "one in ",
    "of the 5 ",
    "a third of ",
    "5 men's ",
    "- 1 ",
    "hundreds of thousands of ",
    "1e9",
    "2^9^",
    "(5) ",
]


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        extract(Document(text))
        best = min(best, time.process_time() - started)
    return best


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text(piece: str) -> None:
    short, long = (piece * (size // len(piece)) + " million people" for size in (16_000, 32_000))
    once, twice = seconds(short), seconds(long)
    assert twice <= max(0.01, 2.6 * once)


@pytest.mark.parametrize(
    "text", ["9" * 400, "9^99", "1e99 1e-99", "9999^99 km", "nine trillion " * 9, "1:0 0/0 0 per 0", "½ ¼ ٣ ²", "-", "$", "1/0", "trillion " * 30]
)
def test_no_text_breaks_the_answer(text: str) -> None:
    json.loads(json.dumps(plain(answer(everything(text))), allow_nan=False))
