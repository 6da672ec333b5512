"""What an amount is in its place: a share ("one in five"), an age, or no number at all (years, names, the pronoun "one")."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import regex

from service.document import Document
from service.extractors import designation
from service.extractors.numbers.amounts import Amount
from service.extractors.numbers.counted import phrase

OUT_OF = regex.compile(r"[ ](?:in|out[ ]of)[ ](?:every[ ])?|-in-|-out-of-|[ ]per[ ]", regex.IGNORECASE)
RATE = 1000  # a base that big makes a rate
YEARS = range(1000, 2101)
BEFORE_YEARS = frozenset(
    (
        "in",
        "since",
        "by",
        "from",
        "until",
        "till",
        "of",
        "during",
        "before",
        "after",
        "to",
        "and",
        "late",
        "early",
        "mid",
        "the",
        "circa",
        "for",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "year",
        "between",
        "season",
        "s",
    )
)
AGED = frozenset(("aged", "age", "ages"))
OLDEST = 115
APPOSED = regex.compile(r"[,;.)]|[ ]?$")


def with_share(document: Document, amounts: Iterable[Amount]) -> Iterator[Amount]:
    """Return the amounts with "one in five" and "0.8 per 10,000" made one."""
    waiting: Amount | None = None
    for amount in amounts:
        share = waiting and _share(document, waiting, amount)
        if share:
            yield share
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = amount
    if waiting:
        yield waiting


def _share(document: Document, over: Amount, below: Amount) -> Amount | None:
    if (
        over.kind != "cardinal"
        or below.kind != "cardinal"
        or over.value is None
        or below.value is None
        or over.value >= below.value
        or over.value <= 0
    ):
        return None
    match = OUT_OF.fullmatch(document.clean, over.end, below.start)
    if not match or (below.plain and below.value in YEARS):
        return None
    value = Decimal(over.value) / Decimal(below.value)
    if below.value >= RATE:
        return over._replace(end=below.end, kind="ratio", rule="number.ratio", value=value, minimum=value, maximum=value, scaled=True, plain=False)
    if match[0].strip() == "per" or over.value > 99 or over.value != int(over.value):
        return None
    return over._replace(end=below.end, kind="fraction", rule="number.fraction", value=value, minimum=value, maximum=value, scaled=True, plain=False)


def is_number(document: Document, amount: Amount) -> bool:
    """Whether an amount counts or measures, rather than names."""
    if amount.kind not in ("cardinal", "range"):
        return True
    if amount.value == 1 and not amount.plain and document.words[amount.token] == "one":
        return _counts_one(document, amount)
    if amount.plain and amount.value is not None and amount.value in YEARS and amount.end - amount.start == 4 and _is_year(document, amount):
        return False
    if (amount.plain or (not amount.scaled and amount.kind == "cardinal")) and designation.names(document, amount.token, amount.end):
        return False
    return not _is_listed(document, amount)


def _counts_one(document: Document, amount: Amount) -> bool:
    """Whether "one" is a number: something is counted, or a bound stands before it."""
    words = document.words
    after = document.token_at(amount.end)
    before = words[amount.token - 1] if amount.token else ""
    if before in (
        "no",
        "this",
        "that",
        "the",
        "which",
        "each",
        "every",
        "any",
        "another",
        "a",
        "an",
        "only_",
        "some",
        "either",
        "neither",
        "new",
        "good",
        "big",
        "old",
        "last",
        "next",
        "previous",
        "current",
        "first",
    ):
        return False
    following = words[after] if after < len(words) else "."
    if following in ("another", "day", "of", "thing", "way", "or", "can", "could", "might", "by", "time") and not (
        following == "of" and words[after + 1 : after + 2] in (["the"], ["its"], ["their"], ["his"], ["her"], ["these"], ["those"], ["them"])
    ):
        return following == "or" and False
    if following == "-":
        return words[after + 1 : after + 2] not in (["time"], ["off"], ["way"], ["sided"], ["on"], ["to"])
    if following == "of":
        return True
    return phrase(document, after, singular=True) is not None


def _is_year(document: Document, amount: Amount) -> bool:
    words = document.words
    before = words[amount.token - 1] if amount.token else ""
    value = amount.value or 0
    if before in BEFORE_YEARS or before in designation.MONTHS or (before == "," and amount.token > 2):
        return not (before in ("of", "for", "to", "the", "and", "after", ",") and value < 1900) or not designation.counts_plural(document, amount.end)
    if before in ("(", "-", "/"):
        return True
    return value >= 1800 and not designation.counts_plural(document, amount.end)


def _is_listed(document: Document, amount: Amount) -> bool:
    """Whether a figure only numbers an item of a list, or a reference: "1. Water", "[12]"."""
    clean = document.clean
    if not amount.plain:
        return False
    before, after = clean[amount.start - 1 : amount.start] if amount.start else "\n", clean[amount.end : amount.end + 2]
    return (before == "\n" and after in (". ", ") ")) or (before == "[" and after[:1] == "]")


def with_age(document: Document, amount: Amount) -> Amount:
    """Return the amount as an age where it is one: "aged 9 to 13", "65 or older", or a bare figure after a name."""
    if amount.kind not in ("cardinal", "range"):
        return amount
    token = document.token_at(amount.start)
    before = document.words[token - 1] if token else ""
    if before in AGED and document.ends[token - 1] + 1 == amount.start:
        start = document.starts[token - 1] if before == "aged" else amount.start
        return _age(amount)._replace(start=start)
    if document.clean[: amount.end].endswith(("older", "younger")):
        return _age(amount)
    if document.clean[amount.end : amount.end + 11] == "-somethings"[:11] or document.clean[amount.end : amount.end + 10] == "-something":
        value = amount.value or 0
        return _age(amount)._replace(end=amount.end + 10, value=None, minimum=value, maximum=value + 9, approximate=True)
    return _age(amount) if _is_apposed(document, amount, token) else amount


def _is_apposed(document: Document, amount: Amount, token: int) -> bool:
    """Whether a bare figure between commas after a name or a person is an age: "Ana Ruiz, 41, said"."""
    words = document.words
    if (
        not (amount.plain and amount.value is not None and 0 < amount.value <= OLDEST and amount.rule == "number.cardinal")
        or token < 2
        or words[token - 1] != ","
    ):
        return False
    after = document.token_at(amount.end)
    if after < len(words) and words[after] not in (",", ".", ";", ")"):
        return False
    if after + 1 < len(words) and words[after] == "," and words[after + 1][0].isdecimal():
        return False
    return words[token - 2].isalpha() and document.starts[token - 1] == document.ends[token - 2]


def _age(amount: Amount) -> Amount:
    return amount._replace(kind="age", rule="number.age", unit="a", plain=False)
