"""Claims: who says how many people came to harm, with what, where and when."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence, Set

import regex

from service.claims.events import ARMED, NOTHING, ROLES, Events, Setting
from service.claims.grammar import Found, found
from service.claims.guards import counted_words, stands
from service.claims.places import as_said
from service.claims.reading import Count, Piece, Sentence, openings
from service.claims.scene import Scene
from service.claims.shapes import RULES
from service.claims.sources import source_of, sources
from service.claims.victims import victims
from service.claims.words import COUNTERS, TELLING, TRIGGERS, WEAK
from service.document import Document
from service.facts import Claim, Fact, Role
from service.frozen import dataclass

__all__ = ["RULES", "claims_of"]

DATELINE = regex.compile(r"(?:[A-Z][A-Z.'-]{1,20}[ ,]{0,2}){1,4}[^\n]{0,60}?(?<=[ )])(?:-{1,2}|\u2014|\u2013) ")
LINES = 3  # the dateline stands in one of the first lines that are not empty
LONGEST = 250  # tokens read as one sentence; a longer one is read in pieces
BACK = 4  # sentences without a claim that a claim may look back to
DENIED = ("killed", "wounded", "casualties")


@dataclass(frozen=True, slots=True)
class Told:
    """People counted, what happened to them ("none" where it is denied), how many they are, and whether a noun says who they are."""

    found: Found
    effect: str
    counted: Count
    named: bool


Read = Callable[[Piece], Sentence]
Unread = deque[tuple[Piece, Sentence | None]]  # the sentence where it has been read


def claims_of(document: Document, facts: Sequence[Fact]) -> list[Claim]:
    """Return the claims of a document, sorted by the start of their count. `facts` are sorted by start."""
    if TRIGGERS.isdisjoint(document.where):
        return []
    claims: list[Claim] = []
    unread: Unread = deque(maxlen=BACK)  # what only matters if a claim comes after it
    line, events = dateline(document, facts)
    read = reader(document, line)
    for piece in telling(document, facts):
        document.deadline.check()
        sentence = read(piece) if counting(document, piece) else None
        kept = told(sentence, claims[-1].effect if claims else None) if sentence else []
        if sentence and kept:
            for setting in recalled(unread, read) if unread else ():
                events.hears(setting)
            unread.clear()
            claims += said(sentence, kept, events)
        elif not ROLES.isdisjoint([fact.type for fact in piece.facts]):
            unread.append((piece, sentence))
    return claims


def reader(document: Document, line: tuple[int, int]) -> Read:
    """Return what reads a sentence of a document as items; `line` is the span of the dateline."""
    opening = openings(document)
    return lambda piece: Sentence(document, line, opening, piece)


def dateline(document: Document, facts: Sequence[Fact]) -> tuple[tuple[int, int], Events]:
    """Return the span of the dateline (0, 0 without one), and its events, none yet, with the place that the dateline names."""
    at = 0
    for _ in range(LINES):
        match = DATELINE.match(document.clean, at)
        if match is not None:
            place = next((fact for fact in facts if fact.type == "location" and at <= fact.start and fact.end <= match.end()), None)
            return match.span(), Events(Role(place.start, place.end, place) if place else None)
        at = document.clean.find("\n", at) + 1
        if not at:
            break
    return (0, 0), Events()


def telling(document: Document, facts: Sequence[Fact]) -> Iterator[Piece]:
    """Yield the sentences that tell, in order."""
    where = document.where
    tokens = list(map(document.token_at, [fact.start for fact in facts]))
    said = where.keys() & TELLING
    harm = {token for word in said & TRIGGERS for token in where[word]}
    armed = [token for fact, token in zip(facts, tokens) if fact.type == "weapon"]
    cues = sorted({*armed, *[token for word in said for token in where[word]]})
    edges = [*document.sentence_starts, len(document.words)]
    at = first = 0
    while at < len(cues):
        start, end = bounds(edges, cues[at])
        after, first = bisect_left(cues, end, at), bisect_left(tokens, start, first)
        last = bisect_left(tokens, end, first)
        yield Piece(start, end, facts[first:last], tokens[first:last], cues[at:after], not harm.isdisjoint(cues[at:after]))
        at, first = after, last


def bounds(edges: Sequence[int], token: int) -> tuple[int, int]:
    """Return the tokens of the sentence that holds a token, cut where it is longer than anybody reads."""
    place = bisect_right(edges, token)
    start, end = edges[place - 1], edges[place]
    if end - start > LONGEST:
        start += (token - start) // LONGEST * LONGEST
    return start, min(end, start + LONGEST)


def counting(document: Document, piece: Piece) -> bool:
    """Return whether a sentence tells of harm, and has words that may count people."""
    return piece.harm and ("number" in [fact.type for fact in piece.facts] or not COUNTERS.isdisjoint(document.words[piece.start : piece.end]))


def recalled(unread: Unread, read: Read) -> Iterable[Setting]:
    """Return what sentences without a claim say of an event, in order; one that only says what a later one says anew is not read."""
    missing = ROLES
    settings: deque[Setting] = deque()
    for piece, sentence in reversed(unread):
        if not missing.isdisjoint([fact.type for fact in piece.facts]):
            settings.appendleft(heard(sentence or read(piece), missing))
            missing -= settings[0].settled
    return settings


def heard(sentence: Sentence, wanted: Set[str]) -> Setting:
    """Return what a sentence without a claim says of an event, in the roles that are wanted."""
    scene = Scene(sentence, sources(sentence) if "location" in wanted else (), wanted)
    setting = scene.near([sentence.item_of(cue) for cue in sentence.cues])
    return Setting(setting.weapon, setting.location) if setting.date and scene.clock(setting.date) else setting


def told(sentence: Sentence, last: str | None) -> list[Told]:
    """Return what a sentence tells of people as done; `last` is what happened to those before."""
    kept: list[Told] = []
    for one in found(sentence):
        # Part of those counted before: they stand in this sentence, or this one begins with "Two of them".
        apart = one.trigger is None and not kept and one.item
        words = counted_words(sentence, one.item)
        if not apart and stands(sentence, one, words):
            count = sentence.count(one.item)
            effect = effect_of(sentence, one, count, last)
            if effect is not None:
                kept.append(Told(one, effect, count, bool(words)))
                last = effect
    return kept


def effect_of(sentence: Sentence, one: Found, count: Count, last: str | None) -> str | None:
    """Return what happened to those counted, "none" where it is denied; None where nothing says it."""
    effect = sentence.effect(_telling(sentence, one.item, one.trigger)) if one.trigger is not None else None
    if effect is None or effect == "same":
        effect = last
    if effect in DENIED and count.zero:
        return "none"
    return None if effect == "casualties" else effect


def _telling(sentence: Sentence, count: int, trigger: int) -> int:
    """The item that tells what happened: the word of harm, but the noun counted after a weak one ("a grave held 42 bodies")."""
    weak = sentence.tags[count + 1 : count + 2] == "e" and not WEAK.isdisjoint(sentence.words(trigger))
    return count + 1 if weak else trigger


def said(sentence: Sentence, kept: Sequence[Told], events: Events) -> list[Claim]:
    """Return the claims of one sentence with their roles; `events` is what is known so far."""
    said_by = sources(sentence)
    scene = Scene(sentence, said_by)
    apart = {each.effect for each in kept} == {"detained"}
    claims: list[Claim] = []
    those: Role | None = None
    for each in kept:
        one, effect, count = each.found, each.effect, each.counted
        source = source_of(one.item, said_by)
        whom = victims(sentence, one, count.fact, those)
        if one.trigger is not None and each.named:
            those = whom  # whom a later count without a noun counts: "killed 12 people, two of them children, and wounded 40"
        own = scene.near(one.anchors, effect in ARMED)
        setting = scene.completed(own, NOTHING if apart else events.now, one.anchors, source)
        if not apart:
            setting = events.claims(setting)
        claims.append(
            Claim(
                effect,
                count.start,
                count.end,
                one.shape.rule.id,
                count.minimum,
                count.maximum,
                count.approximate,
                event=events.number,
                count=count.fact,
                victims=whom,
                attribution=source.role if source else None,
                weapon=setting.weapon if effect in ARMED else None,
                location=as_said(setting.location or (None if apart else events.dateline)),
                date=setting.date,
            )
        )
    return claims
