"""Tense: whether a sentence looks back or ahead at a place in it."""

from service.document import Document
from service.lexicon import listing, mapping

TENSE = mapping("dates", "tense", int)
BEFORE = 40  # words looked at to the left of the place
AFTER = 20  # and to the right, where the left says nothing
NO_VERB = frozenset(listing("dates", "no_verbs"))  # after "to"
BEFORE_ADJECTIVES = frozenset(listing("dates", "before_adjectives"))  # after them "-ed" ends no verb: "a disputed vote"
CUES = mapping("dates", "cues", int)


def tense(document: Document, start: int) -> int:
    """Return -1 where the words nearest to an offset tell of the past, 1 where they look ahead (2: and nothing else), 0 where they do not say."""
    token = document.token_at(start)
    cue = CUES.get(document.words[token - 1], 0) if token else 0
    if cue:
        return cue
    first, last = document.sentence(min(token, len(document.words) - 1))
    for place in range(token - 1, max(first, token - BEFORE) - 1, -1):
        said = _says(document, place)
        if said:
            return said
    for place in range(token, min(last, token + AFTER)):
        said = _says(document, place)
        if said:
            return said
    return 0


def _says(document: Document, place: int) -> int:
    words = document.words
    word, before = words[place], words[place - 1] if place else ""
    if word not in TENSE and word[-2:] != "ed" and before != "to":
        return 0  # as nearly all words
    small = document.clean[document.starts[place]].islower()
    said = TENSE.get(word) or -(small and word.endswith("ed") and len(word) > 4 and before not in BEFORE_ADJECTIVES)
    if said > 0 and before in ("been", "had"):
        return -1
    if before in ("as", "previously", "originally"):
        return 0  # "as planned" happens when the verb says
    if said:
        # "Will be held" is decided by "will", "is expected" by the participle, "have been held" is past all the same.
        return 0 if said < 0 and before in ("be", "is", "are", "not") else said
    if before == "to" and word not in NO_VERB and word.isalpha() and small:
        return -1 if "been" in words[max(place - 4, 0) : place - 1] else 1  # "had been due to end"
    return 0
