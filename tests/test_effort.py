"""No step tries more patterns or calls more functions than it may: counts that no machine changes, so that a slow rule is seen when it is added."""

import tomllib
from pathlib import Path

import pytest

from benchmarks.effort import effort

CEILINGS: dict[str, dict[str, float]] = tomllib.loads(Path(__file__).with_name("effort.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, float]]:
    return effort()


@pytest.mark.parametrize("step", CEILINGS)
def test_a_step_does_no_more_than_it_may(found: dict[str, dict[str, float]], step: str) -> None:
    over = {what: count for what, count in found[step].items() if count > CEILINGS[step][what]}
    assert not over, f"raise tests/effort.toml only for what is worth it: {over}"


def test_every_step_has_a_ceiling(found: dict[str, dict[str, float]]) -> None:
    assert found.keys() == CEILINGS.keys()
