"""Reading: what the words of a date say by themselves, before anything around them is known."""

from datetime import date

from service.extractors.dates.calendar import moved, value_of
from service.facts import Timex
from service.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Reading(Timex):
    """A TIMEX3 in its open form (XXXX-01-26), and how to close it.

    frame   "" the value stands; "open": the year or week is missing
            "said", "ago": counts from the day of publication; "told", "earlier": counts from the day or period the text told of last.
            (One year "ago" or "earlier" is, beside a quarter told of, that quarter of the year before; "quarter ago" is so beside none, too.)
            "told weekday", "weekend", "quarter": the one of the week told of; the last or next one; the one told of or last over
            "figures": day and month may be the other way round; "day first": they are, which says so of the others in the text
    unit    what is missing from the value, and what `shift` counts: the letter of a TIMEX3 duration
    shift   how many units before (-) or after the frame
    lean    for an open form: -1 the last one before, 1 the next one, 0 the one of this year or week, None as the tense has it
    weekday the weekday an open day is said to be, 0 where none is
    holiday where the open form is a holiday that moves, the form that `calendar.holiday` reads
    """

    frame: str = ""
    unit: str = "D"
    shift: int = 0
    lean: int | None = None
    weekday: int = 0
    holiday: str = ""

    def bounded(self, mod: str) -> "Reading":
        """Return the same with words that bound it."""
        return Reading(self.type, self.value, mod, None, None, self.frame, self.unit, self.shift, self.lean, self.weekday, self.holiday)

    def timed(self, value: str) -> "Reading":
        """Return the same with another value, of which it takes its type."""
        return Reading(type_of(value), value, self.mod, None, None, self.frame, self.unit, self.shift, self.lean, self.weekday, self.holiday)


LOOKS_BACK = ("ago", "earlier", "quarter ago")  # frames
OPEN_FORMS = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "F": "XXXX-WXX",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "S": "XXXX-XX",
}


def open_form(unit: str) -> str:
    """Return the value of a period of which nothing is known but how long it is."""
    return OPEN_FORMS.get(unit, "XXXX")


def shifted(open_value: str, unit: str, shift: int, origin: date) -> str:
    """Return an open form closed so many units before or after a day; the open form where that leaves the calendar."""
    found = moved(origin, unit, shift)
    if found is None:
        return open_value
    value = value_of(found, unit)
    form = open_form(unit)
    return open_value.replace(form, value, 1) if form in open_value else value


def type_of(value: str) -> str:
    """Return whether a value is a DATE or, with hours, a TIME."""
    return "TIME" if "-" in value and "T" in value else "DATE"


def stands(value: str, type: str | None = None, mod: str | None = None) -> Reading:
    """Return a reading that is complete."""
    return Reading(type or type_of(value), value, mod)


def missing(value: str, lean: int | None = None, holiday: str = "", frame: str = "open") -> Reading:
    """Return a reading whose year or week is missing: XXXX-03-12, XXXX-WXX-5."""
    return Reading(type_of(value), value, None, None, None, frame, "W" if "-WXX" in value else "Y", 0, lean, 0, holiday)


def counted(frame: str, unit: str, shift: int = 0, value: str | None = None) -> Reading:
    """Return a reading that counts from the day of publication ("said") or from what was told last ("told")."""
    value = open_form(unit) if value is None else value
    return Reading(type_of(value), value, None, None, None, frame, unit, shift)
