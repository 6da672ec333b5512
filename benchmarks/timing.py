"""Timing: CPU seconds, medians of interleaved rounds, as multiples of one pass over the words of the same text (R)."""

import statistics
import time
from collections.abc import Callable, Mapping

from benchmarks.texts import WORD

Run = Callable[[], object]


def cpu(run: Run) -> float:
    """Return the CPU seconds of one call."""
    began = time.process_time()
    run()
    return time.process_time() - began


def medians(runs: Mapping[str, Run], rounds: int) -> dict[str, float]:
    """Return the median CPU seconds of each, called in turn, so that what else the machine does falls on all alike."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            taken[name].append(cpu(run))
    return {name: statistics.median(each) for name, each in taken.items()}


def multiples(text: str, runs: Mapping[str, Run], rounds: int) -> dict[str, float]:
    """Return the median of each as a multiple of R; R itself in microseconds."""
    found = medians({"R": lambda: WORD.findall(text), **runs}, rounds)
    return {name: seconds / found["R"] if name != "R" else seconds * 1e6 for name, seconds in found.items()}
