"""Sources: who says it.

    police said [five people died]        a source that leads
    [five people died], police said       a source that trails
    [five people died], said the police   the same, turned round
    according to police, [five died]      either

A claim belongs to the nearest source that leads it, else to the first that trails it, else to another source of its sentence.
"""

import re
from collections.abc import Sequence

from service.claims.places import OWNER
from service.claims.reading import Sentence
from service.claims.words import CLAIMING, COUNTS, DECLARING, EVENTS, PLACES, RECORDING, TAGS, UNTURNED
from service.facts import Role
from service.frozen import dataclass

NAMED = 16  # tokens of a source, at most
NOBODYS = EVENTS | PLACES  # "the storm's figure", "the city's figure"
LIVES = 6  # items from "claimed" to "lives", at most
CLAUSE = 6  # items of a clause about a source, at most: "who asked not to be named"
STOPS = frozenset(',;"S:')
SAYING = re.compile("[SYT:]")
ADVERBIAL = "AHMXq"  # what goes with a verb
SKIPPED = ADVERBIAL + "p,)"  # they may stand between a subject and its verb
BRACKETED, ENCLOSED = 4, 14  # items from a bracket, or a comma, to the one that closes it, at most
NAMES = "wopDnaCe"
TRAILS = re.compile(r"[pqADwnfo]{0,8}(?:[,.;\"k&)]|$)")
TURNED = re.compile(r"([Da]?n?w(?:[op]D?w){0,2})[,.;\"&]")
APPOSITION = re.compile(r",[wopDnaeC]{1,10}(?=[,.;\"&]|$)")
NAMED_AFTER = re.compile(r"[DaC]?n?[we]+(?:[op]D?w){0,3}(?:&D?w(?:[op]D?w){0,2}(?=[,.;\"]|$))?")
RECORDERS = RECORDING | CLAIMING | DECLARING
SUBJECT_PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i"))


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks (None: somebody named before), where in the sentence, and whether what they say comes first."""

    item: int
    role: Role | None
    trails: bool


def sources(sentence: Sentence) -> list[Source]:
    """Return the sources of a sentence in order."""
    tags = sentence.tags
    found: list[Source] = []
    if not ("S" in tags or "Y" in tags or "T" in tags or ":" in tags):
        return found
    last: Role | None = None
    for match in SAYING.finditer(tags):
        item, tag = match.start(), match[0]
        source = _saying(sentence, item, last) if tag == "S" else OTHERS[tag](sentence, item)
        if source is not None:
            last = source.role or last
            found.append(source)
    return found


def source_end(sentence: Sentence, source: Source) -> int:
    """Return the offset up to which a sentence speaks of a source: its verb, or an aside about it ("said Nora Lind, a judge in Oslo")."""
    verb, end = sentence.span(source.item, source.item)[0], source.role.end if source.role else 0
    after = sentence.item_of(sentence.document.token_at(end - 1)) + 1 if verb < end else 0
    aside = APPOSITION.match(sentence.tags, after) if after else None
    return sentence.span(aside.end() - 1, aside.end() - 1)[1] if aside else max(end, verb)


def source_of(item: int, found: Sequence[Source]) -> Source | None:
    """Return who says what a sentence says at an item."""
    if len(found) < 2:
        return found[0] if found else None
    leading = [source for source in found if not source.trails and source.item < item]
    trailing = [source for source in found if source.trails and source.item > item]
    return (*leading[-1:], *trailing[:1], found[-1])[0]


def _saying(sentence: Sentence, item: int, last: Role | None) -> Source | None:
    """Who is the subject of a verb of saying; the `last` one named where the verb goes on without one."""
    tags = sentence.tags
    before = item - 1
    opens = tags[before] if item else '"'
    if opens in ',"' and item:
        turned = _turned(sentence, item)
        if turned:
            return Source(item, turned, True)
    if opens in SKIPPED and item:
        before = _skipped(tags, before)
        opens = tags[before] if before >= 0 else '"'
    role = last
    if opens in 'B"D' or (opens in "&kA," and not last):
        return None
    if opens not in "&kA," and not (opens == "h" and sentence.words(before)[0] in SUBJECT_PRONOUNS):
        role = _subject(sentence, before)
        if role is None or _tells(sentence, item, role):
            return None
    return Source(item, role, TRAILS.match(tags, item + 1) is not None)


def _tells(sentence: Sentence, item: int, role: Role) -> bool:
    """Whether a verb tells of its subject: a place records deaths, a flood claims lives, a ruler declares an emergency."""
    verb, tags = sentence.document.words[sentence.first[item]], sentence.tags
    if verb not in RECORDERS:
        return False
    if verb in RECORDING:
        return _topic(sentence, role)
    return (verb in CLAIMING and "l" in tags[item : item + LIVES]) or (verb in DECLARING and tags[item + 1 : item + 2] in ("D", "a"))


def _skipped(tags: str, item: int) -> int:
    """The last item before a verb, the words that go with it and a name in brackets: "the Storm Prediction Center (SPC) said"."""
    if tags[item] == ")" and (opening := tags.rfind("(", max(0, item - BRACKETED), item)) > 0:
        item = opening - 1
    while item >= 0 and (tags[item] in ADVERBIAL or (tags[item] == "p" and tags[item + 1] == "q")):
        item -= 1
    if item >= 0 and tags[item] == ",":
        opening = tags.rfind(",", max(0, item - ENCLOSED), item)
        return opening - 1 if opening > 0 and "S" not in tags[opening:item] else item
    return item


def _subject(sentence: Sentence, end: int) -> Role | None:
    """The noun phrase that ends at an item."""
    tags = sentence.tags
    low = _back(tags, end)
    clause = tags.rfind("r", max(0, low - CLAUSE), low)
    if clause > 0 and not STOPS.intersection(tags[clause:low]):
        end = clause - 1
        low = _back(tags, end)
    elif low > 1 and tags[low - 1] == "&":
        further = _back(tags, low - 2)
        if further < low - 1 and (further == 0 or tags[further - 1] in ',;"kS'):
            low = further
    return _named(sentence, low, end if tags[end + 1] == "S" else _name_end(sentence, end))


def _name_end(sentence: Sentence, end: int) -> int:
    """The last item of a name before a verb: an adverb with a capital of its own belongs to it, "the news site Myanmar Now reported"."""
    if TAGS.get(sentence.document.words[sentence.first[end + 1]]) != "A":  # "now" is a date, too
        return end
    clean, starts = sentence.document.clean, sentence.document.starts
    adverb = clean[starts[sentence.first[end + 1]]].isupper() and clean[starts[sentence.last[end + 1]]].islower()
    return end + adverb


def _back(tags: str, end: int) -> int:
    """The first item of the noun phrase that ends at an item, the one after it where there is none."""
    return len(tags[: end + (tags[end] != "h")].rstrip(NAMES)) if end >= 0 else 0


def _named(sentence: Sentence, low: int, end: int) -> Role | None:
    """The items as a role, without what hangs over at either side; None for events and for what is too long."""
    named = sentence.tags[low : end + 1].rstrip("opDa")
    end = low + len(named) - 1
    low = end + 1 - len(named.lstrip("opn"))
    if low > end:
        return None
    first, last = sentence.first[low], sentence.last[end] - 1
    return None if last - first >= NAMED or sentence.document.words[last] in EVENTS else sentence.passage(first, last)


def _turned(sentence: Sentence, item: int) -> Role | None:
    """Who said it in "..., said the mayor"."""
    if UNTURNED.isdisjoint(sentence.words(item)):
        match = TURNED.match(sentence.tags, item + 1)
        if match:
            return _named(sentence, match.start(1), match.end(1) - 1)
    return None


def _according_to(sentence: Sentence, item: int) -> Source | None:
    match = NAMED_AFTER.match(sentence.tags, item + 1)
    if match is None:
        return None
    role = _named(sentence, match.start(), match.end() - 1)
    return Source(item, role, item > 0) if role else None


def _who_counts(sentence: Sentence, item: int) -> Source | None:
    """Whose count is spoken of: "the ministry's figure"; the toll of a place or a day is nobody's."""
    whose = sentence.words(item - 1) if item else []
    owned = len(whose) > len(OWNER) and whose[-2:] == OWNER and whose[-3] not in NOBODYS
    if not owned or COUNTS.isdisjoint(sentence.words(item)):
        return None
    start, end = sentence.span(_back(sentence.tags, item - 1), item - 1)
    role = sentence.role(start, sentence.document.ends[sentence.last[item - 1] - 3])
    named = [fact for fact in sentence.facts if start <= fact.start < end]
    return None if named else Source(item, role, False)


def _before_colon(sentence: Sentence, item: int) -> Source | None:
    """Who is named before a colon, as in a log of reports; a place or a weapon there is what a headline is about."""
    low = _back(sentence.tags, item - 1)
    opens = low == 0 or sentence.tags[low - 1] in "q,.;"
    role = _named(sentence, low, item - 1) if opens and low < item else None
    return Source(item, role, False) if role and not _topic(sentence, role) else None


def _topic(sentence: Sentence, role: Role) -> bool:
    named = [fact for fact in sentence.facts if role.start <= fact.start < role.end]
    return any(fact.type == "weapon" or (fact.type == "location" and fact.end == role.end) for fact in named)


OTHERS = {"Y": _according_to, "T": _who_counts, ":": _before_colon}  # what else than a verb of saying tells of a source
