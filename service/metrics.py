"""Metrics for Prometheus, summed over all workers where the server gives them a folder to share (see gunicorn.conf.py)."""

import os
from collections import Counter as Tally
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, lockf
from pathlib import Path
from threading import Lock

from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.mmap_dict import MmapedDict
from prometheus_client.multiprocess import MultiProcessCollector

from service.answer import Answer

__all__ = ["CONTENT_TYPE_LATEST"]
SHARED = "PROMETHEUS_MULTIPROC_DIR"  # the name that the client library looks for
BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
REQUESTS = Counter("facts_requests", "Requests answered. Unknown routes are counted together.", ["route", "method", "status"])
SECONDS = Histogram("facts_request_seconds", "Time until the answer began.", ["route"], buckets=BOUNDS)
FOUND = Counter("facts_found", "Facts and claims found, by type.", ["type"])
TEXTS = Counter("facts_texts", "Texts read: one for each request or line.")
CHARACTERS = Counter("facts_text_characters", "Characters of the texts read.")
CUTS = Counter("facts_deadline_cuts", "Texts cut by the deadline.")
BREACHES = Counter("facts_contract_breaches", "Sampled answers that the schemas refuse: each is a bug here.")
scraping = Lock()


def count(answer: Answer) -> None:
    """Count what one text gave."""
    TEXTS.inc()
    CHARACTERS.inc(len(answer.text))
    for type, number in Tally([fact.type for fact in answer.facts]).items():
        FOUND.labels(type).inc(number)
    if answer.claims:
        FOUND.labels("claim").inc(len(answer.claims))
    if not answer.complete:
        CUTS.inc()


def exposition() -> bytes:
    """Return all figures in the text form of Prometheus."""
    if SHARED not in os.environ:
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    with scraping, _alone(Path(os.environ[SHARED])):
        return generate_latest(registry)


def fold(worker: int) -> None:
    """Add the figures of a worker that has ended to those of all that ended before it: else each leaves its files for ever."""
    folder = Path(os.environ[SHARED])
    with _alone(folder):
        for kind in ("counter", "histogram"):
            left = folder / f"{kind}_{worker}.db"
            if left.exists():
                _add(left, folder / f"{kind}_ended.db")
                left.unlink()


def _add(left: Path, into: Path) -> None:
    sums = MmapedDict(str(into))  # type: ignore[no-untyped-call]
    for key, value, when, _ in MmapedDict.read_all_values_from_file(str(left)):  # type: ignore[no-untyped-call]
        sums.write_value(key, sums.read_value(key)[0] + value, when)  # type: ignore[no-untyped-call]
    sums.close()  # type: ignore[no-untyped-call]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other processes out for a moment, so that nobody counts a worker twice, or not at all, while it is folded."""
    with (folder / "lock").open("w") as lock:
        lockf(lock, LOCK_EX)
        yield
