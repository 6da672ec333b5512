"""Texts that nobody would write, of pieces that somebody did: what property tests and fuzzing draw from."""

import sys
import unicodedata

from hypothesis import strategies as st

from tests import stories

SPACES = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()]
DIGITS = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in ("Nd", "Nl", "No")]
CONTROLS = [*map(chr, (0, 1, 7, 8, 0x1B, 0x7F, 0x85, 0xAD, 0xFEFF, 0xFFFE, 0xFFFF, 0x10FFFF, 0xE0001)), "\r\n", "\r", "\n\n"]
BIDI = [chr(code) for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))]
COMBINING = ["\u0301", "\u0308", "\u20dd", "\u0345", "\u1ab0", "\ufe0f", "\U000e0100"]
GROWING = ["\u0130", "\u1e9e", "\ufb03", "\u0149", "\u03a3", "\u2126", "\u212a", "\u01c5"]  # their lower or upper case has another length or shape
EMOJI = ["\U0001f680", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1fa\U0001f1e6", "1\ufe0f\u20e3", "\U0001f3f4\U000e0067\U000e0062"]
ODD = [*SPACES, *CONTROLS, *BIDI, *COMBINING, *GROWING, *EMOJI]
PIECES = sorted({word for name in stories.NAMES for word in stories.text(name).split()})
SAID = [
    *("at least", "up to", "12", "1,200", "3.5 million", "$2bn", "20%", "two-thirds", "AK-47", "Katyusha rockets", "9mm", "Baghdad", "Paris, Texas"),
    *(
        "U.S.",
        "St.",
        "25 October 2019",
        "last Monday",
        "6 p.m.",
        "the early 1990s",
        "Q3",
        "killed",
        "wounding",
        "were injured",
        "police said",
        "nobody",
    ),
    *("5 to", "10", "-", "/", ":", ".", ",", "(", ")", '"', "\u2019", "\u2013", "%", "\u00b0", "N", "E", "1/2", "\u00bd", "1e9", "0" * 40, "9" * 40),
]


def texts(size: int = 40) -> st.SearchStrategy[str]:
    """Texts of words of news, odd characters and any characters at all, run together or with blanks between."""
    piece = st.one_of(st.sampled_from(PIECES), st.sampled_from(SAID), st.sampled_from(ODD), st.sampled_from(DIGITS), st.text(max_size=3))
    return st.tuples(st.sampled_from(["", " ", "\u00a0", "\n"]), st.lists(piece, max_size=size)).map(lambda drawn: drawn[0].join(drawn[1]))
