"""How often each value was answered by which, story by story, and what is computed of it.

Rows of one story are not independent. So counts are kept by story, and intervals come from a bootstrap that
draws whole stories with replacement (Efron and Tibshirani 1993, chapters 8 and 13).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.float64]
"""Stories x values x answers: how often one value (second axis) got which answer (third axis). The last
answer is any that the gold never gives: wrong, whatever it is. Sums and resamples have the same last axes."""


def counts_of(
    stories: Sequence[str], gold: Sequence[str], answers: Sequence[str], codes: Sequence[str]
) -> Counts:
    """Count the answers; four rows of a table, `codes` being the values of the gold."""
    place = {story: index for index, story in enumerate(sorted(set(stories)))}
    column = {code: index for index, code in enumerate(codes)}
    found = np.zeros((len(place), len(codes), len(codes) + 1))
    rows = [place[story] for story in stories]
    answered = [column.get(answer, len(codes)) for answer in answers]
    np.add.at(found, (rows, [column[code] for code in gold], answered), 1)
    return found


def drawn(stories: int, *, resamples: int, seed: int) -> Counts:
    """How often each story is in each resample: resamples x stories."""
    shares = [1 / stories] * stories
    return np.random.default_rng(seed).multinomial(stories, shares, resamples).astype(float)


def resampled(draws: Counts, counts: Counts) -> Counts:
    """The counts of each resample: resamples x values x answers."""
    return np.asarray(np.tensordot(draws, counts, axes=1))


def f1(counts: Counts) -> NDArray[np.float64]:
    """The F1 of each value, a row for each table of `counts`; not a number where the gold lacks the value."""
    right = np.diagonal(counts, axis1=1, axis2=2)
    wanted, answered = counts.sum(axis=2), counts.sum(axis=1)[:, : counts.shape[1]]
    total = np.where(wanted > 0, wanted + answered, np.nan)
    return np.asarray(2 * right / total)


def macro_f1(counts: Counts, counted: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The mean over the values that count and that the gold of a table holds; 0 when it holds none."""
    found = f1(counts)[:, counted]
    there = ~np.isnan(found)
    return np.asarray(np.where(there, found, 0.0).sum(axis=1) / np.maximum(1, there.sum(axis=1)))


def accuracy(counts: Counts) -> NDArray[np.float64]:
    """The share of right answers of each table."""
    right = np.diagonal(counts, axis1=1, axis2=2).sum(axis=1)
    return np.asarray(right / counts.sum(axis=(1, 2)))
