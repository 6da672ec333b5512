"""Jumbles: texts of what somebody wrote, the examples of all rules above all, in ways that nobody would.

    make jumbles N=100000 [SEED=7]

answers so many of them and stops at the first that breaks a promise. A seed gives the same texts again.
"""

import argparse
import random
from datetime import date

from service.pipeline import RULES
from tests import stories
from tests.contract import keeps_the_contract

EXAMPLES = [example.replace("[", "").replace("]", "") for rules in RULES for rule in rules for example in (*rule.finds, *rule.ignores)]
WRITTEN = [*EXAMPLES, *(line for name in stories.NAMES for line in stories.text(name).splitlines() if line)]
JOINTS = (" ", " ", " ", ", ", ". ", " and ", " - ", "\n")


def jumbled(chance: random.Random) -> str:
    """A text of what somebody wrote, the examples of all rules above all: cut anywhere, run together, in another order, or in capitals."""
    parts = [_part(chance.choice(WRITTEN), chance) for _ in range(chance.randrange(1, 5))]
    words = " ".join(parts).split(" ")
    match chance.randrange(6):
        case 0:
            chance.shuffle(words)
        case 1:
            words = [word for word in words if chance.random() > 0.1]
        case 2:
            words = [word.upper() for word in words]
    return chance.choice(JOINTS).join(words)


def _part(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    return chance.choice((text, text[:start], text[start : start + 100]))


def main() -> None:
    """Run, and print the text that fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    for number in range(options.count):
        text = jumbled(chance)
        try:
            keeps_the_contract(text, date(2020, 1, 27), "codepoint")
        except Exception:
            print(f"text {number} of seed {options.seed}: {text!r}")
            raise
    print(f"{options.count} texts kept every promise")


if __name__ == "__main__":
    main()
