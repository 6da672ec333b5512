"""Folding: text and names in one plain spelling, character by character, so that offsets stay what they are."""

import unicodedata
from typing import Final

LETTERS: Final = dict(zip("ßæœøłđðþıħŧəŋ", "saoolddtihten", strict=True))
APOSTROPHES: Final = frozenset("’‘‛ʼʻʽʾʿ′´`")
HYPHENS: Final = frozenset("\u2010\u2011\u2012\u2013\u2212")
FOREIGN_LETTER: Final = "0"  # keeps its neighbours from looking like whole words
FOREIGN_SIGN: Final = "?"
FEW: Final = 16  # distinct foreign characters up to which replacing one after the other is the faster way


def fold(text: str) -> str:
    """Return the text in lower-case ASCII, of the same length: no accents, hyphens as blanks, apostrophes straight.

    A letter of another script becomes `0`, any other foreign sign `?`.
    """
    if not text.isascii():
        text = _to_ascii(text)
    return text.lower().replace("-", " ")


def _to_ascii(text: str) -> str:
    foreign = {character for character in set(text) if character > "\x7f"}
    if len(foreign) > FEW:
        return text.translate(_TABLE)
    for character in foreign:
        text = text.replace(character, _TABLE[ord(character)])
    return text


def _plain(character: str) -> str:
    """The one ASCII character that stands for a foreign one."""
    lower = character.lower()[0]
    base = LETTERS.get(lower) or unicodedata.normalize("NFD", lower)[0]
    if base.isascii():
        return base
    if character in APOSTROPHES:
        return "'"
    if character in HYPHENS or unicodedata.category(character) == "Zs":
        return " "
    return FOREIGN_LETTER if character.isalnum() or unicodedata.category(character)[0] == "M" else FOREIGN_SIGN


class _Table(dict[int, str]):
    """What each code point folds to. Only Latin ones are kept, so that no text makes it grow."""

    def __missing__(self, point: int) -> str:
        return _plain(chr(point))


_TABLE: Final = _Table(
    {point: _plain(chr(point)) for start, end in ((0x80, 0x250), (0x1E00, 0x1F00), (0x2000, 0x2070)) for point in range(start, end)}
)
