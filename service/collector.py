"""The garbage collector of a process that does nothing but extract.

An extraction leaves no cycles (tests/test_promises.py proves it), so what the collector looks for is not there, and each look costs.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 10_000  # objects more than were freed until it looks; at 700, as Python has it, it looks many times during one article


def rest() -> None:
    """Keep the collector from looking while the application is loaded, a tenth of that time: what is made then stays."""
    gc.disable()


def settle() -> None:
    """Keep the collector off all that is there now, and have it look seldom at what comes.

    It stays on for what a request may leave around an extraction. To look at an object copies the page that a worker shares with others.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(SELDOM)
    gc.enable()


@contextmanager
def held_off() -> Iterator[None]:
    """Keep the collector from looking while an extraction goes on, a twentieth of its time on a long text; nothing is done where it is off."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
