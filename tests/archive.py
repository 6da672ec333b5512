"""Archives made for tests and for trying faults: articles of our own making, the same for the same number."""

import json
from collections.abc import Iterator
from pathlib import Path

PLACES = ("Baghdad", "Mosul", "Kharkiv", "Goma", "Manila")
EFFECTS = ("killed", "wounded")


def articles(count: int) -> Iterator[dict[str, str]]:
    """Yield articles with an id, a text and a day."""
    for number in range(count):
        place, effect = PLACES[number % len(PLACES)], EFFECTS[number % 2]
        text = (
            f"{place.upper()}, Jan. {number % 28 + 1} - At least {number % 40 + 2} people were {effect} when rockets hit a market in {place} on "
            f"Sunday, police said. Three children were missing, a doctor said. It was attack No. {number} this year."
        )
        yield {"id": str(number), "text": text, "published_at": "2020-01-27"}


def write(path: Path, count: int) -> None:
    """Write an archive as NDJSON."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(article) + "\n" for article in articles(count))
