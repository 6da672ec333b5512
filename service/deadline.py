"""Deadlines: a moment after which work stops. One belongs to each request."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic


class TimeUp(Exception):
    """A deadline has passed: what was being worked on is not finished."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment when time is up, on a clock that counts seconds."""

    at: float
    clock: Callable[[], float] = monotonic

    def check(self) -> None:
        """Do nothing in time. Raises TimeUp afterwards."""
        if self.clock() > self.at:
            raise TimeUp


NEVER = Deadline(0.0, clock=float)  # a clock that stands still at zero


def after(seconds: float, clock: Callable[[], float] = monotonic) -> Deadline:
    """Return the deadline that many seconds from now."""
    return Deadline(clock() + seconds, clock)
