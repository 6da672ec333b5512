"""The place index as the workers use it: opened in a moment, memory-mapped, shared."""

import mmap
import os
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from pathlib import Path
from string import ascii_lowercase, punctuation
from typing import NamedTuple, Self

import marisa_trie

from service.facts import Place
from service.frozen import dataclass
from service.gazetteer import names
from service.gazetteer.folding import fold
from service.gazetteer.layout import CAPITAL, COLUMNS, ENCODING, KINDS, NAMES, POINTS_A_DEGREE, TRIE, Meta
from service.gazetteer.names import Likeness, Tier

LONGEST = 60  # characters of a text that can hold a name and show that it ends there
CACHED_WORDS = 8192
SEPARATORS = " .'&"  # what may follow the first word of a name, folded
MANY = 300  # names that begin with one word, above which it is not told how they go on
ALL = frozenset(map("".join, product(ascii_lowercase, ascii_lowercase))).union(ascii_lowercase, punctuation, ("",))  # see `beginning`
CACHED_AREAS = 4096  # kinds of place by region: 1 MB
MOST = 60  # places that a name may mean


class PlacesMissing(FileNotFoundError):
    """There is no place index where it was looked for; the message says how to build it."""


def default_folder() -> Path:
    """Return where the index is: the folder that `FACTS_PLACES` names, else build/places under the project."""
    return Path(os.environ.get("FACTS_PLACES") or Path(__file__).resolve().parents[2] / "build" / "places")


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A place that a name can mean, and how the name is known."""

    place: Place
    tier: Tier
    capital: bool  # of a country
    other_names: int  # that GeoNames has for a city, up to 127
    population: int  # of an area without a count: that of its cities; of a landform: a weight that ranks it among cities
    region: str | None  # country and GeoNames code of the first-level region: US.IA
    as_written: bool  # the name has the case of its source; False: capitals throughout
    demonym: bool  # the name means the people of the place, or what is theirs


class Area(NamedTuple):
    """What places of one kind lie in."""

    kind: str
    country_code: str | None
    admin1: str | None  # the name of the first-level region
    region: str | None  # the codes of the country and of it: US.IA


class Beginnings(dict[str, frozenset[str] | None]):
    """By the first word of names, how the words begin that follow it (see `beginning`); nothing for a name of one word, None if no name begins so.

    It fills as it is asked, and is emptied when it is full.
    """

    def __init__(self, trie: marisa_trie.Trie) -> None:
        self._trie = trie

    def __missing__(self, word: str) -> frozenset[str] | None:
        """Return what the names tell of a word. One too long for a name is not kept, and behind one of very many names all may follow."""
        if len(word) > LONGEST:
            return None
        first = fold(word)
        keys = (key[len(first) :].removeprefix(" ") for mark in SEPARATORS for key in self._trie.iterkeys(first + mark))
        longer = frozenset(map(beginning, islice(keys, MANY)))
        if len(self) >= CACHED_WORDS:
            self.clear()
        found: frozenset[str] | None = longer
        if next(keys, None) is not None:
            found = ALL
        elif not longer and first not in self._trie:
            found = None
        self[word] = found
        return found


class Gazetteer:
    """Names and places."""

    def __init__(self, folder: Path) -> None:
        self._trie = marisa_trie.Trie().mmap(str(folder / TRIE))
        self._text = _mapped(folder / NAMES)
        self._column = {name: _mapped(folder / name).cast(code) for name, code in COLUMNS.items()}
        self._starts = self._column["starts"]
        self._postings = self._column["postings"]
        self.following = Beginnings(self._trie).__getitem__
        self._area = lru_cache(CACHED_AREAS)(self._lying)

    @classmethod
    def open(cls, folder: Path | None = None) -> Self:
        """Return the gazetteer in this folder, or in `default_folder()`. Raises PlacesMissing."""
        folder = folder or default_folder()
        if not (folder / TRIE).exists():
            raise PlacesMissing(f"no place index in {folder}: run 'python -m service.gazetteer {folder}'")
        return cls(folder)

    def lengths(self, text: str, least: int = 0) -> list[int]:
        """Return how long the names are that a text begins with, up to the end of a word and in any case, the longest first; all above `least`.

        No more than the first `LONGEST` characters are worth giving.
        """
        folded = f"{fold(text)} "
        return [length for length in map(len, reversed(self._trie.prefixes(folded))) if length > least and not folded[length].isalnum()]

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return what a name can mean, likeliest first by kind and population alone; nothing for an unknown name.

        The case of the name counts: "US" is the country, "us" is nothing, "LIMA" is Lima in a headline.
        """
        key = self._trie.get(fold(name))
        if key is None:
            return ()
        low, capitals = names.shape(name)
        meanings = [posting for posting in self._postings[self._starts[key] : self._starts[key + 1]] if names.fits(posting, low, capitals)]
        return tuple([self._candidate(posting, capitals) for posting in meanings[:MOST]])

    def _candidate(self, posting: int, capitals: bool) -> Candidate:
        column, row, tier = self._column, names.row_of(posting), names.tier_of(posting)
        area = self._area(column["meta"][row])
        place = Place(
            name=self._name(row)[0],
            kind=area.kind,
            geonames_id=column["geonames_id"][row] or None,
            latitude=column["latitude"][row] / POINTS_A_DEGREE,
            longitude=column["longitude"][row] / POINTS_A_DEGREE,
            country_code=area.country_code,
            admin1=area.admin1,
        )
        renown = column["renown"][row]
        return Candidate(
            place=place,
            tier=tier,
            capital=renown >= CAPITAL,
            other_names=renown % CAPITAL,
            population=column["population"][row],
            region=area.region,
            as_written=names.written_so(posting, capitals),
            demonym=tier.demonym,
        )

    def likeness(self, name: str) -> Likeness:
        """Return what else this name is in English text: a common word, a first name, a surname."""
        key = self._trie.get(fold(name))
        return Likeness() if key is None else Likeness.of(self._column["likeness"][key])

    def names(self) -> Iterator[str]:
        """Yield every known name, folded."""
        yield from self._trie.iterkeys()

    def _name(self, row: int) -> tuple[str, str]:
        """The name of a row and, for a country or region, its code."""
        starts = self._column["name"]
        name, _, code = str(self._text[starts[row] : starts[row + 1]], ENCODING).partition("\t")
        return name, code

    def _lying(self, packed: int) -> Area:
        """The kind of places and what they lie in, from the column of both."""
        kind, country_row, region_row = Meta.of(packed)
        country = None if country_row is None else self._name(country_row)[1]
        name, code = (None, None) if region_row is None else self._name(region_row)
        return Area(KINDS[kind], country, name, f"{country}.{code}" if country and code else None)


def beginning(word: str) -> str:
    """Return the first two letters of a word, or its first one or a sign if there are no two; all folded."""
    two = fold(word[:2])
    return two if two.isalpha() else two[:1]


def _mapped(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
