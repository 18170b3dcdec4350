"""Shares and differences with their 95 % intervals. Pure; the same figures on every run."""

from collections.abc import Callable, Sequence
from math import sqrt
from typing import Any, NamedTuple

import numpy as np

from schemas import Difference, Rate

FEWEST = 10
"""Below this a share is not said."""

FEWEST_SENTENCES, FEWEST_ARTICLES = 20, 5
"""Below these no side has a time, and no difference has an interval."""

RESAMPLES = 2000
SEED = 0
_Z = 1.959963984540054
_TOGETHER = 100
_ENDS = (2.5, 97.5)

Statistic = Callable[["Values", Any], Any]
"""What is said of values when each article counts as often as a resample has it; a row a resample."""


def rate(count: int, of: int) -> Rate:
    """A share with Wilson's interval."""
    if of < FEWEST:
        return Rate(count=count, of=of)
    share, spread = count / of, _Z * _Z / of
    centre = (share + spread / 2) / (1 + spread)
    half = _Z / (1 + spread) * sqrt(share * (1 - share) / of + spread / (4 * of))
    return Rate(count=count, of=of, share=share, low=max(centre - half, 0), high=min(centre + half, 1))


class Values(NamedTuple):
    """Numbers, each with the place of its article among all articles."""

    numbers: Any
    articles: Any

    @classmethod
    def of(cls, pairs: Sequence[tuple[float, int]]) -> "Values":
        """Sorted by number, as the median wants them."""
        ordered = sorted(pairs)
        numbers = np.array([number for number, _ in ordered], dtype=float)
        return cls(numbers, np.array([place for _, place in ordered], dtype=int))


def mean(values: Values, weights: Any) -> Any:
    """The mean of each resample; not a number where it holds none of the values."""
    size = weights.shape[1]
    sums = np.bincount(values.articles, values.numbers, size)
    counts = np.bincount(values.articles, minlength=size)
    with np.errstate(invalid="ignore", divide="ignore"):
        return (weights @ sums) / (weights @ counts)


def median(values: Values, weights: Any) -> Any:
    """The median of each resample, the mean of the two in the middle when their number is even."""
    found = [_medians(values, weights[at : at + _TOGETHER]) for at in range(0, len(weights), _TOGETHER)]
    return np.concatenate(found)


def _medians(values: Values, weights: Any) -> Any:
    reached = np.cumsum(weights[:, values.articles], axis=1)
    half = reached[:, -1:] / 2
    lower, upper = (reached >= half).argmax(axis=1), (reached > half).argmax(axis=1)
    found = (values.numbers[lower] + values.numbers[upper]) / 2
    return np.where(reached[:, -1] > 0, found, np.nan)


def difference(
    hidden: Sequence[tuple[float, int]], shown: Sequence[tuple[float, int]], *, articles: int, by: Statistic
) -> Difference:
    """What is hidden minus what is shown, with a bootstrap interval over articles.

    Sentences of one article are alike, so whole articles are drawn with replacement, as many as there are.

    Args:
        hidden: numbers with the places of their articles, below `articles`.
        shown: the same of the other side.
        articles: how many there are on either side.
        by: `mean` or `median`.
    """
    if min(len(hidden), len(shown)) < FEWEST_SENTENCES or articles < FEWEST_ARTICLES:
        return Difference()
    sides = Values.of(hidden), Values.of(shown)
    once = np.ones((1, articles), dtype=int)
    drawn = np.random.default_rng(SEED).multinomial(articles, [1 / articles] * articles, size=RESAMPLES)
    value = by(sides[0], once)[0] - by(sides[1], once)[0]
    low, high = np.nanpercentile(by(sides[0], drawn) - by(sides[1], drawn), _ENDS)
    return Difference(value=float(value), low=float(low), high=float(high))
