"""Told: what sentences tell of people as done."""

import re
from collections.abc import Iterator, Sequence

from service.claims.grammar import Found, found
from service.claims.guards import counted_words, stands
from service.claims.reading import Count, Sentence
from service.claims.words import WEAK
from service.frozen import dataclass

UNCERTAIN = ("casualties", "none")  # some of them, where nothing says of whom it is told
DENIED = ("killed", "wounded", "casualties")
APPOSED = re.compile(r"Cn?w,(?=Cn?w(?:,n)?,(?![&DaC]))")


@dataclass(frozen=True, slots=True)
class Told:
    """People counted, what happened to them ("none" where it is denied), how many they are, and whether a noun says who they are."""

    found: Found
    effect: str
    counted: Count
    named: bool


def told(sentences: Sequence[Sentence], last: str | None) -> Iterator[list[Told]]:
    """Yield what each of some sentences tells of people as done; `last` is what happened to those before."""
    for sentence, counted in zip(sentences, [found(sentence) for sentence in sentences]):
        kept = _kept(sentence, counted, last) if counted else []
        last = kept[-1].effect if kept else last
        yield kept


def _kept(sentence: Sentence, counted: Sequence[Found], last: str | None) -> list[Told]:
    kept: list[Told] = []
    for one in counted:
        if one.trigger is None and one.item and not kept:
            continue  # part of those counted before: they stand in this sentence, or this one begins with "Two of them"
        words = counted_words(sentence, one.item)
        if stands(sentence, one, words) and not (kept and _again(sentence, kept[-1], one.item)):
            count = sentence.count(one.item)
            effect = effect_of(sentence, one, count, last)
            if effect is not None:
                kept.append(Told(one, effect, count, bool(words)))
                last = effect
    return kept


def _again(sentence: Sentence, before: Told, item: int) -> bool:
    """Whether somebody counted is the one counted before: "one victim, a corporal, 22, died"."""
    apposed = APPOSED.match(sentence.tags, before.found.item) if before.counted.maximum == 1 else None
    return apposed is not None and apposed.end() == item


def effect_of(sentence: Sentence, one: Found, count: Count, last: str | None) -> str | None:
    """Return what happened to those counted, "none" where it is denied; None where nothing says it."""
    effect, item, trigger = last, one.item, one.trigger
    if trigger is not None:
        # The word of harm tells what happened, but after a weak one the noun counted does: "a grave held 42 bodies".
        weak = sentence.tags.startswith("e", item + 1) and not WEAK.isdisjoint(sentence.words(trigger))
        own = sentence.effect(item + 1 if weak else trigger)
        effect = last if own is None or own == "same" else own
    if effect in DENIED and count.zero:
        return "none"
    return None if effect in UNCERTAIN else effect
