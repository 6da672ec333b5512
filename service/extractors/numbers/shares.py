"""Shares: one number of another ("one in five", "nine out of 10", "one of every six", "0.8 per 10,000", "one over three")."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from service.document import Document
from service.extractors.numbers.amounts import Amount, exactly

OUT_OF = frozenset((" in ", " in every ", " out of ", " out of every ", " of every ", "-in-", "-out-of-"))
PER, OVER = " per ", " over "
BETWEEN = OUT_OF | {PER, OVER}  # what may stand between the two numbers of a share
WIDEST = 20  # characters between two numbers of a share
RATE = 1000  # a base that big makes a rate
YEARS = range(1000, 2101)
MOST = 99  # "in" after more is a place or a time


def with_shares(document: Document, amounts: Iterable[Amount]) -> Iterator[Amount]:
    """Return the amounts with each share made one."""
    waiting: Amount | None = None
    for amount in amounts:
        if waiting is None:
            waiting = amount
        elif amount.start - waiting.end <= WIDEST and (share := _share(document, waiting, amount)):
            waiting = share
        else:
            yield waiting
            waiting = amount
    if waiting is not None:
        yield waiting


def _share(document: Document, top: Amount, base: Amount) -> Amount | None:
    between = document.clean[top.end : base.start].lower()
    if between not in BETWEEN or top.kind != "cardinal" or base.kind != "cardinal" or not top.value or not base.value or base.value < 0:
        return None
    if (base.plain and base.value in YEARS) or _ends_score(document.clean, top.start):
        return None
    kind = _kind(document, between, top.value, base)
    if kind is None:
        return None
    share = exactly(top.start, base.end, top.token, base.after, kind, Decimal(top.value) / Decimal(base.value), base=base.base)
    return replace(share, approximate=True) if base.approximate else share


def _ends_score(clean: str, start: int) -> bool:
    """Whether the figure at an offset is the second of a score: "won 5-4 in 11 innings"."""
    return clean[start - 1 : start] in ("-", "\u2013") and clean[start - 2 : start - 1].isdecimal()


def _kind(document: Document, between: str, top: float | Decimal, base: Amount) -> str | None:
    """Whether two numbers are a fraction, a rate over a large base, or no share at all."""
    if between == OVER:
        after = document.token_at(base.end)
        return None if after < len(document.words) and document.words[after][0].isalnum() else "fraction"
    if base.value is None or top >= base.value or top < 0:
        return None
    if base.value >= RATE:
        return "ratio"
    return "fraction" if between in OUT_OF and top <= MOST and top == int(top) else None
