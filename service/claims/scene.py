"""Scene: with what, where and when, as the sentence of a claim says it.

The date on which something is said is not the date of what happened, and the place of whoever says it is not the place.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from itertools import accumulate

from service.claims.events import ARMED, NOTHING, ROLES, TOTALS, Setting, clock, distant, far, yearly
from service.claims.grammar import Found
from service.claims.passing import SIGNS, SINCE, STRIKES, begun, caring, compared, each_year, extreme, in_court, since, striking, told_of, travelling
from service.claims.places import ARTICLES, OWNER, around, beside, exactly, lies_in, ruling, unnamed
from service.claims.reading import Sentence
from service.claims.sources import Source, source_end
from service.claims.told import Told
from service.claims.weapons import taken
from service.claims.words import (
    ABOUT_WEAPONS,
    AFTERWARDS,
    CARE,
    COURT,
    FINDING,
    FIRING,
    HAPPENING,
    LASTING,
    MINISTERING,
    MOVING,
    NOWHERE,
    PASTS,
    PERSONS,
    PLACES,
    REMAINS,
    TAKING_ENDS,
    TOWARDS,
    UNIQUE,
    WARS,
)
from service.facts import Fact, Location, Number, Role, Timex, Weapon

STRUCK = frozenset("tgv")
NO_PLACE = PASTS | PERSONS  # after the name of a place: it says of what time or people, "the number of UK troops killed"
FAR = 1000
ASIDE = 20  # items that what is named in passing counts as further off
ELSEWHERE = CARE.union(MOVING, ("from", OWNER[0]))  # the signs that a place may not be where it happened
SPEAKERS = ("my", "our", "your")
LISTED = 12  # words from where something is fired to where it hits, at most
MANY = 100  # people, at least, whom a war has killed
STEPS = bytes(4 if code in b",;k&r" else 1 for code in range(256))  # what begins a clause keeps things as far apart as four other items do
SAID_THEN = re.compile(r"S[pAwDnfoh]{0,5}$")
SAYING = 6  # items from a date to the verb of saying that it belongs to, at most
THEN_SAID = re.compile(r"p?[AHMX]{0,3}S")
Candidate = tuple[int, int, Fact]  # the item of a fact that may fill a role, and how much further off than it stands it counts


class Scene:
    """The weapons, places and dates of a sentence: facts that may fill a role, but for those out of the question."""

    def __init__(self, sentence: Sentence, said: Sequence[Source], wanted: Set[str] = ROLES) -> None:
        document = sentence.document
        self.sentence, self.said = sentence, said
        self.words = document.words[sentence.start : sentence.end]
        self._signs = SIGNS.intersection(self.words)
        self._tags, self._last, self._all_words = sentence.tags, sentence.last, document.words
        self._past = compared(sentence) if SINCE in self._signs else 0
        self._begun = False  # whether it says when what goes on began
        self._ways: list[int] = []
        self._candidates: list[Candidate] = []
        self._lone: dict[str, Fact] = {}
        candidates, lone, first = self._candidates, self._lone, sentence.first
        (low, high), ends = sentence.dateline, document.ends
        for fact, token in zip(sentence.facts, sentence.tokens):
            kind, start = fact.type, fact.start
            if kind in wanted and (start >= high or start < low):
                after = token + 1 if ends[token] == fact.end else bisect_right(ends, fact.end, token, sentence.end)
                item = bisect_right(first, token) - 1
                handicap = HANDICAPS[kind](self, fact, token, after, item)
                if handicap < FAR:
                    candidates.append((item, handicap, fact))
                    lone[kind] = fact
        # Whether there is more than one fact for a role, so that the nearest fills it.
        self.choosing = self._past > 0 or len(lone) < len(candidates)

    def _placed(self, fact: Fact, token: int, after: int, item: int) -> int:
        """How much a place is to be passed over: one of the source has no part in what happened."""
        if isinstance(fact.value, Location) and fact.value.form == "demonym":
            return FAR
        signs = self._signs
        if signs and ((not STRIKES.isdisjoint(signs) and striking(self.sentence, after)) or (SINCE in signs and since(self.sentence, token))):
            return 0
        return FAR if self.said and self._of_source(fact) else self._unplaced(token, after, item)

    def _dated(self, fact: Fact, token: int, after: int, item: int) -> int:
        """How much a date is to be passed over: that of what is said, or of a trial, is not the day of what happened."""
        signs, value = self._signs, fact.value
        if not isinstance(value, Timex):
            return FAR
        if SINCE in signs and begun(self.sentence, token):
            self._begun = True
            return FAR
        lasting = value.type == "DURATION"
        if not lasting and "S" in self._tags and self._of_saying(item):
            return FAR
        if signs and not COURT.isdisjoint(signs) and in_court(self.sentence, token, after):
            return FAR
        if self._lasting(value, token, after) if lasting else self._past > 0 and self._compared(token):
            return FAR
        return ASIDE if value.type in TOTALS else 0

    def settings(self, told: Sequence[Told]) -> Sequence[Setting]:
        """Return for each count of people with what, where and when; with a weapon only where people may be armed against."""
        if self.choosing:
            return [self.near(one.found.anchors, one.effect in ARMED) for one in told]
        setting = self.near(())
        if not setting.weapon:
            return [setting] * len(told)
        return [setting if one.effect in ARMED else Setting(None, setting.location, setting.date) for one in told]

    def near(self, anchors: Sequence[int], armed: bool = True) -> Setting:
        """Return with what, where and when, each the fact nearest to the items given; a weapon only where people may be `armed`."""
        chosen = self._nearest(anchors) if self.choosing else self._lone
        if not chosen:
            return NOTHING
        weapon, place, date = map(chosen.get, ("weapon", "location", "date"))
        where = around(self.sentence, self._innermost(place) if self.choosing else place) if place else None
        return Setting(exactly(weapon) if weapon and armed else None, where, exactly(date) if date else None)

    def _innermost(self, place: Fact) -> Fact:
        """The place before one that lies in it: "Lund" of "Lund in southern Sweden"."""
        for _, handicap, fact in self._candidates:
            if not handicap and fact.end < place.start and fact.type == place.type and lies_in(self.sentence, fact, place):
                return fact
        return place

    def completed(self, own: Setting, known: Setting, found: Found, source: Source | None) -> Setting:
        """Return a claim's own setting, completed and corrected by what is known.

        Where the source sits may have to stand for the place ("the mayor of Izmir said"), and neither a time of day alone nor the
        day when bodies are found takes the place of the day of what happened.
        """
        date, place = own.date, own.location
        if date is not None and known.date is not None and self._told_later(date, known.date, found):
            date = None
        if known.location is None:
            place = place or self._described(found) or self._place_of(source) or self._ministered(source)
        elif place is None or self._passing(place):
            place = self._other_place(known.location, found, source) if self._signs else None
        return own if place is own.location and date is own.date else Setting(own.weapon, place, date)

    def _other_place(self, known: Role, found: Found, source: Source | None) -> Role | None:
        """Where something happened, in a sentence that names no place for it, if elsewhere than what is known so far."""
        there = "there" in self._signs
        place = self._place_of(source) if there else self._ministered(source)
        if place is not None and (there or distant(place, known)):
            return place
        return known if "same" in self._signs else self._anew(found)

    @property
    def compares(self) -> bool:
        """Whether the sentence only says how an event compares with others: "It was the deadliest since"."""
        return self._past > 0 and "BD" in self._tags[: self._past]

    def _told_later(self, date: Role, known: Role, found: Found) -> bool:
        """Whether a date is a time of day alone, or the day when bodies are found."""
        return clock(self.sentence.document, date) or (not FINDING.isdisjoint(self._signs) and self._finding(found.anchors) and not far(date, known))

    def _finding(self, anchors: Sequence[int]) -> bool:
        """Whether it is told of the dead that they are found."""
        told = {word for anchor in anchors for word in self.sentence.words(anchor)}
        return not FINDING.isdisjoint(told) or not REMAINS.isdisjoint(told)

    def _nearest(self, anchors: Sequence[int]) -> dict[str, Fact]:
        """For each role the fact nearest to what is told, of those that may fill it."""
        candidates = self._candidates
        if self._past:
            then = self._then(anchors)
            candidates = [candidate for candidate in candidates if (candidate[0] >= self._past) == then]
        ways = self._far_in()
        there = list(map(ways.__getitem__, anchors))
        best: dict[str, int] = {}
        nearest: dict[str, Fact] = {}
        for item, handicap, fact in candidates:
            least = best.get(fact.type)
            if least is None or handicap < least:
                distance = min(map(abs, map(ways[item].__sub__, there))) + handicap
                if least is None or distance < least:
                    best[fact.type], nearest[fact.type] = distance, fact
        return nearest

    def _then(self, anchors: Sequence[int]) -> bool:
        """Whether some items are told of what an event is compared with."""
        return self._past > 0 and told_of(self.sentence, self._past, min(anchors, default=0))

    def _far_in(self) -> list[int]:
        """How far into the sentence each item is."""
        self._ways = self._ways or list(accumulate(self._tags.encode().translate(STEPS), initial=0))
        return self._ways

    def _of_saying(self, item: int) -> bool:
        tags = self._tags
        low = item - SAYING if item > SAYING else 0
        if tags.find("S", low, item + SAYING) < 0:
            return False
        return SAID_THEN.search(tags, low, item) is not None or THEN_SAID.match(tags, item + 1) is not None

    def _of_source(self, fact: Fact | Role) -> bool:
        """Whether a place belongs to the words for a source, up to the verb: "the mayor, a native of Izmir, said"."""
        start = fact.start
        for source in self.said:
            role = source.role
            if role is not None and role.start <= start and (start < role.end or start < source_end(self.sentence, source)):
                return True
        return False

    def _lasting(self, date: Timex, token: int, after: int) -> bool:
        """Whether a duration only says how long something took: "for five hours", "the worst in a decade"."""
        words, start = self._all_words, self.sentence.start
        told = AFTERWARDS.isdisjoint(words[after : after + 1]) and LASTING.isdisjoint(words[max(start, token - 1) : token])
        return date.value.startswith("PT") or not told or extreme(words[max(start, token - ASIDE) : token])

    def _compared(self, token: int) -> bool:
        """Whether a date only says how long ago something is: "the deadliest since 2015" (but not "since 2015, when")."""
        return since(self.sentence, token) and not told_of(self.sentence, self._past, len(self._tags))

    def sums_up(self, found: Found, own: Setting, known: Setting, least: Number | None) -> bool:
        """Whether a count of `least` sums up a war or a year, which has no one day and no one town, or belongs to what is compared."""
        if not (known.weapon or known.location or known.date):
            return False
        if self._begun or (self._past and self._then(found.anchors)) or ("year" in self._signs and each_year(self.words)):
            return True
        if own.date is not None and yearly(own.date):
            after_since = since(self.sentence, self.sentence.document.token_at(own.date.start))
            return after_since or (known.date is not None and not far(own.date, known.date))
        return not WARS.isdisjoint(self._signs) and (least or 0) >= MANY and "H" in self._tags[: max(found.anchors)]

    def _carrying(self, fact: Fact, token: int, after: int, item: int) -> int:
        """How much a weapon is to be passed over: what fires it kills less than what it fires; an "ammunition depot" is a place."""
        if self._signs and not TAKING_ENDS.isdisjoint(self._signs) and taken(self.sentence, token, item):
            return FAR
        before = item - 2 if item > 1 and self._tags[item - 1] in ARTICLES else item - 1
        carries = before >= 0 and self._last_word(before) == "from"
        if not carries and isinstance(fact.value, Weapon):
            carries = fact.value.kind == "platform"
        about = after < self._last[item] and self._following(after, item) in ABOUT_WEAPONS
        return ASIDE * (carries + about)

    def _unplaced(self, token: int, after: int, item: int) -> int:
        """How much a place is to be passed over: "in Lima" says where, "Lima" less so, "the Lima police" does not."""
        tags, last, words, at = self._tags, self._last, self._all_words, item - 1
        following = self._following(after, item) if after < last[item] else None
        if at > 0 and tags[at] in "DA":
            at -= 1
        opening = words[last[at] - 1] if at >= 0 else ""
        stands = (at >= 0 and tags[at] in "pofd" and opening not in NOWHERE) or self._struck(token, item)
        if (following and (not stands or following in NO_PLACE)) or (not ELSEWHERE.isdisjoint(self._signs) and self._elsewhere(token, after)):
            return FAR
        if at > 0 and (tags[at] == "f" or opening in TOWARDS) and self._moved(at - 1):
            return FAR
        return ASIDE if not stands or opening == "from" or beside(self.sentence, at) else 0  # where somebody is from, or is taken from

    def _elsewhere(self, token: int, after: int) -> bool:
        """Whether a place is one of those who rule or care for people, or where something comes from or goes to."""
        signs, sentence = self._signs, self.sentence
        return (
            (OWNER[0] in signs and ruling(sentence, after))
            or (not CARE.isdisjoint(signs) and caring(sentence, token, after))
            or ("from" in signs and self._origin(token))
            or (not MOVING.isdisjoint(signs) and travelling(sentence, token))
        )

    def _moved(self, item: int) -> bool:
        """Whether people are brought or driven to a place ("flown to"), or on their way ("bound for")."""
        return self._tags[item] in "ts" or self._last_word(item) in MOVING

    def _origin(self, token: int) -> bool:
        """Whether a place belongs to where something was fired from."""
        before = self._all_words[max(self.sentence.start, token - LISTED) : token]
        if "from" not in before or "," in before:
            return False
        at = before.index("from")
        struck = STRUCK.intersection(self._tags[self.sentence.item_of(token - len(before) + at) : self.sentence.item_of(token)])
        return not (FIRING.isdisjoint(before[:at]) or struck) and HAPPENING.isdisjoint(before[at:])

    def _last_word(self, item: int) -> str:
        return self._all_words[self._last[item] - 1]

    def _struck(self, token: int, item: int) -> bool:
        """Whether a place is the object of a verb of what happens: "hit Lund"."""
        return token > self.sentence.first[item] and self._all_words[token - 1] in HAPPENING

    def _following(self, after: int, item: int) -> str | None:
        """The word right after a fact in the same noun phrase, which goes on there."""
        if self._tags[item] != "w":
            return None
        word = self._all_words[after]
        return word if word.isalpha() else None

    def _place_of(self, source: Source | None) -> Role | None:
        """The place in the words for a source, where there is more to them than the place."""
        if source is None or source.role is None:
            return None
        for fact, token in zip(self.sentence.facts, self.sentence.tokens):
            named = isinstance(fact.value, Location) and fact.value.form != "demonym" and source.role.start < fact.start < source.role.end
            if named and not self._unplaced(token, self.sentence.document.token_at(fact.end), self.sentence.item_of(token)):
                return around(self.sentence, fact)
        return None

    def _ministered(self, source: Source | None) -> Role | None:
        """The place of a source that speaks for its own place alone: "Lebanon's health ministry"."""
        if source is None or source.role is None or MINISTERING.isdisjoint(self._signs):
            return None
        role, sentence = source.role, self.sentence
        words = sentence.document.words[sentence.document.token_at(role.start) : sentence.document.token_at(role.end - 1) + 1]
        inside = [fact for fact in sentence.facts if role.start <= fact.start < role.end]
        names = [fact for fact in inside if isinstance(fact.value, Location) and fact.value.form == "name"]
        return exactly(names[0]) if names and not MINISTERING.isdisjoint(words) else None

    def _passing(self, place: Role) -> bool:
        """Whether a place is named without saying that something happened there."""
        for _, handicap, fact in self._candidates:
            if fact is place.fact:
                return handicap > 0
        return True

    def _described(self, found: Found) -> Role | None:
        """A place without a name ("in the city"), the one nearest to what is told."""
        places = unnamed(self.sentence) if self._signs and not PLACES.isdisjoint(self._signs) else []
        if not places:
            return None
        ways = self._far_in()
        low, high = min(places, key=lambda place: min([abs(ways[place[1]] - ways[anchor]) for anchor in found.anchors]))
        return self.sentence.phrase(low, high)

    def _anew(self, found: Found) -> Role | None:
        """A place without a name other than that spoken of before: "at a police station", "in the capital", but not "in the town"."""
        place = self._described(found)
        if place is None or self._of_source(place):
            return None
        document = self.sentence.document
        article, *words = document.words[document.token_at(place.start) : document.token_at(place.end - 1) + 1]
        spoken_of = article in SPEAKERS or (article == "the" and len(words) == 1 and UNIQUE.isdisjoint(words))
        return None if spoken_of or not CARE.isdisjoint(words) else place


HANDICAPS = {"location": Scene._placed, "date": Scene._dated, "weapon": Scene._carrying}  # how much further off than they stand facts count
