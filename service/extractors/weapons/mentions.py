"""Mentions: what the arsenal knows, at its tokens, before it grows to whole names."""

from operator import itemgetter
from typing import NamedTuple

import regex

from service.document import Document
from service.extractors.weapons.arsenal import DESIGNATIONS, HYPHENED, INDEX, LINKED, Branch, Entry, designated
from service.extractors.weapons.measures import touch

MODEL = regex.compile(r"\d{1,3}[a-z]?\d?|[ivx]{1,4}|[a-f]")
ROMAN = ("ii", "iii", "iv")
HYPHENED_ON = LINKED.keys() | DESIGNATIONS.keys()  # what a hyphen and more make a weapon
BY_PLACE = itemgetter(0)
LAST_SIGN = "@"  # figures and most signs come before it, letters after


class Mention(NamedTuple):
    """An entry of the arsenal at its tokens."""

    first: int
    last: int
    entry: Entry


def mentions(document: Document) -> list[Mention]:
    """Return what the arsenal knows of a document, the longest at each place, none overlapping, in order."""
    kept: list[Mention] = []
    reached = -1
    for mention in sorted(_candidates(document), key=BY_PLACE):
        if mention.first > reached:
            kept.append(mention)
            reached = mention.last
        elif mention.first == kept[-1].first and mention.last > reached:
            kept[-1] = mention
            reached = mention.last
    return kept


def _candidates(document: Document) -> list[Mention]:
    where, words, following, found = document.where, document.words, document.following, list[Mention | None]()
    for word in where.keys() & INDEX.keys():
        branch = alone, _, seconds = INDEX[word]
        for token in where[word]:
            if alone or following[token] in seconds:
                found.append(_longest(document, token, branch))
    found += [_around(document, hyphen) for hyphen in where.get("-", ()) if words[hyphen - 1] in HYPHENED_ON]
    for word in document.unlettered:
        if (
            word > LAST_SIGN
            and word not in INDEX
            and (coded := HYPHENED.fullmatch(word))
            and (entry := designated(coded["letters"], coded["digits"]))
        ):
            found += [Mention(token, _whole(document, token), entry) for token in where[word]]
    return list(filter(None, found))


def _longest(document: Document, token: int, branch: Branch) -> Mention | None:
    """The longest entry that begins at a token, hyphens or blanks between its words."""
    following, alone = document.following[token], branch.alone
    if following in branch.seconds and (longer := _longer(document, token, branch)):
        return longer
    if alone is None or (alone.cased and not _cased(document, token, alone)):
        return None
    return Mention(token, _whole(document, token) if alone.name else token, alone)


def _longer(document: Document, token: int, branch: Branch) -> Mention | None:
    """The longest entry of more than one word that begins at a token."""
    second = token + 1
    following = document.following[token]
    if following == "-":
        following, second = document.following[second], second + 1
    for entry in branch.after.get(following, ()):
        last = _end(document, second, entry)
        if last is not None and (not entry.cased or _cased(document, token, entry)):
            return Mention(token, last, entry)
    return None


def _end(document: Document, second: int, entry: Entry) -> int | None:
    """The last token of an entry whose second word stands at a token; None when the others do not follow."""
    words, last = document.words, second
    for word in entry.words[2:]:
        last += 1
        if last < len(words) and words[last] == "-":
            last += 1
        if last >= len(words) or words[last] != word:
            return None
    return _whole(document, last) if entry.name else last


def _cased(document: Document, token: int, entry: Entry) -> bool:
    """Whether a name has its capital, in a text that has any, and an acronym all of them."""
    written = document.clean[document.starts[token] : document.ends[token]]
    return not document.capitals or (written[:-1].isupper() if entry.acronym else written[0].isupper())


def _around(document: Document, hyphen: int) -> Mention | None:
    """What needs the hyphen: a name such as "A-10 Warthog", or any designation."""
    words = document.words
    if not (0 < hyphen < len(words) - 1 and touch(document, hyphen - 1) and touch(document, hyphen)):
        return None
    if words[hyphen - 1] in LINKED and (mention := _longest(document, hyphen - 1, LINKED[words[hyphen - 1]])):
        return mention
    entry = designated(words[hyphen - 1], words[hyphen + 1])
    return Mention(hyphen - 1, _whole(document, hyphen + 1), entry) if entry else None


def _whole(document: Document, last: int) -> int:
    """The last token of a name with its number ("Fattah-2", "Trident II") and of one of two models ("M109A5/A6")."""
    words, following, after = document.words, document.following[last], last + 2
    if following in ROMAN:
        return last + 1 if document.clean[document.starts[last + 1] : document.ends[last + 1]].isupper() else last
    if following not in ("-", "/") or after >= len(words) or not (touch(document, last) and touch(document, last + 1)):
        return last
    return after if _model(words[last], following, words[after]) else last


def _model(name: str, link: str, number: str) -> bool:
    """Whether what is linked to a name says which model of it is meant."""
    if link == "-":
        return name.isalpha() and name not in DESIGNATIONS and MODEL.fullmatch(number) is not None
    return link == "/" and number[-1].isdigit()
