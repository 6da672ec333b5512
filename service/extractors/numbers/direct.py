"""Direct: the numeral that is read at once from its own words and those beside it, as most are: alone, or with a plain scale word or unit."""

from decimal import Decimal

import regex

from service.document import TOKEN, Document
from service.extractors.designation import IDIOMS, MONTHS
from service.extractors.numbers import units
from service.extractors.numbers.amounts import CHECKED, Amount, Currency, Nothing, Reading, aged, exactly, measured
from service.extractors.numbers.compound import SMALLER, may_go_on
from service.extractors.numbers.figures import INSIDE, LETTER_WORDS, NEVER, RUN
from service.extractors.numbers.numerals import DASHES, worth
from service.extractors.numbers.signs import MARK, SIGN_ENDS
from service.extractors.numbers.spelled import ordinal_word
from service.extractors.numbers.units import Unit
from service.extractors.numbers.vocabulary import BEFORE_YEARS, LETTERS, ORDINALS, SCALES, SINGULAR, SMALL

SIGNS_BEFORE = INSIDE | {".", "-", "\u2212", MARK}  # signs that may belong to a figure
BEFORE = SIGN_ENDS - {"-"}  # words and signs that make of a numeral more than itself
LED = SIGNS_BEFORE | units.LEADING_ENDS  # words and signs that may belong to a figure after them
LINKS = frozenset(("or", "of", "out", "over", "through"))  # words that may make one of two numbers, beside those of COMPANY
BEFORE_DAYS = MONTHS.keys() | {"."}  # what stands before the figure of a day
DATING = MONTHS.keys() | BEFORE_YEARS - {",", "to", "and", "of", "-"}  # words before the figure of a year that make no range of it
CLOSING = frozenset((",", ".", ";", ")", ""))  # signs past which no number goes on
CENTURIES = ("19", "20")  # of the years that are told by these
ARTICLES = ("a", "an")  # they make parts of ordinals: "a third"
IDIOM_STARTS = frozenset(tuple(TOKEN.findall(idiom.replace("-", " "))[:2]) for idiom in IDIOMS)
JOINERS = frozenset(("and", "&"))
OPENERS = frozenset((*DASHES, "("))  # signs past which a numeral may go on with the next word
AFTER = (RUN - JOINERS - OPENERS) | LETTER_WORDS | {"/", "^", "x", "y", "yo", "below"}
# What may go on with a numeral; any other word is passed over at once.
COMPANY = AFTER | JOINERS | OPENERS | units.ONE | units.SECONDS.keys() | {idiom[-1] for idiom in IDIOM_STARTS}
# Units that mean the same beside any number: those of one word, and those of two that begin no longer one.
UNITS = {word: unit for word, unit in units.NAMES.items() if not (word in AFTER | JOINERS | CHECKED or (word.isalpha() and len(word) < 3))}
TWO_WORDS = [(tuple(word.split()), unit) for word, unit in UNITS.items() if word.count(" ") == 1]
# Those of two letters, as they are written; a name means the same in any case, and goes before a sign.
SHORT = {
    sign: unit
    for sign, unit in (units.SIGNS | units.NAMES).items()
    if unit.kind == "measure" and len(sign) == 2 and sign.isalpha() and sign != "in" and units.NAMES.get(sign.lower(), unit) == unit
}
PAIRS = {words: unit for words, unit in TWO_WORDS if words not in units.LONGER and "".join(words).isalpha()}
LONGER = {tuple(tokens[:3]) for tokens in units.TOKENS if len(tokens) > 3}
# Units of three words and signs.
THREE_WORDS = {
    word: unit
    for word, unit in (units.SIGNS | units.NAMES).items()
    if len(tokens := TOKEN.findall(word)) == 3 and tuple(tokens) not in LONGER
}  # fmt: skip
GLUED = SHORT.keys() - LETTERS.keys() - {"st"}  # what may be glued to a figure and means a unit: "107mm"
LETTERS_AFTER = "abcdefghijklmnopqrstuvwxyz"
AGES = frozenset(("-", "old", "olds", "of"))  # what makes an age of a number of years: "14-year-old", "16 years of age"
GROUPED = regex.compile(r"[1-9]\d{0,2}(?:,\d{3}){1,5}(?:\.\d{1,12})?")  # a figure with commas
OPEN = frozenset((" ", "\n", "("))  # signs that have nothing to do with a figure after them
ENDS, BLANKS = (".", ",", ";", ")"), ("", " ", "\n")  # what may come after a figure with commas or a point, and after that
LONGEST_WHOLE, LONGEST_PART = 9, 12  # digits of such a figure before and after its point
LONGEST = 30  # digits of one figure
CARDINAL = "number.cardinal"


def direct_at(document: Document, token: int) -> Reading | None:
    """Return the amount that begins with a figure or number word, or how far there is none; None where its neighbours do not tell at once."""
    words = document.words
    word, before = words[token], words[token - 1] if token else ""
    if before in BEFORE:
        return None
    start, end, following, currency = document.starts[token], document.ends[token], document.following[token], None
    figure = word.isdecimal()
    if figure:
        runs_on = not following.isalpha() and (document.clean[end + 1 : end + 2].isdecimal() or following[:1].isdecimal())
        if (before in BEFORE_DAYS or end - start == 4) and not runs_on and _is_date(document, token, before, following):
            return Nothing(end)
        if before in LED:
            if document.clean[start - 1] in SIGNS_BEFORE and not _is_hyphened(document.clean, start):
                return None
            currency = units.currency_before(document, token)
        if runs_on:
            return _run_on(document, token, following, currency)
        if word[0] == "0" or end - start > LONGEST:
            return None
        value, rule = int(word), CARDINAL
    elif word in SMALL:
        value, rule = SMALL[word], "number.spelled"
    else:
        return _glued(document, token, word, before) if word[0].isdecimal() else _ordinal(document, token, word, before, following)
    bare = Amount(start, end, token, token + 1, "cardinal", rule, value, value, value, False, None, value, False, figure)
    if following not in COMPANY and currency is None and following.isascii():
        return bare
    return _completed(document, bare, token, currency)


def _is_date(document: Document, token: int, before: str, following: str) -> bool:
    """Whether a figure is plainly a day of a month, or a year, and goes on with no other number: "Jan. 26,", "in March 2022 a"."""
    word, ends = document.words[token], following in CLOSING
    if not ends and (not following.isalpha() or following in COMPANY or following in LINKS):
        return False
    if len(word) == 4 and word[:2] in CENTURIES:
        return before in DATING or (ends and before == ",")
    month = token - 2 if before == "." and ends else token - 1
    if month < 0 or document.words[month] not in MONTHS or not document.clean[document.starts[month]].isupper():
        return False
    return document.ends[token - 1] + 1 == document.starts[token] and (before == "." or document.clean[document.ends[month]] == " ")


def _ordinal(document: Document, token: int, word: str, before: str, following: str) -> Reading | None:
    """The ordinal that one word is; None where it may be part of another numeral."""
    if word not in ORDINALS or following in RUN or (before in ARTICLES and word in SINGULAR) or (word, following) in IDIOM_STARTS:
        return None
    return ordinal_word(document, token, document.ends[token], ORDINALS[word])


def _is_hyphened(clean: str, start: int) -> bool:
    """Whether the sign before a figure only ties it to the word before it: "Shahed-136"."""
    return clean[start - 1] == "-" and clean[start - 2 : start - 1].isalnum()


def _run_on(document: Document, token: int, following: str, currency: Currency | None) -> Reading | None:
    """The amount of a figure with commas or a point, or how far a clock time goes; None for a score, a ratio or a telephone number."""
    start = document.starts[token]
    if following == ":":
        never = NEVER.match(document.clean, start)
        return Nothing(never.end()) if never else None
    if following == ".":
        return _decimal(document, token, currency)
    grouped = GROUPED.match(document.clean, start)
    if not grouped or not _is_whole(document.clean, grouped.end()):
        return None
    figure = grouped[0]
    last, value = token + 2 * (figure.count(",") + figure.count(".")), worth(figure)
    return _completed(document, exactly(start, document.ends[last], token, last + 1, "cardinal", value), last, currency)


def _decimal(document: Document, token: int, currency: Currency | None) -> Amount | None:
    """The amount of a figure with a point; None where what comes after may belong to it unseen."""
    clean, words, start, last = document.clean, document.words, document.starts[token], token + 2
    end, before, part = document.ends[last], words[token], words[last]
    if not part.isdecimal() or len(before) > LONGEST_WHOLE or len(part) > LONGEST_PART or (before[0] == "0" and before != "0"):
        return None
    if not _is_whole(clean, end):
        return None
    value = Decimal(clean[start:end])
    return _completed(document, exactly(start, end, token, last + 1, "cardinal", value), last, currency)


def _is_whole(clean: str, end: int) -> bool:
    """Whether nothing comes after the figure with commas or a point that ends at an offset which could belong to it unseen."""
    sign, after = clean[end : end + 1], clean[end + 1 : end + 2]
    return after.isalpha() if sign == " " else sign == "%" or (sign in ENDS and after in BLANKS)


def _glued(document: Document, token: int, word: str, before: str) -> Amount | None:
    """The figure with the unit of two letters that is glued to it."""
    figure, start, end, following = word.rstrip(LETTERS_AFTER), document.starts[token], document.ends[token], document.following[token]
    sign = document.clean[start + len(figure) : end]
    if sign not in GLUED or not figure.isdecimal() or len(figure) > LONGEST or figure[0] == "0" or document.clean[start - 1 : start] not in OPEN:
        return None
    unit = SHORT[sign]
    longer = following in COMPANY or following in units.SECONDS.get(word[len(figure) :], ()) or before in units.LEADING_ENDS
    if longer or (unit.code in SMALLER and may_go_on(document, token + 1)):
        return None
    return measured(exactly(start, end, token, token + 1, "cardinal", int(figure)), unit, start, end, token + 1)


def _completed(document: Document, bare: Amount, last: int, currency: Currency | None) -> Amount | None:
    """The numeral that ends with a token in its currency or unit, with its scale word."""
    following = document.following[last]
    if following in COMPANY:
        if following in SCALES and bare.value and document.clean[bare.end : document.starts[last + 1]] == " ":
            last += 1
            value, end = bare.value * SCALES[following], document.ends[last]
            bare = Amount(bare.start, end, bare.token, last + 1, "cardinal", bare.rule, value, value, value, False, None, bare.value, True)
            following = document.following[last]
            if following[:1].isdecimal():
                return None
        named = len(following) == 1 and not currency and _begins_name(document, last + 1)  # "$5 T" are trillions
        if following in UNITS or (following in COMPANY and not named and _goes_on(document, bare, last, following)):
            if currency:
                return None
            return aged(document, bare) if following == "-" else _in_unit(document, bare, last + 1)
    if not following.isascii() or (following == "of" and (bare.value or 1) < 1):
        return None  # "0.25 of a point"
    if not currency:
        return bare
    return None if may_go_on(document, last + 1) else measured(bare, currency[0], currency[1], bare.end, bare.after)


def _goes_on(document: Document, bare: Amount, last: int, following: str) -> bool:
    """Whether a numeral goes on with the word after it: with a number word, a sign, a scale letter, a unit or the rest of an idiom."""
    after = document.following[last + 1]
    if following in OPENERS:
        if bare.plain and after.isalpha() and document.clean[bare.end] == " ":
            return units.may_begin(document, last + 2)  # "Oct. 18 - Five rockets": a figure goes on with a word only where it is tied to it
        return after in COMPANY or after[:1].isdecimal() or not after.isascii()
    if following in JOINERS:
        return after in RUN or (bare.scaled and after[:1].isdecimal())
    if following in ARTICLES and not bare.scaled:
        return units.may_begin(document, last + 1)
    if following == "in":
        return not after or after in units.INCHES_GO_ON
    return following in AFTER or units.may_begin(document, last + 1) or (document.words[last], following) in IDIOM_STARTS


def _begins_name(document: Document, token: int) -> bool:
    """Whether a lone letter and a hyphen begin the name of a thing: "two T-72 tanks"."""
    clean, end, letter = document.clean, document.ends[token], document.words[token]
    if clean[end : end + 1] != "-" or not letter.isalpha() or letter in "ka":
        return False
    return clean[end + 1 : end + 2].isalnum() and clean[document.starts[token] - 1] == " "


def _in_unit(document: Document, bare: Amount, place: int) -> Amount | None:
    """The numeral in the unit of one or two words that begins at a token; None for any other."""
    clean, word, start, after = document.clean, document.words[place], document.starts[place], document.following[place]
    if start > bare.end and clean[bare.end : start] != " ":
        return None
    if word in units.SECONDS and after in units.SECONDS[word]:
        unit, place = _in_words(document, place, word, after)
        after = document.following[place]
    else:
        unit = UNITS.get(word) or SHORT.get(clean[start : document.ends[place]])
    end = document.ends[place]
    if not unit or after == "below" or clean[end : end + 1].isalnum() or (after == "/" and clean[end] == "/"):
        return None
    if unit.kind == "duration":
        return aged(document, bare) if after in AGES else bare.taken_for("duration", bare.rule, None, end, place + 1)
    if (unit.kind == "money" or unit.code in SMALLER) and may_go_on(document, place + 1):
        return None
    return measured(bare, unit, bare.start, end, place + 1)


def _in_words(document: Document, place: int, word: str, after: str) -> tuple[Unit | None, int]:
    """The unit of two or three words and signs that begins at a token, and its last token."""
    if (word, after) not in units.LONGER or place + 2 >= len(document.words):
        return PAIRS.get((word, after)), place + 1
    written = document.clean[document.starts[place] : document.ends[place + 2]]
    return THREE_WORDS.get(written) or THREE_WORDS.get(written.lower()), place + 2
