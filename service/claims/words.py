"""The words of reporting: which part each word plays in a sentence about harm to people."""

from typing import NamedTuple

from service.document import TOKEN
from service.lexicon import listing, mapping

WORD = "w"
HARM_TABLES = {
    "harmed": "t",
    "harming": "g",
    "suffered": "d",
    "state": "s",
    "toll": "T",
    "harm": "e",
    "act": "E",
    "taken": "Q",
    "life": "l",
    "harms": "v",
}
LISTS = {
    "leaving": "L",
    "including": "m",
    "nobody": "C",
    "judging": "j",
    "articles": "a",
    "conjunctions": "&",
    "accompanying": "+",
    "sources": "Y",
    "reporting": "S",
    "be": "B",
    "have": "H",
    "modals": "M",
    "denials": "X",
    "hurt_how": "A",
    "adverbs": "A",
    "determiners": "D",
    "prepositions": "p",
    "subordinators": "k",
    "relatives": "r",
    "pronouns": "h",
    "ifs": "i",
    "idioms": WORD,
}
SIGNS = {"of": "o", "to": "f", ",": ",", "-": "-", "–": ",", "—": ",", ".": ".", "!": ".", ";": ";", ":": ":", '"': '"', "?": "?"}
BRACKETS = {"(": "(", ")": ")", "[": "(", "]": ")"}
ANY = "*"
GAP = 5  # words that `*` stands for, at most


class Phrase(NamedTuple):
    """Words, and the part they play together: a tag, and what they do to people if they do anything."""

    words: tuple[str, ...]
    tag: str
    effect: str | None


class Sought(NamedTuple):
    """A phrase as it is looked for: its rarest word, how many come before that, and the word that must stand beside it, on which side.

    One with a gap is looked for from its first word on, which is then the neighbour, beside nothing.
    Of two that begin at one token that of the lower rank counts, which is the longer one.
    """

    rarest: str
    before: int
    beside: int
    neighbour: str
    rank: int
    phrase: Phrase


def _readings() -> dict[tuple[str, ...], Phrase]:
    """Every word and phrase with its part; of two readings of one the first listed counts."""
    found: dict[tuple[str, ...], Phrase] = {}
    for table, tag in HARM_TABLES.items():
        for text, effect in mapping("claims", table, str).items():
            words = tuple(TOKEN.findall(text))
            found.setdefault(words, Phrase(words, tag, effect))
    for tag, texts in ((tag, listing("claims", name)) for name, tag in LISTS.items()):
        for text in texts:
            words = tuple(TOKEN.findall(text))
            found.setdefault(words, Phrase(words, tag, None))
    for word in ROUGH:
        found[word,] = Phrase((word,), "C", None)
    return found


def _phrases() -> tuple[dict[str, list[Sought]], dict[str, list[Sought]]]:
    """The phrases by their longest word, the rarest as a rule; and those with a gap."""
    found: dict[str, list[Sought]] = {}
    gapped: dict[str, list[Sought]] = {}
    longer = sorted([phrase for phrase in READINGS.values() if len(phrase.words) > 1], key=lambda phrase: (ANY in phrase.words, -len(phrase.words)))
    for rank, phrase in enumerate(longer):
        rarest = max(phrase.words, key=len)
        if ANY in phrase.words:
            gapped.setdefault(rarest, []).append(Sought(rarest, 0, 0, phrase.words[0], rank, phrase))
        else:
            before = phrase.words.index(rarest)
            beside = -1 if before else 1
            found.setdefault(rarest, []).append(Sought(rarest, before, beside, phrase.words[before + beside], rank, phrase))
    return found, gapped


ROUGH = mapping("claims", "rough", int)
READINGS = _readings()
PHRASES, GAPPED = _phrases()
OPENINGS = frozenset(words[0] for words in READINGS if len(words) > 1)
TAGS = SIGNS | BRACKETS | {words[0]: phrase.tag for words, phrase in READINGS.items() if len(words) == 1}
EFFECTS = {words[0]: phrase.effect for words, phrase in READINGS.items() if len(words) == 1 and phrase.effect}
HARMS = frozenset(HARM_TABLES.values())
COMMON = frozenset(("to", "being", "made", "taken", "found", "left", *listing("claims", "prepositions")))


UNSPECIFIC = frozenset(listing("claims", "unspecific"))


def _triggers() -> tuple[frozenset[str], frozenset[str]]:
    """The words that tell of harm, and those that only show where a phrase that does may stand.

    A phrase is looked up by a word of its own that tells of harm, else by one that is rare in the news.
    """
    telling = {words[0] for words, phrase in READINGS.items() if phrase.tag in HARMS and len(words) == 1}
    others = [words for words, phrase in READINGS.items() if phrase.tag in HARMS and telling.isdisjoint(words)]
    firsts = [words[-1] if words[0] in COMMON else words[0] for words in others]
    rarer = [[word for word in words if word not in UNSPECIFIC] for words, first in zip(others, firsts) if first in UNSPECIFIC]
    return frozenset(telling.union(firsts) - UNSPECIFIC), frozenset(max(reversed(words), key=len) for words in rarer)


TELLING_OF_HARM, SHOWING = _triggers()
TRIGGERS = TELLING_OF_HARM | SHOWING
EVENTS = frozenset(listing("claims", "events"))
HAPPENING = EVENTS | frozenset(listing("claims", "happening"))
TELLING = TELLING_OF_HARM | HAPPENING
PERSONS = frozenset(listing("claims", "persons"))
DESCRIBING = frozenset(listing("claims", "describing"))
HARMED_PEOPLE = frozenset(listing("claims", "harmed_people"))
ENDINGS = tuple(listing("claims", "person_endings"))
PLACES = frozenset(listing("claims", "places"))
THINGS = frozenset(listing("claims", "things")) | EVENTS | PLACES
RUNAWAYS = frozenset(listing("claims", "runaways"))
HELD = frozenset(listing("claims", "held_people"))
HOLDING = frozenset(listing("claims", "holding"))
ABOARD = frozenset(listing("claims", "aboard"))
SPARED, SPARING = frozenset(listing("claims", "spared")), frozenset(listing("claims", "sparing"))
PASSING = frozenset(listing("claims", "passing"))
FALLEN = frozenset(listing("claims", "fallen"))
PLACE_JOINTS = frozenset(listing("claims", "place_joints"))
DIRECTIONS = frozenset(listing("claims", "directions"))
TAKING = frozenset(listing("claims", "taking"))
TAKING_ENDS = frozenset(words.split()[-1] for words in TAKING)
MOVING = frozenset(listing("claims", "moving"))
ABOUT_WEAPONS = frozenset(listing("claims", "about_weapons"))
AFTERWARDS = frozenset(listing("claims", "afterwards"))
EXTREMES = frozenset(listing("claims", "extremes"))
LASTING = frozenset(listing("claims", "lasting"))
PASTS = frozenset(listing("claims", "pasts"))
NOWHERE = frozenset(listing("claims", "nowhere"))
ERUPTING = frozenset(listing("claims", "erupting"))
MINISTERING = frozenset(listing("claims", "ministering"))
COURT = frozenset(listing("claims", "court"))
UNIQUE = frozenset(listing("claims", "unique"))
COUNTS = frozenset(listing("claims", "counts"))
TOWARDS = frozenset(listing("claims", "towards"))
USING = frozenset(listing("claims", "using"))
UNTURNED = frozenset(listing("claims", "unturned"))
FINDING = frozenset(listing("claims", "finding"))
REMAINS = frozenset(listing("claims", "remains"))
STARTING = frozenset(listing("claims", "starting"))
WARS = frozenset(listing("claims", "wars"))
CLAIMING = frozenset(listing("claims", "claiming"))
DECLARING = frozenset(listing("claims", "declaring"))
SEEING, RECORDING = frozenset(listing("claims", "seeing")), frozenset(listing("claims", "recording"))
FIRING = frozenset(listing("claims", "firing"))
CARE, CARING = frozenset(listing("claims", "care")), frozenset(listing("claims", "caring"))
NO_EXTREMES = frozenset(listing("claims", "no_extremes"))
CLOCK = frozenset(listing("claims", "clock"))
COUNTERS = frozenset(TOKEN.findall(words)[0] for name in ("articles", "nobody") for words in listing("claims", name)).union(ROUGH)
PHRASED, GAPS = frozenset(PHRASES), frozenset(GAPPED)
KNOWN = TRIGGERS.union(TELLING, TAGS, PHRASED, GAPS)  # all that a text is first looked through for
ACRONYMS = frozenset(listing("claims", "acronyms"))
ALONE = frozenset(listing("claims", "alone"))
GROUPS = mapping("claims", "groups", int)
NO_ADVERBS = OPENINGS.union(listing("claims", "in_ly"))  # words in -ly that are none, or may be more than one
WEAK = frozenset(listing("claims", "weak"))
ESTIMATING = frozenset(listing("claims", "estimating"))
