"""Write the unit and currency tables out of CLDR, as Babel carries it: `make units`.

Reads seeds/lexicons/unit_codes.tsv (which CLDR unit is which UCUM code) and unit_prefixes.tsv (units that go with SI prefixes, which
CLDR does not list one by one). Writes units.tsv and currencies.tsv beside them; the service reads those and needs no Babel.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers

from service.lexicon import FOLDER, table

ENGLISH = ("en", "en_GB", "en_AU", "en_CA", "en_IN", "en_NZ", "en_ZA")
PREFIXES = {"exa": "E", "peta": "P", "tera": "T", "giga": "G", "mega": "M", "kilo": "k", "centi": "c", "milli": "m", "micro": "u"}
HEAD = """# source: {source}
# licence: {licence}
# Written by `make units`; edit {own} instead. One row for each way of writing a unit: its code, and `yes` where capitals matter.
word\tcode\texact
"""
CLDR = "Unicode CLDR as carried by Babel"

Rows = set[tuple[str, str, str]]


@dataclass(frozen=True)
class CodeRow:
    """A CLDR unit and its UCUM code."""

    cldr: str
    code: str


@dataclass(frozen=True)
class PrefixRow:
    """A unit that goes with SI prefixes."""

    word: str
    symbol: str
    code: str
    prefixes: tuple[str, ...]


def written(pattern: str) -> str:
    """Return what stands beside the number in a CLDR pattern ("{0} km" -> "km"), with plain blanks."""
    return unicodedata.normalize("NFC", " ".join(pattern.replace("{0}", " ").split()))


def unit_rows() -> Rows:
    """Return word, code and exactness of every unit in use."""
    rows: Rows = set()
    for row in table("unit_codes", CodeRow):
        for language in ENGLISH:
            forms = Locale.parse(language)._data["unit_patterns"][row.cldr]
            rows |= {(name.lower(), row.code, "") for name in _patterns(forms, "long")}
            rows |= {(sign, row.code, "yes") for length in ("short", "narrow") for sign in _patterns(forms, length)}
    return rows | set(_prefixed())


def _patterns(forms: dict[str, dict[str, str]], length: str) -> list[str]:
    return [written(forms[length][number]) for number in ("one", "other") if number in forms.get(length, {})]


def _prefixed() -> Iterator[tuple[str, str, str]]:
    for row in table("unit_prefixes", PrefixRow):
        for prefix in ("", *row.prefixes):
            sign = PREFIXES.get(prefix, "")
            yield f"{prefix}{row.word}", sign + row.code, ""
            yield f"{prefix}{_plural(row.word)}", sign + row.code, ""
            yield {"u": "μ"}.get(sign, sign) + row.symbol, sign + row.code, "yes"


def _plural(name: str) -> str:
    head, per, rest = name.partition(" per ")
    return (head if head.endswith(("s", "z")) else head + "s") + per + rest


def currency_rows() -> Rows:
    """Return word, code and exactness of every currency that is legal tender somewhere: code, full name, last word, sign."""
    english = Locale("en")
    rows: Rows = set()
    bare: Counter[str] = Counter()
    for code in sorted(tender()):
        names = {english.currencies[code], *english._data["currency_names_plural"].get(code, {}).values()}
        rows |= {(code, code, "yes")} | {(unicodedata.normalize("NFC", name).lower(), code, "") for name in names}
        bare.update({name.split()[-1].lower() for name in names})
    rows |= {(name.split()[-1], code, "") for name, code, exact in rows if not exact and bare[name.split()[-1]] == 1}
    return rows | {(sign, code, "yes") for sign, code in signs().items()}


def tender() -> set[str]:
    """Return the ISO 4217 codes of the currencies that are legal tender today."""
    territories = get_global("territory_currencies").values()
    return {code for uses in territories for code, _, until, in_use in uses if in_use and until is None}


def signs() -> dict[str, str]:
    """Return the code of each sign: those of English, and the one-character signs that any language gives to one currency alone."""
    found = {sign.replace("\u202f", " "): code for code, sign in Locale("en")._data["currency_symbols"].items() if code in tender()}
    claims: dict[str, set[str]] = {}
    for language in locale_identifiers():
        for code, sign in Locale.parse(language)._data["currency_symbols"].items():
            if code in tender() and len(sign) == 1 and unicodedata.category(sign) == "Sc":
                claims.setdefault(sign, set()).add(code)
    lone = {sign: codes.pop() for sign, codes in claims.items() if len(codes) == 1}
    return {sign: code for sign, code in (lone | found).items() if sign != code and "." not in sign}


def write(name: str, own: str, rows: Iterable[tuple[str, str, str]]) -> str:
    """Return the text of a table."""
    lines = sorted({"\t".join(row) for row in rows if row[0]}, key=lambda line: (line.split("\t")[0].casefold(), line))
    return HEAD.format(source=CLDR, licence="Unicode-3.0", own=own) + "\n".join(lines) + "\n"


def tables() -> dict[str, str]:
    """Return the text of each table by file name."""
    return {
        "units.tsv": write("units", "unit_codes.tsv, unit_prefixes.tsv or unit_words.tsv", unit_rows()),
        "currencies.tsv": write("currencies", "currency_words.tsv", currency_rows()),
    }


if __name__ == "__main__":
    for name, text in tables().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
