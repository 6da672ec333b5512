"""Days in figures and in wire copy: 2020-01-26, 9/11, 1/26/2020, 12 NOV 89."""

from regex import Match

from service.document import Document
from service.extractors.dates.calendar import day_of, extent
from service.extractors.dates.days import day_of_month
from service.extractors.dates.reading import Reading, stands, type_of
from service.extractors.dates.vocabulary import RULES, full_year


@RULES.rule(
    r"(?<! [\w./-] ) (?P<year> \d{4} ) (?P<sign> [-/] ) (?P<month> 0[1-9] | 1[0-2] ) (?: (?P=sign) (?P<day> \d\d ) (?P<time> T \d\d : \d\d )? )?"
    r" (?! [\w/-] | \.\d )",
    at="{dddd}",
    then="- /",
    finds={
        "Updated [2019-11-03] by staff.": "2019-11-03",
        "Logged at [2019-11-03T14:05].": "2019-11-03T14:05",
        "Due [2020/02/10].": "2020-02-10",
        "Issue [2018-07] is out.": "2018-07",
        "It ends on [9999-12-31].": "9999-12-31",
        "From [2001-01-01] on.": "2001-01-01",
    },
    ignores=["Call 2019-11-0355.", "Born 2019-02-30.", "Version 2019-13.", "The 2011-12 season.", "In 0000-01-01.", "Code A-2019-11-03-X."],
)
def iso(match: Match[str], document: Document) -> Reading | None:
    """A date in ISO 8601 order: year, month, day; a month alone needs a hyphen and a year of ours."""
    if not match["day"]:
        plain = match["sign"] == "-" and match["year"][:2] in ("19", "20") and int(match["month"]) != int(match["year"][2:]) + 1
        return stands(f"{match['year']}-{match['month']}") if plain else None
    value = f"{match['year']}-{match['month']}-{match['day']}{match['time'] or ''}"
    return Reading(type_of(value), value) if extent(value) else None


@RULES.rule(
    r"(?<! [\w./$\u00a3\u20ac-] ) 9/11 (?! [\w/] | [.,-]\d )",
    at="9",
    then="/",
    finds={
        "She lost her brother on [9/11].": "2001-09-11",
        "The [9/11] attacks changed it all.": "2001-09-11",
        "Since [9/11], guards have searched bags.": "2001-09-11",
        "A [9/11] survivor sang.": "2001-09-11",
        "It was written after [9/11], he said.": "2001-09-11",
        "He spoke at the [9/11] memorial.": "2001-09-11",
    },
    ignores=["On 9/11/2019 he left.", "Page 19/11.", "A ratio of 9/11.5.", "Flat 9/110."],
)
def nine_eleven(match: Match[str], document: Document) -> Reading:
    """The day that is called by its figures."""
    return stands("2001-09-11")


@RULES.rule(
    r"(?<= (?P<lead> (?<! [\w./-] ) (?P<first> \d{1,2} ) (?P=sign) (?P<second> \d{1,2} ) (?P<sign> [./-] ) ) )"
    r" (?P<year> \d{4} | \d\d ) (?! [\w/-] | [.]\d )",
    at="{dd} {dddd}",
    after=". / -",
    led_by="{dd}",
    finds={
        "Filed on [10/25/1999].": "1999-10-25",
        "Filed on [25/10/1999].": "1999-10-25",
        "It was stamped [3/4/2019].": "2019-03-04",
        "Seen on [13/2/2019] and again on 3/4/2019.": "2019-02-13",
        "Signed [25.10.1999].": "1999-10-25",
        "Dated [11-12-89].": "1989-11-12",
    },
    ignores=["Version 2.10.12.4 is out.", "Host 10.25.199.1 fell.", "Ratio 3/4.", "On 13/13/2019.", "Call 555-12-1989."],
)
def in_figures(match: Match[str], document: Document) -> Reading | None:
    """Day, month and year in figures. American order (month first), unless this date or another one of the text shows a month above 12."""
    year = int(match["year"]) if len(match["year"]) == 4 else full_year(int(match["year"]))
    first, second = int(match["first"]), int(match["second"])
    if match["sign"] == "." and len(match["year"]) == 2:
        return None
    day_first = first > 12 or match["sign"] == "."
    found = day_of(year, second, first) if day_first else day_of(year, first, second)
    if found is None:
        return None
    frame = "day first" if day_first else "figures" if second <= 12 else ""
    return Reading("DATE", found.isoformat(), frame=frame)


@RULES.rule(
    r"(?<= (?P<lead> \b (?P<day> {day} ) (?P<gap> [ -]? ) ) ) (?P<month> {month_short} | {month_name} ) (?P=gap) (?P<year> \d\d ) (?! [\w:%]"
    r" | [.,]\d )",
    at="{month_short} {month_name}",
    after="{dd} {glued} -",
    then="{dd} -",
    finds={
        "SANTIAGO, [12 NOV 89] -- THE GOVERNMENT FELL.": "1989-11-12",
        "[03 FEB 91], MADRID.": "1991-02-03",
        "REPORT OF [7 JAN 88].": "1988-01-07",
        "LIMA, [25 MAY 90] -- TWO DIED.": "1990-05-25",
        "CABLE [1 MAR 85].": "1985-03-01",
        "SENT [30 DEC 04].": "2004-12-30",
    },
    ignores=["LIMA, 12 NOV 1989.", "THEY PAID 12 NOV 890.", "On 31 NOV 89.", "On 5 May 89 people came.", "12 NOV"],
)
def wire(match: Match[str], document: Document) -> Reading | None:
    """A date of wire copy in capitals with a year of two figures."""
    if not match["month"].isupper():
        return None
    return day_of_month(full_year(int(match["year"])), match["month"], match["day"])
