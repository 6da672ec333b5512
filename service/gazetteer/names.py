"""Names: how a name is known, how it may be written, and how both are packed beside the row it stands for."""

from enum import IntEnum
from typing import NamedTuple, Self


class Tier(IntEnum):
    """How a name is known to mean a place, the safest first."""

    PRIMARY = 0  # the name of the place
    ALIAS = 1  # another name, from our tables: US, Burma, Big Apple
    ABBREVIATION = 2  # from our tables, also other things: Miss., OR
    ALTERNATE = 3  # one of GeoNames' alternate names: often wrong in English text
    ADJECTIVE = 4  # of a place or its people: Iraqi, Swedish
    PERSON = 5  # one of its people: Swede, Iowan
    PEOPLE = 6  # several of them: Swedes, Iraqis

    @property
    def demonym(self) -> bool:
        """Whether the word means the people, or what is theirs, rather than the place."""
        return self >= Tier.ADJECTIVE


class Likeness(NamedTuple):
    """What else a name is in English text."""

    word: bool = False
    first_name: bool = False
    surname: bool = False

    def pack(self) -> int:
        """Return this as an integer, a bit each; those of one name may be joined."""
        return self.word | self.first_name << 1 | self.surname << 2

    @classmethod
    def of(cls, packed: int) -> Self:
        """Return what `pack` made an integer of."""
        return cls(bool(packed & 1), bool(packed & 2), bool(packed & 4))


TIERS = tuple(Tier)
WORDS_CASED = 0xFF  # the case of the first eight words of a name is remembered


def pack(row: int, tier: Tier, name: str) -> int:
    """Return one meaning of a name as an integer below 2^31: its row, how its source writes the name, and its tier."""
    low, capitals = shape(name)
    return row << 12 | low << 4 | (capitals and len(name) > 1) << 3 | tier


def merged(one: int, other: int) -> int:
    """Return the posting for two writings of one name of one row: the safer tier, the case that allows more."""
    lower = (one | other) & WORDS_CASED << 4
    return one & ~0xFFF | lower | one & other & 8 | min(one & 7, other & 7)


def row_of(posting: int) -> int:
    """Return the row a posting stands for."""
    return posting >> 12


def tier_of(posting: int) -> Tier:
    """Return how the name of a posting is known."""
    return TIERS[posting & 7]


def fits(posting: int, low: int, capitals: bool) -> bool:
    """Say whether text of this shape can be the name. Text in capitals can be any name, US only a text in capitals."""
    return capitals if posting & 8 else not low & ~(posting >> 4)


def written_so(posting: int, capitals: bool) -> bool:
    """Say whether the text has the case of the name, rather than capitals throughout."""
    return bool(posting & 8) == capitals


def shape(name: str) -> tuple[int, bool]:
    """Return which words begin with a small letter (bit n for word n, up to eight), and whether all letters are capitals."""
    if name.isupper():
        return 0, True
    if name.istitle():  # by far the most; saves cutting the name up
        return 0, False
    low = 0
    for place, word in enumerate(name.replace("-", " ").split()):
        low |= word[0].islower() << place
    return low & WORDS_CASED, False
