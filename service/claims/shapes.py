"""Shapes: what a way of saying how many people came to harm is made of.

A shape is a pattern over the tags of a sentence, written with the slots of `SLOTS`. The group `count` marks whom it counts (as
often as it matches), the group `trigger` the word that says what happened to them; without one it happened to them what
happened to those counted before.
"""

import re
from collections.abc import Callable, Mapping, Sequence

import regex
from regex import Match

from service.frozen import dataclass
from service.rules import SLOT, Rule, Rules

RULES = Rules("claim")
Search = Callable[[str, int], Match[str] | None]
Hint = Callable[[str], object]
TRIGGER = regex.compile(r"\{(harmed|harming|harms|suffered|state|harm|act|life|toll)\}")

# What may stand between people and their verb: "of the family", "on a passing train", "on Tuesday", ", who were armed,".
ASIDE = r"""(?:
    [pof] [DA]? [wCnstah]{0,3} (?: & w )? | p? q | n (?: & n )? | r [BHA]{0,2} [wpoDnahk]{1,6}
    | [,(]{1,2} (?: [^,();."S]{1,12} | r [^,();."]{1,12} ) [,)]{1,2}
){0,3}"""
AFTER = r"(?: [po] [DA]? [wn]{1,2} | p? q ){0,3}"
SLOTS = {
    "aside": ASIDE,
    "harmed": "t",
    "harming": "g",
    "harms": "v",
    "suffered": "d",
    "state": "s",
    "harm": "e",
    "act": "E",
    "life": "l",
    "toll": "T",
    "left": "L",
    "them": "h",
    "the": "[Da] (?: w (?= C ) )?",
    "adverb": "A",
    "and": "[,&+]{1,2} [DA]{0,2}",
    "with": "[+]",
    "verb": "[HBMXAf]{1,6} (?: (?<= B ) S f? [HBA]{0,3} )?",
    "who": "r",
    "including": "m",
    "somebody": f"(?<! [op] ) (?<! [op] D ) (?P<count> C ) n? w? (?: & w )? {ASIDE}",
    "others": f"w {ASIDE}",
    "after": AFTER,
    "victim": f"(?P<count> C ) n? w? {AFTER}",
    # Counted objects do not belong to the verb before them where they have one of their own.
    "object": f"(?P<count> C ) (?! o h (?! [.;&p] | $ ) | A (?: [,.&] | $ ) ) (?! [nA]? s? t? w? {ASIDE} [HBMXA]{{0,4}} [BHMdtS] )"
    f" (?! w? [ts] (?! w ) ) (?! n? w? & D? C? w S ) n? w? {AFTER}",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """A way of saying it, made ready.

    It is tried in sentences with one of the tags `at` that it begins with, with one of those it `needs` (those of its word of harm),
    with the tags that it `holds` side by side, and where its `hint`, if it has one, finds something; a strict one counts only what is
    known to be people. Where it counts a `whole`, the counts must make up that one. `count` and `trigger` are the numbers of those
    groups (a name takes five times as long), 0 where it has no word of harm of its own.
    """

    rule: Rule
    search: Search
    at: str
    holds: str
    hint: Hint | None
    needs: frozenset[str]
    strict: bool
    whole: bool
    count: int
    trigger: int


def shape(
    name: str,
    pattern: str,
    description: str,
    *,
    at: str,
    holds: str = "",
    hint: str = "",
    finds: Mapping[str, object],
    ignores: Sequence[str],
    strict: bool = False,
) -> Shape:
    """Return a shape, registered as a rule; `at` holds the tags it may begin with, `holds` tags that any match has side by side.

    `hint` is a plain pattern that any match holds: the standard library's engine, which knows no repeated groups, finds it in a fifth of the time.
    """
    woven = regex.compile(SLOT.sub(lambda slot: f"(?: {SLOTS[slot[1]]} )", pattern), regex.VERBOSE)
    count, trigger = (woven.groupindex.get(name, 0) for name in ("count", "trigger"))
    needs = "".join(SLOTS[slot] for slot in TRIGGER.findall(pattern) if trigger) or at
    rule = RULES.case(name, description, finds=finds, ignores=ignores, source=pattern)
    hinted = re.compile(hint).search if hint else None
    return Shape(rule, woven.search, at, holds, hinted, frozenset(needs), strict, "whole" in woven.groupindex, count, trigger)


def exactly(effect: str, number: int) -> dict[str, object]:
    """Return what an example expects where the text gives a number and no bound."""
    return {"effect": effect, "minimum": number, "maximum": number}


NOBODY = exactly("none", 0)
