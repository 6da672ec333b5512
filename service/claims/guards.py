"""Guards: sentences that look like claims but say that nobody came to harm, or that somebody might."""

import re

from service.claims.grammar import Found
from service.claims.marks import somebody
from service.claims.reading import Sentence
from service.claims.words import ABOARD, ESTIMATING, FALLEN, PLACES, RUNAWAYS, SPARED, SPARING, USING, WEAK

COUNTED = re.compile(r"(?:o(?:[^h]|DC|(?P<these>D[st]))?|[nts]|DToD?)?w")  # the last: "to 40 the number of soldiers"
CHASES = ("fled", "fleeing", "searching for")  # what those do who run from the police, and the police
THOSE = ["those"]  # "eight of those rescued"
SEARCHING = ["searching", "for"]
NEAR = 4  # items before a verb that may hold what denies it
VERBS = "tgvds"


def stands(sentence: Sentence, found: Found, words: list[str]) -> bool:
    """Return whether what was found is a claim about people that the text takes as done; `words` are those counted."""
    if not people(sentence, found, words):
        return False
    return found.trigger is None or (done(sentence, found.trigger) and not spared(sentence, found.item, found.trigger))


def people(sentence: Sentence, found: Found, words: list[str]) -> bool:
    """Return whether people are counted; weak words (held, shot, fled) need a noun that names them, or none at all."""
    named = somebody(words)
    if found.trigger == found.item + 2 and sentence.tags[found.trigger] in "eE" and (named is None or not PLACES.isdisjoint(words)):
        return True  # "374 road deaths"
    if named is False or (named is None and words and not _fits(sentence, found.item, words)):
        return False
    if found.shape.strict and not named:
        return False
    if found.trigger is None:
        return True
    trigger = sentence.words(found.trigger)
    if found.shape.at == "T" and not _tolled(sentence, found.trigger, found.item):
        return False
    if trigger == ["lost"]:
        return bool(words) and words[-1] in FALLEN
    if " ".join(trigger) in CHASES and ((words and words[-1] in RUNAWAYS) or sentence.count(found.item).maximum == 1):
        return False  # one alone, too, runs from the police
    if trigger == ["evacuated"] and words and words[-1] in ABOARD:
        return False
    if trigger == SEARCHING:
        return bool(named)
    return bool(named) or not (len(trigger) == 1 and trigger[0] in WEAK) or not (words or _of_things(sentence, found.item))


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
    match = COUNTED.match(sentence.tags, item + 1)
    words = sentence.words(match.end() - 1) if match else []
    if match and match["these"] and not _of_these(words):
        return []
    if match and sentence.words(match.end() - 2) == THOSE and somebody(words) is None:
        return []
    return words[: words.index("'")] if "'" in words[-2:] else words


def _of_these(words: list[str]) -> bool:
    """Whether words after "of the missing" are what is missing: "paintings", but not "went home"."""
    return len(words) == 1 and somebody(words) is not None


def spared(sentence: Sentence, count: int, trigger: int) -> bool:
    """Return whether hostages have been let go, or lives saved."""
    if SPARED.isdisjoint(sentence.words(trigger)):
        return False
    near = range(max(0, count - NEAR), min(len(sentence.tags), trigger + NEAR))
    return any(not SPARING.isdisjoint(sentence.words(item)) for item in near)


def done(sentence: Sentence, trigger: int) -> bool:
    """Return whether a verb of harm is told as done: not denied, planned, possible or supposed."""
    tags = sentence.tags
    if tags[trigger] not in VERBS:
        return True
    low = trigger
    while low and trigger - low < NEAR and tags[low - 1] in "HBMXAf&":
        low -= 1
    group = tags[low:trigger]
    if "X" in group or (tags[trigger] == "v" and "f" in group and not _used(sentence, low)) or (tags[trigger] == "d" and group[-1:] == "f"):
        return False
    if "M" in group and not ("H" in group and estimated(sentence, low + group.index("M"))):
        return False
    return "i" not in tags or not supposed(tags, low)


def _used(sentence: Sentence, low: int) -> bool:
    """Whether something is told of as used to do it: "used a rifle to kill three pupils"."""
    return any(not USING.isdisjoint(sentence.words(item)) for item in range(max(0, low - NEAR), low))


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
