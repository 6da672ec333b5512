"""Claims: who says how many people came to harm, with what, where and when."""

from collections.abc import Sequence
from dataclasses import replace

import regex

from service.claims.accounts import Account, accounts
from service.claims.events import ARMED, NOTHING, Events, Setting
from service.claims.places import as_said, exactly
from service.claims.reading import Sentence
from service.claims.shapes import RULES
from service.claims.sources import source_of
from service.claims.told import Told
from service.claims.weapons import named_later, vague
from service.claims.words import TRIGGERS
from service.document import Document
from service.facts import Claim, Fact, Role

__all__ = ["RULES", "claims_of"]

CAPITALS = r"(?:[A-Z][A-Z.'-]{1,20}[ ,]{0,2}){1,4}"
DATELINE = regex.compile(CAPITALS + r"(?:[^\n]{0,60}?(?<=[ )])(?:-{1,2}|\u2014|\u2013) |(?P<colon>: ))")
DATED = 4  # items before a verb that may say when it was
LINES = 3  # the dateline stands in one of the first lines that are not empty


def claims_of(document: Document, facts: Sequence[Fact]) -> list[Claim]:
    """Return the claims of a document, sorted by the start of their count. `facts` are sorted by start."""
    if document.where.keys().isdisjoint(TRIGGERS):
        return []
    claims: list[Claim] = []
    line, events = dateline(document, facts)
    for account in accounts(document, facts, line):
        for heard in account.heard:
            events.hears(heard)
        for told, victims, setting in zip(account.told, account.victims, account.settings):
            claims.append(said(account, told, victims, setting, events))
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


def dateline(document: Document, facts: Sequence[Fact]) -> tuple[tuple[int, int], Events]:
    """Return the span of the dateline (0, 0 without one), and its events, none yet, with the place that the dateline names."""
    at = 0
    for _ in range(LINES):
        match = DATELINE.match(document.clean, at)
        if match is not None:
            place = next((fact for fact in facts if fact.type == "location" and at <= fact.start and fact.end <= match.end()), None)
            if place or not match["colon"]:  # "WATCH: ..." is none
                return match.span(), Events(Role(place.start, place.end, place) if place else None)
        at = document.clean.find("\n", at) + 1
        if not at:
            break
    return (0, 0), Events()


def said(account: Account, told: Told, victims: Role | None, own: Setting, events: Events) -> Claim:
    """Return a claim with its roles; `events` is what is known so far."""
    scene, found, effect, count = account.scene, told.found, told.effect, told.counted
    source = source_of(found.item, scene.said) if scene.said else None
    known = events.now
    alone = (effect == "detained" and _apart(account, told, own)) or scene.sums_up(found, own, known, count.minimum)
    setting = scene.completed(own, NOTHING if alone else known, found, source)
    if not alone:
        setting = events.claims(setting)
    return Claim(
        effect,
        count.start,
        count.end,
        found.shape.rule.id,
        count.minimum,
        count.maximum,
        count.approximate,
        events.number,
        count.fact,
        victims,
        source.role if source else None,
        setting.weapon if effect in ARMED else None,
        as_said(setting.location or (None if alone else events.dateline)),
        setting.date,
    )


def _apart(account: Account, told: Told, own: Setting) -> bool:
    """Whether arrests may be none of an event: a sentence tells of nothing else, and names a place, or they may have come any time after it."""
    only = all(each.effect == "detained" for each in account.told)
    return only and (own.location is not None or _later(account.scene.sentence, told))


def _later(sentence: Sentence, each: Told) -> bool:
    """Whether arrests may have come any time after an event: "two were arrested", "no arrests", but not "police arrested 40"."""
    trigger, item = each.found.trigger, each.found.item
    return trigger is None or item < trigger or each.counted.zero or "H" in sentence.tags[max(0, trigger - DATED) : trigger]
