"""Texts made to be slow, 32 kB each, against as much of our own stories: `python -m benchmarks.hostile`.

Prints seconds and how many times as long each takes as the stories. A test holds the ratio; the promise is 0.3 s on a plain machine.
"""

import time
from collections.abc import Callable
from datetime import date

from service.pipeline import extract
from tests import stories
from tests.oddities import DIGITS, ODD, SAID, SPACES

SIZE = 32_000
PUBLISHED = date(2020, 1, 27)


def filled(piece: str) -> str:
    """Return a piece again and again, up to the size."""
    return (piece * (SIZE // len(piece) + 1))[:SIZE]


CLAIM = "At least 12 people were killed in Paris on Monday, police said. "  # so that all steps look at what follows
NEWS = filled("\n\n".join(map(stories.text, stories.NAMES)))
HOSTILE = {
    **{f"again: {said}": filled(f"{said} ") for said in SAID},
    **{
        f"run together: {said}": filled(said)
        for said in ("12", "nine", "1,", "12.", "12/", "1:", "a-", "U.S.", "$", "\N{DEGREE SIGN}N", "Paris,", "killed")
    },
    "all that is said, mixed": filled(" ".join(SAID) + " "),
    "all that is said, run together": filled("".join(SAID)),
    "a chain of ranges": filled("".join(f"{number} to " for number in range(5000))),
    "numbers and scales": filled("two million three hundred thousand and forty-five "),
    "weapons counted": filled("five 9mm Katyusha AK-47 rocket-propelled grenades and "),
    "places listed": filled("Paris, Texas, Georgia, Washington, Springfield, St. Mary, New York City, Al Hasakah, "),
    "dates listed": filled("on Monday, 25 October 2019, at 6 p.m. last week until the early 1990s, "),
    "claims listed": filled("At least 12 people were killed and 30 wounded, police said; "),
    "one victim after the other": filled("killed 12, killed 13 and injured 14 of the "),
    "capitals": filled("A B C D Abc Def Ghi "),
    "capitals without end": filled("The President Of The United States Of America And "),
    "full stops": filled("U.S.A. Mr. St. No. Jan. "),
    "full stops without end": CLAIM + filled("."),
    "enders without end": CLAIM + filled("!?"),
    "full stops, then brackets": CLAIM + "." * (SIZE // 2) + "(" * (SIZE // 2),
    "counties listed": filled("Bell Counties and "),
    "bombs and launchers": filled("the bomb, a launcher, "),
    "line breaks": filled("a\n"),
    "empty lines": filled("\n\n \n"),
    "quotes": filled("\"'\u201c\u2019"),
    "brackets": filled("([{"),
    "one word": filled("a"),
    "one capital word": filled("A"),
    "digits": filled("7"),
    "digits of all scripts": filled("".join(DIGITS)),
    "blanks of all kinds": filled("".join(SPACES)),
    "odd characters": filled("".join(ODD)),
    "odd characters between words": filled("".join(f"{odd}12 killed{odd}" for odd in ODD)),
    "combining marks": filled("a\u0301\u0308\u20dd"),
    "one letter, many marks": "a" + filled("\u0301"),
}


def seconds(run: Callable[[], object], times: int = 3) -> float:
    """Return the least CPU time of some runs."""
    best = float("inf")
    for _ in range(times):
        began = time.process_time()
        run()
        best = min(best, time.process_time() - began)
    return best


def taken(text: str, times: int = 3) -> float:
    """Return the seconds that a text takes, all in."""
    return seconds(lambda: extract(text, PUBLISHED), times)


def main() -> None:
    """Print the slowest first."""
    news = taken(NEWS)
    print(f"{news:7.3f} s   1.0  our own stories")
    for each, name in sorted(((taken(text), name) for name, text in HOSTILE.items()), reverse=True):
        print(f"{each:7.3f} s {each / news:5.1f}  {name}")


if __name__ == "__main__":
    main()
