"""How many processors a container may use: a container sees all of its machine's, and is slowed down when it uses them."""

import math
import os
from pathlib import Path

ROOT = Path("/sys/fs/cgroup")


def cpus(root: Path = ROOT) -> int:
    """Return the number of processors to use: those this process may run on, fewer where its control group has a quota."""
    allowed = len(os.sched_getaffinity(0))
    share = quota(root)
    return allowed if share is None else max(1, min(allowed, math.ceil(share)))


def quota(root: Path) -> float | None:
    """Return the processors' worth of time that a control group (version 2 or 1) allows, or None for no limit."""
    for parts in (_words(root / "cpu.max"), [*_words(root / "cpu/cpu.cfs_quota_us"), *_words(root / "cpu/cpu.cfs_period_us")]):
        if len(parts) == 2 and parts[0].isdecimal():
            return int(parts[0]) / int(parts[1])
    return None


def _words(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="ascii").split()
    except OSError:
        return []
