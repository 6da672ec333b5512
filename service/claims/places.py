"""Places: the words that a reader would name for a place, "the U.S. Embassy in Baghdad" rather than "Baghdad"."""

from service.claims.reading import Sentence
from service.claims.words import DIRECTIONS, PLACE_JOINTS, PLACES
from service.facts import Fact, Role

LINKS = 2  # "a resort on the edge of Lund" holds two nouns before the name
COMPLETION = 3  # tokens after a name that may end in a noun of place: "Kabul international airport"
ARTICLES = "Da"
OWNER = ["'", "s"]


def around(sentence: Sentence, fact: Fact) -> Role:
    """Return the place phrase around a place that has a name; its fact is that place, also where the phrase is longer."""
    document, words = sentence.document, sentence.document.words
    low = document.token_at(fact.start)
    name_end = high = low + 1 if document.ends[low] == fact.end else document.token_at(fact.end - 1) + 1
    if sentence.last[-1] > high:
        high = _completed(sentence, name_end)
    while low > sentence.start and words[low - 1] in DIRECTIONS:
        low -= 1
    if words[low - 1] == OWNER[-1]:
        low = _with_owner(sentence, low)
    if high > name_end:
        low = _with_article(sentence, low)
        further = _further(sentence, high)
        fact, high = (further, document.token_at(further.end - 1) + 1) if further else (fact, high)
    if low - 2 >= sentence.start and (words[low - 2] in PLACES or words[low - 1] == "the"):
        low = _widened(sentence, low, LINKS)
    return Role(document.starts[low], document.ends[high - 1], fact)


def as_said(role: Role | None) -> Role | None:
    """Return a place phrase with its fact only where the words are that fact."""
    if role is None or role.fact is None or (role.start == role.fact.start and role.end == role.fact.end):
        return role
    return Role(role.start, role.end)


def _completed(sentence: Sentence, end: int) -> int:
    """The token after the noun of place that a name goes on with, in the same noun phrase."""
    item = sentence.item_of(end - 1)
    last = sentence.last[item]
    if last == end or sentence.tags[item] != "w":
        return end
    return next((token + 1 for token in range(end, min(last, end + COMPLETION)) if sentence.document.words[token] in PLACES), end)


def _further(sentence: Sentence, end: int) -> Fact | None:
    """The named place that a noun of place is in: "the U.S. Embassy in" goes on with it."""
    document = sentence.document
    if end + 1 >= sentence.last[-1] or document.words[end] not in PLACE_JOINTS:
        return None
    return named_at(sentence, end + 1)


def named_at(sentence: Sentence, token: int) -> Fact | None:
    """Return the place whose name begins at a token."""
    start = sentence.document.starts[token] if token < len(sentence.document.starts) else -1
    return next((fact for fact in sentence.facts if fact.type == "location" and fact.start == start), None)


def _with_owner(sentence: Sentence, low: int) -> int:
    """The first token of the place that a place lies in, where that is said before it: "Chile's Atacama desert"."""
    document = sentence.document
    owned = low - 2 > sentence.start and document.words[low - 2 : low] == OWNER
    return _name_until(sentence, document.ends[low - 3], low) if owned else low


def _name_until(sentence: Sentence, end: int, low: int) -> int:
    """The first token of the place whose name ends at an offset, `low` where there is none."""
    start = next((fact.start for fact in sentence.facts if fact.type == "location" and fact.end == end), None)
    return low if start is None else sentence.document.token_at(start)


def _with_article(sentence: Sentence, low: int) -> int:
    """The token of the article before a noun phrase, if it has one."""
    item = sentence.item_of(low)
    opens = low == sentence.first[item] and item > 0 and sentence.tags[item - 1] in ARTICLES
    return sentence.first[item - 1] if opens else low


def _widened(sentence: Sentence, low: int, links: int) -> int:
    """The first token of the nouns of place that what begins at `low` belongs to: "a market in", "the town of"."""
    words = sentence.document.words
    before = low - 1 - (words[low - 1] == "the")
    if not links or before <= sentence.start or words[before] not in PLACE_JOINTS or words[before - 1] not in PLACES or _armed(sentence, before - 1):
        return low
    item = sentence.item_of(before - 1)
    opened = _with_article(sentence, sentence.first[item])
    known = opened < sentence.first[item] or (item > 0 and sentence.tags[item - 1] == "p")
    opened = opened if known else _name_until(sentence, sentence.document.starts[before - 1] - 1, before - 1)  # "U.S. Embassy"
    return _widened(sentence, opened, links - 1)


def _armed(sentence: Sentence, token: int) -> bool:
    """Whether a word is a weapon: the mine that a car drove over is no place."""
    start = sentence.document.starts[token]
    return any(fact.type == "weapon" and fact.start <= start < fact.end for fact in sentence.facts)
