"""The garbage collector of a process that does nothing but extract.

An extraction leaves no cycles (tests/test_promises.py proves it), so what the collector looks for is not there, and each look costs.
"""

import gc
from threading import Lock

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


class HeldOff:
    """Keeps the collector from looking while an extraction goes on in any thread, a twentieth of its time on a long text.

    Where somebody else has turned it off it stays off.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._going_on = 0
        self._was_on = False

    def __enter__(self) -> None:
        with self._lock:
            if not self._going_on:
                self._was_on = gc.isenabled()
                gc.disable()
            self._going_on += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._going_on -= 1
            if self._was_on and not self._going_on:
                gc.enable()


held_off = HeldOff()
