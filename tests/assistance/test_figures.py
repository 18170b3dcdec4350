"""Figures against values worked out by hand, or by another program where that is said."""

import numpy as np
import pytest

from annotation.assistance.figures import Values, difference, mean, median, rate


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (8, 10, 0.4902, 0.9433),  # the textbook's example of Wilson's interval
        (0, 10, 0.0, 0.2775),  # z² / (n + z²) = 3.8415 / 13.8415
        (10, 10, 0.7225, 1.0),
        (50, 100, 0.4038, 0.5962),
    ],
)
def test_a_share_has_wilsons_interval(count: int, of: int, low: float, high: float) -> None:
    found = rate(count, of)

    assert found.share == count / of
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@pytest.mark.parametrize("of", [0, 1, 9])
def test_of_few_nothing_is_said(of: int) -> None:
    found = rate(of, of)

    assert (found.count, found.of) == (of, of)
    assert (found.share, found.low, found.high) == (None, None, None)


VALUES = Values.of([(1, 0), (2, 0), (6, 1), (9, 1)])


def test_an_article_that_is_drawn_twice_counts_twice() -> None:
    """1, 2, 6, 9 once each; then article 0 twice: 1, 1, 2, 2; then article 1 thrice."""
    drawn = np.array([[1, 1], [2, 0], [0, 3], [2, 1]])

    assert mean(VALUES, drawn).tolist() == [4.5, 1.5, 7.5, 3.5]
    assert median(VALUES, drawn).tolist() == [4.0, 1.5, 7.5, 2.0]


def test_a_resample_without_any_value_says_nothing() -> None:
    one = Values.of([(3.0, 0)])
    drawn = np.array([[0, 2], [1, 1]])

    assert np.isnan(mean(one, drawn)).tolist() == [True, False]
    assert np.isnan(median(one, drawn)).tolist() == [True, False]


HIDDEN = [(4.0 + place, place) for place in range(5) for _ in range(6)]
SHOWN = [(1.0 + place, place) for place in range(5) for _ in range(6)]


@pytest.mark.parametrize("by", [mean, median])
def test_a_difference_that_is_the_same_in_every_article_has_no_width(by: object) -> None:
    """Each article is three seconds slower without suggestions: whichever are drawn, it is three seconds."""
    found = difference(HIDDEN, SHOWN, articles=5, by=by)

    assert (found.value, found.low, found.high) == pytest.approx((3, 3, 3))


def test_an_interval_is_the_same_on_every_run_and_holds_what_it_should() -> None:
    """Articles differ by 0, 1, 2, 3, 4 seconds: mean 2, and the mean of five of them drawn with replacement.

    Its standard error is sqrt(2 / 5) = 0.63, so nearly all of 0.6 to 3.4 is within the ends.
    """
    hidden = [(float(place), place) for place in range(5) for _ in range(6)]
    shown = [(0.0, place) for place in range(5) for _ in range(6)]
    found = difference(hidden, shown, articles=5, by=mean)

    assert found == difference(hidden, shown, articles=5, by=mean)
    assert found.value == 2
    assert (found.low, found.high) == (pytest.approx(0.8, abs=0.21), pytest.approx(3.2, abs=0.21))


def test_of_few_sentences_or_articles_no_difference_is_said() -> None:
    nothing = difference(HIDDEN[:19], SHOWN, articles=5, by=mean)
    one_article = difference([(4.0, 0)] * 30, [(1.0, 0)] * 30, articles=1, by=mean)

    assert (nothing.value, nothing.low, one_article.value) == (None, None, None)


def test_a_long_project_is_counted_in_parts() -> None:
    """More resamples than are drawn at once, and the same as one by one."""
    drawn = np.random.default_rng(7).integers(0, 4, (250, 2))
    drawn[:, 0] += 1

    assert median(VALUES, drawn).tolist() == [median(VALUES, row[None])[0] for row in drawn]
