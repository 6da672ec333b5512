"""Number words: amounts in words, ordinals, parts of a whole, and vague plurals."""

import regex

from service.document import Document
from service.extractors import designation
from service.extractors.numbers import units
from service.extractors.numbers.amounts import Amount, Nothing, Reading, exactly, whole, with_unit
from service.extractors.numbers.counted import DETERMINERS, VERBS
from service.extractors.numbers.figures import ordinal
from service.extractors.numbers.numerals import Numeral, Worth, fold, parts
from service.extractors.numbers.signs import sign_before
from service.extractors.numbers.vocabulary import BEFORE_ENDS, HALVES_OF, ORDINALS, POSSESSORS, SCALE, SCALES, SCORES_OF, VAGUE
from service.lexicon import one_of

VAGUE_RUN = regex.compile(rf"({one_of(VAGUE)})(?:[ ]of[ ]({one_of(VAGUE)}))?([ ]of\b)?", regex.IGNORECASE)  # its words, and the "of" after them
SEVERAL = regex.compile(rf"(?:several|few|couple)(?:[ ]of)?[ ](?P<scale>{one_of(SCALE)})", regex.IGNORECASE)
PAIR = regex.compile(r"(?:couple|pair)[ ]of(?!\w)", regex.IGNORECASE)
ARTICLE = regex.compile(r"[ ](?:of[ ])?an?(?=[ ])")
MULTI = ["multi", "-"]  # before a scale word these make it a vague plural ("a multi-million-pound fraud")
ALWAYS_OF = ("scores", "tens")  # vague plurals only before "of"


def words_at(document: Document, token: int) -> Reading:
    """Return the amount that begins with a number word, or how far there is none."""
    if document.words[token] in designation.IDIOM_FIRSTS and (end := designation.idiom_end(document, document.starts[token])) is not None:
        return Nothing(end)
    for first in (token - 1, token) if _article_before(document, token) else (token,):
        found, ends = parts(document, first)
        if numeral := fold(found):
            return _amount(document, first, token, numeral, ends[numeral.used - 1])
    return Nothing(document.ends[token])


def _article_before(document: Document, token: int) -> bool:
    return token > 0 and document.words[token - 1] in ("a", "an") and document.clean[document.ends[token - 1] : document.starts[token]] == " "


def _amount(document: Document, first: int, token: int, numeral: Numeral, end: int) -> Reading:
    """The amount of a numeral in words, by its form."""
    form, value = numeral.form, numeral.value
    if form == "part_or_ordinal" and _numbers_noun(document, first, end):
        form, value = "ordinal", ORDINALS.get(document.words[document.token_at(end - 1)], 0)
        first = token
    if form == "ordinal":
        return ordinal_word(document, token, end, value)
    if form in ("part", "part_or_ordinal"):
        return _part(document, first, end, value)
    if document.clean[end : end + 1] == "-" and document.clean[end + 1 : end + 2].isdecimal():
        return Nothing(end)
    if document.words[token - 2 : token] == MULTI:
        return with_unit(document, _vague(document, document.starts[token - 2], end, token, 2 * whole(value)))
    start = document.starts[first]
    if sign := sign_before(document, first):
        start, value = sign.start, -value if sign.negative else value
    value = whole(value)
    after = document.token_at(end)
    bare = Amount(start, end, first, after, "cardinal", "number.spelled", value, value, value, False, None, numeral.base, value >= 1000)
    return with_unit(document, bare)


def _numbers_noun(document: Document, first: int, end: int) -> bool:
    """Whether "a third" numbers the noun after it ("a third suspect") and is no part."""
    after = document.token_at(end)
    if document.words[first] not in ("a", "an") or after >= len(document.words) or document.clean[end] == "\n":
        return False
    word = document.words[after]
    if word == "-":
        return document.clean[document.ends[after] : document.ends[after] + 1].isalpha()  # "a fifth-generation farmer"
    return word.isalpha() and word not in designation.ENDERS and word not in HALVES_OF and word not in VERBS and not word.endswith("ed")


def ordinal_word(document: Document, token: int, end: int, value: Worth) -> Reading:
    """Return the ordinal in words that ends at an offset, unless it is an adverb ("first said", "at first") or a unit of time ("per second")."""
    words, after = document.words, document.token_at(end)
    following = words[after] if after < len(words) else "."
    before = words[token - 1] if token else ""
    if value == 2 and before in ("per", "a", "each", "every") and not following.isalpha():
        return Nothing(end)
    if following == "-" and words[after + 1 : after + 2] not in (["half"], ["quarter"]) and value > 2:
        return ordinal(document, token, value, end)
    ends = following in designation.ENDERS or not following[0].isalnum() or following.endswith("ed") or following in VERBS
    if value <= 3 and ((ends and before and before not in POSSESSORS) or before == "at"):
        return Nothing(end)
    return ordinal(document, token, value, end)


def _part(document: Document, first: int, end: int, value: Worth) -> Reading:
    """A part of a whole, with the unit that it is a part of ("half a gallon"); half an hour is a duration."""
    words, starts = document.words, document.starts
    if words[first] in ("half", "quarter") and _names_part(document, first, end):
        return Nothing(end)
    start = starts[first]
    if sign := sign_before(document, first):
        start, value = sign.start, -value if sign.negative else value
    bare = exactly(start, end, first, document.token_at(end), "fraction", value)
    article = ARTICLE.match(document.clean, end)
    if article and (scaled := _part_of_scale(document, bare, article.end())):
        return with_unit(document, scaled)
    after = units.unit_after(document, article.end()) if article else None
    if after is None:
        return with_unit(document, bare)
    if after.unit.kind == "duration":
        return Nothing(after.end)
    return bare.taken_for(after.unit.kind, f"number.{after.unit.kind}", after.unit.code, after.end, document.token_at(after.end))


def _part_of_scale(document: Document, part: Amount, at: int) -> Amount | None:
    """A part of a scale word: "a quarter of a billion"."""
    token = document.token_at(at)
    times = SCALES.get(document.words[token]) if token < len(document.words) else None
    if times is None or part.value is None:
        return None
    value = whole(part.value * times)
    end, base = document.ends[token], part.value
    return Amount(part.start, end, part.token, token + 1, "cardinal", "number.spelled", value, value, value, False, None, base, True)


def _names_part(document: Document, token: int, end: int) -> bool:
    """Whether a lone "half" or "quarter" is one of a match, a year or a name, and no share."""
    words = document.words
    if units.unit_after(document, end):
        return False
    before = words[token - 1] if token else ""
    after = document.token_at(end)
    following = words[after] if after < len(words) else "."
    if words[token] == "quarter" or document.clean[end : end + 1] == "-" or before in ORDINALS or before in HALVES_OF:
        return True
    return following.isalpha() and following not in designation.ENDERS and before not in BEFORE_ENDS


def vague_at(document: Document, token: int) -> Reading:
    """Return a vague plural ("dozens", "tens of thousands", "several hundred", "a couple of"), or how far there is none."""
    clean, start = document.clean, document.starts[token]
    article = _article_before(document, token)
    first = document.starts[token - 1] if article else start
    few = document.words[token] not in VAGUE  # "several", "few", "couple" or "pair": vague by the words after it
    if few and (match := SEVERAL.match(clean, start)):
        return with_unit(document, _vague(document, first, match.end(), token, 2 * SCALE[match["scale"].lower()]))
    if few and (match := PAIR.match(clean, start)):
        loose = document.words[token] == "couple"
        if not article:
            return Nothing(match.end())
        rule = "number.vague" if loose else "number.pair"
        return Amount(first, match.end(), token, document.token_at(match.end()), "cardinal", rule, 2, 2, 2, loose, None, 2)
    match = VAGUE_RUN.match(clean, start)
    if not match:
        return Nothing(document.ends[token])
    word, second, of = match.group(1, 2, 3)
    word = word.lower()
    if word in ALWAYS_OF and not (of or second or _are_many(document, token)):
        return Nothing(match.end())
    least = VAGUE[word] * (VAGUE[second.lower()] // 2 if second else 1)
    first = document.starts[token - 1] if token and document.words[token - 1] == "low" else start
    # Its unit may stand after its "of", or after "multimillion" at once.
    place = match.end(3) if word[-1] == "s" else match.end()
    return _of_unit(document, _vague(document, first, match.start(3) if of else match.end(), token, least), place)


def _are_many(document: Document, token: int) -> bool:
    """Whether "scores" alone means many people ("scores were hurt", "scores more fled"), no results."""
    if document.words[token] != "scores" or document.following[token] not in SCORES_OF:
        return False
    before = document.words[token - 1] if token else "."
    return not before.isalpha() or (before in designation.ENDERS and before not in DETERMINERS) or before.endswith("ing")


def _vague(document: Document, start: int, end: int, token: int, least: Worth) -> Amount:
    return Amount(start, end, token, document.token_at(end), "cardinal", "number.vague", None, least, None, True)


def _of_unit(document: Document, bare: Amount, end: int) -> Reading:
    """The vague plural with the unit at an offset, if that is one ("millions of dollars"); of years it is a duration."""
    after = units.unit_after(document, end) if end > 0 else None
    if after is None or after.unit.kind == "percent":
        return bare
    if after.unit.kind == "duration":
        return Nothing(after.end)
    return bare.taken_for(after.unit.kind, bare.rule, after.unit.code, after.end, document.token_at(after.end))
