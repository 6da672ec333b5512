"""Storyline: whether a text is a narrative, and the month it has come to, from which days and months without a year take theirs."""

from dataclasses import dataclass
from datetime import date

from service.document import Document
from service.extractors.dates.reading import Reading
from service.lexicon import listing

BACK = 7  # months: further back than this within its year, a month is one of the next year
JUMP = 6  # months: a date with its year that lies back, or further ahead than this, may be an aside
ASIDE_BACK = 6  # months: so soon after where it stood, the story has come back from a look into the past
ASIDE_AHEAD = 1  # and from one into the future
MANY = 5  # years named, and for each word that counts from publication, in a narrative; one of so many lies far
FAR = 2  # years: a year named further from publication than this speaks of another time
PRESENT = frozenset(listing("dates", "present_verbs"))
PLACED = ("START", "MID")  # "early 1927" is where a story stands; "the end of 1927" is often what lies ahead


@dataclass(slots=True)
class Storyline:
    """Where a story is: the date told last, and where it stood before it last looked back or ahead."""

    now: date | None = None
    before: date | None = None

    def tell(self, reading: Reading, first: date) -> None:
        """Take in a date of a month or less, or a year; `first` is its first day."""
        if first == self.now:
            return  # "1 July 1916, the first day" says one thing twice
        if reading.frame or reading.mod in PLACED or self.now is None or 0 <= months_between(self.now, first) <= JUMP:
            self.before = first
        self.now = first

    def year_of(self, month: int) -> int | None:
        """Return the year that a month falls in: the year told last or the next, or that of where the story stood; None before any."""
        if self.now is None or self.before is None:
            return None
        year, resumed = year_after(month, self.now), year_after(month, self.before)
        gap = months_between(self.before, date(resumed, month, 1))
        back = 0 <= gap <= (ASIDE_BACK if self.now < self.before else ASIDE_AHEAD)
        return resumed if back else year


def year_after(month: int, day: date) -> int:
    """Return the year of a month in a story that has come to a day: the same, but in autumn the first months are of the next."""
    return min(day.year + (month - day.month < -BACK), date.max.year)


def months_between(one: date, other: date) -> int:
    """Return how many calendar months lie from one day to another."""
    return 12 * (other.year - one.year) + other.month - one.month


def is_narrative(document: Document, published: date | None, readings: list[Reading]) -> bool:
    """Whether a text tells of another time than its own: it names many years, some far from publication, and seldom speaks of its own."""
    if published is None:
        return True
    dated = [reading.value for reading in readings if not reading.frame and reading.type != "DURATION"]
    if len(dated) < MANY:
        return False  # as nearly all texts
    years = [int(value[:4]) for value in dated if value[:4].isdecimal()] + [-year_before_christ(value) for value in dated if value[:2] == "BC"]
    far = sum([abs(year - published.year) > FAR for year in years])
    named = len(years)
    if named < MANY or MANY * far < named:
        return False
    said = sum([reading.frame == "said" or (reading.frame == "open" and reading.unit == "W") for reading in readings])
    return named >= MANY * said and named > sum(map(PRESENT.__contains__, document.words))


def year_before_christ(value: str) -> int:
    """Return the year of a value before Christ; 0 where it is a decade or more."""
    return int(value[2:6]) if value[2:6].isdecimal() and len(value) > 5 else 0
