"""The one module that needs scikit-learn: from vectors and values to a linear model."""

import warnings
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from annotation.learning.hashing import PLACES, Vector
from annotation.learning.linear import Linear, Probabilities, softmax

_STRENGTH = 1.0
_LEAST_ROWS = 3
_CLOSE = 1e-3
"""Measured on the development articles: finer, learning takes three times as long for the same figures."""

_DIGITS = 4
"""Weights are rounded so that the last bits of a machine's arithmetic do not change the stored bytes."""

_TEMPERATURES = np.geomspace(0.2, 5.0, 65)


def fit(vectors: Sequence[Vector], values: Sequence[str]) -> Linear:
    """Learn to tell `values` from `vectors`; deterministic.

    Multinomial logistic regression with an L2 penalty (scikit-learn, L-BFGS), over the places that at least
    three rows have. Values weigh the more the rarer they are ("balanced"): macro F1 asks for each alike.
    """
    known = tuple(sorted(set(values)))
    matrix = _matrix(vectors)
    places = np.flatnonzero(np.bincount(matrix.indices, minlength=PLACES) >= _LEAST_ROWS)
    if len(known) == 1:
        return Linear(known, places[:0], np.zeros((1, 0), np.float32), np.zeros(1, np.float32))
    model = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=300, tol=_CLOSE)
    with threadpool_limits(1), warnings.catch_warnings():  # several threads only wait for each other here
        warnings.simplefilter("ignore", ConvergenceWarning)  # a hair from the optimum decides nothing
        model.fit(matrix[:, places], list(values))
    coefficients, bias = model.coef_, model.intercept_
    if len(known) == 2:  # noqa: PLR2004 (scikit-learn then has one row, for the second value)
        coefficients = np.vstack([np.zeros_like(coefficients), coefficients])
        bias = np.concatenate([[0.0], bias])
    return Linear(known, places, _rounded(coefficients), _rounded(bias))


def temperature(scores: Probabilities, truth: NDArray[np.int64]) -> float:
    """What held-out scores are best divided by, so that probabilities are honest (Guo et al. 2017).

    Args:
        scores: a row for each held-out vector; -inf for a value that its fold had not seen.
        truth: the column that is right, of those rows whose fold had seen it.

    Returns:
        The temperature, one of a geometric row from 0.2 to 5, with the least negative log-likelihood; 1 when
        there is no such row.
    """
    if not len(truth):
        return 1.0
    rows = np.arange(len(truth))
    losses = [-np.log(np.maximum(softmax(scores / t)[rows, truth], 1e-12)).mean() for t in _TEMPERATURES]
    return float(_TEMPERATURES[int(np.argmin(losses))])


def _matrix(vectors: Sequence[Vector]) -> csr_matrix:
    lengths = np.cumsum([0, *(len(one.places) for one in vectors)])
    places = np.concatenate([one.places for one in vectors])
    values = np.concatenate([one.values for one in vectors]).astype(np.float64)
    return csr_matrix((values, places, lengths), shape=(len(vectors), PLACES))


def _rounded(numbers: NDArray[np.float64]) -> NDArray[np.float32]:
    return (np.round(numbers, _DIGITS) + 0.0).astype(np.float32)  # -0.0 and 0.0 are one number
