"""What a sentence names in passing: where the wounded lie, since when a war has gone on, what something is compared with."""

from collections.abc import Sequence

from service.claims.places import OWNER
from service.claims.reading import Sentence
from service.claims.words import (
    CARE,
    CARING,
    COURT,
    ERUPTING,
    EXTREMES,
    FINDING,
    HAPPENING,
    MINISTERING,
    MOVING,
    NO_EXTREMES,
    PLACES,
    SEEING,
    STARTING,
    TAKING_ENDS,
    TOWARDS,
    WARS,
)

REACH = 12  # tokens that a clause is followed for
SINCE = "since"
WHEN = frozenset(("when", "where"))
EACH, ENDS = frozenset(("a", "each", "every", "per")), frozenset((",", ".", ";", "in"))  # "a year ago" is another thing
FEW = 3
TRIP = 7  # tokens from a verb of travelling to where it leads, at most
WAYS = TOWARDS | {"from", "to"}
BESIDE = 2  # tokens between a name and its verb or preposition, at most
STRIKES = ERUPTING | SEEING | {OWNER[0]}  # one of them follows a place where something happened
# The words that questions about a place, date or weapon turn on: what a sentence has no sign of need not be looked for around each.
SIGNS = frozenset(("from", "same", "there", "year", SINCE)).union(CARE, COURT, FINDING, MINISTERING, MOVING, PLACES, STRIKES, TAKING_ENDS, WARS)


def striking(sentence: Sentence, after: int) -> bool:
    """Return whether what follows a place says that it happened there: "Kerala alone reported 58 deaths", "Etna erupted", "Yemen's civil war"."""
    words = sentence.document.words
    if STRIKES.isdisjoint(words[after : after + BESIDE + 1]):
        return False
    high = min(after + BESIDE + 1, sentence.end - 1)
    following = words[after : high + 1]
    if not ERUPTING.isdisjoint(following[:1]) or (following[:2] == OWNER and not WARS.isdisjoint(following)):
        return True
    if SEEING.isdisjoint(words[after:high]):
        return False
    verb = next(at for at in range(after, high) if words[at] in SEEING)
    return sentence.tags[sentence.item_of(verb + 1)] == "C"


def in_court(sentence: Sentence, token: int, after: int) -> bool:
    """Return whether a date is that of a trial: "was sentenced on Friday", "a court on Friday jailed"."""
    words = sentence.document.words
    return not COURT.isdisjoint([*words[max(sentence.start, token - BESIDE) : token], *words[after : after + 1]])


def caring(sentence: Sentence, token: int, after: int) -> bool:
    """Return whether a place, from a token up to another, is a hospital or the town of one, where nothing happened but that people were brought."""
    words, low = sentence.document.words, max(sentence.start, token - BESIDE)
    if CARE.isdisjoint(words[low:after]):
        return False
    at = next(at for at in range(low, after) if words[at] in CARE)
    return HAPPENING.isdisjoint(words[max(sentence.start, at - FEW) : at]) and not CARING.isdisjoint(words[sentence.start : sentence.end])


def travelling(sentence: Sentence, token: int) -> bool:
    """Return whether a place that begins at a token is where people come from or go to: "a bus travelling from Lima to Cusco"."""
    words = sentence.document.words
    if words[token - 1] not in WAYS:
        return False
    before = words[max(sentence.start, token - TRIP) : token]
    return not MOVING.isdisjoint(before) and "," not in before


def each_year(words: Sequence[str]) -> bool:
    """Return whether words count by the year: "kill some 6,000 people a year"."""
    at = words.index("year") if "year" in words else 0
    return at > 0 and words[at - 1] in EACH and not ENDS.isdisjoint(words[at + 1 : at + 2])


def since(sentence: Sentence, token: int) -> bool:
    """Return whether "since" stands before a date or place that begins at a token: "since the 2004 Beslan siege"."""
    return SINCE in sentence.document.words[max(sentence.start, token - FEW) : token + 1]


def begun(sentence: Sentence, token: int) -> bool:
    """Return whether a date that begins at a token is that of a beginning since when something has gone on: "since the war began in May"."""
    before = sentence.document.words[max(sentence.start, token - REACH) : token]
    return SINCE in before and not STARTING.isdisjoint(before[before.index(SINCE) :])


def compared(sentence: Sentence) -> int:
    """Return the item from which a sentence tells of what it compares with ("the deadliest since 2004, when"), 0 where it does not."""
    words = sentence.document.words[sentence.start : sentence.end]
    at = words.index(SINCE) if SINCE in words else 0
    return sentence.item_of(sentence.start + at) if extreme(words[max(0, at - REACH) : at]) else 0


def told_of(sentence: Sentence, past: int, item: int) -> bool:
    """Return whether a clause about what something is compared with, from an item on, tells of another item."""
    between = range(past, item)
    return past > 0 and any(sentence.tags[at] == "r" or not WHEN.isdisjoint(sentence.words(at)) for at in between)


def extreme(words: Sequence[str]) -> bool:
    """Return whether words say that nothing else is as bad: "the deadliest"."""
    return not (EXTREMES.isdisjoint(words) and NO_EXTREMES.issuperset([word for word in words if word.endswith("est")]))
