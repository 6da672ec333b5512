"""Places: the words that a reader would name for a place, "the U.S. Embassy in Baghdad" rather than "Baghdad"."""

from bisect import bisect_right
from collections.abc import Sequence

from service.claims.reading import Sentence
from service.claims.words import DIRECTIONS, EVENTS, HAPPENING, PLACE_JOINTS, PLACES, WORD
from service.facts import Fact, Role

NO_RULERS = PLACES | DIRECTIONS | EVENTS  # after "Ghana's": what is in the place, or happens there
NEXT, APPOSED = 4, 7  # words of ", the largest town in"
LINKS = 2  # "a resort on the edge of Lund" holds two nouns before the name
COMPLETION = 3  # tokens after a name that may end in a noun of place: "Kabul international airport"
ARTICLES = "Da"
OWNER = ["'", "s"]
LYING = [[","], ["in"], [",", "in"]]  # what joins a place to the one it lies in


def around(sentence: Sentence, fact: Fact) -> Role:
    """Return the place phrase around a place that has a name; its fact is that place, also where the phrase is longer."""
    document, words = sentence.document, sentence.document.words
    low = bisect_right(document.ends, fact.start, sentence.start, sentence.end)
    name_end = high = low + 1 if document.ends[low] == fact.end else document.token_at(fact.end - 1) + 1
    if not PLACES.isdisjoint(words[name_end : name_end + COMPLETION]):
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


def unnamed(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the first and last item of each place that has no name: "the city" of "in the city"."""
    words, tags = sentence.document.words, sentence.tags
    found: list[tuple[int, int]] = []
    for item, after in enumerate(sentence.last):
        if words[after - 1] in PLACES and tags[item] == WORD:
            low = item - 1 if item and tags[item - 1] in ARTICLES else item
            if low and _leads_to(sentence, low - 1, item):
                found.append((low, item))
    return found


def _leads_to(sentence: Sentence, before: int, noun: int) -> bool:
    """Whether an item makes the noun after it a place: a preposition or, where the noun has an article, also a verb of what happens."""
    with_article = noun - before > 1
    if sentence.tags[before] == "p":
        return with_article or sentence.document.clean[sentence.span(noun, noun)[0]].isupper()
    return with_article and sentence.tags[before] == WORD and sentence.words(before)[-1] in HAPPENING


def ruling(sentence: Sentence, after: int) -> bool:
    """Return whether a place up to a token stands for its people or rulers ("Ghana's army", but not "Ghana's capital"), or for a place in it."""
    words = sentence.document.words
    if words[after : after + 2] != OWNER:
        return False
    if named_at(sentence, after + 2):
        return True
    return NO_RULERS.isdisjoint(words[after + 2 : after + 4])


def beside(sentence: Sentence, item: int) -> bool:
    """Return whether what comes after an item only tells where another place lies: "Lund, 10 km north of Malmo", but not "the north of Sweden"."""
    before = item - 1
    direction = sentence.tags[item] == "o" and before > 0 and sentence.words(before)[-1] in DIRECTIONS
    return direction and sentence.tags[before - 1] not in ARTICLES


def lies_in(sentence: Sentence, inner: Fact, outer: Fact) -> bool:
    """Return whether a place is said to lie in a later one: "Lund in southern Sweden", "Lund, the largest town in Skane"."""
    document = sentence.document
    low = document.token_at(outer.start)
    while low > sentence.start and document.words[low - 1] in DIRECTIONS:
        low -= 1
    between = document.words[document.token_at(inner.end) : _with_owner(sentence, low)]
    return between in LYING or _explained(between)


def _explained(between: Sequence[str]) -> bool:
    """Whether words between two places say what the first is in the second."""
    named = NEXT <= len(between) <= APPOSED and between[1] in ("a", "an", "the") and between[-2] in PLACES and between[-1] in ("in", "of")
    return named and PLACE_JOINTS.isdisjoint(between[:-1])


def exactly(fact: Fact) -> Role:
    """Return the words of a fact as a role."""
    return Role(fact.start, fact.end, fact)


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
    return bool([fact for fact in sentence.facts if fact.type == "weapon" and fact.start <= start < fact.end])
