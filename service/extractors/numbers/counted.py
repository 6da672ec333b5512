"""What is counted: the noun phrase after a number, with the words before its noun; none rather than a wrong one."""

from service.document import Document
from service.extractors.designation import ENDERS, PLURALS, is_plural
from service.extractors.numbers.amounts import Amount
from service.facts import Span
from service.lexicon import listing

VERBS = frozenset(listing("noun_phrases", "verbs"))
BARE = frozenset(listing("noun_phrases", "bare"))
SKIPPED = frozenset(listing("noun_phrases", "skipped"))
DETERMINERS = frozenset(listing("noun_phrases", "determiners"))
PRONOUNS = frozenset(listing("noun_phrases", "pronouns"))
THROUGH_OF = ("percent", "measure", "fraction")  # kinds that count only what comes after "of"
LONGEST = 7  # words of one noun phrase
OWNER = 5  # tokens within which a possessive may end ("the island's")


def counted(document: Document, amount: Amount) -> Span | None:
    """Return what an amount counts, or None where nothing is named. Money and ages count nothing."""
    if amount.kind in ("money", "age"):
        return None
    words, token = document.words, document.token_at(amount.end)
    if token >= len(words):
        return None
    if document.clean[amount.end] == "-" and words[token] == "-":
        token += 1
    elif amount.kind == "ordinal" and words[token] == "-":
        return None
    if words[token : token + 1] == ["of"]:
        return _after_of(document, amount, token + 1)
    if amount.kind in ("percent", "measure"):
        return None
    if amount.kind == "fraction" and words[token : token + 1] in (["the"], ["its"], ["their"], ["his"], ["her"]):
        token += 1
    return phrase(document, token, singular=amount.value == 1 or amount.kind in ("ordinal", "fraction"))


def _after_of(document: Document, amount: Amount, token: int) -> Span | None:
    words = document.words
    if token >= len(words) or (amount.kind == "ordinal"):
        return None
    if words[token] in PRONOUNS and (token + 1 >= len(words) or words[token] in ("them", "which", "whom", "it", "us") or words[token + 1] in ENDERS):
        return None
    while token < len(words) and words[token] in DETERMINERS:
        token += 1
    return phrase(document, _past_owner(document, token), singular=amount.kind in ("measure", "percent", "fraction"))


def _past_owner(document: Document, token: int) -> int:
    """The token after a possessive: "[the island's] pine forest"."""
    words, starts, ends = document.words, document.starts, document.ends
    for place in range(token, min(token + OWNER, len(words) - 1)):
        if words[place] == "'":
            own = words[place + 1] == "s" and starts[place + 1] == ends[place]
            return place + 2 if own else place + 1
        if not words[place].isalpha() or words[place] in ENDERS:
            break
    return token


def phrase(document: Document, token: int, *, singular: bool) -> Span | None:
    """Return the noun phrase that begins with a token, or None where there is no noun."""
    words = document.words
    while token < len(words) and words[token] in SKIPPED:
        token += 1
    first, last = token, -1
    while token < len(words) and token - first < 2 * LONGEST and _goes_on(document, first, token, last >= 0):
        if words[token] not in "-&'.":
            last = token
            if not singular and _ends_plural(document, token):
                break
        token += 1
    if last < 0 or (first == last and words[last] in BARE) or _is_participle(words[last]) or words[last].isdecimal():
        return None
    return Span(document.starts[first], document.ends[last])


def _goes_on(document: Document, first: int, token: int, begun: bool) -> bool:
    """Whether a token can belong to the phrase."""
    word, start = document.words[token], document.starts[token]
    if token > first and "\n" in document.clean[document.ends[token - 1] : start]:
        return False
    capital = document.clean[start].isupper()
    if word in "-&'":
        return begun and start == document.ends[token - 1] and document.ends[token] == _start(document, token + 1)
    if not word[0].isalnum():
        return False
    if word[0].isdecimal():
        return begun or not word.isdecimal()
    if (word in ENDERS and not (capital and len(word) > 1)) or (begun and word in VERBS) or (not begun and word in VERBS):
        return False
    return not (begun and not capital and _is_participle(word) and document.words[token - 1] != "-")


def _start(document: Document, token: int) -> int:
    return document.starts[token] if token < len(document.starts) else -1


def _is_participle(word: str) -> bool:
    return (
        len(word) > 4
        and word.endswith(("ed", "ing", "ly"))
        and word
        not in (
            "seed",
            "bleed",
            "speed",
            "breed",
            "building",
            "ring",
            "king",
            "wedding",
            "meeting",
            "painting",
            "shooting",
            "killing",
            "bombing",
            "briefing",
            "hearing",
            "ruling",
            "setting",
            "landing",
            "opening",
            "reading",
        )
    )


def _ends_plural(document: Document, token: int) -> bool:
    """Whether a plural noun ends the phrase here: the next word is no plural too ("arms dealers") and no hyphen goes on."""
    word = document.words[token]
    if not (is_plural(word) or (word in PLURALS)):
        return False
    after = token + 1
    if after >= len(document.words):
        return True
    following = document.words[after]
    if following == "-" and document.starts[after] == document.ends[token]:
        return False
    return not (is_plural(following) and following.isalpha() and following not in VERBS and document.starts[after] == document.ends[token] + 1)
