"""What an amount is in its place: an age, or no number at all (years, names, hours, the pronoun "one")."""

from collections.abc import Iterable
from dataclasses import replace

from service.document import Document
from service.extractors import designation
from service.extractors.numbers.amounts import Amount
from service.extractors.numbers.bounds import BOUNDED
from service.extractors.numbers.counted import DETERMINERS, VERBS, phrase
from service.extractors.numbers.numerals import DASHES
from service.extractors.numbers.vocabulary import (
    AGED,
    AGED_AT,
    AGED_MOST,
    AGED_ONES,
    AGED_PEOPLE,
    BEFORE_ONLY,
    BEFORE_YEARS,
    CALLS,
    HARMED,
    MERELY,
    METRED,
    NOT_ONE_AFTER,
    NOT_ONE_BEFORE,
    OF_ONE,
    OPENING,
    SERVICES,
    TURNED,
    TURNED_ON,
    ZONES,
)

YEARS = range(1000, 2101)
LONG_AGO = 1900  # an earlier year needs a word before it that wants a year
OLDEST = 115
NEAR = 3  # tokens before an age in which a word may tell that it is one
AGELESS = ("cardinal", "range")  # kinds of amounts that may turn out to be ages
BEFORE_AGES = frozenset(("age", "aged", "ages"))
GOING_ON = (",", *DASHES)
APPOSED = (*GOING_ON, ".", ";", ")", "")  # what ends an age that stands beside a name
APPOSING = (",", "both", "also", "now")  # what may stand right before it
LIVED = ("are", "is", "was", "were", "lived", "living")  # words before "past" and an age
BEFORE_OLD = TURNED | MERELY | {*LIVED, "them", "at", "as", "of", "past"}  # words that may make an age of the bare figure after them
BEFORE_BARE = BEFORE_OLD | {*APPOSING}
NO_NOUNS = designation.ENDERS | VERBS | TURNED_ON | {""}
OF_AGE = frozenset(("older", "younger", "age", "ages"))  # words in the span of an age
JOINTS = (" and ", ", ", " or ", "- and ", "- or ")  # between ages in a list
YOUNGEST = 5  # "he was 4" is as often a score
HOURS = 24
CLOCK = range(1, HOURS + 1)
UNTIL = frozenset(("to", "and", "-", "until"))  # words between the figure of an hour and a clock time
LIST_SIGNS = frozenset(".)]")  # signs that close the number of an item, or an area code
GOING_ON_NAMES = CALLS | UNTIL | LIST_SIGNS  # what may stand after a figure that only names
INDENT = 8  # blanks before the number of an item


def is_number(document: Document, amount: Amount) -> bool:
    """Whether an amount counts or measures, rather than names."""
    if amount.kind != "cardinal":
        return _measures(document, amount)
    if amount.plain:
        return not (designation.names(document, amount.token, amount.end) or _only_names(document, amount))
    if amount.rule in ("number.vague", "number.pair"):
        return True
    if amount.value == 1 and document.words[amount.token] == "one":
        return _counts_one(document, amount)
    return not (_is_race(document, amount) if amount.scaled else designation.names(document, amount.token, amount.end))


def _measures(document: Document, amount: Amount) -> bool:
    """Whether an amount of another kind than a bare number is one: no duration, date, address or time of day."""
    match amount.kind:
        case "duration":
            return False
        case "fraction":
            return not _is_two_days(document, amount)
        case "range":
            address = amount.plain and _is_address(document, amount.after)
            return not (address or _is_hours(document, amount) or designation.names(document, amount.token, amount.end))
        case _:
            return True


def _is_race(document: Document, amount: Amount) -> bool:
    """Whether a figure with "K" names a race: "a 5K run"."""
    return document.clean[amount.end - 1] in "kK" and document.following[amount.after - 1] in METRED


def _is_two_days(document: Document, amount: Amount) -> bool:
    """Whether what looks like a fraction in figures are days of a month, or a number of a year: "May 19/20", "Law 27/2017"."""
    before, end = amount.token - 1, amount.end
    if amount.end - amount.start < 3 or "/" not in document.clean[amount.start : amount.end]:
        return False
    month = before >= 0 and document.words[before] in designation.MONTHS and designation.capital(document, before)
    year = document.clean[end - 4 : end]
    return month or (document.clean[end - 5 : end - 4] == "/" and year.isdecimal() and int(year) in YEARS)


def _is_clock(document: Document, amount: Amount, following: str) -> bool:
    """Whether four figures are a time of day: "at 0230", "1545 GMT"."""
    return following in ZONES or (document.clean[amount.start] == "0" and amount.token > 0)


def _is_attempts(document: Document, amount: Amount, after: int) -> bool:
    """Whether a figure says how many of so many attempts succeeded: "5-for-12"."""
    words = document.words[after : after + 4]
    return words[:3] == ["-", "for", "-"] and words[-1].isdecimal() and int(words[-1]) > (amount.value or 0)


def _is_hour(document: Document, amount: Amount, after: int) -> bool:
    """Whether a clock time follows a word at a token, with which a figure tells from when to when: "from 1 to 2:30 p.m."."""
    words = document.words[after + 1 : after + 3]
    return amount.value in CLOCK and len(words) == 2 and words[0].isdecimal() and words[1] == ":"


def _only_names(document: Document, amount: Amount) -> bool:
    """Whether a plain figure is a year, a house number, a number of a list, or the name of a service ("the 112 service")."""
    after, clean = amount.after, document.clean
    word = document.following[after - 1]
    if amount.end - amount.start == 4 and ((amount.value in YEARS and _is_year(document, amount)) or _is_clock(document, amount, word)):
        return True
    if word in GOING_ON_NAMES and _goes_on_as_name(document, amount, after):
        return True
    if word and clean[document.starts[after]].isupper() and (word in designation.MONTHS or _is_address(document, after)):
        return True
    after_the = amount.token > 0 and document.words[amount.token - 1] == "the"
    return after_the and word != "" and clean[amount.end] == " " and _is_called(document, amount, after)


def _goes_on_as_name(document: Document, amount: Amount, after: int) -> bool:
    """Whether the word or sign after a plain figure makes it a score, the name of a service, an hour, or the number of a list."""
    word = document.words[after]
    if word == "-" and _is_attempts(document, amount, after):
        return True
    if (word in CALLS and amount.value in SERVICES) or (word in UNTIL and _is_hour(document, amount, after)):
        return True
    return document.clean[amount.end] in LIST_SIGNS and (_is_area_code(document, after) or _is_listed(document, amount))


def _counts_one(document: Document, amount: Amount) -> bool:
    """Whether "one" is a number: something is counted by it."""
    words = document.words
    before, after = words[amount.token - 1] if amount.token else "", amount.after
    following = document.following[after - 1]
    if not following:
        return not amount.token
    if before == "only" and amount.token > 1 and words[amount.token - 2] in BEFORE_ONLY:
        return False
    if before in NOT_ONE_AFTER or following in NOT_ONE_BEFORE or before in designation.NAMED:
        return False
    if following == "of":
        return words[after + 1 : after + 2] != [] and words[after + 1] in OF_ONE
    if following == "-":
        return words[after + 1 : after + 2] != [] and words[after + 1] not in NOT_ONE_BEFORE
    if following in HARMED:
        return document.following[after] not in DETERMINERS  # "one killed a boy"
    return phrase(document, after, True) is not None


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


def _is_address(document: Document, after: int) -> bool:
    """Whether a name and a kind of street follow a figure: "41 Tanner Street", "112 W. Main St."."""
    initial = 2 * (document.words[after + 1 : after + 2] == ["."] and document.starts[after] + 1 == document.ends[after])
    for token in range(after + initial, min(after + initial + 3, len(document.words))):
        if not designation.capital(document, token):
            return False
        if token > after and document.words[token] in designation.STREETS:
            return True
    return False


def _is_called(document: Document, amount: Amount, after: int) -> bool:
    """Whether a figure after "the" names one thing: "the 112 service", "the 911 call"."""
    words = document.words
    if after >= len(words):
        return False
    found = phrase(document, after, True)
    return (
        found is not None
        and not designation.capital(document, after)
        and not designation.counts_plural(document, amount.end)
        and words[document.token_at(found.start)] == words[document.token_at(found.end - 1)]
        and words[after] not in designation.PLURALS
    )


def _is_hours(document: Document, amount: Amount) -> bool:
    """Whether "from 8 to 11" says when something is open."""
    token = amount.first(document.starts)
    return amount.plain and (amount.maximum or 0) <= HOURS and not OPENING.isdisjoint(document.words[max(0, token - 2) : token])


def _with_age(document: Document, amount: Amount) -> Amount:
    """A bare number or range as an age where it is one: "aged 9 to 13", "65 or older", or a bare figure after a name."""
    words, token, after = document.words, amount.first(document.starts), amount.after
    before, following = words[token - 1] if token else "", document.following[after - 1]
    if following == "-" and words[after + 1 : after + 2] in (["something"], ["somethings"]) and amount.value is not None:
        end, least = document.ends[after + 1], amount.value
        return replace(_age(amount), end=end, after=after + 2, value=None, minimum=least, maximum=least + 9, approximate=True)
    if before == "age" and amount.kind == "range":
        return _age(amount)  # "boys age 13 to 17"
    if before in ("aged", "ages") and document.ends[token - 1] + 1 == amount.start:
        return replace(_age(amount), start=document.starts[token - 1])
    if amount.rule in BOUNDED and not OF_AGE.isdisjoint(words[token:after]):
        return _age(amount)
    old = _nothing_counted(following) and _may_be_age(amount)
    return _age(amount) if old and (_is_apposed(document, amount, token, after) or _is_old(document, amount, token)) else amount


def with_ages(document: Document, amounts: Iterable[Amount]) -> list[Amount]:
    """Return the amounts with those as ages that stand in a list with one: "aged 19 and 22", "17, 19 and 24 years old"."""
    words, following, starts = document.words, document.following, document.starts
    told, older = not document.where.keys().isdisjoint(BEFORE_AGES), not document.where.keys().isdisjoint(OF_AGE)
    found: list[Amount] = []
    after_age = False
    for amount in amounts:
        one = amount
        if amount.kind in AGELESS:
            noun = following[amount.after - 1]
            bounds, alone = amount.rule in BOUNDED, noun in NO_NOUNS or not noun[0].isalnum()
            bare = alone and (bounds or _may_be_told(document, amount, noun))
            if bare or (older and bounds) or (told and words[amount.first(starts) - 1] in BEFORE_AGES):
                one = _with_age(document, amount)
        if after_age and _may_be_listed(document, found[-1], one, one):
            one = _age(one)
        found.append(one)
        after_age = one.kind == "age"
        if after_age and document.clean.endswith(("old", "olds"), one.start, one.end):
            _spread_back(document, found)
    return found


def _may_be_told(document: Document, amount: Amount, following: str) -> bool:
    """Whether a word or sign beside a bare number may make an age of it."""
    token = amount.first(document.starts)
    return following == "-" or document.words[token - 1] in BEFORE_BARE or not AGED.isdisjoint(document.words[max(0, token - NEAR) : token])


def _spread_back(document: Document, found: list[Amount]) -> None:
    """Make ages of the bare numbers in a list that ends with one."""
    place = len(found) - 2
    while place >= 0 and _may_be_listed(document, found[place], found[place + 1], found[place]):
        found[place] = _age(found[place])
        place -= 1


def _may_be_listed(document: Document, one: Amount, other: Amount, bare: Amount) -> bool:
    """Whether a bare number of two in a list can be an age as the other is; a word must count nothing ("aged 19 and two others")."""
    if document.clean[one.end : other.start] not in JOINTS or bare.kind != "cardinal" or not _may_be_age(bare):
        return False
    following = document.following[bare.after - 1]
    return following != "of" if bare.plain else bare.rule == "number.spelled" and _nothing_counted(following)


def _nothing_counted(following: str) -> bool:
    """Whether the word after a number is no noun."""
    return following in NO_NOUNS or not following[0].isalnum()


def _is_apposed(document: Document, amount: Amount, token: int, after: int) -> bool:
    """Whether a bare figure between commas after a name or a person is an age: "Ana Ruiz, 41, said"; after a name a dash may end it."""
    words = document.words
    if amount.rule != "number.cardinal" or words[token - 1] not in APPOSING:
        return False
    token -= words[token - 1] in ("both", "also") or (words[token - 1] == "now" and designation.capital(document, token - 3))  # "Ana Ruiz, now 41,"
    if token < 2 or words[token - 1] != "," or not words[token - 2].isalpha():
        return False
    following = [*words[after : after + 3], "", ""]
    if following[0] in ("and", "or"):
        return following[2] == "," and following[1].isdecimal()  # "her sons, 7 and 9,"
    if following[0] in DASHES and not (document.clean[amount.end] == " " and designation.capital(document, token - 2)):
        return False
    return following[0] in APPOSED and not (following[0] in GOING_ON and following[1][:1].isdecimal())


def _is_old(document: Document, amount: Amount, token: int) -> bool:
    """Whether a bare figure tells how old people are: "their average age was 46", "a woman of 45", "four in ten of them under 16"."""
    words, near = document.words, document.words[max(0, token - NEAR) : token]
    if not near:
        return False
    if not AGED.isdisjoint(near) and not any(word[0].isdecimal() for word in near):
        return True
    if near[-1] not in BEFORE_OLD and amount.rule not in BOUNDED:
        return False
    third, person, before = ("", "", "", *near)[-3:]
    if (person in AGED_MOST and before in LIVED) or (near[0] in AGED_MOST and near[1:] == ["of", "them"]):
        return True
    if words[token] in ("under", "over") or document.clean.endswith((" over", " under"), amount.start, amount.end):
        return before in AGED_PEOPLE
    if before == "at" and person not in AGED_AT:
        return _is_of_subject(document, amount, token)
    if before in TURNED or before == "at":
        return _ends_clause(document, amount.after)
    if before in MERELY:
        third, person, before = ("", "", "", *words[max(0, token - 4) : token - 1])[-3:]
    if before in ("is", "was") and person in ("he", "she", "who"):
        return (amount.value or 0) >= YOUNGEST and _ends_clause(document, amount.after)
    young = before == "as" and person in ("young", "old") and third == "as"
    return young or (before == "of" and person in AGED_ONES) or (before == "past" and person in LIVED)


def _is_of_subject(document: Document, amount: Amount, token: int) -> bool:
    """Whether a sentence begins with "at" and the age of whom it is about: "At 91, he still works"."""
    first = document.sentence(token)[0]
    following = document.words[amount.after : amount.after + 2]
    return first == token - 1 and (following[:1] in (["he"], ["she"]) or following in ([",", "he"], [",", "she"]))


def _ends_clause(document: Document, after: int) -> bool:
    """Whether nothing that a figure leads by follows it ("he was 45 when", not "he was 12 behind")."""
    return after >= len(document.words) or not document.words[after][0].isalnum() or document.words[after] in TURNED_ON


def _may_be_age(amount: Amount) -> bool:
    return amount.unit is None and amount.base == amount.value is not None and 0 < amount.value <= OLDEST


def _age(amount: Amount) -> Amount:
    return amount.taken_for("age", "number.age", "a", amount.end, amount.after)
