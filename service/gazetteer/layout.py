"""The files of the place index: a trie of names, a column of fixed width for each figure, and the text of the names."""

from typing import Final, Literal, NamedTuple, Self

TRIE: Final = "names.marisa"
NAMES: Final = "names.txt"
ENCODING: Final = "utf-8"
COLUMNS: Final[dict[str, Literal["B", "I", "i"]]] = {  # file: type code of `array` and `memoryview`
    "starts": "I",  # by name: where its postings start; one more than names
    "postings": "I",  # see names.pack
    "likeness": "B",  # by name: see names.Likeness
    "name": "I",  # by row: where its name starts in NAMES; one more than rows
    "geonames_id": "I",  # by row; 0 where there is none
    "latitude": "i",  # by row, in parts of a degree
    "longitude": "i",
    "population": "I",
    "renown": "B",  # by row: how many other names GeoNames has for a city; 128 more for a capital
    "meta": "I",  # see Meta
}
POINTS_A_DEGREE: Final = 100_000
CAPITAL: Final = 128  # in the column of renown
KINDS: Final = ("continent", "region", "country", "admin1", "admin2", "city", "neighbourhood", "street", "facility", "landform", "water")


class Meta(NamedTuple):
    """The kind of a row, as a place in KINDS, and the rows of its country and first-level region."""

    kind: int
    country: int | None
    admin1: int | None

    def pack(self) -> int:
        """Return this as an integer below 2^30; rows of countries must be below 2^10, those of regions below 2^14."""
        country, admin1 = (0 if row is None else row + 1 for row in (self.country, self.admin1))
        return admin1 << 14 | country << 4 | self.kind

    @classmethod
    def of(cls, packed: int) -> Self:
        """Return what `pack` made an integer of."""
        country, admin1 = packed >> 4 & 0x3FF, packed >> 14
        return cls(packed & 15, country - 1 if country else None, admin1 - 1 if admin1 else None)
