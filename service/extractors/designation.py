"""Designations: numbers that name a thing and count nothing ("F-16", "Boeing 737", "Article 50", "Covid-19", "9/11")."""

import regex

from service.document import TOKEN, Document
from service.lexicon import listing, mapping, one_of


def forms(verb: str) -> list[str]:
    """The forms of a regular verb."""
    stem = verb.removesuffix("e")
    return [verb, f"{verb}es" if verb.endswith(("s", "x", "ch", "sh")) else f"{verb}s", f"{stem}ed", f"{stem}ing"]


NAMED = frozenset(listing("designations", "named"))
SEVERAL_NAMED = frozenset(word if word[-1] == "s" else f"{word}s" for word in NAMED)
JOINTS = frozenset((",", "and", "or", "to", "through", "-", "\u2013", "&", "(", ")"))  # between the figures of a list
LISTING = SEVERAL_NAMED | JOINTS
TELLING = LISTING | NAMED | {"of"}  # words in lower case that may make a name of the figure after them
NAMING = frozenset("-.#(")  # signs that may make a name of the figure after them by themselves
OF = ("of", "the")  # words between a number and the plural that it counts
LAST_DAY = 31
LISTED = 16  # tokens of a list of figures
MONTHS = mapping("dates", "months", int) | mapping("dates", "months_short", int)
DAYS = mapping("dates", "weekdays", int)
DOTTED = NAMED | MONTHS.keys()  # words that a full stop may shorten before the figure that they take
HEADLINE_VERBS = frozenset(form for verb in listing("designations", "headline_verbs") for form in forms(verb))
SIZED = frozenset(listing("designations", "sized"))
PERIODS = frozenset(listing("designations", "periods"))
AROUND = 30  # characters on either side of a word that tell a text in capitals
STREETS = frozenset(listing("designations", "streets"))
IDIOMS = listing("designations", "idioms")
IDIOM_FIRSTS = frozenset(TOKEN.findall(idiom.lower())[0] for idiom in IDIOMS)  # the first word of each
IDIOM = regex.compile(one_of(IDIOMS), regex.IGNORECASE)


def capital(document: Document, token: int) -> bool:
    """Whether a word has a capital that tells: not in a text, or a headline, set in capitals throughout."""
    clean, start, end = document.clean, document.starts[token], document.ends[token]
    if not clean[start].isupper():
        return False
    return end - start == 1 or not clean[start:end].isupper() or not clean[max(0, start - AROUND) : end + AROUND].isupper()


def idiom_end(document: Document, start: int) -> int | None:
    """Where the fixed expression with a number that begins at an offset ends ("9/11", "24/7", "nine-to-five"); None where none does."""
    match = IDIOM.match(document.clean, start)
    return match.end() if match else None


def names(document: Document, token: int, end: int) -> bool:
    """Whether the plain figure or number word that begins with a token and ends at an offset is part of a name.

    That is: letters hyphened to it ("F-16"), a word that takes numbers ("Flight 370", "No. 3", "Articles 5 and 7"), or a name before it
    ("Boeing 737", "Apollo 11"). A plural that it could count makes it a number again after words in lower case ("in that case 12 people").
    """
    if not token:
        return False
    before, words, clean = token - 1, document.words, document.clean
    word = words[before]
    if not word.isalpha():
        if not word[0].isalnum():
            return _is_named_by_sign(document, token, end)
    elif word not in TELLING and len(word) > 1 and clean[document.starts[before]].islower():
        return False
    if (word in LISTING or not word.isalpha() or len(word) == 1) and _is_in_list(document, token):
        return not counts_plural(document, end)
    if clean[document.ends[before] : document.starts[token]] != " ":
        return False
    if word == "of":
        return before > 0 and words[before - 1] == "group" and capital(document, before - 1)
    if not clean[document.starts[before]].isupper():
        return word in NAMED and not counts_plural(document, end)
    if word == "day" and before and (words[before - 1] == "s" or capital(document, before - 1)):
        return False  # "on New Year's Day nine pilgrims", unlike "Day 9"
    name = capital(document, before)
    if word in MONTHS or (name and (word in NAMED or (before and words[before - 1].isdecimal()))):
        return True  # "a Boeing 737 MAX 9"
    return (word in NAMED or (name and _is_name(document, before))) and not counts_plural(document, end)


def _is_named_by_sign(document: Document, token: int, end: int) -> bool:
    """Whether the sign before a figure makes it part of a name: "F-16", "No. 3", "H.R.1546", "#7", "rule 14(2)", "Gates 5, 7"."""
    words, clean, start, before = document.words, document.clean, document.starts[token], token - 1
    sign, at = words[before], document.starts[before]
    if sign not in NAMING or (sign == "." and at + 1 < start and words[before - 1] not in DOTTED):
        return sign in JOINTS and _is_in_list(document, token) and not counts_plural(document, end)
    glued, after_letter = at + 1 == start, clean[at - 1 : at].isalpha()
    if sign == "-" and glued and after_letter and words[before - 1] not in SIZED:
        return True
    if sign == "." and ((glued and after_letter) or _is_short_month(document, before - 1)):
        return not counts_plural(document, end)
    if sign == "#" or (sign == "." and before and words[before - 1] in NAMED and len(words[before - 1]) < 5):
        return True
    if sign == "(" and glued and clean[at - 1 : at].isdecimal() and clean[end : end + 1] == ")":
        return True
    return sign in JOINTS and _is_in_list(document, token) and not counts_plural(document, end)


def _is_short_month(document: Document, token: int) -> bool:
    """Whether a token is the short name of a month: "Jan. 26"."""
    return token >= 0 and document.words[token] in MONTHS and document.clean[document.starts[token]].isupper()


def _is_month(document: Document, token: int) -> bool:
    """Whether a token is the name of a month, or the full stop of its short name."""
    return _is_short_month(document, token - (document.words[token] == "."))


def _is_in_list(document: Document, token: int) -> bool:
    """Whether a figure stands in a list after a month or several of a word that takes numbers ("March 5, 7 and 12", "Sections 3(a) and 4")."""
    words, first = document.words, token
    if token > 1 and words[token - 1] in JOINTS and words[token - 2].isalpha() and len(words[token - 2]) > 1 and words[token - 2] not in LISTING:
        return False  # most joints join something else
    for word in reversed(words[max(0, token - LISTED) : token]):
        if not (word in JOINTS or word[0].isdecimal() or (len(word) == 1 and word.isalpha())):
            break
        first -= 1
    if first and first < token and words[first].isdecimal() and _is_month(document, first - 1):
        return words[token].isdecimal() and int(words[token]) <= LAST_DAY and (words[token - 1] != "," or _more_follow(document, token))
    if not first or words[first - 1] not in SEVERAL_NAMED:
        return False
    return document.starts[first] == document.ends[first - 1] + 1 and (first < token or _more_follow(document, token))


def _more_follow(document: Document, token: int) -> bool:
    """Whether a figure goes on with a joint and another figure; a comma without a blank only groups ("seats 62,000")."""
    words, after = document.words, token + 2
    if after >= len(words) or words[token + 1] not in JOINTS or not words[after][0].isdecimal():
        return False
    return words[token + 1] != "," or document.starts[after] > document.ends[token + 1]


def _is_name(document: Document, token: int) -> bool:
    """Whether a capitalised word before a figure names something: no first word of a sentence, no weekday, no word of a headline that has no name."""
    word = document.words[token]
    if token and document.words[token - 1] == "&":
        return True  # "the S&P 500"
    if word in DAYS or len(word) < 2 or not word.isalpha() or word in ENDERS or word in HEADLINE_VERBS:
        return False
    acronym = document.clean[document.starts[token] : document.ends[token]].isupper()
    return acronym or document.sentence(token)[0] != token


def counts_plural(document: Document, end: int) -> bool:
    """Whether a word that looks like a plural in lower case comes within two words after an offset."""
    token = document.token_at(end)
    for place, word in enumerate(document.words[token : token + 3], token):
        if not word.isalpha() or (word in ENDERS and word not in OF) or capital(document, place):
            return False
        if is_plural(word):
            return True
    return False


SINGULARS = frozenset(listing("noun_phrases", "singulars"))
PLURALS = frozenset(listing("noun_phrases", "plurals")) - SINGULARS
ENDERS = frozenset(listing("noun_phrases", "enders"))


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in PLURALS:
        return True
    last = word[-1:]
    if last != "s":
        return last == "n" and word[-3:] == "men" and word not in SINGULARS
    return len(word) > 3 and word[-2] not in "su'i" and word not in ENDERS and word not in SINGULARS
