"""The texts that speed is measured on: our own stories, so that anyone can measure."""

from datetime import date

import regex

from tests import stories

PUBLISHED = date(2020, 1, 27)
STORIES = "\n\n".join(map(stories.text, stories.NAMES))
ARTICLE = 3_700  # characters
NEWS = 240_000
WORD = regex.compile(r"\w+")


def news(size: int) -> str:
    """Return the stories one after the other, again and again, cut to a size in characters."""
    return (f"{STORIES}\n\n" * (size // len(STORIES) + 1))[:size]


def article() -> str:
    """Return as much of the stories as an article of a newspaper has: a little of each, since some hold far more figures than others."""
    each = ARTICLE // len(stories.NAMES)
    return "\n\n".join(cut(stories.text(name), each) for name in stories.NAMES)


def cut(text: str, size: int) -> str:
    """Return the beginning of a text, up to the end of the sentence that passes a size."""
    end = text.find(". ", size)
    return text if end < 0 else text[: end + 1]
