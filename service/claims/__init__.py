"""Claims: who says how many people came to harm, with what, where and when."""

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import regex

from service.claims.events import ARMED, ROLES, Events, Setting
from service.claims.grammar import Found, found
from service.claims.guards import counted_words, stands
from service.claims.places import as_said
from service.claims.reading import Count, Sentence, openings
from service.claims.scene import Scene
from service.claims.shapes import RULES
from service.claims.sources import source_of, sources
from service.claims.victims import victims
from service.claims.words import COUNTERS, TELLING, TRIGGERS, WEAK
from service.document import Document
from service.facts import Claim, Fact, Role

__all__ = ["RULES", "claims_of"]

DATELINE = regex.compile(r"(?:[A-Z][A-Z.'-]{1,20}[ ,]{0,2}){1,4}[^\n]{0,60}?(?<=[ )])(?:-{1,2}|\u2014|\u2013) ")
LINES = 3  # the dateline stands in one of the first lines that are not empty
LONGEST = 250  # tokens read as one sentence; a longer one is read in pieces
BACK = 4  # sentences without a claim that a claim may look back to
DENIED = ("killed", "wounded", "casualties")


class Told(NamedTuple):
    """People counted, what happened to them ("none" where it is denied), and how many they are."""

    found: Found
    effect: str
    counted: Count


class Piece(NamedTuple):
    """A sentence that tells of harm, or of an event that may do harm: its tokens, its facts, and the words that tell."""

    low: int
    high: int
    facts: Sequence[Fact]
    cues: Sequence[int]
    harm: bool  # whether it tells of harm itself


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
            for setting in recalled(unread, read):
                events.hears(setting)
            unread.clear()
            claims += said(sentence, kept, events)
        elif any(fact.type != "number" for fact in piece.facts):
            unread.append((piece, sentence))
    return claims


def reader(document: Document, line: tuple[int, int]) -> Read:
    """Return what reads a sentence of a document as items; `line` is the span of the dateline."""
    opening = openings(document)
    return lambda piece: Sentence(document, line, opening, piece.low, piece.high, piece.facts)


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
    starts = [fact.start for fact in facts]
    said = where.keys() & TELLING
    harm = {token for word in said & TRIGGERS for token in where[word]}
    armed = [document.token_at(fact.start) for fact in facts if fact.type == "weapon"]
    cues = sorted({*armed, *[token for word in said for token in where[word]]})
    at = 0
    while at < len(cues):
        low, high = bounds(document, cues[at])
        after = bisect_left(cues, high, at)
        inside = facts[bisect_left(starts, document.starts[low]) : bisect_left(starts, document.ends[high - 1])]
        yield Piece(low, high, inside, cues[at:after], not harm.isdisjoint(cues[at:after]))
        at = after


def bounds(document: Document, token: int) -> tuple[int, int]:
    """Return the tokens of the sentence that holds a token, cut where it is longer than anybody reads."""
    start, end = document.sentence(token)
    low = start + (token - start) // LONGEST * LONGEST
    return low, min(end, low + LONGEST)


def counting(document: Document, piece: Piece) -> bool:
    """Return whether a sentence tells of harm, and has words that may count people."""
    return piece.harm and (not COUNTERS.isdisjoint(document.words[piece.low : piece.high]) or any(fact.type == "number" for fact in piece.facts))


def recalled(unread: Unread, read: Read) -> Iterable[Setting]:
    """Return what sentences without a claim say of an event, in order; one that only says what a later one says anew is not read."""
    missing = set(ROLES)
    settings: deque[Setting] = deque()
    for piece, sentence in reversed(unread):
        if any(fact.type in missing for fact in piece.facts):
            settings.appendleft(heard(sentence or read(piece), piece.cues))
            missing -= settings[0].settled
    return settings


def heard(sentence: Sentence, cues: Sequence[int]) -> Setting:
    """Return what a sentence without a claim says of an event."""
    starts, scene = sentence.document.starts, Scene(sentence, sources(sentence))
    setting = scene.near([sentence.item_at(starts[cue]) for cue in cues])
    return setting._replace(date=None) if setting.date and scene.clock(setting.date) else setting


def told(sentence: Sentence, last: str | None) -> list[Told]:
    """Return what a sentence tells of people as done; `last` is what happened to those before."""
    kept: list[Told] = []
    for one in found(sentence):
        # Part of those counted before: they stand in this sentence, or this one begins with "Two of them".
        apart = one.trigger is None and not kept and one.item
        if not apart and stands(sentence, one):
            count = sentence.count(one.item)
            effect = effect_of(sentence, one, count, last)
            if effect is not None:
                kept.append(Told(one, effect, count))
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
    apart = all(effect == "detained" for _, effect, _ in kept)
    claims: list[Claim] = []
    those: Role | None = None
    for one, effect, count in kept:
        source = source_of(one.item, said_by)
        whom = victims(sentence, one, count.fact, those)
        if one.trigger is not None and counted_words(sentence, one.item):
            those = whom  # whom a later count without a noun counts: "killed 12 people, two of them children, and wounded 40"
        own = scene.near(one.anchors, effect in ARMED)
        weapon, location, date = (
            scene.completed(own, Setting(), one.anchors, source) if apart else events.claims(scene.completed(own, events.now, one.anchors, source))
        )
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
                weapon=weapon if effect in ARMED else None,
                location=as_said(location or (None if apart else events.dateline)),
                date=date,
            )
        )
    return claims
