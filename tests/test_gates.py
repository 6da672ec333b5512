"""What must stand around a rule's word (`after`, `then`) and what its pattern takes are written apart: here they are held together."""

from collections.abc import Iterator

import pytest

from benchmarks.texts import PUBLISHED, STORIES
from service import extractors
from service.document import Document
from service.rules import ANY, Rules, Tried
from tests.test_rules import RULES, unmarked

TEXTS = [STORIES, *(unmarked(example)[0] for rule in RULES for example in rule.finds)]


def tokens_at(document: Document, place: str) -> list[int]:
    """The tokens of a word, or of a shape that is no word."""
    return document.where.get(place) or [token for token in document.digits if document.shapes[token] == place]


def kept_from(rules: Rules, document: Document) -> Iterator[tuple[Tried, int]]:
    """The rules that are not tried at a token of theirs because of what is around it."""
    shapes = document.shapes
    for place, onward in rules._at.items():
        every = {tried for tries in onward.values() for tried in tries}
        for token in tokens_at(document, place):
            let = {tried for tried in onward.get(shapes[token + 1], onward[ANY]) if not tried.after or shapes[token - 1] in tried.after}
            yield from ((tried, token) for tried in every - let)


@pytest.mark.parametrize("rules", extractors.RULES, ids=lambda rules: rules.type)
def test_no_rule_is_kept_from_what_its_pattern_finds(rules: Rules) -> None:
    missed = []
    for document in (Document(text, PUBLISHED) for text in TEXTS):
        for tried, token in kept_from(rules, document):
            match = tried.match_at(document.clean, document.starts[token])
            if match is not None and tried.produce(match, document) is not None:
                missed.append((tried.rule.id, match[0], document.clean[max(0, match.start() - 20) : match.start()]))
    assert not missed
