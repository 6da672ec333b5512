"""Shapes: names that a word completes or begins, whether the index knows them or not: Quillon Street, Lake Ebersee, I-75."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import regex

from service.extractors.locations import cases, cues
from service.extractors.locations.context import INDEFINITE, Context
from service.frozen import dataclass
from service.lexicon import one_of
from service.rules import Rule

LONGEST: Final = 4  # words before the word that completes a name
OPENED: Final = 2  # words after the one that begins a name
ORDINAL: Final = regex.compile(r"\d{1,3}(?:st|nd|rd|th)")
SAINT: Final = "st"  # a street too, but only with its full stop
LISTED: Final = 8  # names after or before a plural, at most
STRANGE: Final = 2  # words of an unknown name
NO_PLACE_BEFORE: Final = ("'", "-", "of", "/", "&", "et")
AREAS: Final = ("street", "admin1", "admin2")  # what may stand before more words with a capital: Hamilton County Jail
LONGEST_VENUE: Final = 6
NO_VENUE: Final = cues.ORGANISATIONS | cues.EVENTS
INSIDE_VENUE: Final = ("of", "the", "des", "de", "du", "and", "&", "'", "s")  # words and signs within the name of a venue
ROAD: Final = regex.compile(
    rf"""(?: (?P<american> I- | Interstate\  | U\.S\.\ (?: (?:Route|Highway)\ )? | US[- ] )
            | {one_of(cues.ROAD_OWNERS)}\ (?:Road|Route|Highway)[ ] | {one_of(cues.NUMBERED_ROADS)}\ )
        \d{{1,4}} [A-Z]? (?! \w | [,.]\d | \ (?: million | billion | percent ) )
    """,
    regex.VERBOSE,
)
JOINS: Final = ("for", "of")  # the name of an institution goes on behind them: Varnby Center for Health
BEFORE_ROAD: Final = ("the", "on", "and")
BRITISH: Final = "am"  # letters of roads that need no other word of roads beside them
EARLIER, LATER = 16, 8  # words around a letter and a figure in which a word of roads is looked for
PARKS: Final = ("park", "forest")
PROTECTED: Final = ("national", "state", "provincial")  # before these, which then end no person's or club's name
ROAD_STARTS: Final = frozenset(("i", "u", "us", "interstate", *(word.lower() for word in (*cues.ROAD_OWNERS, *cues.NUMBERED_ROADS))))
FIGURED: Final = 5  # words and signs from the first of a road to its figure, at most: U.S. Highway 60


BODY: Final = regex.compile(one_of(cues.BODIES))
BODY_STARTS: Final = {name.split()[0].lower() for name in cues.BODIES}


@dataclass(frozen=True, slots=True)
class Shape:
    """The tokens that make a name, the kind of place it names, and the rule that says so."""

    first: int
    after: int
    kind: str
    rule: Rule | None  # None: a name that is no place, whatever stands in it
    counted: bool = False  # by a plural behind it: a Bell that is a street or county
    country: str | None = None  # the only one with such names


def shapes_of(context: Context, named: Mapping[int, int]) -> list[Shape]:
    """Return the names that their form shows, beside those of the index, given by their first tokens and what is behind them."""
    found = [*_landmarks(context), *_roads(context), *_settlements(context), *_strangers(context, named), *_venues(context), *_bodies(context)]
    return found + _again(context, found)


def _landmarks(context: Context) -> list[Shape]:
    """The names that a word completes (Quillon Street), begins (Lake Ebersee) or counts (Bell and Quill counties)."""
    found = [shape for head in _capitals(context, cues.HEADS) if (shape := _completed(context, head))]
    found += [shape for opener in _capitals(context, cues.OPENERS) if (shape := _opened(context, opener))]
    for plural in context.document.where.keys() & cues.PLURALS.keys():
        for token in context.document.where[plural]:
            found += _counted(context, token)
    return found


def _roads(context: Context) -> list[Shape]:
    """The numbered roads: I-75, U.S. 60, County Road 41, the A38."""
    where = context.document.where
    tokens = [token for word in ROAD_STARTS & where.keys() for token in where[word] if _figured(context, token)]
    matches = [(token, ROAD.match(context.clean, context.starts[token])) for token in tokens]
    found = [_numbered(token, context.document.token_at(match.end() - 1) + 1, match["american"]) for token, match in matches if match]
    lettered = [where[word] for word in context.document.unlettered if word[0].isalpha() and word[1:].isdigit()]
    roads = [token for tokens in lettered if not _is_group(context, tokens) for token in tokens if _lettered(context, token)]
    return found + [Shape(token, token + 1, "street", cases.ROAD) for token in roads]


def _is_group(context: Context, tokens: Sequence[int]) -> bool:
    """Whether a letter and a figure are the name of a group: "the M23 rebels"."""
    following = context.document.following
    return any(following[token] in cues.NO_ROAD for token in tokens)


def _figured(context: Context, token: int) -> bool:
    """Whether a figure stands close behind a word, as in all names of roads."""
    digits = context.document.digits
    place = bisect_right(digits, token)
    return place < len(digits) and digits[place] - token <= FIGURED


def _numbered(token: int, after: int, american: str | None) -> Shape:
    return Shape(token, after, "street", cases.ROAD, country="US" if american else None)


def _lettered(context: Context, token: int) -> bool:
    """Whether a letter and a figure name a road: the A38; the motorway, the N17."""
    word, before = context.words[token], context.words[token - 1]
    if not context.capital[token] or len(word) > 5 or before not in (*BEFORE_ROAD, ","):
        return False
    if word[0] in BRITISH and before in BEFORE_ROAD:
        return True
    another = context.words[token - 2]
    if word[0] in BRITISH and before == "," and another[:1] == word[0] and another[1:].isdigit():
        return True
    return not cues.ROAD_WORDS.isdisjoint(context.words[max(0, token - EARLIER) : token + LATER])


def _settlements(context: Context) -> list[Shape]:
    """The names that a noun says to be a place's: the village of Ostra Vek, Umbezzer village."""
    where = context.document.where
    found: list[Shape] = []
    for noun in where.keys() & cues.SETTLEMENTS_OF.keys():
        for token in where[noun]:
            if not context.capital[token]:
                found += _named_after(context, token)
                found += _named_before(context, token) if noun in cues.SETTLEMENTS else ()
    commas = [token - 1 for article in INDEFINITE if article in where for token in where[article] if context.words[token - 1] == ","]
    return found + [shape for comma in commas if context.settlement(comma) and (shape := _explained(context, comma))]


def _explained(context: Context, comma: int) -> Shape | None:
    """Ostra Vek, a village near Varnby."""
    first = comma
    while comma - first < STRANGE and (context.joined(first) or first == comma) and _strange(context, first - 1):
        first -= 1
    alone = first < comma and not (context.joined(first) and context.capital[first - 1]) and context.words[first - 1] not in NO_PLACE_BEFORE
    return Shape(first, comma, "city", cases.SETTLEMENT) if alone else None


def _strangers(context: Context, named: Mapping[int, int]) -> list[Shape]:
    """The names after a word that only a place's name follows, for those the index does not know: in Ostravek, near Varnby."""
    capital, where = context.capital, context.document.where
    firsts = [token + 1 for word in cues.BEFORE_STRANGER & where.keys() for token in where[word]]
    unknown = [first for first in firsts if capital[first] and capital[named.get(first, first)]]  # or all of the name is of the index
    return [shape for first in unknown if (shape := _after_preposition(context, first - 1))]


def _after_preposition(context: Context, preposition: int) -> Shape | None:
    if context.capital[preposition - 1] or (context.capital[preposition] and not context.opens[preposition]):
        return None  # Best in Show
    after = first = preposition + 1
    while after - first < STRANGE and context.joined(after) and _strange(context, after):
        after += 1
    follows = context.words[after]
    if first == after or (context.joined(after) and context.capital[after]):
        return None
    other = follows in NO_PLACE_BEFORE or follows[:1].isdigit() or context.abbreviated(after)
    return None if other else Shape(first, after, "city", cases.STRANGER)


def _venues(context: Context) -> list[Shape]:
    """The names between "at" and "in", which are places if a town follows: at Varnby Rooms in Leeds, at the Halle des Bois in Caen."""
    words, where = context.words, context.document.where
    tokens = [token for token in where.get("at", ()) if words[token - 1] not in cues.TITLES]  # an analyst at Quillon
    firsts = [token + 2 if words[token + 1] == "the" else token + 1 for token in tokens]
    return [shape for first in firsts if context.capital[first] and (shape := _visited_in(context, first))]


def _visited_in(context: Context, first: int) -> Shape | None:
    """The name that begins here, if "in" and a capital stand behind it."""
    words, after = context.words, first
    while after - first < LONGEST_VENUE and _part(context, after, INSIDE_VENUE) and not context.opens[after]:
        after += 1
    name = words[first:after]
    if not name or words[after] != "in" or not context.capital[after + 1] or context.shouted(first - 1):
        return None
    personal = name[0] in cues.FIRST_NAMES and len(name) <= STRANGE
    return None if personal or not NO_VENUE.isdisjoint(name) else Shape(first, after, "facility", cases.VENUE)


def _again(context: Context, shapes: list[Shape]) -> list[Shape]:
    """Where the names of settlements that the index may not know stand once more."""
    names = {tuple(context.words[shape.first : shape.after]): shape for shape in shapes if shape.rule is cases.SETTLEMENT}
    return [
        Shape(token, token + len(name), shape.kind, cases.REPEATED)
        for name, shape in names.items()
        for token in context.document.where[name[0]]
        if token != shape.first and context.capital[token] and tuple(context.words[token : token + len(name)]) == name
    ]


def _strange(context: Context, token: int) -> bool:
    """Whether a token can be part of an unknown place's name: no word, no person's name, no abbreviation."""
    word = context.words[token]
    if not _part(context, token) or len(word) < 3 or context.shouted(token):
        return False
    return not any(word in known for known in (cues.ORGANISATIONS, cues.FIRST_NAMES, cues.COMMON, cues.NEVER, cues.DIRECTIONS, cues.ORDINALS))


def _bodies(context: Context) -> list[Shape]:
    """The names of organisations that hold a place's name and mean no place: Islamic State of Iraq and the Levant."""
    where = context.document.where
    tokens = [token for word in BODY_STARTS & where.keys() for token in where[word] if context.capital[token]]
    matches = [(token, BODY.match(context.clean, context.starts[token])) for token in tokens]
    return [Shape(token, context.document.token_at(match.end() - 1) + 1, "", None) for token, match in matches if match]


def _capitals(context: Context, words: dict[str, str]) -> Iterator[int]:
    where = context.document.where
    return (token for word in where.keys() & words.keys() for token in where[word] if context.capital[token])


def _named_after(context: Context, noun: int) -> Iterator[Shape]:
    """The village of Ostra Vek; the towns of Varnby, Ostra Vek and Zerrabad."""
    words, joint = context.words, noun + 1
    names = 0 if words[joint] != "of" else LISTED if words[noun].endswith("s") else 1
    for _ in range(names):
        first = after = joint + 1
        while after - first < 3 and context.joined(after) and _part(context, after):
            after += 1
        if after == first or words[first] in cues.ORGANISATIONS:
            break
        yield Shape(first, after, cues.SETTLEMENTS_OF[words[noun]], cases.SETTLEMENT)
        joint = after + 1 if words[after] == "," and words[after + 1] == "and" else after
        if words[joint] not in (",", "and"):
            break


def _named_before(context: Context, noun: int) -> Iterator[Shape]:
    """Umbezzer village."""
    first = _start(context, noun, 2)
    if first < noun and not any(context.words[token] in cues.ORGANISATIONS for token in range(first, noun)) and _introduced(context, first):
        yield Shape(first, noun, cues.SETTLEMENTS[context.words[noun]], cases.SETTLEMENT)


def _completed(context: Context, head: int) -> Shape | None:
    """The name that ends with this head, unless a later one completes it."""
    words, word, after = context.words, context.words[head], head + 1
    kind = cues.HEADS[word]
    follows = context.joined(after) and context.capital[after] and words[after] not in cues.PLAIN and words[after] not in cues.TIMES
    if (kind == "street" and context.words[after][:1].isdigit()) or (follows and _goes_on(word, words[after])):
        return None
    first = _start(context, head, LONGEST)
    if first == head or words[first] in cues.SHIPS or (word == "district" and not cues.ORGANISATIONS.isdisjoint(words[first:head])):
        return None
    if kind == "street" and context.words[first - 1] == "." and context.words[first - 2] in cues.POINTS and context.capital[first - 2]:
        first -= 2
    if kind == "facility" and context.words[after] in JOINS and context.capital[after + 1]:
        return None
    if word in cues.VENUES and not _visited(context, first):
        return None
    if (
        word in cues.PERSONAL
        and not (word in PARKS and words[head - 1] in PROTECTED)
        and not _introduced(context, first)
        and not _address(context, first, after)
    ):
        return None
    if word in cues.SHORTENED:
        if context.words[after] == "." and context.glued(after):
            after += 1
            if word == SAINT and words[first] in cues.DIRECTIONS and first == head - 1 and context.joined(after) and context.capital[after]:
                return None  # South St. Paul
        elif word == SAINT:
            return None
    return Shape(first, after, kind, cases.HEAD_WORD)


def _visited(context: Context, first: int) -> bool:
    """Whether somebody or something is at, or on the way to, what is named: "outside the"."""
    before = context.words[first - 1]
    return (context.words[first - 2] if before == "the" else before) in cues.VISITS


def _address(context: Context, first: int, after: int) -> bool:
    """Whether a name that is no person's stands before a comma and another name: Zarvan Park, Kent."""
    return context.words[after] == "," and context.capital[after + 1] and context.words[first] not in cues.FIRST_NAMES


def _goes_on(head: str, after: str) -> bool:
    """Whether the name of something else goes on behind a head: Valley View High, Florida Highway Patrol."""
    if after in cues.HEADS or cues.HEADS[head] not in AREAS or head == "district":
        return True
    return cues.HEADS[head] == "street" and after in cues.ORGANISATIONS


def _start(context: Context, head: int, longest: int) -> int:
    """The first of the words with a capital that stand before a head."""
    first = head
    while head - first < longest and (step := _step(context, first)):
        first -= step
    while first < head and context.words[first] in cues.PLAIN and context.words[first] not in cues.ORDINALS:
        first += 1
    return head if first == head - 1 and context.words[first] == "new" else first


def _step(context: Context, first: int) -> int:
    """How many tokens before a name are part of it: a word, or one with a sign (Al-Varnah Province, O'Bell Road); 0 if none is."""
    if context.joined(first):
        return int(_part(context, first - 1))
    sign, before = context.words[first - 1], context.words[first - 2]
    signed = context.glued(first) and context.glued(first - 1) and (sign == "-" or (sign == "'" and len(before) == 1))
    return 2 if signed and context.capital[first] and context.capital[first - 2] and _part(context, first - 2) else 0


def _part(context: Context, token: int, small: tuple[str, ...] = ()) -> bool:
    """Whether a token can be part of a landmark's name, which may hold these small words."""
    word = context.words[token]
    if not context.capital[token]:
        return word in small or bool(ORDINAL.fullmatch(word))
    return word.isalpha() and word not in cues.TITLES and word not in cues.TIMES and (word not in cues.PLAIN or word in cues.ORDINALS)


def _introduced(context: Context, first: int) -> bool:
    """Whether a word of place stands before a name: "on", "along the"."""
    before = context.words[first - 1]
    return (context.words[first - 2] if before == "the" else before) in cues.INTRODUCTIONS and not context.opens[first]


def _opened(context: Context, opener: int) -> Shape | None:
    """The name that begins with this opener."""
    words, first = context.words, opener + 1
    if context.joined(opener) and context.capital[opener - 1] and words[opener - 1] not in cues.PLAIN:
        return None
    if words[opener] in cues.SHORTENED and context.words[first] == ".":
        first += 1
    after = first
    while after - first < OPENED and context.joined(after) and _part(context, after) and words[after] not in cues.ORGANISATIONS:
        after += 1
    return Shape(opener, after, cues.OPENERS[words[opener]], cases.HEAD_WORD) if after > first else None


def _counted(context: Context, plural: int) -> list[Shape]:
    """The names of a list that a plural ends: Bell, Quill and Zarvan counties."""
    found: list[Shape] = []
    last = plural - 1
    while len(found) < LISTED and context.capital[last] and _part(context, last) and not context.opens[last + 1]:
        first = _start(context, last, 1)
        found.append(Shape(first, last + 1, cues.PLURALS[context.words[plural]], cases.HEAD_WORD, counted=True))
        before = context.words[first - 1]
        if before not in ("and", ",") or (before == "," and len(found) == 1):
            break
        last = first - (3 if context.words[first - 2] == "," else 2)
    return found if len(found) > 1 else []
