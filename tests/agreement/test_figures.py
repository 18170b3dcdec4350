"""A figure has an interval, or the reason why there is none."""

from functools import partial

import numpy as np
import pytest

from annotation.agreement.coefficients import alpha, kappa, ratio, share_same
from annotation.agreement.figures import FEWEST, Origin, Origins, figure
from schemas import Interval, Undefined

NOMINAL = partial(alpha, is_ordinal=False)


def origins(articles: int, *, stories: int | None = None, units: int = 1) -> Origins:
    """Some units of each article; the articles in as many stories as said."""
    of = stories or articles
    return Origins.of(Origin(f"a{one}", f"s{one % of}") for one in range(articles) for _ in range(units))


def test_nothing_in_common_is_no_overlap() -> None:
    found = figure(np.zeros((0, 2, 2)), origins(0), NOMINAL)

    assert (found.value, found.interval) == (Undefined(reason="no_overlap"), Undefined(reason="no_overlap"))
    assert (found.units, found.articles) == (0, 0)


def test_one_value_has_a_share_and_no_alpha() -> None:
    same = np.array([[[2.0, 0], [0, 0]]] * 6)

    assert figure(same, origins(6), NOMINAL).value == Undefined(reason="one_value")
    assert figure(same, origins(6), kappa).interval == Undefined(reason="one_value")
    assert figure(same, origins(6), share_same).value == 1


def test_articles_of_few_stories_have_no_interval() -> None:
    mixed = np.array([[[2.0, 1], [1, 2]]] * 10)

    assert figure(mixed, origins(10, stories=FEWEST - 1), NOMINAL).interval == Undefined(
        reason="few_articles"
    )
    assert isinstance(figure(mixed, origins(10, stories=FEWEST), NOMINAL).interval, Interval)


def test_a_value_in_one_story_of_many_is_too_rare_for_an_interval() -> None:
    """The second value is in one story of ten: a resample lacks it with probability .9 ** 10 = .35."""
    tables = np.array([[[2.0, 0], [0, 2]]] + [[[4.0, 0], [0, 0]]] * 9)
    found = figure(tables, origins(10), NOMINAL)

    assert (found.value, found.interval) == (1.0, Undefined(reason="rare_values"))


def test_stories_that_are_all_the_same_have_an_interval_of_no_width() -> None:
    counts = np.array([[3.0, 4]] * 8)
    found = figure(counts, origins(8), ratio, units=32)

    assert (found.value, found.interval) == (0.75, Interval(low=0.75, high=0.75))
    assert (found.units, found.articles) == (32, 8)


def test_the_interval_is_that_of_a_mean_over_stories() -> None:
    """50 stories of one unit, half of them right: by the binomial, .5 plus and minus 1.96 * .0707 = .139."""
    counts = np.array([[one % 2, 1.0] for one in range(50)])
    found = figure(counts, origins(50), ratio)

    assert found == figure(counts, origins(50), ratio)
    assert isinstance(found.interval, Interval)
    assert (found.interval.low, found.interval.high) == pytest.approx((0.361, 0.639), abs=0.03)


def test_whole_stories_are_drawn() -> None:
    """100 articles of 10 stories that are alike within are worth 10: the interval is as wide as for 10."""
    alone = figure(np.array([[one % 2, 1.0] for one in range(10)]), origins(10), ratio).interval
    many = figure(np.array([[one % 10 % 2, 1.0] for one in range(100)]), origins(100, stories=10), ratio)

    assert many.interval == alone
    assert many.articles == 100
