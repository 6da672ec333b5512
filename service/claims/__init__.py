"""Claims: who says how many people came to harm, with what, where and when."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import islice

import regex

from service.claims.events import ARMED, NOTHING, ROLES, Events, Setting
from service.claims.pieces import Piece, counting, telling
from service.claims.places import as_said
from service.claims.reading import Sentence, openings
from service.claims.scene import Scene, exactly
from service.claims.shapes import RULES
from service.claims.sources import source_of, sources
from service.claims.told import Told, told
from service.claims.victims import victims
from service.claims.weapons import named_later, vague
from service.claims.words import TRIGGERS
from service.document import Document
from service.facts import Claim, Fact, Role

__all__ = ["RULES", "claims_of"]

DATELINE = regex.compile(r"(?:[A-Z][A-Z.'-]{1,20}[ ,]{0,2}){1,4}[^\n]{0,60}?(?<=[ )])(?:-{1,2}|\u2014|\u2013) ")
NEAR = 4  # items before a verb that may say when it was
LINES = 3  # the dateline stands in one of the first lines that are not empty
BACK = 4  # sentences without a claim that a claim may look back to
TOGETHER = 50  # sentences that take each step together


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
    for piece, sentence, kept, scene in steps(document, telling(document, facts), read):
        document.deadline.check()
        if scene:
            for setting in recalled(unread, read) if unread else ():
                events.hears(setting)
            unread.clear()
            claims += said(scene, kept, events)
        elif not ROLES.isdisjoint([fact.type for fact in piece.facts]):
            unread.append((piece, sentence))
    return rearmed(document, facts, claims)


def rearmed(document: Document, facts: Sequence[Fact], claims: list[Claim]) -> list[Claim]:
    """Return claims with the weapon that the text only names after them: "The weapon, a 9mm pistol, was stolen"."""
    open_ones: list[int] = []  # of the event last spoken of
    at = 0
    for fact in named_later(document, facts):
        while at < len(claims) and claims[at].start < fact.start:
            if open_ones and claims[open_ones[0]].event != claims[at].event:
                open_ones.clear()
            if claims[at].effect in ARMED and vague(claims[at].weapon):
                open_ones.append(at)
            at += 1
        for place in open_ones:
            claims[place] = replace(claims[place], weapon=exactly(fact))
        open_ones.clear()
    return claims


def steps(document: Document, pieces: Iterator[Piece], read: Read) -> Iterator[tuple[Piece, Sentence | None, list[Told], Scene | None]]:
    """Yield each piece, the sentence where it was read, what it tells of people, and the scene where it tells something.

    Many sentences take each step together: a step that has just run runs a quarter faster.
    """
    last: str | None = None
    while batch := list(islice(pieces, TOGETHER)):
        sentences = [read(piece) if counting(document, piece) else None for piece in batch]
        kept = list(told(sentences, last))
        last = next((each[-1].effect for each in reversed(kept) if each), last)
        scenes = [Scene(sentence, sources(sentence)) if sentence and each else None for sentence, each in zip(sentences, kept)]
        yield from zip(batch, sentences, kept, scenes)


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
    if scene.compares:
        return NOTHING
    setting = scene.near([sentence.item_of(cue) for cue in sentence.cues])
    return Setting(setting.weapon, setting.location) if setting.date and scene.clock(setting.date) else setting


def _later(sentence: Sentence, each: Told) -> bool:
    """Whether arrests may have come any time after an event: "two were arrested", "no arrests", but not "police arrested 40"."""
    trigger, item = each.found.trigger, each.found.item
    return trigger is None or item < trigger or each.counted.zero or "H" in sentence.tags[max(0, trigger - NEAR) : trigger]


def said(scene: Scene, kept: Sequence[Told], events: Events) -> list[Claim]:
    """Return the claims of one sentence with their roles; `events` is what is known so far."""
    sentence = scene.sentence
    apart = {each.effect for each in kept} == {"detained"}
    claims: list[Claim] = []
    those: Role | None = None
    for each in kept:
        one, effect, count = each.found, each.effect, each.counted
        source = source_of(one.item, scene.said)
        whom = victims(sentence, one, count.fact, those)
        if one.trigger is not None and each.named and sentence.tags[one.item - 1 : one.item] != "m":
            those = whom  # whom a later count without a noun counts: "killed 12 people, two of them children, and wounded 40"
        own = scene.near(one.anchors, effect in ARMED)
        alone = (apart and (own.location is not None or _later(sentence, each))) or scene.sums_up(one.anchors, own, events.now, count.minimum)
        setting = scene.completed(own, NOTHING if alone else events.now, one.anchors, source)
        if not alone:
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
                location=as_said(setting.location or (None if alone else events.dateline)),
                date=setting.date,
            )
        )
    return claims
