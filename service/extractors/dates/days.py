"""Calendar days and months: 26 January 2020, Jan. 26, the 26th, January 2020, 2020-01-26, 1/26/2020."""

from dataclasses import replace

import regex
from regex import Match

from service.document import Document
from service.extractors.dates.calendar import day_of
from service.extractors.dates.reading import Reading, stands
from service.extractors.dates.vocabulary import (
    DASHES,
    JOINING,
    MODALS,
    MONTHS_SHORT,
    OPEN_MONTHS,
    RULES,
    day,
    month_of,
    of_year,
    one_space,
    pointed,
    weekday_of,
)
from service.lexicon import listing, mapping, one_of

# Months that are also verbs or first names count by themselves only after a word that goes before dates.
UNSURE = frozenset(listing("dates", "unsure_months"))
BEFORE_DATES = frozenset(listing("dates", "before_dates"))
TITLES = frozenset(listing("dates", "titles"))


@RULES.rule(
    r"{month_day}",
    at="{month_name} {month_short}",
    then="{dd} {glued} the .",
    finds={
        "Rockets hit the base on [Jan. 24].": "2020-01-24",
        "The law took effect on [March 5, 1998], after a long debate.": "1998-03-05",
        "They will vote on [March 5].": "2020-03-05",
        "The treaty was signed on [June 23rd 1901] in Lisbon.": "1901-06-23",
        "The coup of [Sept. 11] was bloodless.": "2019-09-11",
        "He resigned on [October 3 of that year].": {"type": "DATE"},
        "The battle lasted from [March 5] to 9, 1918.": "1918-03-05",
        "A storm hit on [Feb. 29, 2016].": "2016-02-29",
        "He fled after the [Sept. 11] attacks.": "2001-09-11",
        "She lost a son in the [July 7] bombings.": "2005-07-07",
        "He missed the [Jan. 6] riot of 2021.": "2020-01-06",
    },
    ignores=[
        "It failed on February 30.",
        "In March 2020 we met.",
        "We saw them march 5 miles.",
        "They may 2 days later.",
        "He scored in May 25.5 points.",
    ],
)
def month_day(match: Match[str], document: Document) -> Reading | None:
    """A month and a day in American order, with a year or without one."""
    group = match.re.groupindex
    month = match[group["month"]]
    if not _is_name(month):
        return None
    end = match.end()
    if document.clean[end : end + 9].lstrip()[:1] in JOINTS and not match[group["year"]]:
        shared = SHARED.match(document.clean, end)
        if shared:
            return day_of_month(int(shared["year"]), month, match[group["day"]])
    return of_event(day(match), document, end)


SHARED = regex.compile(RULES.woven(r"(?x) {to} \d{1,2} ,? {_} (?P<year> {year} )"), regex.IGNORECASE)  # "March 5 to 9, 1918"
JOINTS = frozenset(first for word in (*JOINING, *DASHES) for first in (word[0], word[0].upper()))


def of_event(reading: Reading | None, document: Document, end: int) -> Reading | None:
    """Return the reading of a day, with the year of the event that it is called by ("the Sept. 11 attacks"), unless that is still to come."""
    if reading is None or reading.frame != "open":
        return reading
    if reading.value[5:] not in EVENTFUL:
        return reading
    year = EVENTS.get(f"{reading.value[5:]} {document.following[document.token_at(end - 1)]}")
    past = year and (document.published_at is None or document.published_at.year >= year)
    return stands(f"{year}{reading.value[4:]}") if past else reading


EVENTS = mapping("dates", "events", int)
EVENTFUL = frozenset(event.split()[0] for event in EVENTS)  # their days: 09-11


def _is_name(month: str) -> bool:
    """Whether the word for a month is written as a name."""
    return month[0].isupper()


def day_of_month(year: int, month: str, number: str) -> Reading | None:
    """Return the reading of a day of a year by the words for its month and number, or None where the calendar has no such day."""
    found = day_of(year, month_of(month), int(number.rstrip("stndrhSTNDRH")))
    return stands(found.isoformat()) if found else None


@RULES.rule(
    r"(?<= (?P<lead> (?: \b the {_} )? (?P<day> {day} ) (?: {_} (?: day {_} )? of {_} | [ -]{0,2} ) ) ) (?P<month> {month} ) (?: {year_after} |"
    r" (?= -? (?P<two> \d\d ) (?!\w) ) )?",
    at="{month_name} {month_short}",
    after="{dd} {glued} of -",
    finds={
        "The fort fell on [9 September 1914].": "1914-09-09",
        "It concluded on [the 25th of August, 1917].": "1917-08-25",
        "They land on [12 April 2021].": "2021-04-12",
        "The embassy closed on [24 January].": "2020-01-24",
        "A truce began on [1st May 2003].": "2003-05-01",
        "It broke on [26 Jan], they said.": "2020-01-26",
    },
    ignores=["It failed on 31 April 2019.", "In 2012 August was dry.", "They live at 55 March Street.", "They took 12 may be 13 men."],
)
def day_month(match: Match[str], document: Document) -> Reading | None:
    """A day and a month in European order, with a year or without one."""
    return of_event(day(match), document, match.end()) if _is_name(match["month"]) else None


@RULES.rule(
    # A dateline ("Oct. 18 - Rebels") looks like half of it.
    r"(?= \w{1,4} (?: {_}? {dash} {_}? | {_} [a-z&]{1,7} {_} ) (?: the {_} )? \d )"
    r" (?<= \b (?P<month> {month} ) {_}? ) {day} {_}? {joint} (?: the {_} )?"
    r" (?P<fact> (?P<day> {day} ) (?! [ ]? (?: {dash} | to ) [ ]? \d ) {year_after}? )",
    at="{dd} {glued}",
    after="{month_name} {month_short} .",
    then="{joint}",
    finds={
        "It ran from March 5-[9, 1918], they wrote.": "1918-03-09",
        "Talks are set for April 24 and [25].": "2020-04-25",
        "The fair was open Jan. 10 to [12].": "2020-01-12",
        "He was there Jan. 10 through [13].": "2020-01-13",
        "Rain fell on Dec. 3 and [4].": "2019-12-04",
        "They fought from June 5-[7, 1944].": "1944-06-07",
    },
    ignores=[
        "It ran from March 5-40.",
        "He met on April 24 and 25 armed men came.",
        "He met on April 24 and 25 people came.",
        "On May 3 or 4.5 later.",
        "June 5, 1944",
    ],
)
def day_after(match: Match[str], document: Document) -> Reading | None:
    """The second day of a pair whose month comes first: "April 24 and 25"."""
    if not _is_name(match["month"]) or COUNTED.match(document.clean, match.end("fact")):
        return None
    return day(match)


COUNTED = regex.compile(rf"[ ]{{1,8}}(?!{one_of((*listing('dates', 'function_words'), *MODALS, 'are'))})[a-z]{{3,20}}")


@RULES.rule(
    r"(?<= \b (?P<fact> (?: the {_} )? (?P<day> {day} ) ) {_}? {joint} (?: the {_} )? {day} (?: {_} of )? {_} ) (?P<month> {month} ) {year_after}?",
    at="{month_name} {month_short}",
    after="{dd} {glued} of",
    led_by="{dd} {glued} {joint} the",
    finds={
        "They met on [25] and 26 October 2018.": "2018-10-25",
        "It lasted from [12]-14 July 1950.": "1950-07-12",
        "Clashes on [6] to 7 January 1916 killed many.": "1916-01-06",
        "They fled on [the 13th] to the 19th of October 1950.": "1950-10-13",
        "It rained on [3] and 4 December.": "2019-12-03",
        "The camp was open [1]-5 March 1970.": "1970-03-01",
    },
    ignores=["They met on 45 and 26 October 2018.", "In 12 of 14 cases.", "From 3 to 4 men.", "12-14 marches"],
)
def day_before(match: Match[str], document: Document) -> Reading | None:
    """The first day of a pair whose month comes last: "25 and 26 October"."""
    return day(match) if _is_name(match["month"]) else None


@RULES.rule(
    r"{pointed} (?P<month> {month} ) (?: {year_after} | (?! {numbered} ) )",
    at="{month_name} {month_short}",
    fallback=True,
    finds={
        "He fled [last October].": "2019-10",
        "Prices fell in [March].": "2019-03",
        "It opened in [October 1998].": "1998-10",
        "The war ended in [February of 1940].": "1940-02",
        "Elections will be held in [April].": "2020-04",
        "It was sold in [Sept. 2011].": "2011-09",
        "In [August of that year] they fled.": {"type": "DATE"},
        "The [November, 1960] report said so.": "1960-11",
        "A [September] trip was cancelled.": "2019-09",
        "[March] and December were dry.": "2019-03",
    },
    ignores=[
        "They may leave.",
        "Mrs. May said so.",
        "Troops march on.",
        "The August Wilson play opened.",
        "He joined the March on Washington.",
        "Dec the halls.",
        "They spoke to Jan Novak and left.",
    ],
)
def month(match: Match[str], document: Document) -> Reading | None:
    """A month, with a year or without one. Names that are also verbs or persons (May, March, April, June, August) need a word before dates."""
    group = match.re.groupindex
    word, year, which = match[group["month"]], match[group["year"]], match[group["which"]]
    if not _is_name(word) or (not year and not _is_month(document, match, word.lower())):
        return None
    if not year and not which:
        return OPEN_MONTHS[month_of(word)]
    value = f"-{month_of(word):02}"
    return of_year(year, value) if year else pointed(one_space(which), value)


def _is_month(document: Document, match: Match[str], word: str) -> bool:
    """Whether the name of a month, without a day or year, is one by what is before and after it."""
    token = document.token_at(match.start())
    before = document.words[token - 1] if token else ""
    if before == "." and token > 1:
        before = document.words[token - 2]
    if before in TITLES or (word in MONTHS_SHORT and (before not in BEFORE_DATES or PERSON.match(document.clean, match.end()))):
        return False
    if word not in UNSURE or before in IN_DATES:
        return True
    clean = document.clean
    if AND_MONTH.match(clean, match.end()):
        return True
    if before in ("the", "a"):
        return OF_MONTH.match(clean, match.end()) is not None
    return before in BEFORE_DATES and not PERSON.match(clean, match.end())


IN_DATES = frozenset(listing("dates", "in_dates"))
AND_MONTH = regex.compile(RULES.woven(r"(?x) [ ] (?: and | or | to | until | through ) [ ] (?-i: (?=[A-Z]) ) {month_name} \b"), regex.IGNORECASE)
PERSON = regex.compile(r"[ ][A-Z][a-z]{2,20}")
OF_MONTH = regex.compile(rf"[ ](?!{one_of(listing('dates', 'function_words'))})[a-z]{{4,20}}")


@RULES.rule(
    r"(?P<weekday> {weekday} ) ,? {_} (?: the {_} )? {date}",
    at="{weekday_name} {weekday_short}",
    then="{month_name} {month_short} {dd} {glued} the , .",
    finds={
        "It comes in on [Monday, Oct. 26] at noon.": "2020-10-26",
        "They met on [Saturday, June 24, 1950].": "1950-06-24",
        "The hearing is on [Wednesday, 5 February].": "2020-02-05",
        "It was signed on [Thursday 23 January 2020].": "2020-01-23",
        "The raid on [Fri. Jan. 24] failed.": "2020-01-24",
        "He left on [Sunday the 19th of January].": "2020-01-19",
    },
    ignores=["He came on Monday and left.", "The sun June 5.", "On Sunday, 30 men came.", "On Friday, Feb. 30."],
)
def weekday_date(match: Match[str], document: Document) -> Reading | None:
    """A weekday with its date, one day said twice."""
    if not _is_name(match["month"]) or not _is_name(match["weekday"]):
        return None
    reading = day(match)
    return reading and replace(reading, weekday=weekday_of(match["weekday"]))
