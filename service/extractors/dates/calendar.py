"""The calendar: TIMEX3 values of days and periods and the days they cover. Pure arithmetic, Gregorian, years 1 to 9999.

Units are the letters of TIMEX3 durations: D day, W week, F fortnight, M month, Q quarter, S season, H half, Y year, E decade,
C century, L millennium; WE is the weekend.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta

import regex
from regex import Match

Extent = tuple[date, date]

DAYS = {"D": 1, "W": 7, "WE": 7, "F": 14}
MONTHS = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "E": 120, "C": 1200, "L": 12000}
SEASONS = ("WI", "SP", "SU", "FA")  # meteorological, north: winter is December to February and counts to the year it ends in
FAR = 4_000_000  # days: more than the calendar holds


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
        return date.fromordinal(ordinal) if 0 < ordinal <= date.max.toordinal() else None
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
    figures = f"{day.year:04}"
    forms = {
        "D": day.isoformat(),
        "M": f"{figures}-{day.month:02}",
        "Q": f"{figures}-Q{(day.month + 2) // 3}",
        "H": f"{figures}-H{(day.month + 5) // 6}",
        "E": figures[:3],
        "C": figures[:2],
        "L": figures[:1],
    }
    return forms.get(unit, figures)


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


def extent(value: str) -> Extent | None:
    """Return the first and last day that a TIMEX3 value covers, or None where it has none (PXM, PAST_REF, BC0044)."""
    day = value.partition("T")[0]
    for form, covered in FORMS:
        match = form.fullmatch(day)
        if match is not None:
            try:
                return covered(match)
            except (ValueError, OverflowError):
                return None
    return None


def _months(year: int, month: int, count: int) -> Extent:
    """The days of so many months from this one; a month below 1 is in the year before."""
    first = date(year - (month < 1), month + 12 * (month < 1), 1)
    last = moved(first, "M", count - 1) or first
    return first, date(last.year, last.month, monthrange(last.year, last.month)[1])


def _week(match: Match[str], first: int = 1, last: int = 7) -> Extent:
    year, week = int(match[1]), int(match[2])
    return date.fromisocalendar(year, week, first), date.fromisocalendar(year, week, last)


def _years(digits: str, missing: int) -> Extent:
    first = int(digits) * 10**missing
    return date(max(first, MINYEAR), 1, 1), date(first + 10**missing - 1, 12, 31)


def _day(match: Match[str]) -> Extent:
    day = date(int(match[1]), int(match[2]), int(match[3]))
    return day, day


FORMS: tuple[tuple[regex.Pattern[str], Callable[[Match[str]], Extent]], ...] = tuple(
    (regex.compile(form), covered)
    for form, covered in (
        (r"(\d{4})-(\d\d)-(\d\d)", _day),
        (r"(\d{4})-(\d\d)", lambda match: _months(int(match[1]), int(match[2]), 1)),
        (r"(\d{4})", lambda match: _years(match[1], 0)),
        (r"(\d{4})-W(\d\d)", _week),
        (r"(\d{4})-W(\d\d)-WE", lambda match: _week(match, 6)),
        (r"(\d{4})-W(\d\d)-(\d)", lambda match: _week(match, int(match[3]), int(match[3]))),
        (r"(\d{4})-Q(\d)", lambda match: _months(int(match[1]), 3 * int(match[2]) - 2, 3)),
        (r"(\d{4})-H(\d)", lambda match: _months(int(match[1]), 6 * int(match[2]) - 5, 6)),
        (r"(\d{4})-(WI|SP|SU|FA)", lambda match: _months(int(match[1]), 3 * SEASONS.index(match[2]), 3)),
        (r"(\d{3})", lambda match: _years(match[1], 1)),
        (r"(\d{2})", lambda match: _years(match[1], 2)),
        (r"(\d)", lambda match: _years(match[1], 3)),
    )
)
