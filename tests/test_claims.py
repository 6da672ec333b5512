"""Claims: their roles, their events, and what they cost."""

import time
from datetime import date

import pytest

from service.facts import Claim, Role
from service.pipeline import extract

PUBLISHED = date(2020, 1, 27)


def claims(text: str) -> list[Claim]:
    return list(extract(text, PUBLISHED).claims)


def words(text: str, role: Role | None) -> str | None:
    return text[role.start : role.end] if role else None


SOURCES = {
    "Police said three men died.": "Police",
    "Three men died, police said.": "police",
    "Three men died, the interior ministry said on Monday.": "the interior ministry",
    "According to the coast guard, nine sailors are missing.": "the coast guard",
    "Nine sailors are missing, according to the coast guard.": "the coast guard",
    "Six people were hurt, said Nora Lind, a doctor.": "Nora Lind",
    "Major Omar Haddad, head of the rescue service, said six people were hurt.": "Major Omar Haddad",
    "Two officials told reporters that six people were hurt.": "Two officials",
    "The village church that sheltered them said six people were hurt.": "The village church",
    "The governor denied it and said six people were hurt.": "The governor",
    "Police said on Monday, and six more people were hurt.": "Police",
    "Six people were hurt.": None,
    "The blast put six people in hospital.": None,
    "Two deaths were reported.": None,
}


@pytest.mark.parametrize(("text", "source"), SOURCES.items(), ids=SOURCES)
def test_a_claim_names_its_source(text: str, source: str | None) -> None:
    assert [words(text, claim.attribution) for claim in claims(text)] == [source]


VICTIMS = {
    "The crash killed five Spanish tourists.": ["five Spanish tourists".removeprefix("five ")],
    "The crash killed five tourists and injured 16.": ["tourists", "tourists"],
    "The ministry counted 58 dead.": ["dead"],
    "There were nine deaths.": ["deaths"],
    "Ten people died, two of them children.": ["people", "children"],
    "Two of the dead were sisters.": ["dead"],
    "The crash killed 48.": [None],
}


@pytest.mark.parametrize(("text", "victims"), VICTIMS.items(), ids=VICTIMS)
def test_a_claim_names_whom_it_counts(text: str, victims: list[str | None]) -> None:
    assert [words(text, claim.victims) for claim in claims(text)] == victims


def test_two_sources_that_disagree_are_two_claims_about_one_event() -> None:
    found = claims("The army reported no casualties. The embassy said two guards were wounded.")
    assert [(claim.effect, claim.maximum) for claim in found] == [("none", 0), ("wounded", 2)]
    assert len({claim.event for claim in found}) == 1


@pytest.mark.parametrize("piece", ["killed five people and ", "five people, ", "two of them ", "killed and ", "police said ", "the toll rose to 5 "])
def test_claims_take_time_in_proportion_to_the_text(piece: str) -> None:
    def seconds(text: str) -> float:
        started = time.process_time()
        extract(text)
        return time.process_time() - started

    once, twice = min(seconds(piece * 500) for _ in range(3)), min(seconds(piece * 1000) for _ in range(3))
    assert twice <= max(0.02, 2.6 * once)
