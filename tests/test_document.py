"""The document: what is cut, and that offsets stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.document import SIGNS, TOKEN, WESTERN_TOKEN, Document, cased, lowered, plain


def sentences(text: str) -> list[str]:
    document = Document(text)
    starts = document.sentence_starts
    ends = [*starts[1:], len(document.words)][: len(starts)]
    return [document.clean[document.starts[first] : document.ends[after - 1]] for first, after in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police came. Two men fled.", ["Police came.", "Two men fled."]),
        ("Gen. Okoro met Mr. Lind on Jan. 4. They talked.", ["Gen. Okoro met Mr. Lind on Jan. 4.", "They talked."]),
        ("He left the U.S. The envoy stayed.", ["He left the U.S.", "The envoy stayed."]),
        ("The U.S. Embassy closed.", ["The U.S. Embassy closed."]),
        ('"We saw it." Nobody spoke.', ['"We saw it."', "Nobody spoke."]),
        ("It fell 3.5 percent.", ["It fell 3.5 percent."]),
        ("Flood hits valley\nVALE, June 3 - Water rose.", ["Flood hits valley", "VALE, June 3 - Water rose."]),
        ("Rescuers searched the\nriver banks for two\nmissing boys.", ["Rescuers searched the river banks for two missing boys."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text())
def test_tokens_are_slices_of_the_text_in_order(text: str) -> None:
    document = Document(text)
    assert len(document.clean) == len(text)
    spans = list(zip(document.starts, document.ends, strict=True))
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert len(spans) == len(document.words)


@given(st.text())
def test_sentences_begin_at_tokens_and_cover_all_of_them(text: str) -> None:
    document = Document(text)
    assert all(document.sentence(token)[0] <= token < document.sentence(token)[1] for token in range(len(document.words)))


def test_typed_quotes_and_blanks_are_read_as_plain_ones() -> None:
    assert Document("the\u00a0mayor\u2019s \u201cplan\u201d").clean == 'the mayor\'s "plan"'


@given(st.text(st.characters(max_codepoint=255) | st.sampled_from(SIGNS)))
def test_a_western_text_is_cut_as_any_other(text: str) -> None:
    small = lowered(plain(text))
    assert WESTERN_TOKEN.split(small) == TOKEN.split(small)


@given(st.text(st.characters(max_codepoint=255) | st.sampled_from(SIGNS)))
def test_capitals_of_a_western_text_are_those_of_any_other(text: str) -> None:
    document = Document(text)
    assert [*document.cased] == [*cased(document.clean, document.starts)]
