"""Bounds: words before a date or duration that say which part of it is meant or how exact it is.

They go before whatever another rule found, so they are looked for once, leftwards from each date, and not by every rule.
"""

import regex

from service.document import Document
from service.extractors.dates.reading import Reading
from service.extractors.dates.vocabulary import RULES
from service.facts import Fact
from service.lexicon import mapping, one_of_backwards

PARTS = mapping("dates", "parts", str)
PARTS_OF = mapping("dates", "parts_of", str)
LATER = {"earlier": "START", "later": "END"}
MODS = PARTS | PARTS_OF | LATER
EXACTNESS = mapping("dates", "exactness", str)
# How a bound on a stretch of time bounds the day that lies so far back: "more than a year ago" is before that day.
BACKWARDS = {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER", "EQUAL_OR_MORE": "ON_OR_BEFORE", "EQUAL_OR_LESS": "ON_OR_AFTER"}

PART_OF = RULES.case(
    "part_of",
    "The beginning, middle or end of a date: TIMEX3 mod START, MID or END.",
    finds={
        "He was found in [late November].": {"value": "2019-11", "mod": "END"},
        "It closed in [the early 1990s].": {"value": "199", "mod": "START"},
        "It is due by [the end of 1990].": {"value": "1990", "mod": "END"},
        "It rained in [mid-October 1944].": {"value": "1944-10", "mod": "MID"},
        "They fled [early Tuesday].": {"value": "2020-01-21", "mod": "START"},
        "It opened [early in 1862].": {"value": "1862", "mod": "START"},
        "They hope to pay it back by [end-2021].": {"value": "2021", "mod": "END"},
        "After a lull [earlier this month], it resumed.": {"value": "2020-01", "mod": "START"},
        "By [the end of the year] it will be gone.": {"value": "2020", "mod": "END"},
        "By [early evening] the square was full.": {"value": "2020-01-27TEV", "mod": "START"},
        "He was shot in [the early hours on Sunday].": {"value": "2020-01-26", "mod": "START"},
    },
    ignores=["He was late on Monday.", "The end came in 1990.", "An early bird.", "In the middle of nowhere.", "The beginning of two days of talks."],
)
ABOUT = RULES.case(
    "about",
    "A date or duration that is not exact, or a bound of one: TIMEX3 mod APPROX, MORE_THAN, LESS_THAN, EQUAL_OR_MORE, EQUAL_OR_LESS.",
    finds={
        "It lasted [about two weeks].": {"value": "P2W", "mod": "APPROX"},
        "He was jailed for [more than three years].": {"value": "P3Y", "mod": "MORE_THAN"},
        "It took [almost an hour].": {"value": "PT1H", "mod": "LESS_THAN"},
        "They wait for [at least 30 days].": {"value": "P30D", "mod": "EQUAL_OR_MORE"},
        "It struck at [around 7:15 p.m.].": {"value": "2020-01-27T19:15", "mod": "APPROX"},
        "He left [more than a year ago].": {"value": "2019", "mod": "BEFORE"},
        "It lasts [no more than sixty days].": {"value": "P60D", "mod": "EQUAL_OR_LESS"},
        "It sees growth in [2030 and beyond].": {"value": "2030", "mod": "ON_OR_AFTER"},
    },
    ignores=[
        "About 40 people came.",
        "More than a match.",
        "They argued over 1998.",
        "At least he came on Monday.",
        "A row about Friday and about last year.",
    ],
)


_THE = r"(?:the[ ]{1,8})?"
PART = regex.compile(
    rf"""(?rx) \b (?: {_THE} (?: (?P<part> {one_of_backwards(PARTS)} ) (?: [ ]{{1,8}} | - ) | (?P<part> end ) - ) (?: in [ ]{{1,8}} )?
    | {_THE} (?P<of> {one_of_backwards(PARTS_OF)} ) [ ]{{1,8}} (?: of | (?<= hours [ ]{{1,8}} ) on ) [ ]{{1,8}}
    | (?P<later> earlier | later ) [ ]{{1,8}} (?: in [ ]{{1,8}} )? ) {_THE}""",
    regex.IGNORECASE,
)
EXACT = regex.compile(rf"(?r)\b(?P<exact>{one_of_backwards(EXACTNESS)})[ ]{{1,8}}", regex.IGNORECASE)
# The words that these can end with, which spares most dates the search, and which words must stand before those that do not bound alone.
EXACT_ENDS: dict[str, frozenset[str]] = {
    end: frozenset() if end in EXACTNESS else frozenset(words.split()[-2] for words in EXACTNESS if words.split()[-1] == end)
    for end in {words.split()[-1] for words in EXACTNESS}
}
PART_ENDS: dict[str, frozenset[str]] = {
    **dict.fromkeys((*PARTS, *LATER, "-"), frozenset()),
    "of": frozenset(words.split()[-1] for words in PARTS_OF),
    "on": frozenset({"hours"}),
    "in": frozenset((*PARTS, *LATER)),
    "the": frozenset((*PARTS, *LATER, "in", "of", "on", "-")),
}
ENDS = EXACT_ENDS | PART_ENDS
# "Over the past year" is no bound.
OVER = regex.compile(r"(?:the|several|a few|many|some|recent|an?[ ]\S{1,20}[ ](?:period|span))\b", regex.IGNORECASE)
ONWARDS = {"beyond": "ON_OR_AFTER", "later": "ON_OR_AFTER", "earlier": "ON_OR_BEFORE"}
JOINTS = ("and", "or")
ON = regex.compile(r"[ ](?:and|or)[ ](?P<on>beyond|later|earlier)\b(?![ ]\w)", regex.IGNORECASE)
POINTS = regex.compile(r"(?:this|that|last|the|next|yesterday|today|tomorrow)\b", regex.IGNORECASE)


def bounded(document: Document, facts: list[Fact]) -> list[Fact]:
    """Return the facts, each with the words before it, or else after it, that bound it."""
    words, where = document.words, document.where
    goes_on = any(words[token - 1] in JOINTS for word in ONWARDS for token in where.get(word, ()))
    result: list[Fact] = []
    for fact, token in zip(facts, map(document.token_at, [fact.start for fact in facts]), strict=True):
        before = words[token - 1]
        led_by = ENDS.get(before)
        led = led_by is not None and (not led_by or words[token - 2] in led_by)
        # Most have no word beside them that bounds: no more is asked of those.
        result.append(_bounded(document, fact, before if led else "") if led or goes_on else fact)
    return result


def _bounded(document: Document, fact: Fact, before: str) -> Fact:
    """The fact with the words before it that bound it, where those may end with such a word, or else with those after it."""
    reading = fact.value
    if not isinstance(reading, Reading) or reading.mod or reading.type == "SET" or reading.value.endswith("_REF"):
        return fact
    return (before and _led(document, fact, reading, before)) or _open_ended(document, fact, reading)


def _open_ended(document: Document, fact: Fact, reading: Reading) -> Fact:
    """The fact with what says that it goes on: "2030 and beyond"."""
    on = ON.match(document.clean, fact.end) if reading.type == "DATE" else None
    return fact if on is None else Fact("date", fact.start, on.end(), ABOUT.id, reading.bounded(ONWARDS[on["on"].lower()]))


def _led(document: Document, fact: Fact, reading: Reading, before: str) -> Fact | None:
    """The fact with the words before it that bound it, or None where those do not."""
    clean, start = document.clean, fact.start
    exact = EXACT.match(clean, 0, start) if before in EXACT_ENDS else None
    if (
        exact is not None
        and not (exact["exact"].lower() == "over" and OVER.match(clean, start))
        and (mod := _exactness(reading, exact["exact"].lower()))
    ):
        return Fact("date", exact.start(), fact.end, ABOUT.id, reading.bounded(mod))
    apart = before in LATER and not POINTS.match(clean, start)  # "an earlier Jan. 3 raid"
    part = PART.match(clean, 0, start) if before in PART_ENDS and reading.type != "DURATION" and not apart else None
    if part is None or (part.lastgroup == "later" and not POINTS.match(clean, start)):
        return None
    return Fact("date", part.start(), fact.end, PART_OF.id, reading.bounded(MODS[part[part.lastindex or 0].lower()]))


def _exactness(reading: Reading, words: str) -> str | None:
    """The mod that these words give a reading, or None where they do not go with it."""
    mod = EXACTNESS[" ".join(words.split())]
    if reading.type == "DURATION":
        return mod
    if reading.frame in ("ago", "earlier"):
        return BACKWARDS.get(mod, mod)
    if words == "about" and reading.type == "DATE" and (reading.frame not in ("", "open") or reading.unit == "W"):
        return None  # "anger about Friday's vote"
    return mod if mod == "APPROX" and words != "some" else None
