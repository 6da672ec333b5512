"""The words of numbers, as the lexicons give them."""

from decimal import Decimal

from service.document import TOKEN
from service.lexicon import listing, mapping

SMALL = mapping("numbers", "small", int)
SCALE = mapping("numbers", "scale", int)
ORDINALS = mapping("numbers", "ordinals", int)
PARTS = mapping("numbers", "parts", int)
VAGUE = mapping("numbers", "vague", int)
SIGNS = {sign: Decimal(str(value)) for sign, value in mapping("numbers", "fraction_signs", float).items()}
LETTERS = mapping("numbers", "letters", int)
LETTERS_BY_COMPANY = mapping("numbers", "letters_by_company", int)
DOZEN = 12
DOZENS = frozenset(word for word, value in SCALE.items() if value == DOZEN)
SCALES = {word: value for word, value in SCALE.items() if value >= 1000}
# The denominator each word stands for ("thirds" -> 3), and whether it stands for several.
SINGULAR = {word: value for word, value in (ORDINALS | PARTS).items() if word not in ("first", "second", "halves", "quarters")}
PLURAL = {word + "s": value for word, value in ORDINALS.items() if value > 2} | {"halves": 2, "quarters": 4}
ENDINGS = {"firsts": 1, "seconds": 2}  # only after tens: "twenty-firsts"


def tokens_of(phrase: str) -> tuple[str, ...]:
    """Return the words and signs of a phrase as a document has them."""
    return tuple(TOKEN.findall(phrase))


BEFORE = {tokens_of(phrase): effect for phrase, effect in mapping("numbers", "before", str).items()}
AFTER = mapping("numbers", "after", str)
DURATIONS = frozenset(listing("numbers", "durations"))
COMPARED = frozenset(listing("numbers", "compared"))
METRED = frozenset(listing("numbers", "metred"))
RATIOS = frozenset(listing("numbers", "ratios"))
TO_ONE = frozenset(listing("numbers", "to_one"))
PAID = frozenset(listing("numbers", "paid"))
PLACED = frozenset(listing("numbers", "placed"))
CHANGES = frozenset(listing("numbers", "changes"))
CONTESTS = frozenset(listing("numbers", "contests"))
NUMBER_WORDS = frozenset((*SMALL, *SCALE, *VAGUE))
BEFORE_ENDS = frozenset(phrase[-1] for phrase in BEFORE)
DRINKS = frozenset(listing("numbers", "drinks"))
MINUS = frozenset(listing("numbers", "minus"))
EITHER_WAY = frozenset(map(tokens_of, listing("numbers", "either_way")))
HALVES_OF = frozenset(listing("numbers", "halves_of"))
POSSESSORS = frozenset(listing("numbers", "possessors"))
VAGUE_STARTS = frozenset(listing("numbers", "vague_starts"))
PLACING = frozenset(listing("numbers", "placing"))
NOT_ONE_AFTER = frozenset(listing("numbers", "not_one_after"))
NOT_ONE_BEFORE = frozenset(listing("numbers", "not_one_before"))
BEFORE_ONLY = frozenset(listing("numbers", "before_only"))
HARMED = frozenset(listing("numbers", "harmed"))
SCORES_OF = frozenset(listing("numbers", "scores_of"))
OF_ONE = frozenset(listing("numbers", "of_one"))
BEFORE_YEARS = frozenset(listing("numbers", "before_years"))
AGED = frozenset(listing("numbers", "aged"))
AGED_MOST = frozenset(listing("numbers", "aged_most"))
AGED_ONES = frozenset(listing("numbers", "aged_ones"))
AGED_PEOPLE = frozenset(listing("numbers", "aged_people"))
AGED_AT = frozenset(listing("numbers", "aged_at"))
TURNED = frozenset(listing("numbers", "turned"))
TURNED_ON = frozenset(listing("numbers", "turned_on"))
MERELY = frozenset(listing("numbers", "merely"))
SERVICES = frozenset(map(int, listing("numbers", "services")))
CALLS = frozenset(listing("numbers", "calls"))
ZONES = frozenset(listing("numbers", "zones"))
OPENING = frozenset(listing("numbers", "opening"))
