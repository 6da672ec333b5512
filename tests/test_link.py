"""A weapon knows the number that counts it."""

import pytest

from service.facts import Weapon
from service.pipeline import extract


@pytest.mark.parametrize(
    ("text", "weapon", "number"),
    [
        ("Five Katyusha rockets hit the wall.", "Katyusha rockets", "Five"),
        ("They seized 24 M16 rifles and 3,200 cartridges.", "M16 rifles", "24"),
        ("They seized 24 M16 rifles and 3,200 cartridges.", "cartridges", "3,200"),
        ("Two Russian guided bombs fell.", "guided bombs", "Two"),
        ("At least a dozen drones were shot down.", "drones", "At least a dozen"),
        ("The cache held 11 kg of TNT.", "TNT", "11 kg"),
        ("Between 40 and 50 rockets fell.", "rockets", "Between 40 and 50"),
    ],
)
def test_a_counted_weapon_names_its_number(text: str, weapon: str, number: str) -> None:
    assert counts(text)[weapon] == number


@pytest.mark.parametrize(
    "text",
    [
        "Rockets killed nine people.",
        "Nine people died and rockets fell.",
        "A 9mm pistol was found.",
        "Soldiers of 30 nations used rifles.",
        "In 2019 rockets fell.",
    ],
)
def test_an_uncounted_weapon_names_none(text: str) -> None:
    assert set(counts(text).values()) == {None}


def counts(text: str) -> dict[str, str | None]:
    """The words of each weapon, and those of its number."""
    found = [(fact, fact.value) for fact in extract(text).facts if isinstance(fact.value, Weapon)]
    return {text[fact.start : fact.end]: text[value.quantity.start : value.quantity.end] if value.quantity else None for fact, value in found}
