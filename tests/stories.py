"""Our own stories and the facts expected of them."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from service.answer import Answer, answer
from service.pipeline import extract

FOLDER = Path(__file__).resolve().parent.parent / "seeds" / "articles"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def text(name: str) -> str:
    """The story."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def expected(name: str) -> dict[str, Any]:
    """What a person finds in it."""
    return dict(json.loads((FOLDER / f"{name}.expected.json").read_text(encoding="utf-8")))


@cache
def answered(name: str) -> Answer:
    """What the service answers."""
    published_at = date.fromisoformat(expected(name)["published_at"])
    return answer(extract(text(name), published_at), published_at=published_at)
