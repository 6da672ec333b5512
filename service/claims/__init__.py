"""Claims: who says how many people came to harm, with what, where and when."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from service.claims import roles
from service.claims.events import ARMED, Events, Setting
from service.claims.grammar import Found, found
from service.claims.guards import counted_words, stands
from service.claims.reading import Sentence
from service.claims.shapes import RULES
from service.claims.sources import source_of, sources
from service.claims.words import TELLING, TRIGGERS
from service.document import Document
from service.facts import Claim, Fact, Role

__all__ = ["RULES", "claims_of"]

DATELINE = regex.compile(r"[\s\S]{0,200}?^(?:[A-Z][A-Z.'-]{1,20}[ ,]{0,2}){1,4}[^\n]{0,60}?(?<=[ )])(?:-{1,2}|\u2014|\u2013) ", regex.MULTILINE)
LONGEST = 250  # tokens read as one sentence; a longer one is read in pieces
DENIED = ("killed", "wounded", "casualties")


def claims_of(document: Document, facts: Sequence[Fact]) -> list[Claim]:
    """Return the claims of a document, sorted by the start of their count. `facts` are sorted by start."""
    if not document.where.keys() & TRIGGERS:
        return []
    claims: list[Claim] = []
    opens, events = dateline(document, facts)
    for low, high, inside, cues in telling(document, facts):
        document.deadline.check()
        sentence = Sentence(document, low, high, inside, opens)
        found = said(sentence, claims[-1] if claims else None, events)
        claims += found
        if inside and not found:
            events.hears(heard(sentence, cues))
    return claims


def dateline(document: Document, facts: Sequence[Fact]) -> tuple[int, Events]:
    """Return where the text begins after its dateline, and its events, none yet, with the place that the dateline names."""
    match = DATELINE.match(document.clean)
    if match is None:
        return 0, Events()
    place = next((fact for fact in facts if fact.type == "location" and fact.end <= match.end()), None)
    return match.end(), Events(Role(place.start, place.end, place) if place else None)


def telling(document: Document, facts: Sequence[Fact]) -> Iterator[tuple[int, int, Sequence[Fact], list[int]]]:
    """Yield the sentences that tell of harm, or of an event that may do harm: their tokens, facts, and the words that tell."""
    where = document.where
    starts = [fact.start for fact in facts]
    armed = (document.token_at(fact.start) for fact in facts if fact.type == "weapon")
    cues = sorted({*armed, *(token for word in where.keys() & TELLING for token in where[word])})
    at = 0
    while at < len(cues):
        low, high = piece(document, cues[at])
        after = bisect_left(cues, high, at)
        inside = facts[bisect_left(starts, document.starts[low]) : bisect_left(starts, document.ends[high - 1])]
        yield low, high, inside, cues[at:after]
        at = after


def piece(document: Document, token: int) -> tuple[int, int]:
    """Return the tokens of the sentence that holds a token, cut where it is longer than anybody reads."""
    start, end = document.sentence(token)
    low = start + (token - start) // LONGEST * LONGEST
    return low, min(end, low + LONGEST)


def heard(sentence: Sentence, cues: Sequence[int]) -> Setting:
    """Return what a sentence that counts nobody says of an event."""
    starts = sentence.document.starts
    return roles.setting(sentence, [sentence.item_at(starts[cue]) for cue in cues], sources(sentence), "killed")


def said(sentence: Sentence, last: Claim | None, events: Events) -> list[Claim]:
    """Return the claims of one sentence; `last` is the claim before it, `events` what is known so far."""
    kept = list(told(sentence, last))
    said_by = sources(sentence) if kept else []
    apart = all(claim.effect == "detained" for _, claim in kept)
    claims: list[Claim] = []
    those: Role | None = None
    for one, claim in kept:
        source = source_of(one.item, said_by)
        whom = roles.victims(sentence, one, those)
        those = whom if counted_words(sentence, one.item) else those
        own = roles.setting(sentence, one.anchors, said_by, claim.effect)
        weapon, location, date = own if apart else events.claims(roles.completed(sentence, own, events.now, one.anchors, source))
        claims.append(
            replace(
                claim,
                event=events.number,
                victims=whom,
                attribution=source.role if source else None,
                weapon=weapon if claim.effect in ARMED else None,
                location=location or (None if apart else events.dateline),
                date=date,
            )
        )
    return claims


def told(sentence: Sentence, last: Claim | None) -> Iterator[tuple[Found, Claim]]:
    """Yield what a sentence tells of people as done, with the claim that it makes, as yet without roles."""
    for one in found(sentence):
        claim = counted(sentence, one, last) if stands(sentence, one) else None
        if claim is not None:
            yield one, claim
            last = claim


def counted(sentence: Sentence, one: Found, last: Claim | None) -> Claim | None:
    """Return the claim that a count makes, without its roles; None where nothing says what happened to those counted."""
    effect = sentence.effect(one.trigger) if one.trigger is not None else None
    if effect in (None, "same"):
        effect = last.effect if last else None
    count = sentence.count(one.item)
    if count.zero and effect in DENIED:
        effect = "none"
    if effect is None or effect == "casualties":
        return None
    return Claim(effect, count.start, count.end, one.shape.rule.id, count.minimum, count.maximum, count.approximate, count=count.fact)
