"""Text out of HTML, as a reader sees it: paragraphs apart, no scripts, no styles."""

import html_text
import regex

UNSEEN = regex.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what no document may hold, and the parser fails on
REFERENCE = regex.compile(r"&#(?:x(?P<hex>[0-9a-f]{1,32})|(?P<decimal>[0-9]{1,32}));?", regex.IGNORECASE)
LAST = 0x10FFFF


def text_of_html(html: str) -> str:
    """Return the text of an HTML document or fragment; blocks are separated by line breaks."""
    return str(html_text.extract_text(REFERENCE.sub(_visible, UNSEEN.sub(" ", html))))


def _visible(reference: regex.Match[str]) -> str:
    """A reference to a character as it stands; a blank for one that no document may hold."""
    code = int(reference["hex"], 16) if reference["hex"] else int(reference["decimal"])
    return " " if code > LAST or UNSEEN.match(chr(code)) else reference[0]
