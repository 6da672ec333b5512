"""Named days (Christmas Eve, Thanksgiving) and words for now, before and after (now, recently, the future)."""

import regex
from regex import Match

from service.document import Document
from service.extractors.dates.calendar import holiday as day_of_holiday
from service.extractors.dates.calendar import period
from service.extractors.dates.reading import Reading, missing, stands
from service.extractors.dates.vocabulary import (
    HOLIDAYS,
    MODALS,
    QUARTERS,
    REFS,
    REFS_IN_WORDS,
    RULES,
    SAID,
    UNITS_PLURAL,
    month_of,
    of_year,
    one_space,
    pointed,
    weekday_of,
    word_before,
)
from service.extractors.dates.weekdays import hours_of, timed
from service.lexicon import listing, one_of


@RULES.rule(
    r"{pointed} (?P<name> {holiday} ) (?: {_} (?P<part> morning | night | evening ) )? (?: ,? {_} (?: of {_} )? (?P<year> {year} ) )?",
    at="{holiday}",
    finds={
        "It was shelled on [Christmas Eve] by tanks.": "2019-12-24",
        "He was rescued on [Thanksgiving Day].": "2019-11-28",
        "They will march on [Good Friday].": "2020-04-10",
        "Victory by [Christmas 1963] was promised.": "1963-12-25",
        "It fell on [Easter Monday, 1916].": "1916-04-24",
        "The truce of [New Year's Day] held.": "2020-01-01",
        "The party was on [Halloween].": "2019-10-31",
        "It should be done by [next Christmas].": "2020-12-25",
        "They crossed on [Christmas night].": "2019-12-25TNI",
    },
    ignores=["A Christmas tree fell.", "He sailed to Easter Island.", "An easter egg", "The Christmas story", "She wore a Halloween costume."],
)
def holiday(match: Match[str], document: Document) -> Reading | None:
    """A day with a name of its own; before a noun ("Christmas tree") it is no day."""
    name = match["name"]
    if not name[0].isupper() or THING.match(document.clean, match.end()):
        return None
    form = HOLIDAYS[" ".join(name.lower().split())]
    moves = "/" in form or form.startswith("easter")
    if moves:
        reading = moving(form, match["year"], match["which"])
    else:
        reading = of_year(match["year"], f"-{form}") if match["year"] else pointed(one_space(match["which"]), f"-{form}")
    return timed(reading, hours_of(match["part"].lower())) if match["part"] else reading


def moving(form: str, year: str | None, which: str | None = None) -> Reading | None:
    """Return the reading of a day that every year has on another date, by the form that `calendar.holiday` reads."""
    if not year:
        return missing("XXXX", SAID.get(one_space(which)), holiday=form)
    day = day_of_holiday(int(year), form)
    return stands(day.isoformat()) if day else None


THING = regex.compile(f"[ ]{one_of(listing('dates', 'holiday_things'))}", regex.IGNORECASE)


@RULES.rule(
    r"(?<= (?P<lead> \b the {_} (?P<which> first | second | third | fourth | last ) {_} ) ) (?P<weekday> {weekday_name} ) {_} (?: of | in ) {_}"
    r" (?P<month> {month_name} ) (?: ,? {_} (?: of {_} )? (?P<year> {year} ) )?",
    at="{weekday_name}",
    then="of in",
    finds={
        "They will vote on [the first Tuesday of June].": "2020-06-02",
        "It was held on [the last Sunday in October].": "2019-10-27",
        "He died on [the second Monday of May, 2011].": "2011-05-09",
        "Polls will open on [the third Saturday in June].": "2020-06-20",
        "The race is run on [the fourth Thursday of July 2021].": "2021-07-22",
        "It fell on [the first Friday in March 2018].": "2018-03-02",
    },
    ignores=["The first Monday of every month.", "The last day of May.", "On the first, Monday of May.", "The second Friday in a row."],
)
def nth_weekday(match: Match[str], document: Document) -> Reading | None:
    """A day by its place among the same weekdays of a month."""
    which = QUARTERS.get(match["which"].lower(), -1)
    return moving(f"{month_of(match['month'])}/{weekday_of(match['weekday'])}/{which}", match["year"])


@RULES.rule(
    r"(?P<ref> {ref} ) (?! [ ] (?: defunct | and {_} then ) (?!\w) )",
    at="{ref}",
    finds={
        "The force [now] numbers 400.": "PRESENT_REF",
        "He was [recently] jailed.": "PAST_REF",
        "It has rained little [lately].": "PAST_REF",
        "It is [currently] shut.": "PRESENT_REF",
        "The [present-day] town is new.": "PRESENT_REF",
        "She will [soon] be free.": "FUTURE_REF",
    },
    ignores=[
        "He left the past two days.",
        "As soon as he left.",
        "Sooner or later.",
        "The now defunct firm.",
        "Soon after, he left.",
        "It was seen as recently as 2009.",
        "Now for the weather.",
    ],
)
def ref(match: Match[str], document: Document) -> Reading | None:
    """The present, past or future as such."""
    word = " ".join(match["ref"].lower().split())
    before = word_before(match, document)
    if match["ref"] == "Now" and document.following[document.token_at(match.start())] == "for":
        return None  # "Now for the weather"
    if (word == "soon" and before not in BEFORE_SOON) or (word == "recently" and before in ("most", "as")):
        return None
    return stands(REFS[word])


BEFORE_SOON = frozenset((*MODALS, *listing("dates", "before_soon")))


@RULES.rule(
    r"(?<= (?P<lead> \b (?: the {_} (?: [a-z]{4,11} {_} )? | these {_} | at {_} ) ) ) (?P<word> past | future | term | days | present )"
    r" (?! {_} (?: {number} | {vague} | {unit} | {units} | half ) )",
    at="past future term days present",
    after="{ref_lead}",
    finds={
        "Nobody knows what [the future] holds.": "FUTURE_REF",
        "In [the past], it was a port.": "PAST_REF",
        "Life is hard [these days].": "PRESENT_REF",
        "It will go on for [the foreseeable future].": "FUTURE_REF",
        "It is shut [at present].": "PRESENT_REF",
        "In [the near term], prices will rise.": "FUTURE_REF",
    },
    ignores=[
        "The past two days were dry.",
        "In the past year it grew.",
        "The days were hot.",
        "A long term.",
        "The present law is weak.",
        "A talk on the Future of Rail.",
    ],
)
def ref_in_words(match: Match[str], document: Document) -> Reading | None:
    """The present, past or future in several words; "the past" before a time is a stretch of time."""
    words = one_space(document.clean[match.start("lead") : match.end()])
    if match["word"].istitle() and not match["lead"].istitle():
        return None  # a name: "the Future of Tourism"
    return stands(REFS_IN_WORDS[words]) if words in REFS_IN_WORDS else None


@RULES.rule(
    r"(?P<when> recent | current | future ) (?: {_} (?P<unit> days | weeks | months | years | quarters | decades ) )?",
    at="recent current future",
    finds={
        "The [recent] attack killed two.": "PAST_REF",
        "The [current] law is weak.": "PRESENT_REF",
        "In [recent days] fighting flared.": "PXD",
        "It will pay in [future years].": "FUTURE_REF",
        "Trade fell in [recent years].": "PXY",
        "The [current] owners will sell it.": "PRESENT_REF",
    },
    ignores=[
        "The currents were strong.",
        "A recently built dam.",
        "In futures trading.",
        "The current account.",
        "ocean current",
        "It would limit future losses.",
    ],
)
def adjective(match: Match[str], document: Document) -> Reading | None:
    """An adjective of time. "Future" alone says that something has not come yet, not when."""
    when, unit = match["when"].lower(), (match["unit"] or "").lower()
    if when == "current" and NOT_NOW.match(document.clean, match.end()):
        return None
    if when == "recent" and unit:
        return stands(period(UNITS_PLURAL[unit], None), "DURATION")
    return stands(ADJECTIVES[when]) if unit or when != "future" else None


ADJECTIVES = {"recent": "PAST_REF", "current": "PRESENT_REF", "future": "FUTURE_REF"}
NOT_NOW = regex.compile(f"(?![ ]?[a-z])|[ ]{one_of(listing('dates', 'not_now'))}")
