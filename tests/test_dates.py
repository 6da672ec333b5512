"""Dates: the calendar's arithmetic, what is anchored to what, and forms that stay open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.document import Document
from service.extractors.dates import extract
from service.extractors.dates.calendar import day_of, easter, extent, holiday, moved, value_of
from service.facts import Timex

MONDAY = date(2020, 1, 27)
UNITS = ["D", "W", "F", "M", "Q", "S", "H", "Y", "E", "C", "L", "WE"]


def values(text: str, published: date | None = MONDAY) -> list[str]:
    return [fact.value.value for fact in extract(Document(text, published)) if isinstance(fact.value, Timex)]


def days(text: str, published: date | None = MONDAY) -> list[tuple[date | None, date | None]]:
    return [(fact.value.earliest, fact.value.latest) for fact in extract(Document(text, published)) if isinstance(fact.value, Timex)]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-W04", date(2020, 1, 20), date(2020, 1, 26)),
        ("2020-W04-WE", date(2020, 1, 25), date(2020, 1, 26)),
        ("2020-Q4", date(2020, 10, 1), date(2020, 12, 31)),
        ("2020-H1", date(2020, 1, 1), date(2020, 6, 30)),
        ("2020-WI", date(2019, 12, 1), date(2020, 2, 29)),
        ("2020-01-26TEV", date(2020, 1, 26), date(2020, 1, 26)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("19", date(1900, 1, 1), date(1999, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_period_covers_its_days(value: str, first: date, last: date) -> None:
    assert extent(value) == (first, last)


@pytest.mark.parametrize("value", ["PXM", "P2W", "PAST_REF", "BC0044", "XXXX-01-26", "2021-02-29", "0000-01", "9999-W52-WE", "2020-W54", "0000"])
def test_what_has_no_days_covers_none(value: str) -> None:
    assert extent(value) is None


@given(st.dates(), st.sampled_from(UNITS), st.integers(-(10**12), 10**12))
def test_moving_stays_in_the_calendar_or_gives_nothing(day: date, unit: str, count: int) -> None:
    found = moved(day, unit, count)
    assert found is None or (found == day) == (count == 0)


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(9990, 1, 1)), st.sampled_from(["D", "W", "M", "Q", "S", "H", "Y", "E", "C"]))
def test_the_period_of_a_day_covers_it(day: date, unit: str) -> None:
    covered = extent(value_of(day, unit))
    assert covered is not None
    assert covered[0] <= day <= covered[1]


def test_holidays_fall_on_the_days_that_calendars_print() -> None:
    assert [easter(year) for year in (1961, 2000, 2019, 2024)] == [date(1961, 4, 2), date(2000, 4, 23), date(2019, 4, 21), date(2024, 3, 31)]
    assert holiday(2019, "11/4/4") == date(2019, 11, 28)
    assert holiday(2020, "5/1/-1") == date(2020, 5, 25)
    assert day_of(2019, 2, 29) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They left on Jan. 26.", "XXXX-01-26"),
        ("They left on Friday.", "XXXX-WXX-5"),
        ("They left yesterday.", "XXXX-XX-XX"),
        ("They leave today.", "PRESENT_REF"),
        ("They left last week.", "XXXX-WXX"),
        ("They left last year.", "XXXX"),
        ("They left in March.", "XXXX-03"),
        ("They left over the weekend.", "XXXX-WXX-WE"),
    ],
)
def test_without_a_day_of_publication_a_relative_date_stays_open(text: str, value: str) -> None:
    assert values(text, None) == [value]
    assert days(text, None) == [(None, None)]


def test_a_story_without_a_day_of_publication_dates_itself() -> None:
    assert values("On 9 September 1914 the fort fell. On 12 September the army left.", None) == ["1914-09-09", "1914-09-12"]


def test_a_day_keeps_the_year_that_it_was_named_with() -> None:
    text = "He came on 5 May 1999, and on 7 May he drove a truck to the lake, they say. The truck was seen on 7 May. On 5 May it had been sold."
    assert values(text) == ["1999-05-05", "1999-05-07", "1999-05-07", "1999-05-05"]


def test_what_lasted_from_one_month_to_another_ended_after_it() -> None:
    assert values("Sales fell between March and May.", date(2020, 3, 20)) == ["2019-03", "2019-05"]
    assert values("Sales fell between December and May.", date(2020, 3, 20)) == ["2018-12", "2019-05"]


def test_a_narrative_keeps_its_year_and_turns_it_in_winter() -> None:
    text = "In 1911 they armed, and in 1912 and 1913. It began in June 1914. By December they dug in. In January they froze. They fled in May 1915."
    assert values(text) == ["1911", "1912", "1913", "1914-06", "1914-12", "1915-01", "1915-05"]


def test_news_that_names_many_years_counts_from_its_day() -> None:
    text = "Votes in 2004, 2008, 2011 and 2012 were close. It is slow, he says, lines are long, few have jobs and trade has fallen since 1999."
    assert values(f"{text} Polls opened in January.")[-1] == "2020-01"


def test_a_narrative_comes_back_from_a_look_at_another_year() -> None:
    text = "In 1911 they armed, and in 1912 and 1913. It began on 3 June 1914. On 5 June they marched. The plan was for 1918. On 9 June they met."
    assert values(text)[-1] == "1914-06-09"


def test_a_look_back_does_not_move_a_narrative() -> None:
    text = "In 1910 and 1911 they armed, and in 1912 and 1913. On 3 June 1914 they took the hill lost the previous April. On 9 June they met."
    assert values(text)[-2:] == ["1913-04", "1914-06-09"]


@pytest.mark.parametrize("part", ["early 1915", "the spring of 1915"])
def test_a_part_of_a_year_is_where_a_narrative_stands(part: str) -> None:
    text = f"In 1910 and 1911 they armed, and in 1912 and 1913. In March 1914 they met. In {part} they quarrelled. On 7 April they parted."
    assert values(text)[-1] == "1915-04-07"


def test_words_that_bound_a_day_are_no_date_of_their_own() -> None:
    assert values("In the early hours of Sunday, two men fled.") == ["2020-01-26"]


def test_a_story_before_christ_counts_its_years_down() -> None:
    text = "They armed in 514 BC, 502 BC, 499 BC and 494 BC. The city fell in the summer of 492 BC. The following year a fleet came."
    assert values(f"{text} In September it sank and the next day it burned.")[-3:] == ["BC0491", "BC0491-09", "XXXX-XX-XX"]


def test_the_verb_decides_where_a_weekday_lies() -> None:
    assert values("The court ruled Friday.") == ["2020-01-24"]
    assert values("The court will rule Friday.") == ["2020-01-31"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Lights were hung to mark the opening on Sunday.", "2020-01-26"),
        ("The gates will open on Sunday.", "2020-02-02"),
        ("They voted to shut the road Friday.", "2020-01-24"),
        ("They agreed to shut the road Friday.", "2020-01-31"),
        ("She is to be sentenced Friday for the theft they found.", "2020-01-31"),
        ("He was sent to two courts Friday.", "2020-01-24"),
        ("On a call Friday, he would not say why.", "2020-01-24"),
        ("Guards will study Friday's deadly crash.", "2020-01-24"),
        ("It aims to stop fraud, and the raid on Friday was a part of it.", "2020-01-24"),
        ("The permit had been due to expire Friday.", "2020-01-24"),
        ("The parade will go ahead as planned Friday.", "2020-01-31"),
        ("They stormed the gate as planned Friday.", "2020-01-24"),
        ("The two sides meet Friday in Oslo.", "2020-01-31"),
        ("He was put to death Friday.", "2020-01-24"),
        ("She will sing for a select crowd in an unnamed town on Friday.", "2020-01-31"),
        ("He hoped to repeat the November trip.", "2019-11"),
        ("The hall will open in November.", "2020-11"),
        ("The storm could hit Friday.", "2020-01-31"),
        ("The talks begin Friday in Oslo.", "2020-01-31"),
        ("He let the talks begin Friday in Oslo, where they sat.", "2020-01-24"),
        ("They will meet Sunday.", "2020-02-02"),
        ("Rain is due Sunday.", "2020-02-02"),
        ("They had planned to cut the rope Friday.", "2020-01-24"),
        ("They vowed to return, and in November, a court freed them.", "2019-11"),
        ("The trip in February is still on, he said.", "2020-02"),
    ],
)
def test_what_lies_near_needs_a_plain_verb_to_lie_far(text: str, value: str) -> None:
    assert values(text) == [value]


def test_a_quarter_to_come_needs_a_verb_that_says_so() -> None:
    assert values("The bridge is due to open in the third quarter.") == ["2020-Q3"]
    assert values("It expects to tell of a third-quarter loss.") == ["2019-Q3"]
    assert values("The cost will be met in the fourth quarter.") == ["2019-Q4"]


def test_a_quarter_looked_back_at_is_not_the_one_of_the_story() -> None:
    text = "Net rose in the third quarter. After a flat second quarter, orders came in. It earned $2 million a year ago."
    assert values(text) == ["2019-Q3", "2019-Q2", "2018-Q3"]


def test_a_quarter_just_begun_is_not_the_one_of_the_story() -> None:
    text = "Net rose in the third quarter. It said this quarter had begun well. It earned $2 million a year ago."
    assert values(text) == ["2019-Q3", "2020-Q1", "2018-Q3"]


def test_the_day_of_a_report_is_not_the_day_of_the_event() -> None:
    assert values("Two died on Saturday, police said on Sunday. The blast came at 7 a.m.")[-1] == "2020-01-25T07:00"


def test_a_text_that_puts_the_day_first_does_so_throughout() -> None:
    assert values("Filed on 3/4/2019.") == ["2019-03-04"]
    assert values("Filed on 3/4/2019, heard on 25/4/2019.") == ["2019-04-03", "2019-04-25"]


def test_a_year_before_christ_has_a_value_and_no_days() -> None:
    assert values("Caesar died in 44 BC.") == ["BC0044"]
    assert days("Caesar died in 44 BC.") == [(None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on, and Mrs. May fell in second.",
        "The sun fell in spring water.",
        "Version 2.10.12 of the 1,900 men beat us 3-2.",
        "About 2000 troops called 555-1998.",
        "On February 30 of a 2-1 win.",
    ],
)
def test_what_looks_like_a_date_is_none(text: str) -> None:
    assert values(text) == []


WORDS = "Jan. 31 - / 9999 0001 12 year years ago BC last next two hundred thousand weeks later ' 99 the of Friday : . ,"


@given(st.lists(st.sampled_from(sorted(set(WORDS.split(" ")))), max_size=40))
def test_no_text_raises(words: list[str]) -> None:
    for published in (None, date.min, date.max, MONDAY):
        extract(Document(" ".join(words), published))


@pytest.mark.parametrize("word", ["January ", "12-", "3/4/2019 ", "- ", "two years ago ", "nineteen ", "the last "])
def test_a_word_without_end_is_read(word: str) -> None:
    extract(Document(word * 4000, MONDAY))


@pytest.mark.parametrize(
    ("words", "value"), [("300 million years", "P300000000Y"), ("1,200 million years", "P1200000000Y"), ("two million years", "P2000000Y")]
)
def test_a_duration_may_be_in_millions(words: str, value: str) -> None:
    text = f"The rock is the work of {words}."
    (fact,) = extract(Document(text))
    assert (text[fact.start : fact.end], fact.value.headline) == (words, value)
