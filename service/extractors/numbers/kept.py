"""What an amount is in its place: an age, or no number at all (years, names, hours, the pronoun "one")."""

from collections.abc import Iterable

from service.document import Document
from service.extractors import designation
from service.extractors.numbers.amounts import Amount
from service.extractors.numbers.counted import VERBS, phrase
from service.extractors.numbers.vocabulary import AGED, AGED_ONES, AGED_PEOPLE, BEFORE_YEARS, NOT_ONE_AFTER, NOT_ONE_BEFORE, OF_ONE, OPENING, ZONES

YEARS = range(1000, 2101)
LONG_AGO = 1900  # an earlier year needs a word before it that wants a year
OLDEST = 115
YOUNGEST = 5  # "he was 4" is as often a score
HOURS = 24
INDENT = 8  # blanks before the number of an item


def is_number(document: Document, amount: Amount) -> bool:
    """Whether an amount counts or measures, rather than names."""
    if amount.kind == "duration":
        return False
    if amount.kind == "range":
        return not _is_hours(document, amount) and not designation.names(document, amount.token, amount.end)
    if amount.kind != "cardinal" or amount.rule in ("number.vague", "number.pair"):
        return True
    if amount.value == 1 and document.words[amount.token] == "one":
        return _counts_one(document, amount)
    if amount.scaled:
        return True
    return not (designation.names(document, amount.token, amount.end) or (amount.plain and _only_names(document, amount)))


def _is_clock(document: Document, amount: Amount) -> bool:
    """Whether four figures are a time of day: "at 0230", "1545 GMT"."""
    if amount.end - amount.start != 4:
        return False
    after = document.token_at(amount.end)
    zone = after < len(document.words) and document.words[after] in ZONES
    return zone or (document.clean[amount.start] == "0" and amount.token > 0)


def _only_names(document: Document, amount: Amount) -> bool:
    """Whether a plain figure is a year, a house number, a number of a list, or the name of a service ("the 112 service")."""
    if amount.value in YEARS and amount.end - amount.start == 4 and _is_year(document, amount):
        return True
    after = document.token_at(amount.end)
    if document.words[after : after + 1] and document.words[after] in designation.MONTHS and document.clean[document.starts[after]].isupper():
        return True
    if _is_clock(document, amount):
        return True
    return _is_area_code(document, after) or _is_listed(document, amount) or _is_address(document, amount) or _is_called(document, amount)


def _counts_one(document: Document, amount: Amount) -> bool:
    """Whether "one" is a number: something is counted by it."""
    words = document.words
    before, after = words[amount.token - 1] if amount.token else "", document.token_at(amount.end)
    following = words[after] if after < len(words) else ""
    if not following:
        return not amount.token
    if before in NOT_ONE_AFTER or following in NOT_ONE_BEFORE or before in designation.NAMED:
        return False
    if following == "of":
        return words[after + 1 : after + 2] != [] and words[after + 1] in OF_ONE
    if following == "-":
        return words[after + 1 : after + 2] != [] and words[after + 1] not in NOT_ONE_BEFORE
    return phrase(document, after, singular=True) is not None


def _is_year(document: Document, amount: Amount) -> bool:
    words = document.words
    before, value = words[amount.token - 1] if amount.token else "", amount.value or 0
    counts = designation.counts_plural(document, amount.end)
    if before in ("(", "/"):
        return True
    if before in BEFORE_YEARS or before in designation.MONTHS:
        return value >= LONG_AGO or not counts
    return value >= LONG_AGO - 100 and not counts


def _is_listed(document: Document, amount: Amount) -> bool:
    """Whether a figure only numbers an item of a list, or a reference: "1. Water", "[12]"."""
    clean = document.clean
    before = clean[max(0, amount.start - INDENT) : amount.start].rstrip(" ")
    after = clean[amount.end : amount.end + 2]
    first = before.endswith("\n") or amount.start == 0
    return (first and after in (". ", ") ")) or (before.endswith("[") and after[:1] == "]")


def _is_area_code(document: Document, after: int) -> bool:
    """Whether a telephone number follows the bracket that closes on a figure: "(513) 555-0123"."""
    words = document.words[after : after + 4]
    return words[:1] == [")"] and words[2:3] == ["-"] and words[1].isdecimal() and words[3:4] != [] and words[3].isdecimal()


def _is_address(document: Document, amount: Amount) -> bool:
    """Whether a name and a kind of street follow: "41 Tanner Street"."""
    after = document.token_at(amount.end)
    for token in range(after, min(after + 3, len(document.words))):
        if not designation.capital(document, token):
            return False
        if token > after and document.words[token] in designation.STREETS:
            return True
    return False


def _is_called(document: Document, amount: Amount) -> bool:
    """Whether a figure after "the" names one thing: "the 112 service", "the 911 call"."""
    words, after = document.words, document.token_at(amount.end)
    if not amount.token or words[amount.token - 1] != "the" or after >= len(words) or document.clean[amount.end] != " ":
        return False
    found = phrase(document, after, singular=True)
    return (
        found is not None
        and not designation.capital(document, after)
        and not designation.counts_plural(document, amount.end)
        and words[document.token_at(found.start)] == words[document.token_at(found.end - 1)]
        and words[after] not in designation.PLURALS
    )


def _is_hours(document: Document, amount: Amount) -> bool:
    """Whether "from 8 to 11" says when something is open."""
    token = document.token_at(amount.start)
    return amount.plain and (amount.maximum or 0) <= HOURS and not OPENING.isdisjoint(document.words[max(0, token - 2) : token])


def with_age(document: Document, amount: Amount) -> Amount:
    """Return the amount as an age where it is one: "aged 9 to 13", "65 or older", or a bare figure after a name."""
    if amount.kind not in ("cardinal", "range"):
        return amount
    token, after = document.token_at(amount.start), document.token_at(amount.end)
    before = document.words[token - 1] if token else ""
    if document.words[after : after + 2] in (["-", "something"], ["-", "somethings"]) and amount.value is not None:
        return _age(amount)._replace(end=document.ends[after + 1], value=None, minimum=amount.value, maximum=amount.value + 9, approximate=True)
    if before in ("aged", "ages") and document.ends[token - 1] + 1 == amount.start:
        return _age(amount)._replace(start=document.starts[token - 1])
    if document.clean[amount.start : amount.end].endswith(("older", "younger")):
        return _age(amount)
    old = _may_be_age(amount) and (_is_apposed(document, amount, token) or _is_old(document, amount, token))
    return _age(amount) if old else amount


def with_ages(document: Document, amounts: Iterable[Amount]) -> list[Amount]:
    """Return the amounts with those as ages that stand in a list with one: "aged 19 and 22", "17, 19 and 24 years old"."""
    found: list[Amount] = []
    for amount in amounts:
        one = with_age(document, amount)
        listed = found and found[-1].kind == "age" and _may_be_listed(document, found[-1], one, one)
        found.append(_age(one) if listed else one)
    old = False
    for place in range(len(found) - 2, -1, -1):
        one, other = found[place], found[place + 1]
        old = other.kind == "age" and (old or document.clean.endswith("old", other.start, other.end)) and _may_be_listed(document, one, other, one)
        if old:
            found[place] = _age(one)
    return found


def _may_be_listed(document: Document, one: Amount, other: Amount, bare: Amount) -> bool:
    """Whether a bare number of two in a list can be an age as the other is; a word must count nothing ("aged 19 and two others")."""
    if document.clean[one.end : other.start] not in (" and ", ", ", " or ") or bare.kind != "cardinal" or not _may_be_age(bare):
        return False
    after = document.token_at(bare.end)
    if bare.plain:
        return document.words[after : after + 1] != ["of"]
    return bare.rule == "number.spelled" and _nothing_counted(document, after)


def _nothing_counted(document: Document, after: int) -> bool:
    """Whether the token after a number is no noun."""
    words = document.words
    return after >= len(words) or not words[after][0].isalnum() or words[after] in designation.ENDERS or words[after] in VERBS


def _is_apposed(document: Document, amount: Amount, token: int) -> bool:
    """Whether a bare figure between commas after a name or a person is an age: "Ana Ruiz, 41, said"."""
    words, after = document.words, document.token_at(amount.end)
    token -= words[token - 1] == "both" or (words[token - 1] == "now" and designation.capital(document, token - 3))  # "Ana Ruiz, now 41,"
    if amount.rule != "number.cardinal" or token < 2 or words[token - 1] != ",":
        return False
    if words[after : after + 1] in (["and"], ["or"]) and words[after + 2 : after + 3] == [","] and words[after + 1].isdecimal():
        return words[token - 2].isalpha()  # "her sons, 7 and 9,"
    if words[after : after + 1] not in ([], [","], ["."], [";"], [")"]) or not words[token - 2].isalpha():
        return False
    return not (words[after : after + 1] == [","] and words[after + 1 : after + 2] and words[after + 1][0].isdecimal())


def _is_old(document: Document, amount: Amount, token: int) -> bool:
    """Whether a bare figure tells how old people are: "their average age was 46", "a woman of 45", "four in ten of them under 16"."""
    words = document.words
    if not _nothing_counted(document, document.token_at(amount.end)):
        return False
    near = words[max(0, token - 3) : token]
    if not AGED.isdisjoint(near) and not any(word[0].isdecimal() for word in near):
        return True
    if words[token - 1] == "of" and token > 1 and words[token - 2] in AGED_ONES:
        return True
    if words[token : token + 1] in (["under"], ["over"]):
        return bool(token) and words[token - 1] in AGED_PEOPLE
    if words[max(0, token - 2) : token - 1] and words[token - 2] in ("he", "she", "who") and words[token - 1] in ("is", "was", "turned", "turns"):
        return (amount.value or 0) >= YOUNGEST and _ends_clause(document, document.token_at(amount.end))
    return bool(token) and words[token - 1] == "past" and words[token - 2] in ("are", "is", "was", "were", "lived", "living")


def _ends_clause(document: Document, after: int) -> bool:
    """Whether nothing that a figure leads by follows it ("he was 45 when", not "he was 12 behind")."""
    return after >= len(document.words) or not document.words[after][0].isalnum() or document.words[after] in ("and", "at", "when")


def _may_be_age(amount: Amount) -> bool:
    return amount.unit is None and amount.base == amount.value is not None and 0 < amount.value <= OLDEST


def _age(amount: Amount) -> Amount:
    return amount._replace(kind="age", rule="number.age", unit="a", plain=False)
