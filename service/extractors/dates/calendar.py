"""The calendar: TIMEX3 values of days and periods and the days they cover. Pure arithmetic, Gregorian, years 1 to 9999.

Units are the letters of TIMEX3 durations: D day, W week, F fortnight, M month, Q quarter, S season, H half, Y year, E decade,
C century, L millennium; WE is the weekend.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

import regex

Extent = tuple[date, date]

DAYS = {"D": 1, "W": 7, "WE": 7, "F": 14}
MONTHS = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "E": 120, "C": 1200, "L": 12000}
SEASONS = ("WI", "SP", "SU", "FA")  # meteorological, north: winter is December to February and counts to the year it ends in
CACHED_VALUES = 4096  # under 1 MB; the dates of a text, and of the texts of a day, are few
FAR = 4_000_000  # days: more than the calendar holds
LAST = date.max.toordinal()


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has none (30 February, the year 0)."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def moved(day: date, unit: str, count: int) -> date | None:
    """Return the day so many units later (31 January and a month is 29 February), or None outside the calendar."""
    if unit in DAYS:
        days = DAYS[unit] * count
        ordinal = day.toordinal() + days if abs(days) < FAR else 0
        return date.fromordinal(ordinal) if 0 < ordinal <= LAST else None
    years, month = divmod(day.year * 12 + day.month - 1 + MONTHS[unit] * count, 12)
    if not MINYEAR <= years <= MAXYEAR:
        return None
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def value_of(day: date, unit: str) -> str:
    """Return the TIMEX3 value of the period of this unit that holds the day: (2020-01-27, W) -> 2020-W05."""
    if unit in ("W", "WE", "F"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "S":
        return f"{day.year + (day.month == 12):04}-{SEASONS[day.month % 12 // 3]}"
    return VALUES[unit](day) if unit in VALUES else f"{day.year:04}"


VALUES: dict[str, Callable[[date], str]] = {
    "D": date.isoformat,
    "M": lambda day: f"{day.year:04}-{day.month:02}",
    "Q": lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}",
    "H": lambda day: f"{day.year:04}-H{(day.month + 5) // 6}",
    "E": lambda day: f"{day.year:04}"[:3],
    "C": lambda day: f"{day.year:04}"[:2],
    "L": lambda day: f"{day.year:04}"[:1],
}


# What is left of a unit in a duration that has no letter of its own: 2 decades are 20 years.
LETTERS = {"F": ("W", 2), "E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "Q": ("M", 3)}
VAGUE_LETTERS = {"F": "W", "E": "E", "C": "C", "L": "L", "Q": "Q"}


def period(unit: str, count: float | None) -> str:
    """Return the TIMEX3 value of a duration: (D, 3) -> P3D, (TM, 20) -> PT20M, (E, 2) -> P20Y; PXM where no number is said."""
    if unit.startswith("T"):
        return f"PT{_figure(count)}{unit[1]}"
    if count is None:
        return f"PX{VAGUE_LETTERS.get(unit, unit)}"
    letter, times = LETTERS.get(unit, (unit, 1))
    return f"P{_figure(count * times)}{letter}"


def _figure(count: float | None) -> str:
    return "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the method published anonymously in Nature, 1876)."""
    century, within = divmod(year, 100)
    epact = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (within // 4) - epact - within % 4) % 7
    months, day = divmod(epact + weekday - 7 * ((year % 19 + 11 * epact + 22 * weekday) // 451) + 114, 31)
    return date(year, months, day + 1)


def weekday_in(year: int, month: int, weekday: int, which: int) -> date:
    """Return the first, second ... (or with -1 the last) Monday (1) ... Sunday (7) of a month."""
    if which < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))


HOLIDAY = regex.compile(r"(?:(?P<month>\d{1,2})/(?P<weekday>\d)/(?P<which>-?\d)|easter)(?P<after>[+-]\d{1,2})?")


def holiday(year: int, form: str) -> date | None:
    """Return the day of a movable holiday: `11/4/4` is the fourth Thursday of November, `easter-2` Good Friday."""
    match = HOLIDAY.fullmatch(form)
    if match is None or not MINYEAR <= year <= MAXYEAR:
        return None
    found = weekday_in(year, *(int(match[name]) for name in ("month", "weekday", "which"))) if match["month"] else easter(year)
    return found + timedelta(int(match["after"] or 0))


@lru_cache(CACHED_VALUES)
def extent(value: str) -> Extent | None:
    """Return the first and last day that a TIMEX3 value covers, or None where it has none (PXM, PAST_REF, BC0044)."""
    match = FORM.match(value)
    try:
        return COVERED[match.lastgroup](value) if match and match.lastgroup else None
    except (ValueError, OverflowError):
        return None


def _months(year: int, month: int, count: int) -> Extent:
    """The days of so many months from this one; a month below 1 is in the year before."""
    first = date(year - (month < 1), month + 12 * (month < 1), 1)
    last = moved(first, "M", count - 1) or first
    return first, date(last.year, last.month, monthrange(last.year, last.month)[1])


def _week(value: str, first: int, last: int) -> Extent:
    year, week = int(value[:4]), int(value[6:8])
    return date.fromisocalendar(year, week, first), date.fromisocalendar(year, week, last)


def _day(value: str) -> Extent:
    day = date(int(value[:4]), int(value[5:7]), int(value[8:10]))
    return day, day


def _years(digits: str) -> Extent:
    """The years that begin with these digits: 199 is 1990 to 1999."""
    first = int(digits) * 10 ** (4 - len(digits))
    return date(max(first, MINYEAR), 1, 1), date(first + 10 ** (4 - len(digits)) - 1, 12, 31)


# An empty group at the end of each form names it; hours may follow a day.
FORM = regex.compile(
    r"""(?x) (?: \d{4} (?: -\d\d (?: -\d\d (?P<day>) | (?P<month>) ) | -W\d\d (?: -WE (?P<weekend>) | -\d (?P<weekday>) | (?P<week>) )
    | -Q[1-4] (?P<quarter>) | -H[12] (?P<half>) | -(?: WI | SP | SU | FA ) (?P<season>) | (?P<years>) ) | \d{1,3} (?P<years>) ) (?! [^T] )"""
)
COVERED: dict[str, Callable[[str], Extent]] = {
    "day": _day,
    "month": lambda value: _months(int(value[:4]), int(value[5:7]), 1),
    "week": lambda value: _week(value, 1, 7),
    "weekend": lambda value: _week(value, 6, 7),
    "weekday": lambda value: _week(value, int(value[9]), int(value[9])),
    "quarter": lambda value: _months(int(value[:4]), 3 * int(value[6]) - 2, 3),
    "half": lambda value: _months(int(value[:4]), 6 * int(value[6]) - 5, 6),
    "season": lambda value: _months(int(value[:4]), 3 * SEASONS.index(value[5:7]), 3),
    "years": _years,
}
