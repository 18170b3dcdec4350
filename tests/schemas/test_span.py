"""Spans are half-open ranges of code points."""

import pytest
from pydantic import ValidationError

from schemas import Span

TEXT = "a 😀 b"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 1)])
def test_a_range_that_is_none_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValidationError, match="is not a span"):
        Span(start=start, end=end)


@pytest.mark.parametrize("end", [2.0, "2", True, None])
def test_a_bound_is_an_integer_and_nothing_like_one(end: object) -> None:
    with pytest.raises(ValidationError, match="end"):
        Span(start=0, end=end)


def test_a_span_counts_code_points_not_utf16_units() -> None:
    found = Span(start=2, end=3).of(TEXT)

    assert found == "😀"


def test_an_end_beyond_the_text_names_what_is_there() -> None:
    assert Span(start=4, end=99).of(TEXT) == "b"


@pytest.mark.parametrize(
    ("other", "overlaps", "contains"),
    [((0, 2), False, False), ((2, 4), True, True), ((2, 5), True, True), ((4, 6), True, False)],
)
def test_spans_that_only_touch_do_not_overlap(other: tuple[int, int], overlaps: bool, contains: bool) -> None:
    """Containing takes in both ends."""
    whole, part = Span(start=2, end=5), Span(start=other[0], end=other[1])

    assert whole.overlaps(part) == part.overlaps(whole) == overlaps
    assert whole.contains(part) == contains


def test_values_are_frozen_and_refuse_what_they_do_not_know() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Span(start=0, end=1).start = 5
    with pytest.raises(ValidationError, match="Extra inputs"):
        Span(start=0, end=1, surface="a")
