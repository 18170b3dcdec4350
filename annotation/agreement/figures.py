"""Figures with their intervals, or the reason why there is none.

Units of one article are alike, and articles of one story are. So tables are kept by story, and intervals come
from a bootstrap that draws whole stories with replacement (Efron and Tibshirani 1993, chapters 8 and 13).
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotation.confusion import drawn
from schemas import Figure, Interval, Reason, Undefined

FEWEST = 5
"""Stories below which there is no interval."""

RESAMPLES = 1000
SEED = 0
_ENDS = (2.5, 97.5)
_MOST_UNDEFINED = 0.05
"""Of the resamples."""

Floats = NDArray[np.float64]
Statistic = Callable[[Floats], Floats]
"""One figure for each table or row of sums that is given; no number where it is not defined."""


class Origin(NamedTuple):
    """The article that a unit is of, and its story."""

    article: str
    story: str


class Origins(NamedTuple):
    """Where units are from: for each the number of its article and of its story."""

    articles: NDArray[np.int64]
    stories: NDArray[np.int64]

    @classmethod
    def of(cls, origins: Iterable[Origin]) -> "Origins":
        """Numbers in the order in which names first appear."""
        article: dict[str, int] = {}
        story: dict[str, int] = {}
        found = [
            (article.setdefault(one.article, len(article)), story.setdefault(one.story, len(story)))
            for one in origins
        ]
        return cls(*np.array(found, dtype=int).reshape(-1, 2).T)

    def at(self, rows: Any) -> "Origins":
        """Those of some units."""
        return Origins(self.articles[rows], self.stories[rows])


def figure(tables: Floats, origins: Origins, statistic: Statistic, *, units: int | None = None) -> Figure:
    """A figure of tables that are summed up, with its 95 % interval by percentiles over stories.

    Args:
        tables: a table or row of sums for each unit.
        origins: where the units are from, one each.
        statistic: what is made of the sum.
        units: how many there are, where it is not one a table.
    """
    articles = len(np.unique(origins.articles))
    there = len(tables) if units is None else units
    if not there:
        nothing = Undefined(reason="no_overlap")
        return Figure(value=nothing, interval=nothing, units=0, articles=0)
    value = float(statistic(tables.sum(axis=0)[None])[0])
    if np.isnan(value):
        same = Undefined(reason="one_value")
        return Figure(value=same, interval=same, units=there, articles=articles)
    interval = _interval(_by_story(tables, origins.stories), statistic)
    return Figure(value=value, interval=interval, units=there, articles=articles)


def _by_story(tables: Floats, stories: NDArray[np.int64]) -> Floats:
    order = np.argsort(stories, kind="stable")
    firsts = np.flatnonzero(np.diff(stories[order], prepend=-1))
    return np.asarray(np.add.reduceat(tables[order], firsts, axis=0))


def _interval(stories: Floats, statistic: Statistic) -> Interval | Undefined:
    if len(stories) < FEWEST:
        return _undefined("few_articles")
    flat = stories.reshape(len(stories), -1)
    sums = (_draws(len(stories)) @ flat).reshape(-1, *stories.shape[1:])
    found = statistic(sums)
    known = found[~np.isnan(found)]
    if len(known) < (1 - _MOST_UNDEFINED) * len(found):
        return _undefined("rare_values")
    low, high = np.percentile(known, _ENDS)
    return Interval(low=float(low), high=float(high))


@lru_cache(maxsize=8)
def _draws(stories: int) -> Floats:
    """The same for every figure of as many stories, so that a report is the same on every run."""
    return drawn(stories, resamples=RESAMPLES, seed=SEED)


def _undefined(reason: Reason) -> Undefined:
    return Undefined(reason=reason)
