"""Anchoring: from what the words of a date say to the day they mean.

The policy. A date that names its year stands as it is. All else counts from one of two days. In news that is the day of publication:
"yesterday", "last week" and "this year" are counted from it; a weekday is the last one up to that day, or the next one where the nearest
verb looks ahead ("will meet Friday", "is due Monday"), but for yesterday only a verb that cannot look back does that ("will"); a day of a
month is the nearest one if that is within three months, and so is a month or season of the last three months or the next one, unless such a
verb says other; what lies farther off is the last or the next one as the verb has it; a quarter is the last that has begun, and "a year
ago" after one is that quarter of the year before (the latest told of; one looked back at does not count). Words that point into the text
("the next day", "two weeks later", "that year") count from the date told last, and so do hours without a day; the day of a report ("police
said on Thursday") is not told of. A text is a narrative where it names many years, some far from publication, and hardly speaks of its own
day or in the present tense; there everything counts from the date told last, and months take their year from the story (see storyline) and
years before Christ are counted down. A day keeps the year that it was named with. A date joined to the next ("August and September 1914")
shares its year. Without a day of publication, what counts from it keeps its open form.
"""

from bisect import bisect_left
from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property

import regex

from service.document import Document
from service.extractors.dates.calendar import Extent, extent, holiday, moved, value_of
from service.extractors.dates.reading import LOOKS_BACK, Reading, open_form, shifted
from service.extractors.dates.storyline import Storyline, is_narrative, year_before_christ
from service.extractors.dates.tense import tense
from service.facts import Fact, Timex
from service.lexicon import listing

HALF_QUARTER = 45  # days
LEAP = 2004  # a year that has every day
NEAR = 90  # days: a day of a month so near to publication is meant whatever the tense
AWAITED = 60  # days after a quarter in which its results are told
SOON = 31  # days: and a month that begins so soon, or so near before, unless the verb can only look ahead
LOOKED_AT = 3  # dates before one, for its year
REACH = 40  # characters, more than two dates that are joined have between them
JOINED = regex.compile(r"\s{0,3}(?:[-\u2010-\u2015/,]|and|or|to|through|until|till)?\s{0,3}(?:the\s{1,3})?")
ON = regex.compile(r"[ ,]{1,3}(?:(?:[A-Za-z][a-z]{2,15}[ ]time[ ])?on[ ]|\([^().]{1,20}\)[ ])?")
REPORTED = ("P3M", "P6M", "P9M")  # results are then told of so many months, not of the quarter
COUNTED_BACK = ("said", *LOOKS_BACK)
REPORTING = frozenset(listing("dates", "reporting"))


def anchored(document: Document, facts: list[Fact], standing: list[Fact]) -> list[Fact]:
    """Return the facts with every reading closed, in text order; those that stand tell of the days that others count from."""
    story = Story(document, standing)
    told = set(map(id, standing))
    return [Fact(fact.type, fact.start, fact.end, fact.rule, story.timex(fact, id(fact) in told)) for fact in facts]


class Story:
    """What a text has told so far: the day of publication and the date told last. It learns from the facts that stand."""

    def __init__(self, document: Document, facts: list[Fact]) -> None:
        self.document, self.facts = document, facts
        self.starts = [fact.start for fact in facts]
        self.readings = [fact.value for fact in facts if isinstance(fact.value, Reading)]
        day = document.published_at
        self.published = day.date() if isinstance(day, datetime) else day
        self.narrative = is_narrative(document, self.published, self.readings)
        self.told: date | None = None if self.narrative else self.published
        self.day = self.told  # the day told last, where `told` may be a year
        self.line = Storyline(self.told, self.told)
        self.quarter: date | None = None
        self.before_christ = 0  # the year told last, where it is one
        self.named: dict[str, int] = {}  # the years of days, by month and day
        self.dated = False  # whether a day was named with its year

    @cached_property
    def day_first(self) -> bool:
        """Whether a date in figures shows that the text puts the day first."""
        return any(reading.frame == "day first" for reading in self.readings)

    def timex(self, fact: Fact, stands: bool) -> Timex:
        """Return what a fact means, and learn from it if it stands."""
        reading = fact.value
        if not isinstance(reading, Reading):
            return reading  # type: ignore[return-value]
        value = self._closed(fact, reading) if reading.frame else reading.value
        covered = extent(value)
        if covered is None:
            if value in REPORTED:
                self.quarter = None
            elif value[:2] == "BC":
                self.before_christ = year_before_christ(value)
            return Timex(reading.type, value, reading.mod)
        if stands:
            self._learn(fact, reading, value, covered[0])
        return Timex(reading.type, value, reading.mod, *covered)

    def _learn(self, fact: Fact, reading: Reading, value: str, first: date) -> None:
        frame = reading.frame
        if reading.unit != "Y" or frame not in COUNTED_BACK:
            self.told = first
        if is_day(value):
            if first != self.day and not self._of_report(fact):
                self.day = first
            if frame in ("", "open"):
                self.named[value[5:10]] = first.year
                self.dated = self.dated or not frame
        if self.narrative:
            self.before_christ = 0
            if self._moves(fact, reading, value, first):
                self.line.tell(reading, first)
        if "-Q" in value and frame not in LOOKS_BACK:
            self._report(fact, reading, first)

    def _report(self, fact: Fact, reading: Reading, first: date) -> None:
        """Take a quarter for the one that results are told of, unless one after it was, or it is not half over and not told of as past."""
        over = (moved(first, "D", HALF_QUARTER) or date.max) <= (self.published or date.max)
        over = over or (reading.frame != "said" and tense(self.document, fact.start) < 0)
        if (self.quarter or date.min) <= first and over:
            self.quarter = first

    def _of_report(self, fact: Fact) -> bool:
        """Whether a day is that of somebody's words ("police said on Thursday"), not of what they tell."""
        words, token = self.document.words, self.document.token_at(fact.start)
        before = words[token - 1 - (token > 1 and words[token - 1] == "on")] if token else ""
        return before in REPORTING

    def _moves(self, fact: Fact, reading: Reading, value: str, first: date) -> bool:
        """Whether a date moves the story: months, days, and years or seasons of years named outside brackets; "the previous April" looks back."""
        if reading.frame in ("told", "earlier") and reading.unit == "Y" and reading.shift < 0:
            return False
        if value[5:6].isdecimal() or self.line.now is None:  # a month or day
            return True
        return (
            not reading.frame
            and (len(value) == 4 or value[5:] in ("SP", "SU", "FA"))
            and first.year != self.line.now.year
            and self.document.clean[fact.start - 1] != "("
        )

    def _closed(self, fact: Fact, reading: Reading) -> str:
        if self.before_christ and self.narrative:
            return self._before_christ(reading)
        special = FRAMES.get(reading.frame)
        if special is not None:
            return special(self, fact, reading)
        if reading.frame in LOOKS_BACK and reading.unit == "Y" and reading.shift == -1:
            quarter = self.quarter or (reading.frame == "quarter ago" and self.published and moved(self.published, "Q", -1))
            if quarter:
                return shifted(open_form("Q"), "Q", -4, quarter)
        told = reading.frame in ("told", "earlier") or (self.narrative and self.published is not None)
        origin = self._told(reading, fact) if told else self.published
        return reading.value if origin is None else shifted(reading.value, reading.unit, reading.shift, origin)

    def _before_christ(self, reading: Reading) -> str:
        """What counts from a year before Christ: another year or a part of one; what is finer stays open."""
        year = self.before_christ - reading.shift
        return reading.value.replace("XXXX", f"BC{year:04}", 1) if reading.unit == "Y" and year > 0 else reading.value

    def _figures(self, fact: Fact, reading: Reading) -> str:
        """A date in figures: the month first, unless others of the text put the day first."""
        year, month, day = reading.value.split("-")
        return f"{year}-{day}-{month}" if self.day_first and reading.frame == "figures" else reading.value

    def _quarter(self, fact: Fact, reading: Reading) -> str:
        """The quarter told of, or the one before publication: quarters are spoken of when they are over."""
        if reading.value[0] != "X":
            return reading.value[:-2] + value_of(self.quarter, "Q")[-2:] if self.quarter else reading.value[:4]
        if self.quarter:
            return value_of(self.quarter, "Q")
        return shifted(reading.value, "Q", -1, self.published) if self.published else reading.value

    def _weekend(self, fact: Fact, reading: Reading) -> str:
        """The weekend it is or was last, or the next one where the verb looks ahead."""
        origin = self.told if self.narrative else self.published
        if origin is None:
            return reading.value
        ahead = origin.isoweekday() >= 6 or tense(self.document, fact.start) > 0
        return shifted(reading.value, "WE", 0 if ahead else -1, origin)

    def _told(self, reading: Reading, fact: Fact) -> date | None:
        """The date that words pointing into the text count from."""
        if reading.unit == "D" and not reading.shift:
            return self._joined_day(fact) or self.day
        return self.day if reading.unit == "D" else self.told

    def _joined_day(self, fact: Fact) -> date | None:
        """The day that the next date of the sentence names: "at 5 p.m. on 3 May"."""
        joined = self._following(fact, ON)
        if joined is None:
            return None
        other, following = joined
        value = self._instance(other, following) if following.frame == "open" else following.value
        covered = extent(value) if is_day(value) and len(value) == 10 else None
        return covered and covered[0]

    def _following(self, fact: Fact, between: regex.Pattern[str]) -> tuple[Fact, Reading] | None:
        """The next date that stands and what it says, if it follows with no other words between than these."""
        place = bisect_left(self.starts, fact.end)
        if (
            place == len(self.facts)
            or self.starts[place] > fact.end + REACH
            or not between.fullmatch(self.document.clean, fact.end, self.starts[place])
        ):
            return None
        other = self.facts[place]
        return (other, other.value) if isinstance(other.value, Reading) else None

    def _instance(self, fact: Fact, reading: Reading) -> str:
        """An open form closed with a year or week."""
        if reading.unit == "W":
            return self._weekday(fact, reading)
        year = self._joined_year(fact, reading)
        if year is None:
            year = self._next_year(reading) if self.narrative else self._resumed_year(fact, reading)
        if year is not None:
            return in_year(reading, year) or reading.value
        return self._nearest(fact, reading)

    def _joined_year(self, fact: Fact, reading: Reading) -> int | None:
        """The year of a date that this one is joined to: "August and September 1914"."""
        joined = self._following(fact, JOINED)
        if joined is None:
            return None
        other, following = joined
        if not following.frame and following.value[:4].isdecimal() and len(following.value) > 4:
            return int(following.value[:4])
        past = not self.narrative and following.value[:5] == "XXXX-" and following.value[5:6].isdecimal() and tense(self.document, fact.start) < 0
        return self._year_before(reading, other, following) if past else None

    def _year_before(self, reading: Reading, other: Fact, following: Reading) -> int | None:
        """The year of a month or day that a past one follows: "between March and May, sales fell"."""
        year = self._nearest(other, following)[:4]
        return int(year) - (reading.value > following.value) if year.isdecimal() else None

    def _resumed_year(self, fact: Fact, reading: Reading) -> int | None:
        """The year of a day that was named before, or soon follows one of its sentence: "on 5 May 1999 they met, and on 7 May they parted"."""
        if reading.value[5:10] in self.named:
            return self.named[reading.value[5:10]]
        if not self.dated:
            return None
        place = bisect_left(self.starts, fact.start)
        for other in reversed(self.facts[max(place - LOOKED_AT, 0) : place]):
            told = other.value
            if not isinstance(told, Reading) or told.frame or not is_day(told.value) or other.start < self._sentence(fact):
                continue
            covered, before = extent(in_year(reading, int(told.value[:4])) or ""), date.fromisoformat(told.value[:10])
            if covered and 0 <= (covered[0] - before).days <= SOON:
                return before.year
        return None

    def _sentence(self, fact: Fact) -> int:
        """Where the sentence of a date begins."""
        return self.document.starts[self.document.sentence(self.document.token_at(fact.start))[0]]

    def _next_year(self, reading: Reading) -> int | None:
        """The year of a narrative that an open form falls in."""
        covered = extent(in_year(reading, LEAP) or "")
        return self.line.year_of(covered[0].month) if covered and covered[0].year == LEAP else self._winter(reading)

    def _winter(self, reading: Reading) -> int | None:
        """The year of a winter, which begins in the December before it."""
        now = self.line.now
        if now is None or not reading.value.endswith("WI"):
            return None
        return min(now.year + (now.month > 2), date.max.year)

    def _nearest(self, fact: Fact, reading: Reading) -> str:
        """The instance of a yearly date nearest to publication that agrees with the tense."""
        published = self.published
        if published is None:
            return reading.value
        this_year = in_year(reading, published.year)
        if reading.lean == 0:
            return this_year or reading.value
        if this_year and reading.lean is None and is_near(this_year, published):
            return this_year
        reach = 6 if reading.weekday else 1
        years = range(published.year - reach, published.year + reach + 1)
        spans = [(covered, value) for year in years if (value := in_year(reading, year)) and (covered := extent(value))]
        if not spans:
            return reading.value
        lean = reading.lean or (self._lean_of_quarter(fact, spans) if "-Q" in reading.value else self._lean(fact, spans))
        before = [value for (first, last), value in spans if (last < published if reading.lean else first <= published)]
        if lean < 0 and before:
            return before[-1]
        after = [value for (first, last), value in spans if (first if reading.lean else last) >= published]
        return after[0] if after else before[-1]

    def _lean_of_quarter(self, fact: Fact, spans: list[tuple[Extent, str]]) -> int:
        """Whether a quarter to come is meant ("will open in the third quarter"), not one that results are awaited of ("a third-quarter loss")."""
        published, token = self.published or date.min, self.document.token_at(fact.start)
        awaited = any(0 < (published - last).days < AWAITED for (_, last), _ in spans)
        led = token and self.document.words[token - 1] in ("in", "by", "during", "until")
        return 1 if led and not awaited and tense(self.document, fact.start) > 0 else -1

    def _lean(self, fact: Fact, spans: list[tuple[Extent, str]]) -> int:
        """Whether the last or the next of some instances is meant: a day near to publication, else as the tense has it, else the nearest."""
        published = self.published or date.min
        days = min([(first - published).days for (first, _), _ in spans], key=abs)
        lean = 1 if days > 0 else -1
        first, last = spans[0][0]
        if first == last and abs(days) <= NEAR:
            return lean
        told = tense(self.document, fact.start)
        return lean if first < last and -NEAR <= days <= SOON and told < 2 else told or lean

    def _weekday(self, fact: Fact, reading: Reading) -> str:
        """A weekday: the last one up to publication, or the next one."""
        origin = self.day if reading.frame == "told weekday" else self.told if self.narrative else self.published
        if origin is None:
            return reading.value
        weekday = int(reading.value[9])
        back = -((origin.isoweekday() - weekday) % 7)
        days = weekday - origin.isoweekday() if reading.lean == 0 else back
        if reading.lean == -1 and not back:
            days = -7
        # Yesterday is six days less far than its next instance, so no verb that can also look back moves it there.
        if reading.lean == 1 or (reading.lean is None and back and tense(self.document, fact.start) > (back == -1)):
            days = back + 7
        found = moved(origin, "D", days)
        return reading.value if found is None else found.isoformat() + reading.value[10:]


def is_day(value: str) -> bool:
    """Return whether a value is that of a day, with hours or without."""
    return value[7:8] == "-" and value[:4].isdecimal()


def is_near(value: str, published: date) -> bool:
    """Return whether a value is that of a day so near to publication that it is meant whatever the tense."""
    first, last = extent(value) or (date.min, date.max)
    return first == last and abs((first - published).days) <= NEAR


def in_year(reading: Reading, year: int) -> str | None:
    """Return an open form closed with a year, or None where that year has no such day."""
    if reading.holiday:
        day = holiday(year, reading.holiday)
        return day.isoformat() + reading.value[4:] if day else None
    value = reading.value.replace("XXXX", f"{year:04}", 1)
    covered = extent(value)
    return value if covered and (not reading.weekday or reading.weekday == covered[0].isoweekday()) else None


# What each frame that is closed in its own way is closed by. (Kept with a story, its own methods would hold it and its document in memory.)
FRAMES: dict[str, Callable[[Story, Fact, Reading], str]] = {
    "open": Story._instance,
    "figures": Story._figures,
    "day first": Story._figures,
    "quarter": Story._quarter,
    "weekend": Story._weekend,
    "told weekday": Story._weekday,
}
