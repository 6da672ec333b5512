"""Rules: a pattern, what it means, and the examples that are its tests.

    RULES = Rules("number", words={"scale": SCALES}, figure=r"\\d{1,15}")

    @RULES.rule(
        r"(?P<figure> {figure} ) {_} (?P<scale> {scale} )",
        at="{digit}",
        finds={"worth [2 million] pesos": 2_000_000},
        ignores=["2 men"],
    )
    def scaled(match, document):
        \"\"\"A figure and a scale word.\"\"\"

`{name}` in a pattern stands for a word set or a piece of pattern given to `Rules`; `{_}` for blanks inside a line of text.
`at` says where the rule is tried: at tokens that begin a word of a set (`{scale}`), begin with a digit (`{digit}`), are a figure of
one or two digits or of four (`{dd}`, `{dddd}`; of other lengths `{figure}`) or one with letters to it (`{glued}`, "6pm"), or are the
word or sign written out (`the $`). `then`, in the same way, names what must be the next token, by the first word of a phrase, and
`after` what must be the one before, by the last; `led_by` in turn what must be before that one. Of a phrase in `at` ("the past") the
engine knows the second word itself and asks for no other, and behind a figure with letters to it for none. A document keeps its
tokens by word, so a rule whose words are not in the text costs nothing, and where they are it costs one `match` at each place that its
neighbours do not rule out: no rule ever scans the text.
A group named `fact` bounds what is found; without it the whole match does. A match ends at the end of a word. A group named
`lead` in a look-behind widens what is found to its left, so that a rule can be tried at its rarest word ("ago" in "two days ago").

Where a decision needs more than a pattern (places, claims), `RULES.case` gives it an id, a description and examples all the same,
and the extractor puts that id on the facts it decides so.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from inspect import getdoc
from operator import attrgetter
from typing import NamedTuple

import regex
from regex import Match

from service.document import GLUED, SHAPES, TOKEN, Document, shape
from service.facts import Fact, Value
from service.lexicon import one_of

BLANKS = "[ ]{1,8}"
ANY = "{any}"
PIECE = 1000  # tokens that rules are tried at between two looks at the clock
SLOT = regex.compile(r"\{([a-z_]+)\}")
Production = Callable[[Match[str], Document], Value | None]
Finish = Callable[[Document, list[Fact]], list[Fact]]
DIGIT = "{digit}"  # any of the shapes of what begins with one


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """What is said, what it means, and what looks like it but is not."""

    id: str
    description: str
    finds: Mapping[str, object]  # text with the span in brackets -> headline of the value, or some of its fields
    ignores: Sequence[str]
    source: str | None = None  # the pattern as written, where a pattern decides

    @property
    def type(self) -> str:
        """The type of fact it finds."""
        return self.id.split(".")[0]


class Tried(NamedTuple):
    """A rule made ready for the text."""

    rule: Rule
    after: frozenset[str]  # the shapes of which one must be that of the token before; empty for any
    led_by: frozenset[str]  # the same for the token before that one
    match_at: Callable[[str, int], Match[str] | None]
    produce: Production
    bounds: int  # the group that bounds what is found (by its number: its name takes five times as long)
    lead: int  # the group that what is found begins with, if it matched; 0 where there is none
    fallback: bool  # whether it is tried only where no other rule tried at the same word found anything


Onward = dict[str, list[Tried]]  # by the shape of the next token the rules to try, under `ANY` those for all others


class Rules:
    """The rules of one type of fact and the word sets they share. Iterating gives them in the order written.

    `finish`, where it is set, completes what the rules found and one rule alone cannot: a date needs the dates before it.
    """

    def __init__(self, type: str, words: Mapping[str, Collection[str]] | None = None, **slots: str) -> None:
        self.type = type
        self.finish: Finish | None = None
        self.words = words or {}
        self.slots = {"_": BLANKS} | {name: one_of(list_) for name, list_ in self.words.items()}
        for name, slot in slots.items():
            self.slots[name] = self.woven(slot)
        self._rules: dict[str, Rule] = {}
        self._order: dict[str, int] = {}  # by id, the place of each as written
        self._at: defaultdict[str, Onward] = defaultdict(lambda: {ANY: []})  # by word, and by shape where that is no word

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules.values())

    def woven(self, pattern: str) -> str:
        """Return the pattern with its slots filled in. Raises KeyError for a slot that nobody gave."""
        return SLOT.sub(lambda slot: f"(?:{self.slots[slot[1]]})", pattern)

    def rule(
        self,
        pattern: str,
        *,
        at: str,
        after: str = "",
        led_by: str = "",
        then: str = "",
        finds: Mapping[str, object],
        ignores: Sequence[str],
        case: bool = False,
        fallback: bool = False,
    ) -> Callable[[Production], Production]:
        """Register the decorated production as a rule. Raises ValueError for an id used twice, and for `led_by` alone.

        `at`, `then`, `after`, `led_by`: the words it is tried at, and those of which one must follow, stand before, and before that one.
        `case`: capitals matter. `fallback`: it is tried only where no other rule tried at the same word found anything.
        """
        if led_by and not after:
            raise ValueError("led_by goes with after: name what may stand between")
        flags = regex.VERBOSE | (0 if case else regex.IGNORECASE)
        compiled = regex.compile(f"(?: {self.woven(pattern)} ) (?!\\w)", flags)
        bounds, lead = (compiled.groupindex.get(name, 0) for name in ("fact", "lead"))

        def register(produce: Production) -> Production:
            rule = self.case(produce.__name__, getdoc(produce) or "", finds=finds, ignores=ignores, source=pattern)
            tried = Tried(rule, self._shapes(after, -1), self._shapes(led_by, -1), compiled.match, produce, bounds, lead, fallback)
            self._place(tried, _spelled(at), self._shapes(then, 0))
            return produce

        return register

    def case(self, name: str, description: str, *, finds: Mapping[str, object], ignores: Sequence[str], source: str | None = None) -> Rule:
        """Register a rule by its description and examples, and return it. Raises ValueError for an id used twice."""
        rule = Rule(f"{self.type}.{name}", description, finds, ignores, source)
        if rule.id in self._rules:
            raise ValueError(f"two rules are called {rule.id}")
        self._rules[rule.id], self._order[rule.id] = rule, len(self._order)
        return rule

    def _phrases(self, place: str) -> list[list[str]]:
        """The phrases of a set, or what is written out, as tokens."""
        return [TOKEN.findall(phrase.lower()) for phrase in (self.words[place[1:-1]] if place[0] == "{" else (place,))]

    def _shapes(self, places: str, end: int) -> frozenset[str]:
        """The shapes that these begin with (end 0) or end with (-1)."""
        named = frozenset(_spelled(places))
        return named & SHAPES | {shape(phrase[end]) for place in named - SHAPES for phrase in self._phrases(place)}

    def _begun(self, places: Iterable[str]) -> dict[str, frozenset[str]]:
        """The words that phrases begin with, each with the shapes of the second ones; none where the first may stand alone."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for first, *rest in (phrase for place in places for phrase in self._phrases(place)):
            found[first].add(shape(rest[0]) if rest else "")
        return {first: frozenset(() if "" in seconds else seconds) for first, seconds in sorted(found.items())}

    def _place(self, tried: Tried, at: Sequence[str], then: frozenset[str]) -> None:
        for place in at:
            if place in SHAPES:
                _add(self._at[place], () if place == GLUED else then, tried)
        for first, seconds in self._begun(place for place in at if place not in SHAPES).items():
            _add(self._at[first], seconds or then, tried)

    def extract(self, document: Document) -> list[Fact]:
        """Return what all rules with a pattern find, finished, overlaps included. Raises TimeUp."""
        facts = self.found(document)
        return self.finish(document, facts) if self.finish else facts

    def found(self, document: Document) -> list[Fact]:
        """Return what all rules with a pattern find as it is, overlaps included, by start, end and the order of the rules. Raises TimeUp."""
        document.deadline.check()
        at, where, shaped, shapes = self._at, document.where, document.shaped, document.shapes
        places = [(at[word], at[word][ANY], where[word]) for word in where.keys() & at.keys()]
        places += [(at[shape], at[shape][ANY], shaped[shape]) for shape in SHAPES & at.keys()]
        anchors = [(token, rules) for onward, otherwise, tokens in places for token in tokens if (rules := onward.get(shapes[token + 1], otherwise))]
        facts: list[Fact] = []
        for first in range(0, len(anchors), PIECE):
            document.deadline.check()
            self._try(document, anchors[first : first + PIECE], facts)
        return sorted(facts, key=lambda fact: (fact.start, fact.end, self._order[fact.rule]))

    def _try(self, document: Document, anchors: Iterable[tuple[int, list[Tried]]], facts: list[Fact]) -> None:
        clean, starts, shapes = document.clean, document.starts, document.shapes
        for token, rules in anchors:
            before = len(facts)
            for rule, after, led_by, match_at, produce, bounds, lead, fallback in rules:
                if after and (shapes[token - 1] not in after or (led_by and shapes[token - 2] not in led_by)):
                    continue
                if fallback and len(facts) > before:
                    continue
                match = match_at(clean, starts[token])
                if match is not None and (value := produce(match, document)) is not None:
                    start, end = match.span(bounds)
                    led = match.start(lead) if lead else -1
                    facts.append(Fact(self.type, start if led < 0 else led, end, rule.id, value))


def _spelled(places: str) -> list[str]:
    """The places named, with the shapes that `{digit}` stands for."""
    return places.replace(DIGIT, " ".join(SHAPES)).split()


def _add(onward: Onward, then: Collection[str], tried: Tried) -> None:
    """Have a rule tried before these shapes, or before any."""
    for following in then:
        onward.setdefault(following, [*onward[ANY]])
    for following in then or onward:
        onward[following].append(tried)
        onward[following].sort(key=attrgetter("fallback"))
