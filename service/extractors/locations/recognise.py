"""Recognition: which of the sightings are places, and by which rule."""

from itertools import pairwise
from typing import Final

from service.extractors.locations import cases, cues
from service.extractors.locations.containment import inside
from service.extractors.locations.context import Context
from service.extractors.locations.known import ERA, LIKELY, POSSIBLE, SAINTS, SURE
from service.extractors.locations.persons import BEFORE_PLACE, NAMING, PEOPLE, PERSON, persons
from service.extractors.locations.sightings import Sighting
from service.gazetteer import Tier
from service.rules import Rule

AREAS: Final = ("country", "continent", "admin1")
TOWNS: Final = ("city", "admin1", "admin2")
FIRM: Final = ("country", "continent")
NATURE: Final = ("region", "landform", "water")
ENDS: Final = (".", ",", ";")
SIZEABLE: Final = 50_000  # inhabitants
DASHES: Final = ("-", "\u2013", "\u2014", "(")
LONGEST_LINK: Final = 2  # words between two names of a list
OFFICES: Final = ("organisation", "civic")
ACRONYM: Final = 5  # letters of most acronyms, at most
APART: Final = (",", "(")
ALIAS: Final = Tier.ALIAS
ABBREVIATION: Final = Tier.ABBREVIATION
SICKNESSES: Final = cues.ILLNESSES | cues.DISEASES
LISTS: Final = ([","], ["and"], [",", "and"], ["or"])
WAY: Final = ["to"]  # from Leeds to Otley
CUED: Final = frozenset((cases.AFTER_PREPOSITION, cases.COMMA, cases.BEFORE_NOUN, cases.DATELINE, cases.LIST, cases.SETTLEMENT))
BEFORE_OTHERS: Final = cues.BEFORE_MEDIUM | {"@"}  # what is named that is no place
SPREADING: Final = CUED | {cases.HEAD_WORD, cases.WELL_KNOWN, cases.TOWN}

Pair = tuple[Sighting, Sighting]


def recognised(sightings: list[Sighting], context: Context) -> list[Sighting]:
    """Return the sightings that are places, each with its rule."""
    sightings = _earthly(_healthy(sightings, context), context)
    people = persons(sightings, context)
    for one in sightings:
        one.rule = one.shape.rule if one.shape else _rule(one, people, context)
    close = [(one, two) for one, two in pairwise(sightings) if two.first - one.after <= LONGEST_LINK]
    _contain(close, context)
    _spread(close, people, context)
    _repeat(sightings, people)
    return [one for one in sightings if one.rule]


def _rule(one: Sighting, people: set[str], context: Context) -> Rule | None:
    """The rule that makes a sighting a place by itself and what stands beside it."""
    if _vetoed(one, context):
        return None
    if one.known.demonym:
        return None if one.name in people else cases.DEMONYM
    if one.known.strength is SURE:
        return None if one.name in people and _personal(one) else _sure(one, context)
    if rule := _cued(one, context):
        return rule
    if not _alone(one) or one.name in people:
        return None
    if one.known.strength is LIKELY:
        return cases.TOWN if one.right != "says" and not _titled(one) else None
    return _possible(one, context)


def _personal(one: Sighting) -> bool:
    """Whether a name that is a person's elsewhere in the text is one here too, though it is well known as a place's."""
    return one.left not in BEFORE_PLACE and (one.known.likeness or one.known.kind not in FIRM)


def _vetoed(one: Sighting, context: Context) -> bool:
    """Whether something shows that no place is meant."""
    known, left = one.known, one.left
    if left in PERSON and known.tier is not PEOPLE and not (left == "title" and one.right == "organisation"):
        return True
    if context.words[one.first - 1] in BEFORE_OTHERS and _account_or_medium(one, context):
        return True
    if context.words[one.after] == "$" and context.starts[one.after] == one.end:
        return True  # US$
    if not known.plain and _doubtful(one, context):
        return True
    return known.strength is POSSIBLE and _unlikely(one, context)


def _account_or_medium(one: Sighting, context: Context) -> bool:
    """Whether the word before a name makes it that of an account, or of a news agency (Sana)."""
    if context.words[one.first - 1] == "@":
        return context.glued(one.first)
    return one.known.kind in TOWNS and not one.known.demonym


def _doubtful(one: Sighting, context: Context) -> bool:
    """Whether a name that may be something else, as it is written or in itself, is that here."""
    known, left, after = one.known, one.left, context.words[one.after]
    if not known.as_written and not _capitals_throughout(one, context):
        return True
    if known.tier is ABBREVIATION and left != "comma" and left not in BEFORE_PLACE and not _shortened(one, context):
        return True
    if one.right == "name" and not known.demonym and (known.first_name or (known.surname and left not in BEFORE_PLACE)):
        return True
    if (known.first_name or known.surname) and known.strength < SURE and after in cues.SCHOOLS:
        return True
    if known.demonym and context.words[one.first - 2] in cues.ORIGINS and context.glued(one.first):
        return True  # al-Baghdadi
    if known.first_name and after in cues.PARTICLES and context.capital[one.after + 1]:
        return True  # Chad le Clos
    return _saint(one) or (one.name in ERA and _dated(context.words[one.first - 1]))


def _shortened(one: Sighting, context: Context) -> bool:
    """Whether a name is written as only a place is shortened: with a full stop that ends no sentence (Pa. woman), or initials (S.C. House)."""
    after = context.words[one.after]
    if not one.name.endswith(".") or after in cues.SAYS:
        return False
    return (after.isalpha() and not context.capital[one.after]) or (one.name.count(".") > 1 and one.right in OFFICES)


def _earthly(sightings: list[Sighting], context: Context) -> list[Sighting]:
    """The sightings without planets and moons, in a text on the sky; a town of such a name has its region behind it there."""
    if context.document.where.keys().isdisjoint(cues.SKY):
        return sightings
    return [one for one in sightings if one.name.lower() not in cues.PLANETS or one.right == "comma"]


def _healthy(sightings: list[Sighting], context: Context) -> list[Sighting]:
    """The sightings without diseases, and without smaller places of such a name that no region follows."""
    if context.document.where.keys().isdisjoint(SICKNESSES):
        return sightings
    diseases = {one for one in sightings if _disease(one, context)}
    sick = {one.name for one in diseases if one.known.strength is not SURE}
    return [one for one in sightings if one not in diseases and (one.name not in sick or one.right == "comma")]


def _disease(one: Sighting, context: Context) -> bool:
    """Whether a name is that of a disease: Marburg virus, Rift Valley fever."""
    word = context.words[one.after]
    if one.shape or one.known.demonym:
        return False
    return word in cues.ILLNESSES or (word in cues.DISEASES and (one.known.strength is not SURE or one.known.kind in NATURE))


def _dated(before: str) -> bool:
    """Whether a word tells a year or century, behind which BC is no place."""
    return before[:1].isdigit() or before in cues.BEFORE_ERA


def _capitals_throughout(one: Sighting, context: Context) -> bool:
    """Whether a name in capitals that is not written so otherwise stands in a headline, opens a report, or is too long for an acronym."""
    if one.left == "nothing" or (len(one.name) > ACRONYM and one.known.tier <= ALIAS and not one.known.likeness):
        return True
    return _shouted(one, context)


def _shouted(one: Sighting, context: Context) -> bool:
    """Whether a name and the words beside it are in capitals."""
    near = (one.first - 2, one.first - 1, one.after, one.after + 1)
    beside = [token for token in near if len(context.words[token]) > 1 and context.words[token].isalpha()]
    return one.name.isupper() and bool(beside) and all(map(context.shouted, beside))


def _unlikely(one: Sighting, context: Context) -> bool:
    """Whether a small place is named as only other things are: "the Webb Center", "Wilson's Farm", "University of"."""
    if context.words[one.after] == "of" or (one.right == "possessive" and (one.known.likeness or one.left in BEFORE_PLACE)):
        return True
    article = context.words[one.first - 1] in ("the", "a", "an")
    if article and one.known.kind in TOWNS and one.known.tier is not ABBREVIATION:
        return one.right not in ("place_word", "civic", "hyphen")
    return False


def _saint(one: Sighting) -> bool:
    """Whether a saint or a church is meant: St. Patrick's Day."""
    of_saint = one.name.startswith(SAINTS) and (one.right == "possessive" or one.name.endswith("'s"))
    return of_saint and one.left not in BEFORE_PLACE and one.right != "comma"


def _sure(one: Sighting, context: Context) -> Rule | None:
    kind = one.known.kind
    if one.left == "name" and (kind == "city" or one.known.surname or one.known.word):
        return None
    if one.known.word and one.left == "nothing" and _small_too(one, context):
        return None
    if one.left == "organisation" and kind not in AREAS:
        return None
    return cases.COUNTRY if kind == "country" else cases.WELL_KNOWN


def _small_too(one: Sighting, context: Context) -> bool:
    """Whether what opens a sentence may be a common word: one of food stands behind it, or the text has it in small letters (turkey)."""
    if context.words[one.after] in cues.FOOD:
        return True
    return any(not context.capital[token] for token in context.document.where.get(one.name.lower(), ()))


def _alone(one: Sighting) -> bool:
    """Whether no unknown word with a capital is joined to the name."""
    return one.left not in ("name", "organisation") and one.right != "name"


def _titled(one: Sighting) -> bool:
    """Whether a town is called as a person is, by title or first name, as General MacArthur is in the Philippines."""
    first, blank, _ = one.name.lower().partition(" ")
    return bool(blank) and (first in cues.TITLES or first in cues.FIRST_NAMES) and one.right not in OFFICES and one.right != "place_word"


def _numbered(one: Sighting, context: Context) -> bool:
    """Whether a number stands behind a name: Section 3, Part II."""
    after = context.words[one.after]
    return after[:1].isdigit() or (after in cues.ROMAN and context.capital[one.after])


def _cued(one: Sighting, context: Context) -> Rule | None:
    if one.left not in BEFORE_PLACE or not _alone(one):
        return None
    return None if _otherwise(one, context) else cases.AFTER_PREPOSITION


def _otherwise(one: Sighting, context: Context) -> bool:
    """Whether what stands beside a name behind a preposition speaks against a place: shares in Shell, analysts at Ford, IN FORCE, in Fig. 5."""
    known, before = one.known, one.first - 1
    if (known.word or known.surname) and one.right == "organisation":
        return True
    if context.abbreviated(one.after) and context.words[one.after + 1][:1].isdigit():
        return True
    if not known.word:
        return False
    stake = context.words[before] == "in" and context.words[before - 1] in cues.STAKES
    small = known.strength is POSSIBLE and (_numbered(one, context) or _small_too(one, context))
    return one.right == "civic" or stake or context.words[before] == "at" or small or _shouted(one, context)


def _possible(one: Sighting, context: Context) -> Rule | None:
    """The rule for a small place, or a name that is a word too, without a word of place before it."""
    if one.left == "nothing" and one.name.isupper() and context.words[one.after] in DASHES:
        return cases.DATELINE
    if one.known.tier is ABBREVIATION and _shortened(one, context):
        return cases.BEFORE_NOUN
    if one.right == "civic" and not (one.known.word or one.known.first_name):
        return cases.BEFORE_NOUN
    if one.right in ("place_word", "organisation") and not one.known.likeness and context.words[one.after] not in cues.FIRMS:
        return cases.BEFORE_NOUN
    if one.left == "reached" and not one.known.likeness:
        return cases.TOWN
    return None


def _contain(close: list[Pair], context: Context) -> None:
    """Accept both names of "X, Y", or "X (Y)", where an X lies in a Y."""
    for one, two in close:
        if (one.rule and two.rule) or two.first - one.after != 1 or context.words[one.after] not in APART or one.left in ("title", "initial"):
            continue
        if not one.rule and two.right in ("organisation", "name"):
            continue  # Quillon, U.S. Trade Representative
        if inside(one.known, two.known):
            one.rule, two.rule = one.rule or cases.COMMA, two.rule or cases.COMMA


def _spread(close: list[Pair], people: set[str], context: Context) -> None:
    """Accept names that stand in one list with a place, to either side."""
    for one, two in (*close, *[(two, one) for one, two in reversed(close)]):
        if two.rule is None and one.rule in SPREADING and _listed(one, two, context) and _listable(two, people, context):
            two.rule = cases.LIST


def _listed(one: Sighting, other: Sighting, context: Context) -> bool:
    """Whether only what joins a list stands between two sightings, whichever comes first."""
    first, second = (one, other) if one.first < other.first else (other, one)
    between = context.words[first.after : second.first]
    return between in LISTS or (between == WAY and context.words[first.first - 1] == "from")


def _listable(one: Sighting, people: set[str], context: Context) -> bool:
    unlikely = one.known.word or one.known.first_name
    if (unlikely and not _ending(one, context)) or _vetoed(one, context):
        return False
    return _free(one, people)


def _ending(one: Sighting, context: Context) -> bool:
    """Whether a sizeable town that is called like a word or person ends a list: Milton Keynes and Reading."""
    return context.words[one.after] in ENDS and context.words[one.first - 1] == "and" and one.known.candidates[0].population >= SIZEABLE


def _free(one: Sighting, people: set[str]) -> bool:
    """Whether neither the words beside a name nor the document make it a person's or a firm's."""
    return one.name not in people and one.left not in NAMING and one.right not in ("name", "says")


def _repeat(sightings: list[Sighting], people: set[str]) -> None:
    """Accept names that are a place's elsewhere in the document."""
    unruled = [one for one in sightings if one.rule is None]
    known = {one.name for one in sightings if one.rule in CUED and not one.known.word} if unruled else ()
    for one in unruled:
        if one.name in known and _free(one, people):
            one.rule = cases.REPEATED
