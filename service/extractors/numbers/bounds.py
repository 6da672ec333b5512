"""Bounds: ranges of two amounts, and the words around an amount that make it a minimum, a maximum or approximate."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

import regex

from service.document import TOKEN, Document
from service.extractors import designation
from service.extractors.numbers.amounts import Amount, exactly, whole
from service.extractors.numbers.numerals import Worth
from service.extractors.numbers.vocabulary import AFTER, BEFORE, BEFORE_ENDS, CHANGES, CONTESTS, NUMBER_WORDS, PLACED, PLACING, RATIOS, TO_ONE
from service.frozen import dataclass
from service.lexicon import one_of


@dataclass(frozen=True, slots=True)
class Join:
    """What stands between two numbers that may be one: its word ("-" for a dash), whether that is hyphened to both, and whether "about" follows."""

    word: str
    tied: bool = False
    about: bool = False


# All ways of writing one, in lower case: so few need no pattern.
JOINS = {f"{before}{dash}{after}": Join("-") for before in ("", " ") for dash in "-\u2013\u2014~" for after in ("", " ")}
JOINS |= {f"-{word}-": Join(word, tied=True) for word in ("to", "or")}
JOINS |= {
    f"{hyphen} {word} {about}": Join(word, about=about != "")
    for hyphen in ("", "-") for word in ("to", "or", "and", "through") for about in ("", "about ", "around ")
}  # fmt: skip
APPOSED = " ("  # before a number said twice: "forty-five (45)"
BOTH = frozenset((" and ", " but ", ", and ", ", but ", ", "))
FREE = one_of(word for word in AFTER if word[0].isalpha() and word != "plus")
TIED = one_of(word[1:] for word in AFTER if word[0] == "-")
AFTER_WORDS = regex.compile(rf"[ ](?P<words>{FREE})(?![ ]than\b)|-(?:{TIED})|[+](?!\w)|[ ]plus(?=[ ]\p{{Ll}})", regex.IGNORECASE)
AFTER_STARTS = frozenset(TOKEN.findall(words)[0] for words in AFTER)
# The lengths in tokens of the phrases that end with a word, longest first.
LENGTHS = {end: sorted({len(phrase) for phrase in BEFORE if phrase[-1] == end}, reverse=True) for end in BEFORE_ENDS}
ALONE = frozenset(phrase[0] for phrase in BEFORE if len(phrase) == 1)
LAST_BUT_ONE = frozenset(phrase[-2] for phrase in BEFORE if len(phrase) > 1)
CHANGED = 8  # tokens before "from" in which a verb of change may stand
CHANGED_AT_ONCE = 4  # the same without "from"
WIDEST = 20  # characters between two amounts that make one
RATIO_NEAR = 7  # tokens before two numbers in which a word for ratios may stand
NEAR = 12  # tokens around a hyphen in which a contest may be named
HIGHEST_SCORE = 30  # a rising pair of figures beside a contest is a score up to here
STEEPEST = 5  # times the first that the second of a range after a verb may be
PLACED_FROM = 3  # tokens before "under" in which a verb of place may stand
AGES = (("the", "ages", "of"), ("ages",))
LEADS = ("between", "from")
RULES = {"minimum": "number.at_least", "maximum": "number.at_most", "approximate": "number.about"}
OPEN = ("number.at_least", "number.at_most")
BOUNDED = frozenset(("number.at_least", "number.at_most", "number.between", "number.vague"))


def joined(document: Document, amounts: Iterable[Amount]) -> Iterator[Amount]:
    """Yield the amounts with those that bound a range, or say the same twice, made one; scores are left out."""
    waiting: Amount | None = None
    for amount in amounts:
        if waiting is None:
            waiting = amount
        elif amount.start - waiting.end > WIDEST:
            yield waiting
            waiting = amount
        elif joint := _twice(document, waiting, amount):
            waiting = joint
        elif not (join := JOINS.get(document.clean[waiting.end : amount.start].lower())):
            yield waiting
            waiting = amount
        elif joint := _ratio(document, waiting, amount, join):
            waiting = joint
        elif _is_score(document, waiting, amount, join):
            waiting = None
        elif joint := _range(document, waiting, amount, join):
            waiting = joint
        else:
            yield waiting
            waiting = amount
    if waiting is not None:
        yield waiting


def _is_score(document: Document, low: Amount, high: Amount, join: Join) -> bool:
    """Whether two plain figures with a hyphen are the score of a match or a vote, hours ("8-to-8"), or a telephone number ("555-0123")."""
    if not (join.tied or join.word == "-") or not (low.plain and high.plain) or low.value is None or high.value is None:
        return False
    if low.value >= high.value:
        return document.clean[low.start] != "-"
    if (low.end - low.start, high.end - high.start) == (3, 4) and (low.value % 10 or high.value % 10):
        return True
    around = document.words[max(0, low.token - NEAR) : high.token + NEAR]
    return high.value < HIGHEST_SCORE and not join.tied and not CONTESTS.isdisjoint(around)


def _twice(document: Document, words: Amount, figure: Amount) -> Amount | None:
    """One number said twice: "forty-five (45)"."""
    clean = document.clean
    if words.value is None or words.value != figure.value or clean[words.end : figure.start] != APPOSED or clean[figure.end : figure.end + 1] != ")":
        return None
    return replace(words, end=figure.end + 1, after=figure.after + 1)


def _ratio(document: Document, top: Amount, below: Amount, join: Join) -> Amount | None:
    """The ratio of two numbers where a word beside them makes it one ("odds of 5 to 1", "a ratio of about 1 to 13"), or a bare "5-to-1"."""
    if join.word != "to" or top.kind != "cardinal" or below.kind != "cardinal":
        return None
    if not top.value or not below.value or top.scaled or below.scaled:
        return None
    around = {*document.words[max(0, top.token - RATIO_NEAR) : top.token], *document.words[below.after : below.after + 1]}
    to_one = below.value == 1 < top.value and (join.tied or not TO_ONE.isdisjoint(around))
    if not to_one and RATIOS.isdisjoint(around):
        return None
    value = Decimal(top.value) / Decimal(below.value)
    approximate = top.approximate or join.about
    return replace(exactly(top.start, below.end, top.token, below.after, "ratio", value), approximate=approximate, scaled=True)


def _range(document: Document, low: Amount, high: Amount, join: Join) -> Amount | None:
    """The range of two amounts, or None where they are two facts."""
    if low.value is None or high.value is None or not {low.kind, high.kind}.isdisjoint(("ordinal", "ratio")):
        return None
    if low.kind == "money" and low.scaled and high.unit == "m":  # "$2m-3m": no metres
        high = replace(high, kind="money", unit=low.unit, value=high.value * 1_000_000)
    minimum, maximum = _spread(low, high)
    if minimum < 0 and maximum < minimum:
        minimum, maximum = maximum, minimum  # "-12 to -15C"
    lead = _lead(document, low)
    if minimum >= maximum or not _bound_together(document, low, high) or not _says_range(document, low, high, join.word, lead):
        return None
    measure = high if high.kind != "cardinal" else low
    kind, start = "range" if measure.kind == "cardinal" else measure.kind, _opened(document, low, lead, join.word)
    approximate, unit, plain = low.approximate or high.approximate or join.about, high.unit or low.unit, low.plain and high.plain
    return Amount(start, high.end, low.token, high.after, kind, "number.between", None, minimum, maximum, approximate, unit, high.base, True, plain)


def _bound_together(document: Document, low: Amount, high: Amount) -> bool:
    """Whether two amounts measure the same: the unit at one end holds for both. Two years bound no count, a part and a sum nothing."""
    if low.kind == "fraction" and high.kind == "money":
        return False
    if low.kind == "cardinal" and high.kind == "money" and not document.clean[high.start].isalnum():
        return False  # "in the year to Sept. 30 to $74 million"
    if low.unit is not None and high.unit != low.unit and not (low.kind == "money" and high.unit is None):
        return False
    return not (low.plain and high.plain and _is_year(low) and _is_year(high))


def _says_range(document: Document, low: Amount, high: Amount, join: str, lead: str) -> bool:
    """Whether the word between two amounts makes them a range here."""
    if join in ("and", "through"):
        return lead in LEADS
    if join == "or" and high.unit is None:
        return low.value is not None and high.value is not None and high.value <= 2 * low.value + 1
    if join == "to" and not lead and high.kind == low.kind == "cardinal" and designation.counts_plural(document, high.end):
        return True
    scaled = low.scaled or high.scaled
    if join == "to" and not (lead or scaled) and _is_contest(document, low, high):
        return False
    if join == "to" and not lead and low.unit is None and high.unit is not None and (high.value or 0) <= 2 * (low.value or 0):
        return True  # "rose 1.5 to 2 metres"
    return join not in ("to", "or") or not _changes(document, low, lead)


def _is_contest(document: Document, low: Amount, high: Amount) -> bool:
    """Whether two figures are what either side of a vote or match got ("by a vote of 111 to 333"), or a price and its change ("skidded 9 to 200")."""
    before = document.words[max(0, low.token - CHANGED_AT_ONCE) : low.token]
    changed = before[-1:] != [] and before[-1].endswith("ed") and (high.value or 0) > STEEPEST * (low.value or 0)
    return changed or not CONTESTS.isdisjoint(before)


def _is_year(amount: Amount) -> bool:
    return amount.value is not None and 1000 <= amount.value <= 2100


def _spread(low: Amount, high: Amount) -> tuple[Worth, Worth]:
    """Both bounds; a scale word or a part unit of the second holds for the first ("2 to 3 million", "25 to 50 cents")."""
    first, last = low.value or 0, high.value or 0
    shares = high.base != last and low.base == first and high.base
    if shares and (first < high.base < last or last < high.base):
        return whole(Decimal(first) * Decimal(last) / Decimal(high.base)), last
    return first, last


def _lead(document: Document, low: Amount) -> str:
    """The word "between" or "from" before a range."""
    token = _past_ages(document, low.first(document.starts))
    return document.words[token - 1] if token and document.words[token - 1] in LEADS else ""


def _past_ages(document: Document, token: int) -> int:
    """The token before which "the ages of" stands, or ages alone: "between the ages of 18 and 24"."""
    for ages in AGES:
        if tuple(document.words[max(0, token - len(ages)) : token]) == ages:
            return token - len(ages)
    return token


def _opened(document: Document, low: Amount, lead: str, join: str) -> int:
    """Where a range starts: with its "between" or "from", and "anywhere" before that."""
    if not lead or (lead == "between" and join not in ("and", "-")):
        return low.start
    token = _past_ages(document, low.first(document.starts)) - 1
    if token and document.words[token - 1] in ("anywhere", "anything"):
        token -= 1
    return document.starts[token]


def _changes(document: Document, low: Amount, lead: str) -> bool:
    """Whether a verb of change makes of "from 7 to 5 per cent", or "by $2 to $30", two numbers."""
    token = low.first(document.starts)
    before = document.words[max(0, token - (CHANGED if lead else CHANGED_AT_ONCE)) : token]
    if before[-1:] == ["to"]:
        return False  # "rose to 16 to 20"
    return not CHANGES.isdisjoint(before) and lead != "between" and ("by" not in before[-2:] or low.kind == "money")


def bounded(document: Document, found: Iterable[Amount]) -> list[Amount]:
    """Return the amounts with the words that bound them; a lower and an upper bound that stand together are made one."""
    words, following, starts = document.words, document.following, document.starts
    result: list[Amount] = []
    for amount in found:
        first, kept = amount.token, amount
        if starts[first] != amount.start:
            first = amount.first(starts)
        # Most have no word beside them that bounds: no more is asked of those.
        before = words[first - 1]
        bound = before in LENGTHS and (before in ALONE or words[first - 2] in LAST_BUT_ONE)
        if bound or following[amount.after - 1] in AFTER_STARTS:
            one = modified(document, amount, first)
            # A word in the amount before is none: "100 °C. 44 men" is no "c. 44".
            kept = one if not result or one.start >= result[-1].end else amount
            if kept.rule in OPEN and result and (both := _both(document, result[-1], kept)):
                kept = both
                result.pop()
        result.append(kept)
    return result


def modified(document: Document, amount: Amount, first: int) -> Amount:
    """Return the amount that begins with a token, with the words before and after it that bear on its bounds."""
    if amount.kind == "ordinal" or amount.rule == "number.pair":
        return amount
    words = document.words
    while first and words[first - 1] in LENGTHS and (phrase := _phrase_before(document, first, amount)):
        first -= len(phrase)
        amount = _bounded(amount, BEFORE[phrase], document.starts[first], amount.end, amount.after)
    return _with_after(document, amount) if document.following[amount.after - 1] in AFTER_STARTS else amount


def _phrase_before(document: Document, first: int, amount: Amount) -> tuple[str, ...]:
    """The longest phrase that ends before a token and bears on the bounds of the amount there; empty where none does."""
    words = document.words
    for length in LENGTHS[words[first - 1]]:
        if length <= first and (phrase := tuple(words[first - length : first])) in BEFORE:
            apart = "\n" in document.clean[document.ends[first - 1] : amount.start]
            return () if apart or (length == 1 and _says_where(document, first - 1, amount)) else phrase
    return ()


def _says_where(document: Document, token: int, amount: Amount) -> bool:
    """Whether the word says where ("spread over 20 square miles", "under six metres of rubble") or is no modifier here."""
    word, before = document.words[token], document.words[max(0, token - PLACED_FROM) : token]
    if word in ("some", "about", "around", "near") and amount.kind == "cardinal" and amount.value == 1:
        return True
    if word in ("under", "below") and amount.kind == "measure" and document.following[amount.after - 1] == "of":
        return True
    return word in PLACING and (not PLACED.isdisjoint(before) or before[-1:] == ["-"])  # "a 12-under 276"


def _with_after(document: Document, amount: Amount) -> Amount:
    """The amount with the words after it that bear on its bounds."""
    match = AFTER_WORDS.match(document.clean, amount.end)
    if not match:
        return amount
    words = " ".join(match[0].split()).lower()
    adds = words == "plus" and amount.kind == "money"  # "$5 million plus costs"
    if adds or (words.startswith("and ") and not _ends_phrase(document, match.end())):
        return amount
    return _bounded(amount, AFTER[words], amount.start, match.end(), document.token_at(match.end()))


def _ends_phrase(document: Document, end: int) -> bool:
    """Whether nothing that is counted or bounded follows ("12 and more people came", "above 10 and below 15")."""
    token = document.token_at(end)
    if token >= len(document.words):
        return True
    word = document.words[token]
    return not word[0].isalnum() or (word in ("in", "were", "are", "is", "was", "of") and word not in NUMBER_WORDS)


def _bounded(amount: Amount, effect: str, start: int, end: int, after: int) -> Amount:
    """The amount with what one modifier does to it, and the modifier in its place."""
    low, high, rule, approximate = amount.minimum, amount.maximum, amount.rule, amount.approximate
    if effect == "approximate":
        approximate, rule = True, rule if rule in BOUNDED else RULES[effect]
    elif effect != "exact" and amount.value is not None:
        low, high = (amount.value, None) if effect == "minimum" else (None, amount.value)
        rule = RULES[effect]
    kind, value, unit, scaled = amount.kind, amount.value, amount.unit, amount.scaled
    return Amount(start, end, amount.token, after, kind, rule, value, low, high, approximate, unit, amount.base, scaled, amount.plain)


def _both(document: Document, one: Amount, other: Amount) -> Amount | None:
    """A lower and an upper bound that stand together as one: "more than 10 and fewer than 40"."""
    if other.start - one.end > WIDEST or {one.rule, other.rule} != {*OPEN} or document.clean[one.end : other.start].lower() not in BOTH:
        return None
    low, high = (one, other) if one.minimum is not None else (other, one)
    if low.minimum is None or high.maximum is None or low.minimum >= high.maximum or (one.unit and one.unit != other.unit):
        return None
    kind = "range" if other.kind == "cardinal" else other.kind
    return replace(other, start=one.start, token=one.token, kind=kind, rule="number.between", value=None, minimum=low.minimum, maximum=high.maximum)
