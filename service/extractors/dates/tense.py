"""Tense: whether a sentence looks back or ahead at a place in it."""

from collections.abc import Iterable, Sequence

from service.document import Document
from service.lexicon import listing, mapping

TENSE = mapping("dates", "tense", int)
BEFORE = 40  # words looked at to the left of the place
AFTER = 30  # and to the right, where the left says nothing
NO_VERB = frozenset(listing("dates", "no_verbs")).union(mapping("numbers", "small", int))  # after "to"
BEFORE_ADJECTIVES = frozenset(listing("dates", "before_adjectives"))  # after them "-ed" ends no verb: "a disputed vote"
CUES = mapping("dates", "cues", int)
DONE = frozenset(listing("dates", "done_verbs"))
PRONOUNS = frozenset(listing("dates", "object_pronouns"))
REPLIES = frozenset(listing("dates", "replies"))
CLAUSE_JOINTS = frozenset({",", ";", "and", "but", "that"})
UNDECIDED = frozenset((*listing("dates", "modals"), *listing("dates", "before_base_forms")))
UNFORESEEN = frozenset(listing("dates", "unforeseen"))


def tense(document: Document, start: int) -> int:
    """Return -1 where the words nearest to an offset tell of the past, 1 where they look ahead (2: and nothing else), 0 where they do not say."""
    words, token = document.words, document.token_at(start)
    before = words[token - 1] if token else ""
    cue = CUES.get(before)
    if cue:
        return cue
    led = words[token - 2] if before in ("on", "in") and token > 1 else before
    if (led in UNFORESEEN and before != "in") or ("s" in words[token + 1 : token + 5] and _is_of_unforeseen(words, token)):
        return -1
    first, last = document.sentence(min(token, len(words) - 1))
    left, right = range(token - 1, max(first, token - BEFORE) - 1, -1), range(token, min(last, token + AFTER))
    if led in CLAUSE_JOINTS and "," in words[token + 1 : token + 3]:
        left, right = right, left  # a date goes with the verb after it: "They were to fight, and in September, a court ruled"
    return _first_said(document, left) or _first_said(document, right)


def _is_of_unforeseen(words: Sequence[str], token: int) -> bool:
    """Whether a day with an "s" after it is that of what nobody plans: "Friday's deadly crash"."""
    after = words[token + 1 : token + 9]
    return not UNFORESEEN.isdisjoint(after[after.index("s") :])


def _first_said(document: Document, places: Iterable[int]) -> int:
    """What the first of some words that says anything says."""
    words = document.words
    for place in places:
        word = words[place]
        if (word in TENSE or word[-2:] == "ed" or words[place - 1] == "to") and (said := _says(document, place)):
            return said
    return 0


def _says(document: Document, place: int) -> int:
    words = document.words
    word, before = words[place], words[place - 1] if place else ""
    small = document.clean[document.starts[place]].islower()
    said = TENSE.get(word) or -(small and word.endswith("ed") and len(word) > 4 and before not in BEFORE_ADJECTIVES)
    if said > 0 and not small:
        return 0  # the month of May
    if said > 0 and before in ("been", "had"):
        return -1
    if before in ("as", "previously", "originally"):
        return 0  # "as planned" happens when the verb says
    if said == 1 and words[place + 1 : place + 2] == ["not"] and REPLIES.intersection(words[place + 2 : place + 3]):
        return -1  # "would not comment"
    if said and before != "to":
        if said == 1 and before in ("is", "are"):
            return 2
        # "Will meet" is decided by "will", "is expected" by the participle, "have been held" is past all the same.
        undecided = before in UNDECIDED or (said == 1 and "let" in words[max(place - 5, 0) : place])
        return 0 if said < 2 and undecided else said
    return _infinitive(words, place) if before == "to" and word.isalpha() and small else 0


def _infinitive(words: Sequence[str], place: int) -> int:
    """What the verb after "to" says: ahead, but "is due to end" and "voted to end" are not alike."""
    led = words[max(place - 4, 0) : place - 1]
    if words[place] in NO_VERB:
        return int(words[place] == "be" and led[-1:] in (["is"], ["are"]))  # "is to be held"
    if "been" in led or "had" in led:
        return -1  # "had been due to end"
    verb = led[-1:] if led[-1:] and led[-1] not in PRONOUNS else led[-2:-1]
    return 0 if DONE.intersection(verb) else 1
