"""Events: which claims speak of the same one, and what a claim takes over from the sentences before it.

A claim takes the place, date and weapon of its own sentence; what that lacks it takes from the nearest earlier sentence about the
same event, and the place at last from the dateline. A new event begins where a sentence gives both another date and another place,
or a date of another year; what was known of the old one is then not taken over.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from service.facts import Role, Timex

TOTALS = ("DURATION", "SET")
ARMED = ("killed", "wounded", "missing", "none")


class Setting(NamedTuple):
    """With what, where and when."""

    weapon: Role | None = None
    location: Role | None = None
    date: Role | None = None


@dataclass(slots=True)
class Events:
    """The events of a text so far; `now` is the setting of the one last spoken of, `number` its number."""

    dateline: Role | None = None
    number: int = 1
    now: Setting = field(default_factory=Setting)
    before: list[tuple[int, Setting]] = field(default_factory=list)

    def hears(self, own: Setting) -> Setting:
        """Take in what a sentence says of an event; return that with what was known of the same event before."""
        if self._new(own):
            self.before.append((self.number, self.now))
            self.number += 1
            self.now = Setting()
        whole = Setting(*(mine or known for mine, known in zip(own, self.now, strict=True)))
        self.now = whole if not _running(whole.date) else self.now._replace(weapon=whole.weapon)
        return whole

    def _new(self, own: Setting) -> bool:
        """Whether a sentence leaves the event last spoken of."""
        if own.date is None or self.now.date is None or _same(own.date, self.now.date):
            return False
        elsewhere = own.location is not None and self.now.location is not None and not _same(own.location, self.now.location)
        return elsewhere or _year(own.date) != _year(self.now.date)


def _same(one: Role, other: Role) -> bool:
    """Whether two roles name the same day or place."""
    if one.fact is None or other.fact is None:
        return (one.start, one.end) == (other.start, other.end)
    return one.fact.value == other.fact.value


def _year(date: Role) -> str | None:
    value = date.fact.value.value if date.fact and isinstance(date.fact.value, Timex) else ""
    return value[:4] if value[:4].isdigit() else None


def _running(date: Role | None) -> bool:
    """Whether a date covers a stretch of time, as that of a running total does."""
    return date is not None and date.fact is not None and isinstance(date.fact.value, Timex) and date.fact.value.type in TOTALS
