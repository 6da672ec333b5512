"""What is counted: the noun phrase after a number, with the words before its noun; none rather than a wrong one."""

from service.document import Document
from service.extractors.designation import ENDERS, HEADLINE_VERBS, PLURALS, SIZED, capital, is_plural
from service.extractors.numbers.amounts import Amount
from service.extractors.numbers.vocabulary import DURATIONS, NUMBER_WORDS
from service.facts import Span
from service.lexicon import listing

VERBS = frozenset(listing("noun_phrases", "verbs"))
VERBS_AFTER_ONE = VERBS - set(listing("noun_phrases", "verb_nouns"))
VERBS_OF_ONE = frozenset(listing("noun_phrases", "verbs_of_one"))
ORDERS = frozenset(listing("noun_phrases", "orders"))
BARE = frozenset(listing("noun_phrases", "bare"))
SKIPPED = frozenset(listing("noun_phrases", "skipped"))
DETERMINERS = frozenset(listing("noun_phrases", "determiners"))
PRONOUNS = frozenset(listing("noun_phrases", "pronouns"))
NOUNS = frozenset(listing("noun_phrases", "nouns"))
NAME_STARTS = frozenset(listing("noun_phrases", "name_starts"))
ADJECTIVES = frozenset(listing("noun_phrases", "adjectives"))
PERIODS = DURATIONS | {"season", "seasons", "term", "summer", "winter", "spring", "autumn"}
TIMES = frozenset(("last", "next"))
TELLING = ADJECTIVES | TIMES | ENDERS | VERBS | VERBS_OF_ONE | HEADLINE_VERBS  # words that a phrase may not go on with
BASED = ("cardinal", "percent", "fraction")  # kinds of amounts of which the base may stand before them
OF_ONLY = ("percent", "measure")  # kinds that name what they count after "of" alone
STOPPING = ENDERS - ADJECTIVES - TIMES - SKIPPED - {"of"}  # words in lower case that a phrase may not begin with
JOINTS = (",", "and", "or")
CURRENCIES = frozenset("$€£¥")
JOINED = 7  # tokens after a joint within which the shared noun must stand
LONGEST = 14  # tokens of one noun phrase
ORDERED = 3  # words between a determiner and a second number
OWNER = 5  # tokens within which a possessive may end ("the island's")
NUMERAL = 6  # tokens of a number between "of" and what both count ("six of the nine counts")
SIDES = frozenset((":", "to"))  # between the two sides of a ratio, which counts neither
PARTICIPLES = frozenset(("ed", "ng", "ly"))  # the last letters of what may be a participle or an adverb
PARTICLES = ("by", "up", "on", "in", "at", "off", "out")  # words that hyphens tie to a plural: "runners-up", "brothers-in-law"
INSIDE = "-&'."  # signs that may stand inside a phrase


def counted(document: Document, amount: Amount) -> Span | None:
    """Return what an amount counts, or None where nothing is named. Money and ages count nothing."""
    kind, token = amount.kind, amount.after
    following = document.following[token - 1]
    found = None
    if kind == "cardinal":
        # Most count one plural noun right after them, or nothing.
        if following and amount.value != 1 and following not in TELLING and is_plural(following) and _is_counted_alone(document, amount, token):
            return Span(document.starts[token], document.ends[token])
        stops = following in STOPPING and document.clean[document.starts[token]].islower() and not _is_hyphenated(document, token)
        found = None if stops else _named_after(document, amount, token, following)
    elif following == "of" or kind not in OF_ONLY:
        found = _named_after(document, amount, token, following)
    if found or kind not in BASED or document.words[amount.first(document.starts) - 1] != ",":
        return found
    return _named_before(document, amount)


def _is_counted_alone(document: Document, amount: Amount, token: int) -> bool:
    """Whether the plural noun at a token after an amount is all that it counts."""
    start = document.starts[token]
    apart = start == amount.end + 1 and document.clean[amount.end] == " " and document.words[amount.token - 1] not in SIZED
    return apart and document.words[token].isalpha() and _ends_plural(document, token)


def _named_before(document: Document, amount: Amount) -> Span | None:
    """The base that begins the sentence: "of the town's flats, 70 percent"."""
    words, comma = document.words, amount.first(document.starts) - 1
    if comma < 1:
        return None
    first = document.sentence(comma)[0]
    if words[first] != "of" or comma - first > LONGEST or "," in words[first:comma]:
        return None
    base = _after_of(document, amount, first + 1)
    return base if base and base.end == document.ends[comma - 1] else None


def _named_after(document: Document, amount: Amount, token: int, following: str) -> Span | None:
    """What the word at a token right after the amount, and those after it, name."""
    words, kind, end = document.words, amount.kind, amount.end
    if not following or (amount.token and words[amount.token - 1] in SIZED) or "\n" in document.clean[end : document.starts[token]]:
        return None
    if following == "of":
        return None if kind == "ordinal" or (kind == "measure" and _is_within(document, amount)) else _after_of(document, amount, token + 1)
    if kind == "cardinal" and following != "-":
        return phrase(document, token, amount.value == 1) if following[0].isalnum() else None
    if kind == "ratio" and not SIDES.isdisjoint(words[amount.token : token]):
        return None
    if following == "-" and document.clean[end] == "-":
        return _after_hyphen(document, amount, token + 1)
    if kind == "fraction" and following in DETERMINERS:
        token += 1
    return phrase(document, token, amount.value == 1 or kind in ("ordinal", "fraction"), part=kind == "fraction")


def _is_within(document: Document, amount: Amount) -> bool:
    """Whether a length says how near something is, and measures nothing: "within 5 miles of the border"."""
    first = amount.first(document.starts)
    return first > 0 and document.words[first - 1] == "within"


def _after_hyphen(document: Document, amount: Amount, token: int) -> Span | None:
    """The one noun of "a three-bedroom house"; what an ordinal numbers stands after the whole compound ("third-largest economy")."""
    if token >= len(document.words) or not document.words[token].isalpha():
        return None
    if amount.kind == "ordinal":
        return phrase(document, token + 1, True)
    return (
        None if document.words[token] in ENDERS | SIZED else Span(document.starts[token], document.ends[token])
    )  # "2-for-1", "a 6.4-magnitude quake"


def _after_of(document: Document, amount: Amount, token: int) -> Span | None:
    """What comes after "of": past determiners, possessives and a second number; None for "of them"."""
    words = document.words
    if token >= len(words) or (
        words[token] in PRONOUNS and (token + 1 >= len(words) or words[token + 1] in ENDERS or not words[token + 1].isalpha())
    ):
        return None
    while token < len(words) and words[token] in DETERMINERS and not capital(document, token):
        token += 1
    place = _past_numeral(document, _past_owner(document, token))
    return phrase(document, place, False, of=True, mass=amount.kind in ("percent", "fraction"))


def _past_numeral(document: Document, token: int) -> int:
    """The token after a second number: "six of [the last nine] counts", "12 of [more than 40] men"."""
    words, first = document.words, token
    if token < len(words) and words[token] not in ORDERS and not _is_numeral(words[token]):
        return token
    while token < min(first + ORDERED, len(words)) and words[token] in ORDERS:
        token += 1
    if token >= len(words) or not _is_numeral(words[token]):
        return first
    last = min(token + NUMERAL, len(words))
    while token < last and _is_numeral(words[token]):
        token += 1
    return token


def _is_numeral(word: str) -> bool:
    return word[0].isdecimal() or word in NUMBER_WORDS or word in ",.-"


def _past_owner(document: Document, token: int) -> int:
    """The token after a possessive: "[the island's] pine forest"."""
    words, starts, ends = document.words, document.starts, document.ends
    if "'" not in words[token : token + OWNER]:
        return token
    for place in range(token, min(token + OWNER, len(words) - 1)):
        if words[place] == "'":
            own = words[place + 1] == "s" and starts[place + 1] == ends[place]
            return place + 2 if own else place + 1
        if not words[place].isalpha() or words[place] in ENDERS:
            break
    return token


def phrase(document: Document, token: int, singular: bool, *, of: bool = False, mass: bool = False, part: bool = False) -> Span | None:
    """Return the noun phrase that begins with a token, or None where there is no noun.

    One that is not `singular` ends with its first plural noun; after `of` it need have none; `mass` lets it be a word in -ing.
    """
    following = document.following
    while following[token - 1] in SKIPPED:
        token += 1
    first, last = token, -1
    if of and following[token - 1] in VERBS and document.words[token - 1] in DETERMINERS:
        first, last, token = token, token, token + 1  # after a determiner a verb's form is a noun: "a third of the cost"
    verbs, plural = VERBS_AFTER_ONE if singular and not part else VERBS, part or not singular
    for place in range(token, first + LONGEST):
        word = following[place - 1]
        # Most phrases begin with a word that could end none.
        if (last >= 0 or word in TELLING or not word.isalpha()) and not (word and _goes_on(document, first, place, last >= 0, verbs)):
            break
        if plural and is_plural(word) and _ends_plural(document, place):
            return Span(document.starts[first], document.ends[place])
        if word not in INSIDE:
            last = place
    return _without_plural(document, first, last, singular, of, mass) if last >= 0 else None


def _is_hyphenated(document: Document, token: int) -> bool:
    """Whether a hyphen ties a word to another: "by-elections", "follow-up visits", "passers-by", but not "efforts-to prepare"."""
    words, clean, start, end = document.words, document.clean, document.starts[token], document.ends[token]
    if clean[end : end + 1] == "-" and clean[end + 1 : end + 2].isalnum():
        return True
    return clean[start - 1] == "-" and clean[start - 2 : start - 1].isalnum() and (words[token] in PARTICLES or not is_plural(words[token - 2]))


def _without_plural(document: Document, first: int, last: int, singular: bool, of: bool, mass: bool) -> Span | None:
    """The phrase between two tokens that no plural noun ends, with the plural that it shares with another; None where it has no noun."""
    words = document.words
    if last > first and words[last].isdecimal():
        last = _before_figures(document, first, last)
    word = words[last]
    if word in PARTICLES and _is_hyphenated(document, last):
        return Span(document.starts[first], document.ends[last])
    if word.isdecimal() or (first == last and word in BARE and not of):
        return None
    if not (singular or of) and document.following[last] in JOINTS and not is_plural(word):
        end = _past_joint(document, last + 1)
        if end or not capital(document, last):
            return Span(document.starts[first], document.ends[end]) if end else None
    if word in BARE and first < last and all(_is_participle(document, token) for token in range(first, last)):
        return None  # "feared dead", "seriously injured"
    if word[-2:] in PARTICIPLES and _is_participle(document, last) and not (mass and first == last and word.endswith("ing")):
        return None
    return Span(document.starts[first], document.ends[last])


def _past_joint(document: Document, joint: int) -> int | None:
    """The plural noun that an adjective shares with the one after a joint: "local and district [seats]"; None for "two primary and two"."""
    for token in range(joint + 1, min(joint + JOINED, len(document.words))):
        word = document.words[token]
        if word in JOINTS:
            continue
        if not word.isalpha() or word in ENDERS or word in VERBS or word in NUMBER_WORDS or word == "others":
            return None
        if is_plural(word) and _ends_plural(document, token):
            return token
    return None


def _before_figures(document: Document, first: int, last: int) -> int:
    """The last token of a phrase without the score or figure that stands behind it ("the sixth seed 6-4"), unless that is part of a name."""
    place = last
    while place > first and (document.words[place].isdecimal() or document.words[place] == "-"):
        place -= 1
    apart = document.starts[place + 1] > document.ends[place] and not capital(document, place)
    return place if apart else last


def _goes_on(document: Document, first: int, token: int, begun: bool, verbs: frozenset[str]) -> bool:
    """Whether a token can belong to the phrase that begins with the token `first`."""
    word, start = document.words[token], document.starts[token]
    previous = document.ends[token - 1] if token else 0
    if token > first and (start > previous + 1 or document.clean[previous] == "\n") and "\n" in document.clean[previous:start]:
        return False
    if not word[0].isalpha():
        return _goes_through(document, token, begun, start == previous)
    if word in TELLING and not _is_hyphenated(document, token) and (told := _told(document, token, begun, verbs)) is not None:
        return told
    if begun and word[-2:] in PARTICIPLES and start != previous and _is_participle(document, token):
        return verbs is VERBS and _before_plural(document, token)
    return True


def _told(document: Document, token: int, begun: bool, verbs: frozenset[str]) -> bool | None:
    """Whether a word of those that often end a phrase goes on with this one; None where it is like any other."""
    word = document.words[token]
    if word in ADJECTIVES and (_before_plural(document, token) or _before_pair(document, token)):
        return True
    if word in TIMES and document.following[token] in PERIODS:
        return False  # "up from 251 last year", "one race last season"
    if word in ENDERS:
        return capital(document, token) and _is_named(document, token)
    if word in VERBS_OF_ONE and begun:
        return False
    if word[-1] == "s" and word in HEADLINE_VERBS and _has_object(document, token):
        return False  # "the third wave hits 12 states", "a mother of three wins $1m"
    return verbs is VERBS and _before_plural(document, token) if word in verbs else None


def _is_named(document: Document, token: int) -> bool:
    """Whether a capitalised word that would end a phrase is part of a name: "US troops", "A&E patients", "Long Islanders", but "Kills 4 At Disco"."""
    start, end = document.starts[token], document.ends[token]
    if end - start == 1:
        return document.clean[end : end + 1] in ("&", "-")
    return document.words[token] in NAME_STARTS or document.clean[start:end].isupper()


def _has_object(document: Document, token: int) -> bool:
    """Whether a number or a sum follows a word, which is a verb then."""
    following = document.following[token]
    return following[:1].isdecimal() or following in NUMBER_WORDS or following in CURRENCIES


def _goes_through(document: Document, token: int, begun: bool, glued: bool) -> bool:
    """Whether a sign or a figure can stand inside a phrase: "U.S. marines", "AK-47 rifles", "10 30-foot boats"."""
    word = document.words[token]
    if word == ".":
        return begun and glued and document.ends[token - 1] - document.starts[token - 1] == 1
    following = document.clean[document.ends[token] : document.ends[token] + 2]
    if word in "-&'":
        return begun and glued and following[:1].isalnum()
    return word[0].isdecimal() and (begun or not word.isdecimal() or (following[:1] == "-" and following[1:].isalpha()))


def _before_plural(document: Document, token: int) -> bool:
    """Whether a verb's form is an adjective: the plural noun comes right after it ("50 written pleas", "two army guided bombs")."""
    words = document.words
    return token + 1 < len(words) and is_plural(words[token + 1]) and document.starts[token + 1] == document.ends[token] + 1


def _before_pair(document: Document, token: int) -> bool:
    """Whether a noun and then a plural come right after an adjective: "six high school seniors"."""
    noun = document.following[token]
    return noun.isalpha() and noun not in ENDERS and noun not in VERBS and _before_plural(document, token + 1)


def _is_participle(document: Document, token: int) -> bool:
    """Whether a word in -ed, -ing or -ly is no noun."""
    word = document.words[token]
    if not word.endswith(("ed", "ing", "ly")) or len(word) < 4 or word in NOUNS:
        return False
    return word in HEADLINE_VERBS or not capital(document, token)


def _ends_plural(document: Document, token: int) -> bool:
    """Whether a plural noun ends the phrase with it: the next word is no plural too ("arms dealers") and no hyphen goes on."""
    word, following = document.words[token], document.following[token]
    if word == "times" or not following:
        return True
    gap = document.starts[token + 1] - document.ends[token]
    if gap == 0:
        return following != "-"
    return gap > 1 or not is_plural(following) or following in VERBS or following in VERBS_OF_ONE or (word in PLURALS and following in PLURALS)
