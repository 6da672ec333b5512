"""The deadline: past it the answer says what is missing; before it nothing differs. The clock is ours. And texts take turns."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from itertools import count

import pytest
from flask.testing import FlaskClient

from service import claims, deadline, extractors, pipeline
from service.deadline import Deadline, TimeUp
from service.document import Document
from service.facts import Extraction, Fact
from service.requests import LONG_TEXT
from service.rules import PIECE
from tests import stories

TEXT = stories.text(stories.NAMES[0])


def ticking(moments: Iterator[int], at: float) -> Deadline:
    """A deadline on a clock that goes on by one whenever somebody looks."""
    return Deadline(at, lambda: next(moments))


def test_in_time_nothing_differs() -> None:
    assert pipeline.extract(TEXT, deadline=deadline.after(1e6)) == pipeline.extract(TEXT)


def test_past_the_deadline_the_answer_names_what_is_missing() -> None:
    found = pipeline.extract(TEXT, deadline=ticking(count(), at=-1))
    assert not found.complete
    assert (found.facts, found.claims) == ((), ())
    assert found.warnings[-1].startswith("the deadline passed, so these are missing: numbers")
    assert found.warnings[-1].endswith("claims")


def test_a_type_is_found_whole_or_not_at_all() -> None:
    whole = pipeline.extract(TEXT)
    looks = count()
    pipeline.extract(TEXT, deadline=ticking(looks, at=float("inf")))
    for at in range(next(looks)):
        cut = pipeline.extract(TEXT, deadline=ticking(count(1), at=at))
        missing = cut.warnings[-1]
        assert not cut.complete
        assert "claims" in missing
        assert [fact for fact in cut.facts if fact.type != "weapon"] == [
            fact for fact in whole.facts if f"{fact.type}s" not in missing and fact.type != "weapon"
        ]


def test_figures_are_missing_where_their_neighbours_are(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(document: Document) -> list[Fact]:
        raise TimeUp

    late.__module__ = "service.extractors.dates"
    monkeypatch.setattr(extractors, "EXTRACTORS", (extractors.EXTRACTORS[0], late))
    found = pipeline.extract("It was 25 October.")
    assert found.facts == ()
    assert found.warnings == ("the deadline passed, so these are missing: numbers, dates, claims",)


def test_claims_may_be_missing_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(document: Document, facts: object) -> list[object]:
        raise TimeUp

    monkeypatch.setattr(claims, "claims_of", late)
    found = pipeline.extract("Police found 12 rockets.")
    assert found.facts
    assert found.warnings == ("the deadline passed, so these are missing: claims",)


@pytest.mark.parametrize("word", ["12 ", "nine ", "12 nine million rifles Paris Monday killed "])
def test_the_clock_is_looked_at_at_least_once_a_piece(word: str) -> None:
    for rules in extractors.RULES:
        looks = count()
        rules.extract(Document(word * (10 * PIECE), deadline=ticking(looks, at=float("inf"))))
        if rules.extract(Document(word)):
            assert next(looks) >= 10


def test_texts_take_turns_and_a_long_one_keeps_no_short_one_waiting(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    short_is_through = threading.Event()
    at_once, most = list[str](), list[int]()

    def read(text: str, published_at: date | datetime | None, deadline: Deadline) -> Extraction:
        at_once.append(text)
        time.sleep(0.001)  # so that the others come while this one reads
        most.append(len(at_once))
        if len(text) > LONG_TEXT:
            assert short_is_through.wait(timeout=10)
        at_once.remove(text)
        return Extraction(text, (), ())

    def post(text: str) -> int:
        return client.application.test_client().post("/v1/facts", json={"text": text}).status_code

    monkeypatch.setattr(pipeline, "extract", read)
    with ThreadPoolExecutor(8) as threads:
        long = threads.submit(post, "a" * (LONG_TEXT + 1))
        assert set(threads.map(post, ["Nine men."] * 40)) == {200}
        assert not long.done()
        short_is_through.set()
        assert long.result() == 200
    assert max(most) == 2
