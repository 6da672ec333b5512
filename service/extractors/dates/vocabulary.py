"""The words of dates, and the pieces of pattern that the rules share."""

from regex import Match

from service.document import Document
from service.extractors.dates.calendar import day_of
from service.extractors.dates.reading import Reading, counted, missing, stands
from service.lexicon import listing, mapping, one_of_backwards
from service.rules import Rules

SMALL = mapping("numbers", "small", int)
MONTHS = mapping("dates", "months", int)
MONTHS_SHORT = mapping("dates", "months_short", int)
WEEKDAYS = mapping("dates", "weekdays", int)
WEEKDAYS_SHORT = mapping("dates", "weekdays_short", int)
SEASONS = mapping("dates", "seasons", str)
SEASONS_MARKED = mapping("dates", "seasons_marked", str)
PARTS_OF_DAY = mapping("dates", "parts_of_day", str)
HOURS_NAMED = mapping("dates", "hours_named", str)
UNITS = mapping("dates", "units", str)
UNITS_PLURAL = mapping("dates", "units_plural", str)
UNITS_SHORT = mapping("dates", "units_short", str)
VAGUE = mapping("dates", "counts_vague", str)
ORDINALS = mapping("numbers", "ordinals", int)
QUARTERS = mapping("dates", "quarters", int)
DECADES = mapping("dates", "decades_named", int)
OFTEN = mapping("dates", "often", str)
HOLIDAYS = mapping("dates", "holidays", str)
REFS = mapping("dates", "refs", str)
REFS_IN_WORDS = mapping("dates", "refs_in_words", str)

MONTH_OF = MONTHS | MONTHS_SHORT
WEEKDAY_OF = WEEKDAYS | WEEKDAYS_SHORT
SEASON_OF = SEASONS | SEASONS_MARKED
UNIT_OF = UNITS | UNITS_PLURAL | UNITS_SHORT

SAID = mapping("dates", "said", int)
TOLD = mapping("dates", "told", int)
FILLERS = listing("dates", "fillers")
MODALS = listing("dates", "modals")
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015"
JOINING = ("to", "and", "or", "through", "until", "till", "&")
HALVES = ("half a", "half an", "a half", "an half", "half")
ONES = SMALL | {"a": 1, "an": 1}
FACTORS = {"hundred": 100, "thousand": 1000, "couple": 2, "dozen": 12, "million": 1_000_000, "billion": 1_000_000_000}


RULES = Rules(
    "date",
    words={
        "small": SMALL,
        "factor": FACTORS,
        "month_name": MONTHS,
        "month_short": MONTHS_SHORT,
        "weekday_name": WEEKDAYS,
        "weekday_short": WEEKDAYS_SHORT,
        "weekdays": (
            *("weekends", "weekdays"),
            *(f"{weekday}s" for weekday in WEEKDAYS),
            *(f"{weekday} {part}" for weekday in WEEKDAYS for part in ("mornings", "afternoons", "evenings", "nights")),
        ),
        "season": SEASONS,
        "season_marked": SEASONS_MARKED,
        "part_of_day": PARTS_OF_DAY,
        "half_of_day": ("a.m", "p.m", "am", "pm"),
        "hour_named": HOURS_NAMED,
        "until": ("to", "and", "until", "till"),
        "unit": UNITS,
        "period": ("day", "week", "weekend", "month", "year", "decade", "century", "fortnight"),
        "function_word": listing("dates", "function_words"),
        "quartered": listing("dates", "quartered"),
        "by_night": listing("dates", "by_night"),
        "modal": MODALS,
        "was": ("ago", "earlier", "before"),
        "units": UNITS_PLURAL,
        "unit_short": UNITS_SHORT,
        "vague": VAGUE,
        "ordinal": ORDINALS,
        "nth_quarter": QUARTERS,
        "decade_named": DECADES,
        "often": OFTEN,
        "holiday": HOLIDAYS,
        "ref": REFS,
        "ref_lead": [words.rpartition(" ")[0] for words in REFS_IN_WORDS],
        "zone": listing("dates", "zones"),
        "like": ("same", "corresponding", "comparable", "like", "equivalent"),
        # Sets with a pattern of their own below, here for the words that a rule is tried at or after.
        "said": SAID,
        "told": TOLD,
        "filler": FILLERS,
        "dash": DASHES,
        "joint": (*DASHES, *JOINING),
        "count": (*SMALL, *FACTORS, *VAGUE, "a", "an", "half", "of"),
    },
    said=one_of_backwards(SAID),
    told=one_of_backwards(TOLD),
    # The words before a day or period that point to it.
    pointing=one_of_backwards((*TOLD, *SAID)),
    pointing_part=one_of_backwards((*TOLD, "last", "this", "the")),
    pointed=r"(?: (?<= (?P<lead> \b (?P<which> {pointing} ) {_} ) ) )?",
    filler=one_of_backwards(FILLERS),
    stretch=one_of_backwards(listing("dates", "stretches")),
    and_a_half="(?P<half> and {_} an? {_} half {_}? )",
    first_form="{modal} | to | not",
    dash=f"[{DASHES}]",
    joint=f"{{dash}} {{_}}? | (?: {'|'.join(JOINING)} ) {{_}}",
    to="(?: {_}? (?={dash}) | {_} ) {joint}",
    month="{month_name} | {month_short} \\.?",
    weekday="{weekday_name} | {weekday_short} \\.?",
    day=r"(?<!\d) (?: 3[01] | [12]\d | 0?[1-9] ) (?: st | nd | rd | th )? (?! [\w%] | [.,:/]\d )",
    year=r"(?: 1\d | 20 ) \d\d (?! [\w%] | [.,]\d )",
    that_year=r"(?: that | the {_} same | this | last | next ) {_} year",
    year_after=r" ,? {_} (?: (?P<year> {year} | '\d\d (?!\w) | {that_year} ) | of {_} (?P<year> {year} | {that_year} ) )",
    numbered=r"\.? [ ] \d{1,2} (?! [\d:,.]\d | \d )",  # "February 30", which is no day
    month_day=r"(?P<month> {month} ) {_}? (?: the {_} )? (?P<day> {day} ) {year_after}?",
    day_month=r"(?P<day> {day} ) (?: {_} of )? [ -] (?P<month> {month} ) {year_after}?",
    date="{month_day} | {day_month}",
    hour=r"(?<! [\w.,$:] ) (?P<hour> \d{1,2} )",
    minute=r"(?P<minute> [0-5]\d )",
    on_near="(?: on {_} )? (?: (?P<weekday> {weekday_name} ) (?! ,? {_} {month} ) | (?P<near> yesterday | today | tonight | tomorrow ) )",
    number=r"(?<! [\d,.] ) (?: \d{1,3} (?: ,\d{3} ){1,3} | \d{1,6} (?: \.\d{1,3} )? ) (?: {_} [mb]illion )?"
    r" | {small} (?: (?<= ty ) [ -] {small} )? (?: {_} {factor} )?",
    count=r"(?: {number} | an? ) (?: {_} | - ) and (?: {_} | - ) (?: an? (?: {_} | - ) )? half | {number} | half {_} an? | an? {_} half | {vague}"
    r"| (?: a {_} )? couple {_} of | an? (?: {_} {factor} (?: {_} of )? )?",
)


# What is said so often that it is made only once: the readings of days and months without a year, and of weekdays.
OPEN_MONTHS = {month: missing(f"XXXX-{month:02}") for month in MONTHS.values()}
OPEN_DAYS = {
    (month, number): missing(f"XXXX-{month:02}-{number:02}") for month in MONTHS.values() for number in range(1, 32) if day_of(2000, month, number)
}
OPEN_WEEKDAYS = {word: missing(f"XXXX-WXX-{number}") for word, number in WEEKDAY_OF.items()}


def day(match: Match[str]) -> Reading | None:
    """Return the reading of the groups day, month and year, or None where the calendar has no such day."""
    group = match.re.groupindex  # a name looked up here costs a fifth of one that the match looks up
    named, figures, words = match.group(group["month"], group["day"], group["year"])
    month, number = month_of(named), int(figures.rstrip("stndrhSTNDRH"))
    if not words:
        return OPEN_DAYS.get((month, number))
    return of_year(words, f"-{month:02}-{number:02}") if day_of(year_of(words) or 2000, month, number) else None


def of_year(words: str | None, rest: str) -> Reading:
    """Return the reading of a part of a year: its value after the year, the words for the year if there are any."""
    if not words:
        return missing(f"XXXX{rest}")
    year = year_of(words)
    if year is not None:
        return stands(f"{year:04}{rest}")
    which = words.lower().split()[0]
    return counted("said" if which in SAID else "told", "Y", SAID.get(which, 0), f"XXXX{rest}")


def word_before(match: Match[str], document: Document) -> str:
    """Return the word before a match; nothing at the start of the text."""
    return document.words[document.token_at(match.start()) - 1] if match.start() else ""


def one_space(words: str | None) -> str:
    """Return words in lower case with one blank between them; nothing for None."""
    return " ".join(words.lower().split()) if words else ""


def pointed(which: str, rest: str) -> Reading:
    """Return the reading of a part of a year by the word before it: ("last", -03), ("the following", -SU)."""
    if which in TOLD:
        return counted("told", "Y", TOLD[which], f"XXXX{rest}")
    return missing(f"XXXX{rest}", SAID.get(which))


def month_of(word: str) -> int:
    """Return the number of a month by its name or abbreviation."""
    return MONTH_OF[word.lower().rstrip(".")]


def weekday_of(word: str) -> int:
    """Return the number of a weekday (Monday is 1) by its name or abbreviation."""
    return WEEKDAY_OF[word.lower().rstrip(".")]


def year_of(words: str | None) -> int | None:
    """Return the year written in figures ("1989", "'89"), or None where the text must tell it ("that year")."""
    if not words or not words.lstrip("'").isdecimal():
        return None
    return full_year(int(words[1:])) if words[0] == "'" else int(words)


def full_year(figures: int) -> int:
    """Return the year that two figures stand for, of the hundred years to 2049."""
    return figures + (1900 if figures >= 50 else 2000)


def count_of(words: str) -> float | None:
    """Return how many a count says, or None where it says no number ("several")."""
    words = " ".join(words.lower().replace("-", " ").split())
    if words in HALVES:
        return 0.5
    whole, half, _ = words.partition(" and ")
    count = _whole(whole)
    return None if count is None else count + bool(half) / 2


def _whole(words: str) -> float | None:
    if words[0].isdecimal():
        figure, _, factor = words.partition(" ")
        return float(figure.replace(",", "")) * FACTORS.get(factor, 1)
    total = 0
    for word in words.removesuffix(" of").split():
        if word in FACTORS:
            total = max(total, 1) * FACTORS[word]
        elif word in ONES:
            total += ONES[word]
        else:
            return None
    return total
