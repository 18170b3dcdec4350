"""Twenty suggestions accepted in a row in less than half a second each: nobody reads so fast."""

from datetime import timedelta

import pytest

from annotation.assistance.haste import Pace, haste, pace
from schemas import Claim, Label, SentenceState, Span, Suggestion
from tests.factories import NOW, article, claim

OWN = Claim(voice="author", content=(Span(start=0, end=13),))
SUGGESTED = Suggestion(suggestion_id="s", agent="rules/0.1", score=0.5, claim=claim())


def _label(key: str = "claim:x", **fields: object) -> Label:
    known = {
        "article_id": article().article_id,
        "annotator": "ana",
        "key": key,
        "revision": 1,
        "decision": "accepted",
        "commit_id": "c",
        "seconds": 0.3,
        "labelled_at": NOW,
        "codebook_version": "1.0",
    } | fields
    return Label(**known)


CLOSED = _label("sentence:0-13", decision="added", state=SentenceState(status="labelled"))
ACCEPTED = _label(claim=claim(), suggestion=SUGGESTED)


@pytest.mark.parametrize(
    ("labels", "is_undo", "is_fast"),
    [
        ((ACCEPTED, CLOSED), False, True),
        ((ACCEPTED.model_copy(update={"seconds": 0.5}), CLOSED), False, False),
        ((ACCEPTED, CLOSED), True, False),
        ((_label(claim=claim(), decision="corrected", suggestion=SUGGESTED), CLOSED), False, False),
        ((ACCEPTED, _label("rejection:t", decision="rejected", suggestion=SUGGESTED)), False, False),
        ((_label(decision="added", claim=OWN), CLOSED), False, None),
        ((_label(decision="added", claim=claim()), CLOSED), False, False),
        ((CLOSED,), False, False),
    ],
    ids=[
        "accepted",
        "half a second",
        "undo",
        "corrected",
        "one rejected",
        "nothing suggested",
        "marked",
        "skip",
    ],
)
def test_what_counts_as_accepted_in_haste(
    labels: tuple[Label, ...], is_undo: bool, is_fast: bool | None
) -> None:
    assert pace(1, labels, is_undo=is_undo).is_fast is is_fast


def _paces(*runs: tuple[int, bool | None]) -> list[Pace]:
    kinds = [is_fast for times, is_fast in runs for _ in range(times)]
    return [
        Pace(seq, f"a{seq // 10}", NOW + timedelta(seconds=seq), is_fast) for seq, is_fast in enumerate(kinds)
    ]


def test_nineteen_are_none_and_twenty_are() -> None:
    assert haste("ana", _paces((19, True))) is None
    found = haste("ana", _paces((5, False), (20, True)))

    assert found is not None
    assert (found.annotator, found.runs, found.longest) == ("ana", 1, 20)
    assert (found.began_at, found.article_id) == (NOW + timedelta(seconds=5), "a0")


def test_anything_else_in_between_ends_a_run() -> None:
    assert haste("ana", _paces((19, True), (1, False), (19, True))) is None


def test_a_sentence_without_a_suggestion_neither_counts_nor_ends_it() -> None:
    """Else whoever presses Enter without reading would never be seen where a share is held back."""
    found = haste("ana", _paces((10, True), (2, None), (10, True)))

    assert found is not None
    assert found.longest == 20


def test_the_order_is_that_of_the_log_and_the_longest_run_is_named() -> None:
    commits = _paces((20, True), (1, False), (25, True))
    found = haste("ana", reversed(commits))

    assert found is not None
    assert (found.runs, found.longest, found.article_id) == (2, 25, "a2")
