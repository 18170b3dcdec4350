"""An article's sentences cover its text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas import Article, Sentence, Span
from tests.factories import TEXT, article, sentence, span

SHORT = "Un fait. Un autre."


def _article(*sentences: Sentence, text: str = SHORT) -> Article:
    return Article(article_id="0" * 16, sha256="0" * 64, text=text, sentences=sentences)


def test_sentences_may_leave_out_white_space_only() -> None:
    found = _article(sentence(SHORT, "Un fait."), sentence(SHORT, "Un autre."))

    assert [one.of(SHORT) for one in found.sentences] == ["Un fait.", "Un autre."]


@pytest.mark.parametrize(
    "sentences",
    [
        (),
        (sentence(SHORT, "Un fait."),),
        (sentence(SHORT, "Un autre."),),
        (sentence(SHORT, "Un fait"), sentence(SHORT, "Un autre.")),
        (sentence(SHORT, "Un fait. U"), sentence(SHORT, "Un autre.")),
        (sentence(SHORT, "Un autre."), sentence(SHORT, "Un fait.")),
        (sentence(SHORT, "Un fait."), Sentence(start=9, end=len(SHORT) + 1, kind="body")),
    ],
    ids=["none", "no last", "no first", "a full stop lost", "overlap", "out of order", "beyond the text"],
)
def test_sentences_that_do_not_cover_the_text_are_refused(sentences: tuple[Sentence, ...]) -> None:
    with pytest.raises(ValidationError, match="sentence"):
        _article(*sentences)


def test_a_blank_text_needs_no_sentence() -> None:
    assert _article(text=" \n").sentences == ()


def test_a_span_touches_every_sentence_that_shares_a_code_point_with_it() -> None:
    found = article()

    assert found.sentences_touching((span(TEXT, "TASS"),)) == (1,)
    assert found.sentences_touching((span(TEXT, "TASS. Le"),)) == (1, 2)
    assert found.sentences_touching((span(TEXT, "la météo"), span(TEXT, "Moscou"))) == (0, 3)
    assert found.sentences_touching((span(TEXT, "\n\n"),)) == ()
    assert found.sentences_touching(()) == ()


@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4)), max_size=8),
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=5),
)
def test_touching_is_sharing_a_code_point(cuts: list[tuple[int, int]], wide: list[tuple[int, int]]) -> None:
    """Whatever the gaps between the sentences and however the spans overlap."""
    text, sentences = "", list[Sentence]()
    for gap, length in cuts:
        start = len(text) + gap
        text += " " * gap + "x" * length
        sentences.append(Sentence(start=start, end=len(text), kind="body"))
    spans = tuple(Span(start=start, end=start + length) for start, length in wide)

    assert _article(*sentences, text=text).sentences_touching(spans) == tuple(
        index for index, one in enumerate(sentences) if any(one.overlaps(span) for span in spans)
    )


def test_a_sentence_is_named_by_its_place() -> None:
    found = article().sentences[0]

    assert found.key == "0-13"
    assert found.of(TEXT) == "Moscou dément"


def test_a_kind_that_is_none_is_refused() -> None:
    with pytest.raises(ValidationError, match="kind"):
        Sentence(**Span(start=0, end=1).model_dump(), kind="dateline")
