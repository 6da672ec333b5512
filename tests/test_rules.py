"""Every rule's examples, run alone and through the whole pipeline, and its growth on hostile text. Never edited for a rule."""

import time
from datetime import date

import pytest
import regex

from service import extractors
from service.document import Document
from service.facts import Claim, Fact
from service.pipeline import RULES as RULE_SETS
from service.pipeline import extract
from service.rules import Rule

PUBLISHED = date(2020, 1, 27)  # a Monday; what every example counts from
RULES = [rule for rules in RULE_SETS for rule in rules]
SETS = {rules.type: rules for rules in RULE_SETS}
EXTRACTOR_OF = {rules.type: extractor for rules, extractor in zip(extractors.RULES, extractors.EXTRACTORS, strict=True)}
GROWTH = 2.6  # times as long for twice the text, at most
FLOOR = 0.002  # seconds: below this a measurement says nothing


def unmarked(example: str) -> tuple[str, int, int]:
    """The example without its brackets, and the span they mark."""
    start, end = example.index("["), example.index("]") - 1
    return example.replace("[", "", 1).replace("]", "", 1), start, end


def says(found: Fact | Claim, expected: object) -> bool:
    """Whether a fact's value (or a claim) has the expected headline, or the expected fields."""
    what = found.value if isinstance(found, Fact) else found
    if isinstance(expected, dict):
        return all(getattr(what, name) == wanted for name, wanted in expected.items())
    return bool(getattr(what, "headline") == expected)  # noqa: B009


def found_alone(rule: Rule, text: str) -> list[Fact] | list[Claim]:
    """What one rule finds in a text, before any other reading of the same words can win."""
    if rule.source is None or rule.type == "claim":  # the pattern of a claim reads facts, not the text
        return found_together(rule, text)
    return [fact for fact in SETS[rule.type].extract(Document(text, PUBLISHED)) if fact.rule == rule.id]


def found_together(rule: Rule, text: str) -> list[Fact] | list[Claim]:
    """What one rule contributes to the answer."""
    answer = extract(text, PUBLISHED)
    if rule.type == "claim":
        return [claim for claim in answer.claims if claim.rule == rule.id]
    return [fact for fact in answer.facts if fact.rule == rule.id]


FINDS = [pytest.param(rule, example, expected, id=f"{rule.id}: {example}") for rule in RULES for example, expected in rule.finds.items()]
IGNORES = [pytest.param(rule, example, id=f"{rule.id}: {example}") for rule in RULES for example in rule.ignores]


@pytest.mark.parametrize(("rule", "example", "expected"), FINDS)
def test_a_rule_finds_its_examples_in_the_whole_pipeline(rule: Rule, example: str, expected: object) -> None:
    text, start, end = unmarked(example)
    facts = found_together(rule, text)
    assert [fact for fact in facts if (fact.start, fact.end) == (start, end) and says(fact, expected)], facts


@pytest.mark.parametrize(("rule", "example", "expected"), FINDS)
def test_a_rule_finds_its_examples_alone(rule: Rule, example: str, expected: object) -> None:
    text, start, end = unmarked(example)
    facts = found_alone(rule, text)
    assert [fact for fact in facts if (fact.start, fact.end) == (start, end) and says(fact, expected)], facts


@pytest.mark.parametrize(("rule", "example"), IGNORES)
def test_a_rule_ignores_its_near_misses(rule: Rule, example: str) -> None:
    assert not found_alone(rule, example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_is(rule: Rule) -> None:
    assert rule.description.endswith((".", "]", ")")), "the docstring is the rule's manual page"
    assert len(rule.finds) >= 6, "at least six examples"
    assert len(rule.ignores) >= 4, "at least four near-misses"


def hostile(rule: Rule, times: int) -> list[str]:
    """The rule's own examples with each word, or each character, repeated many times; the tail stays, so no literal is missing."""
    texts = []
    for example in list(rule.finds)[:3]:
        text, start, end = unmarked(example)
        words = regex.findall(r"\S+\s*", text[start:end])
        texts += [text[:start] + "".join(words[:at]) + word.rstrip().join([" "] * times) + "".join(words[at:]) for at, word in enumerate(words[:4])]
        texts.append(text[:start] + text[start] * times + text[start:])
    return texts


def seconds(rule: Rule, text: str) -> float:
    """How long the rules of a rule's type take over a text; for a rule without a pattern, all that leads to its decision."""
    document = Document(text, PUBLISHED)
    started = time.process_time()
    if rule.source is not None:
        SETS[rule.type].extract(document)
    elif rule.type == "claim":
        extract(text, PUBLISHED)
    else:
        EXTRACTOR_OF[rule.type](document)
    return time.process_time() - started


def grows(rule: Rule, short: str, long: str, runs: int) -> bool:
    """Whether the longer text, twice the shorter, takes more than its share, by the best of some runs."""
    once, twice = (min(seconds(rule, text) for _ in range(runs)) for text in (short, long))
    return twice > max(FLOOR, GROWTH * once)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_takes_time_in_proportion_to_the_text(rule: Rule) -> None:
    for short, long in zip(hostile(rule, 1000), hostile(rule, 2000), strict=True):
        # One run is noisy: only a suspicion is worth more of them.
        assert not (grows(rule, short, long, 1) and grows(rule, short, long, 5)), long[:80]
