"""Krippendorff's alpha and Cohen's kappa of tables of counts; many tables at once, for resamples are many.

Alpha after Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections B to D; kappa after
Cohen, A Coefficient of Agreement for Nominal Scales (1960). What is not defined is not a number.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Tables = NDArray[np.float64]
"""Tables x values x values, each of one sample or resample."""


def coincidences(counts: NDArray[np.float64]) -> Tables:
    """The coincidences of each unit: pairs of values of two readers, each unit weighing as it has values.

    Args:
        counts: units x values: how many readers say this value; in every unit two readers or more say one.
    """
    pairs = counts[:, :, None] * counts[:, None, :]
    places = np.arange(counts.shape[1])
    pairs[:, places, places] -= counts
    return np.asarray(pairs / (counts.sum(axis=1) - 1)[:, None, None])


def alpha(tables: Tables, *, is_ordinal: bool) -> NDArray[np.float64]:
    """Krippendorff's alpha of each table of coincidences; no number where all values are the same."""
    of_values = tables.sum(axis=2)
    everything = of_values.sum(axis=1)
    squared = _distances(of_values) if is_ordinal else 1.0 - np.eye(tables.shape[1])
    observed = (tables * squared).sum(axis=(1, 2))
    expected = (of_values[:, :, None] * of_values[:, None, :] * squared).sum(axis=(1, 2))
    return 1 - _ratio(observed * (everything - 1), expected)


def _distances(of_values: NDArray[np.float64]) -> Tables:
    """The squared ordinal distances: of the values between two, with half of either, how many there are."""
    middles = np.cumsum(of_values, axis=1) - of_values / 2
    return np.asarray((middles[:, :, None] - middles[:, None, :]) ** 2)


def kappa(tables: Tables) -> NDArray[np.float64]:
    """Cohen's kappa of each table, first reader's values by the second's; no number if all are the same."""
    everything = tables.sum(axis=(1, 2))
    chance = (tables.sum(axis=1) * tables.sum(axis=2)).sum(axis=1)
    same = np.trace(tables, axis1=1, axis2=2)
    return _ratio(same * everything - chance, everything**2 - chance)


def share_same(tables: Tables) -> NDArray[np.float64]:
    """The share of each table on its diagonal; no number where the table is empty."""
    return _ratio(np.trace(tables, axis1=1, axis2=2), tables.sum(axis=(1, 2)))


def ratio(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """The first column by the second."""
    return _ratio(sums[:, 0], sums[:, 1])


def _ratio(part: Any, whole: Any) -> NDArray[np.float64]:
    nothing = np.full(np.shape(whole), np.nan)
    return np.asarray(np.divide(part, whole, out=nothing, where=np.abs(whole) > _NOISE))


_NOISE = 1e-9
