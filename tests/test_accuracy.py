"""Accuracy on the annotated corpora does not fall: every measure of floors.toml, by area."""

import tomllib
from pathlib import Path

import pytest

from tests.scoring import measures, shared

FLOORS: dict[str, dict[str, float]] = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("area", FLOORS)
def test_no_measure_falls_below_its_floor(area: str) -> None:
    if not (shared() / "corpora" / area).exists():
        pytest.skip("the annotated corpora (../shared/corpora) are not beside this checkout")
    found = measures(area)
    below = {name: (found[name], floor) for name, floor in FLOORS[area].items() if _worse(name, found[name], floor)}
    assert not below


def _worse(name: str, value: float, floor: float) -> bool:
    """Whether a measure is worse than its floor; of these counts less is better."""
    return value > floor if name.endswith((".wrong", "predictions_per_1000_words")) else value < floor
