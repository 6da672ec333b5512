"""What the whole extraction and each of its steps cost, how that grows with the text, and what hostile texts do."""

import gc
import math
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from benchmarks.hostile import HOSTILE
from benchmarks.texts import NEWS, PUBLISHED, article, news
from benchmarks.timing import cpu, multiples
from service import claims, extractors
from service.collector import settle
from service.document import Document
from service.extractors import Extractor
from service.facts import Fact
from service.link import linked
from service.pipeline import extract
from service.resolve import across_types

SIZES = (1_000, 10_000, 100_000, 1_000_000)
ALL_SIZES = (*SIZES, 10_000_000)
ROUNDS = {1_000: 41, 10_000: 21, 100_000: 7}  # of the largest sizes: three


def prepared(text: str) -> Document:
    """Return a document with everything that it would cut when first asked."""
    document = Document(text, PUBLISHED)
    assert document.sentence_starts is not None
    assert document.digits is not None
    assert document.capitals is not None
    return document


def found(document: Document) -> list[Fact]:
    """Return the facts of all types, before one wins over another."""
    return [fact for extractor in extractors.EXTRACTORS for fact in extractor(document)]


def steps(text: str, rounds: int) -> dict[str, float]:
    """Return R in microseconds, and as multiples of R the whole extraction and each of its steps."""
    document = prepared(text)
    facts = found(document)
    joined = linked(across_types(facts))
    runs: dict[str, Callable[[], object]] = {"extract": lambda: extract(text, PUBLISHED), "document": lambda: prepared(text)}
    runs |= {name_of(extractor): _bound(extractor, document) for extractor in extractors.EXTRACTORS}
    runs |= {"resolve, link": lambda: linked(across_types(facts)), "claims": lambda: claims.claims_of(document, joined)}
    with settled():
        return multiples(text, runs, rounds)


@contextmanager
def settled() -> Iterator[None]:
    """Have the collector do what it does in the service, and not look at all that the benchmark holds."""
    before = gc.get_threshold()
    settle()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


def name_of(extractor: Extractor) -> str:
    """Return what an extractor finds."""
    return extractor.__module__.split(".")[2]


def _bound(extractor: Extractor, document: Document) -> Callable[[], object]:
    return lambda: extractor(document)


def both() -> dict[str, dict[str, float]]:
    """Return the steps on an article and on long news."""
    return {"article": steps(article(), 41), "news": steps(news(NEWS), 5)}


def growth(full: bool) -> dict[str, object]:
    """Return the multiples of R by size, and the exponent with which the extraction grows against R."""
    sizes = ALL_SIZES if full else SIZES
    with settled():
        points = {size: _times_r(news(size), ROUNDS.get(size, 3)) for size in sizes}
    logs = [(math.log(size), math.log(times * size)) for size, times in points.items() if size >= 10_000]
    slope = statistics.linear_regression([x for x, _ in logs], [y for _, y in logs]).slope
    return {"R": {str(size): times for size, times in points.items()}, "exponent": slope}


def _times_r(text: str, rounds: int) -> float:
    return multiples(text, {"extract": lambda: extract(text, PUBLISHED)}, rounds)["extract"]


def hostile() -> dict[str, object]:
    """Return the CPU seconds of the five slowest hostile texts of 32 kB, and the largest exponent by which those grow from half of them."""
    taken = {name: min(cpu(lambda: extract(text, PUBLISHED)) for _ in range(2)) for name, text in HOSTILE.items()}  # noqa: B023
    slowest = dict(sorted(taken.items(), key=lambda pair: -pair[1])[:5])
    return {"seconds": slowest, "exponent": max(_exponent(HOSTILE[name]) for name in slowest)}


def _exponent(text: str) -> float:
    half = text[: len(text) // 2]
    whole, part = (min(cpu(lambda: extract(each, PUBLISHED)) for _ in range(3)) for each in (text, half))  # noqa: B023
    return math.log2(whole / part)
