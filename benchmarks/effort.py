"""Effort: how many patterns are tried and functions called for 1,000 characters, which no machine or load changes.

`python -m benchmarks.effort` prints the counts of each step on our own stories; tests/effort.toml holds the most that a step may need.
"""

import gc
import re
import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import Any

import regex

from benchmarks.steps import found, name_of, prepared
from benchmarks.texts import STORIES
from service import claims, extractors
from service.link import linked
from service.resolve import across_types

PATTERNS = (re.Pattern, regex.Pattern)


def counted(run: Callable[[], object]) -> dict[str, float]:
    """Return how many patterns a call tries and how many functions it calls, those in C included, for 1,000 characters of the stories."""
    seen: Counter[str] = Counter()

    def note(frame: FrameType, event: str, function: Any) -> None:
        if event in ("call", "c_call"):
            seen["functions"] += 1
            seen["patterns"] += event == "c_call" and isinstance(getattr(function, "__self__", None), PATTERNS)

    run()  # what is looked up once is looked up now
    gc.disable()  # what others have it call would be counted
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(None)
        gc.enable()
    return {name: count * 1000 / len(STORIES) for name, count in seen.items()}


def effort() -> dict[str, dict[str, float]]:
    """Return the counts of each step."""
    document = prepared(STORIES)
    facts = linked(across_types(found(document)))
    steps = {name_of(extractor): counted(lambda: extractor(document)) for extractor in extractors.EXTRACTORS}  # noqa: B023
    return {"document": counted(lambda: prepared(STORIES)), **steps, "claims": counted(lambda: claims.claims_of(document, facts))}


if __name__ == "__main__":
    for name, counts in effort().items():
        print(f"{name:10}", "  ".join(f"{what} {count:6.0f}" for what, count in sorted(counts.items())))
