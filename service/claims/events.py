"""Events: which claims speak of the same one, and what a claim takes over from the sentences before it.

A claim takes the place, date and weapon of its own sentence; what that lacks it takes from the nearest earlier sentence about the
same event, and the place at last from the dateline. A new event begins where a sentence gives both another date and another place,
or a date weeks away or of another year; what was known of the old one is then not taken over.
"""

import dataclasses
from datetime import timedelta
from math import cos, hypot, radians

from service.claims.words import CLOCK
from service.document import Document
from service.facts import Location, Place, Role, Timex
from service.frozen import dataclass

WEEKS = timedelta(weeks=2)  # an event and what is heard of it later are closer
DEGREE = 0.5  # of a great circle, about 55 km
WIDE = frozenset(("continent", "region", "country", "admin1", "admin2", "landform", "water"))
YEAR, MONTH, DAY = len("2020"), len("2020-01"), len("2020-01-27")
TOTALS = ("DURATION", "SET")
ROLES = frozenset(("weapon", "location", "date"))  # named as the type of the facts that fill them
ARMED = ("killed", "wounded", "missing", "none")


@dataclass(frozen=True, slots=True)
class Setting:
    """With what, where and when."""

    weapon: Role | None = None
    location: Role | None = None
    date: Role | None = None

    def settle(self, open_: set[str]) -> None:
        """Take out of some roles those that nothing said before can fill any more: a month or a year may yet give way to a day."""
        if self.weapon:
            open_.discard("weapon")
        if self.location:
            open_.discard("location")
        if self.date and not _vague(self.date):
            open_.discard("date")

    def over(self, known: "Setting") -> "Setting":
        """Return this with what it lacks taken from what is known."""
        if known is NOTHING or (self.weapon and self.location and self.date):
            return self
        if self is NOTHING:
            return known
        return Setting(self.weapon or known.weapon, self.location or known.location, self.date or known.date)


NOTHING = Setting()


@dataclasses.dataclass(slots=True)
class Events:
    """The events of a text so far; `now` is the setting of the one last spoken of, `number` its number.

    `since` is what sentences have said since the last claim: it may already belong to the next event.
    """

    written: Role | None = None
    number: int = 1
    now: Setting = NOTHING
    since: Setting = NOTHING

    def claims(self, own: Setting) -> Setting:
        """Take in where and when a claim itself places its event; return that with what was known of the same event before."""
        if own is NOTHING:
            self.since = NOTHING
            return self.now
        if own.date and self.now.date and self._new(own, own.date, self.now.date):
            self.number += 1
            self.now = NOTHING if _years_apart(own.date, self.now.date) else self.since
        self._moves(own)
        whole = own.over(self.now)
        self.now = Setting(whole.weapon, self.now.location, self.now.date) if own.date and running(own.date) else whole
        self.since = NOTHING
        return whole

    def hears(self, own: Setting) -> None:
        """Take in what a sentence without a claim says of an event; a year does not replace a day, nor a country a town in it."""
        now = self.now
        if own.date and now.date and _vague(own.date) and not _vague(now.date):
            own = Setting(own.weapon, own.location)
        if own.location and now.location and _holds(own.location, now.location):
            own = Setting(own.weapon, None, own.date)
        self._moves(own)
        self.now = own.over(self.now)
        self.since = own.over(self.since)

    @property
    def dateline(self) -> Role | None:
        """Where the text was written: the place of its first event where nothing else says it."""
        return self.written if self.number == 1 else None

    def _moves(self, own: Setting) -> None:
        """Lay down the weapon of the last claim where the next place is a long way off."""
        now = self.now
        if own.location and now.location and now.weapon is not self.since.weapon and distant(own.location, now.location):
            self.now = Setting(self.since.weapon, now.location, now.date)

    def _new(self, own: Setting, date: Role, known: Role) -> bool:
        """Whether a claim with a date leaves the event last spoken of, of which a date is known."""
        if _same(date, known):
            return False
        place = self.now.location
        return (own.location is not None and place is not None and not _same(own.location, place)) or far(date, known)


def _same(one: Role, other: Role) -> bool:
    """Whether two roles name the same day or place."""
    if one.fact is None or other.fact is None:
        return one.start == other.start and one.end == other.end
    return one.fact is other.fact or one.fact.value == other.fact.value


def far(date: Role, other: Role) -> bool:
    """Return whether two dates are of two years, or weeks apart."""
    return _years_apart(date, other) or _weeks_apart(_timex(date), _timex(other))


def _years_apart(date: Role, other: Role) -> bool:
    """Whether two roles are dates of two years."""
    one, two = _timex(date), _timex(other)
    if one is None or two is None:
        return False
    year, another = one.value[:YEAR], two.value[:YEAR]
    return year != another and year.isdecimal() and another.isdecimal()


def distant(one: Role, other: Role) -> bool:
    """Return whether two places are of two countries, or towns far from each other."""
    here, there = _place(one), _place(other)
    if here is there or here is None or there is None:
        return False
    if WIDE.isdisjoint((here.kind, there.kind)):
        east = (here.longitude - there.longitude) * cos(radians(here.latitude))
        return hypot(here.latitude - there.latitude, east) > DEGREE
    return None not in (here.country_code, there.country_code) and here.country_code != there.country_code


def _holds(one: Role, other: Role) -> bool:
    """Whether a place is the country or region of another."""
    here, there = _place(one), _place(other)
    if here is None or there is None or here.kind not in WIDE or there.kind in WIDE:
        return False
    return here.country_code is not None and here.country_code == there.country_code


def _place(role: Role) -> Place | None:
    value = role.fact.value if role.fact else None
    return value.place if isinstance(value, Location) else None


def _timex(date: Role) -> Timex | None:
    value = date.fact.value if date.fact else None
    return value if isinstance(value, Timex) else None


def _weeks_apart(one: Timex | None, two: Timex | None) -> bool:
    """Whether two dates are days with weeks between them, or one is a month or more and the other is outside it."""
    if not (one and two and one.earliest and one.latest and two.earliest and two.latest):
        return False
    apart = max(one.earliest, two.earliest) - min(one.latest, two.latest)
    return apart > WEEKS or (apart > timedelta() and (_month(one) or _month(two)))


def _month(timex: Timex) -> bool:
    """Whether a date is a month, a season or more."""
    return timex.type == "DATE" and len(timex.value) <= MONTH and "W" not in timex.value


def _vague(date: Role) -> bool:
    """Whether a date is not even a day."""
    timex = _timex(date)
    return timex is not None and len(timex.value) < DAY


def clock(document: Document, date: Role) -> bool:
    """Return whether a date is no more than a time of day."""
    timex = _timex(date)
    if timex is None or timex.type != "TIME":
        return False
    words = document.words[document.token_at(date.start) : document.token_at(date.end - 1) + 1]
    return CLOCK.issuperset(word for word in words if not word[0].isdecimal())


def yearly(date: Role) -> bool:
    """Return whether a date is a year or more."""
    timex = _timex(date)
    return timex is not None and timex.type == "DATE" and len(timex.value) <= YEAR


def running(date: Role) -> bool:
    """Return whether a date covers a stretch of time, as that of a running total does."""
    timex = _timex(date)
    return timex is not None and timex.type in TOTALS
