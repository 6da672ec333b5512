"""Spelling: the key a name is found by, the ways English text writes it, and which alternate names are worth knowing."""

from collections.abc import Iterator
from typing import Final

import regex

from service.gazetteer.folding import fold

SHORTEST: Final = 3  # letters of a city's name; shorter ones (Of, Ii, Y) are words or initials in English text
KEY: Final = regex.compile(r"[a-z][a-z'.& ]{1,58}")
SOFT: Final = regex.compile(r"[aeiouyhw'. ]{1,58}")  # letters that transcriptions disagree about
DOUBLE: Final = regex.compile(r"(.)\1")
RESPELT: Final = 5  # letters of a name that may be taken for another writing of one
BRACKETS: Final = regex.compile(r" ?\([^)]{0,60}\)")
RANKS: Final = ("City of ", "Town of ", "Township of ", "Village of ", "Borough of ")  # not part of the name they stand before
HEADS: Final = {  # first words that have short forms
    "Saint": ("St.", "St"),
    "Sainte": ("Ste.", "Ste"),
    "Mount": ("Mt.", "Mt"),
    "Fort": ("Ft.", "Ft"),
}
LINK: Final = regex.compile(r"(?<=[- ])(?:And|By|De|Del|Des|Du|In|La|Le|Les|Next|On|Sous|Sur|The|Under|Upon)(?=[- ])")  # GeoNames: Houghton-Le-Spring
SIDE: Final = " Side"  # many towns have a West Side
WHOLE: Final = {short: head for head, shorts in HEADS.items() for short in shorts}


def key_of(name: str) -> str | None:
    """Return the folded form a name is found by, or None for one that English text would not use (digits, other scripts)."""
    key = " ".join(fold(name).split())
    return key if KEY.fullmatch(key) else None


def bare(name: str) -> str:
    """Return a name without the bracket that tells it from a namesake: "Chelsea (London)" is Chelsea."""
    return BRACKETS.sub("", name)


def writings(name: str) -> Iterator[str]:
    """Yield a name and the other ways to write it: "Saint Paul" also as "St. Paul" and "St Paul", "Stow-On-The-Wold" with small words."""
    name = LINK.sub(lambda link: link[0].lower(), bare(name))
    yield name
    first, blank, rest = name.partition(" ")
    head = WHOLE.get(first, first)
    for other in (head, *HEADS.get(head, ())):
        if blank and other != first and head in HEADS:
            yield f"{other} {rest}"


def respelt(name: str, other: str) -> bool:
    """Say whether a name is another transcription of one: the same consonants, as in "Mekelle" and "Mek'ele"."""
    key, first = key_of(name), key_of(other)
    return (
        key is not None and first is not None and len(key) >= RESPELT and abs(len(key) - len(first)) <= 2 and _consonants(key) == _consonants(first)
    )


def _consonants(key: str) -> str:
    return key[0] + DOUBLE.sub(r"\1", SOFT.sub("", key[1:]))


def city_name(name: str) -> bool:
    """Say whether a city's name is long enough to be told from a word or initials, and begins with a capital somewhere."""
    return len(name) >= SHORTEST and any(word[0].isupper() for word in name.replace("-", " ").split())


def useful_alternate(name: str) -> bool:
    """Say whether one of GeoNames' alternate names may occur in English text: no airport code, no transcription in small letters."""
    return city_name(name) and name[0].isupper() and not name.isupper() and not name.startswith(RANKS) and not name.endswith(SIDE)
