"""Mentions: what the arsenal knows, at its tokens, before it grows to whole names."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from service.document import Document
from service.extractors.weapons.arsenal import DESIGNATIONS, HYPHENED, INDEX, LINKED, Branch, Entry, designated
from service.extractors.weapons.measures import touch

MODEL = regex.compile(r"\d{1,3}[a-z]?\d?|[ivx]{1,4}|[a-f]")
ROMAN = regex.compile(r"I{2,3}|IV")
LAST_SIGN = "@"  # figures and most signs come before it, letters after


class Mention(NamedTuple):
    """An entry of the arsenal at its tokens."""

    first: int
    last: int
    entry: Entry


def mentions(document: Document) -> list[Mention]:
    """Return what the arsenal knows of a document, the longest at each place, none overlapping, in order."""
    found = sorted(_candidates(document), key=lambda mention: (mention.first, -mention.last))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.first > kept[-1].last:
            kept.append(mention)
    return kept


def _candidates(document: Document) -> Iterator[Mention]:
    where, following = document.where, document.following
    for word in where.keys() & INDEX.keys():
        branch = INDEX[word]
        for token in where[word] if branch.alone else [token for token in where[word] if following[token] in branch.seconds]:
            mention = _longest(document, token, branch)
            if mention:
                yield mention
    for hyphen in where.get("-", ()):
        yield from _around(document, hyphen)
    for word in [word for word in document.unlettered if word > LAST_SIGN]:
        if word not in INDEX and (coded := HYPHENED.fullmatch(word)):
            entry = designated(coded["letters"], coded["digits"])
            yield from (Mention(token, _whole(document, token), entry) for token in where[word] if entry)


def _longest(document: Document, token: int, branch: Branch) -> Mention | None:
    """The longest entry that begins at a token, hyphens or blanks between its words."""
    second = token + 1
    following = document.following[token]
    if following == "-":
        following, second = document.following[second], second + 1
    for entry in branch.after.get(following, ()):
        last = _end(document, second, entry)
        if last is not None and (not entry.cased or _cased(document, token, entry)):
            return Mention(token, last, entry)
    if branch.alone and (not branch.alone.cased or _cased(document, token, branch.alone)):
        return Mention(token, _whole(document, token) if branch.alone.name else token, branch.alone)
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


def _around(document: Document, hyphen: int) -> Iterator[Mention]:
    """What needs the hyphen: a name such as "A-10 Warthog", or any designation."""
    words = document.words
    if not (0 < hyphen < len(words) - 1 and touch(document, hyphen - 1) and touch(document, hyphen)):
        return
    if words[hyphen - 1] in LINKED and (mention := _longest(document, hyphen - 1, LINKED[words[hyphen - 1]])):
        yield mention
    elif entry := designated(words[hyphen - 1], words[hyphen + 1]):
        yield Mention(hyphen - 1, _whole(document, hyphen + 1), entry)


def _whole(document: Document, last: int) -> int:
    """The last token of a name with its number ("Fattah-2", "Trident II") and of one of two models ("M109A5/A6")."""
    words, after = document.words, last + 2
    if after < len(words) and touch(document, last) and touch(document, last + 1):
        return after if _model(words[last], words[last + 1], words[after]) else last
    return last + 1 if last + 1 < len(words) and ROMAN.fullmatch(document.clean, document.starts[last + 1], document.ends[last + 1]) else last


def _model(name: str, link: str, number: str) -> bool:
    """Whether what is linked to a name says which model of it is meant."""
    if link == "-":
        return name.isalpha() and name not in DESIGNATIONS and MODEL.fullmatch(number) is not None
    return link == "/" and number[-1].isdigit()
