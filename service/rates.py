"""Rates: how often a key may ask, counted over all workers of one machine in a piece of memory they share."""

import struct
from collections.abc import Callable
from fcntl import LOCK_EX, LOCK_UN, lockf
from hashlib import sha256
from mmap import mmap
from tempfile import TemporaryFile
from threading import Lock
from time import monotonic

SLOT = struct.Struct("<8sd")  # a digest of the key's name, and the moment when its allowance is whole again
SLOTS = 4096
FREE = bytes(8)


class Rates:
    """Allows each name so many requests a minute, up to that many at once. Make it before the workers are forked."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = monotonic) -> None:
        self.pause = 60.0 / per_minute
        self.clock = clock
        self.memory = mmap(-1, SLOT.size * SLOTS)
        self.threads = Lock()
        # The kernel takes a file's lock from a process that dies, which no lock in memory can promise.
        self.processes = TemporaryFile()  # noqa: SIM115

    def wait(self, name: str) -> float:
        """Return 0 and count a request, or return the seconds until there may be one."""
        now = self.clock()
        with self.threads:
            lockf(self.processes, LOCK_EX)
            try:
                return self._taken(sha256(name.encode()).digest()[: len(FREE)], now)
            finally:
                lockf(self.processes, LOCK_UN)

    def _taken(self, digest: bytes, now: float) -> float:
        place, whole = self._slot(digest)
        later = max(whole, now) + self.pause
        if later - now > 60.0 + self.pause / 2:
            return later - now - 60.0
        SLOT.pack_into(self.memory, place, digest, later)
        return 0.0

    def _slot(self, digest: bytes) -> tuple[int, float]:
        """Where a name is counted, and when its allowance is whole again. The last slot is everybody's if ever there are too many."""
        first = int.from_bytes(digest[:4], "little")
        for step in range(SLOTS):
            place = (first + step) % SLOTS * SLOT.size
            owner, whole = SLOT.unpack_from(self.memory, place)
            if owner in (digest, FREE):
                break
        return place, whole
