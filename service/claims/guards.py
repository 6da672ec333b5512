"""Guards: sentences that look like claims but say that nobody came to harm, or that somebody might."""

import re

from service.claims.grammar import Found
from service.claims.marks import somebody
from service.claims.reading import Sentence
from service.claims.words import ABOARD, ESTIMATING, FALLEN, PLACES, RUNAWAYS, SPARED, SPARING, USING, WEAK, WORD

COUNTED = re.compile(r"(?:o(?:[^h]|DC|(?P<these>D[st]))?|[nts]|DToD?)?w")  # the last: "to 40 the number of soldiers"
CHASES = ("fled", "fleeing", "searching for")  # what those do who run from the police, and the police
THOSE = ["those"]  # "eight of those rescued"
LOST, EVACUATED, SEARCHING = ["lost"], ["evacuated"], ["searching", "for"]
SELECTIVE = frozenset(("lost", "fled", "fleeing", "searching", "evacuated"))
BEFORE = 4  # items before a verb that may hold what denies it
VERBS = "tgvds"
GROUP = "HBMXAf&"  # what may stand between a subject and its verb


def stands(sentence: Sentence, found: Found, words: list[str]) -> bool:
    """Return whether what was found is a claim about people that the text takes as done; `words` are those counted."""
    if found.trigger is None:
        return people(sentence, found, words, [])
    verb = sentence.words(found.trigger)
    return people(sentence, found, words, verb) and done(sentence, found.trigger) and not spared(sentence, found.item, found.trigger, verb)


def people(sentence: Sentence, found: Found, words: list[str], verb: list[str]) -> bool:
    """Return whether people are counted; weak words (held, shot, fled) need a noun that names them, or none at all."""
    named = somebody(words) if words else None
    if found.trigger == found.item + 2 and sentence.tags[found.trigger] in "eE" and (named is None or not PLACES.isdisjoint(words)):
        return True  # "374 road deaths"
    if named is False or (named is None and words and not _fits(sentence, found.item, words)):
        return False
    if found.shape.strict and not named:
        return False
    if found.trigger is None:
        return True
    if found.shape.at == "T" and not _tolled(sentence, found.trigger, found.item):
        return False
    selected = _selected(sentence, found.item, words, verb) if verb[0] in SELECTIVE else None
    if selected is not None:
        return selected
    return bool(named) or not (len(verb) == 1 and verb[0] in WEAK) or not (words or _of_things(sentence, found.item))


def _selected(sentence: Sentence, item: int, words: list[str], verb: list[str]) -> bool | None:
    """Whether people of some kind came to harm of whom it is told that they were lost, fled or were searched for; None if any did."""
    if verb == LOST:
        return bool(words) and words[-1] in FALLEN
    if " ".join(verb) in CHASES and ((words and words[-1] in RUNAWAYS) or sentence.count(item).maximum == 1):
        return False  # one alone, too, runs from the police
    if verb == EVACUATED and words and words[-1] in ABOARD:
        return False
    return bool(somebody(words)) if verb == SEARCHING else None


def _tolled(sentence: Sentence, toll: int, item: int) -> bool:
    """Whether a running count is one of people, and no more than possible: not "the number of strikes was 30", "the toll could reach 100"."""
    tags = sentence.tags
    modal = tags.find("M", toll, item)
    if modal >= 0 and not (tags[modal + 1] == "H" and estimated(sentence, modal)):
        return False
    of_whom = counted_words(sentence, toll) if tags[toll : toll + 2] == "To" and sentence.effect(toll) == "same" else []
    return not of_whom or bool(somebody(of_whom))


def _of_things(sentence: Sentence, item: int) -> bool:
    """Whether a count without a noun goes on counting things: "30 tanks were destroyed and 12 captured"."""
    before = sentence.tags.rfind("C", 0, item)
    return before >= 0 and somebody(counted_words(sentence, before)) is False


def _fits(sentence: Sentence, item: int, words: list[str]) -> bool:
    """Whether words that nobody knows as people can be counted: "nine porters", "nine Taliban", but not "nine swam ashore"."""
    after = sentence.span(item, item)[1] + 1
    return words[-1].endswith("s") or sentence.count(item).maximum in (0, 1) or sentence.document.clean[after : after + 1].isupper()


def counted_words(sentence: Sentence, item: int) -> list[str]:
    """Return the words counted: those after the count, or after its "of"; empty where they are left out."""
    after = item + 1
    if sentence.tags[after : after + 1] != WORD:
        match = COUNTED.match(sentence.tags, after)
        if match is None:
            return []
        after = match.end() - 1
        if match["these"] and not _of_these(sentence.words(after)):
            return []
    words = sentence.words(after)
    if sentence.words(after - 1) == THOSE and somebody(words) is None:
        return []
    return words[: words.index("'")] if "'" in words[-2:] else words


def _of_these(words: list[str]) -> bool:
    """Whether words after "of the missing" are what is missing: "paintings", but not "went home"."""
    return len(words) == 1 and somebody(words) is not None


def spared(sentence: Sentence, count: int, trigger: int, verb: list[str]) -> bool:
    """Return whether hostages have been let go, or lives saved."""
    if SPARED.isdisjoint(verb):
        return False
    near = range(max(0, count - BEFORE), min(len(sentence.tags), trigger + BEFORE))
    return any(not SPARING.isdisjoint(sentence.words(item)) for item in near)


def done(sentence: Sentence, trigger: int) -> bool:
    """Return whether a verb of harm is told as done: not denied, planned, possible or supposed."""
    tags = sentence.tags
    if tags[trigger] not in VERBS:
        return True
    low = trigger
    if trigger and tags[trigger - 1] in GROUP:
        before = tags[max(0, trigger - BEFORE) : trigger]
        low -= len(before) - len(before.rstrip(GROUP))
        if not _stated(sentence, low, trigger):
            return False
    return "i" not in tags or not supposed(tags, low)


def _stated(sentence: Sentence, low: int, trigger: int) -> bool:
    """Whether what stands before a verb of harm, from an item on, neither denies nor doubts it."""
    tags = sentence.tags
    group = tags[low:trigger]
    if "X" in group or (tags[trigger] == "v" and "f" in group and not _used(sentence, low)) or (tags[trigger] == "d" and group[-1:] == "f"):
        return False
    return "M" not in group or ("H" in group and estimated(sentence, low + group.index("M")))


def _used(sentence: Sentence, low: int) -> bool:
    """Whether something is told of as used to do it: "used a rifle to kill three pupils"."""
    return any(not USING.isdisjoint(sentence.words(item)) for item in range(max(0, low - BEFORE), low))


def estimated(sentence: Sentence, modal: int) -> bool:
    """Return whether a modal only says that the speaker is not sure: may have died, but not could have died."""
    return sentence.words(modal)[0] in ESTIMATING


def supposed(tags: str, verb: int) -> bool:
    """Return whether a verb stands in a clause that begins with if."""
    for item in range(verb - 1, max(-1, verb - 9), -1):
        if tags[item] in ",;.":
            return False
        if tags[item] == "i":
            return True
    return False
