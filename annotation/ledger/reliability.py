"""How far a source has held up: a beta-binomial posterior with the registry's grade as prior.

Each claim of a source that was confirmed or contradicted is a trial. The grade of the registry stands for
`WEIGHT` trials that were seen before; without a grade, and with F (nobody can judge), the prior is
the uniform one. The method and its limits are in docs/ledger.md.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from scipy.special import betaincinv

WEIGHT = 4.0
"""Trials that a grade is worth."""

EXPECTED: Mapping[str, float] = MappingProxyType({"A": 0.9, "B": 0.7, "C": 0.5, "D": 0.3, "E": 0.1})
"""The share of claims that hold up, of a source of each grade: five equal steps of the Admiralty scale."""

LEVEL = 0.9
"""Of the interval, equal tails."""

UNIFORM = (1.0, 1.0)


class Reliability(NamedTuple):
    """The posterior of the share of a source's claims that hold up.

    Attributes:
        grade: of the registry, empty for none.
        held, failed: claims that were confirmed, and contradicted, and not both.
        mean: of the posterior; never to be shown without the interval and `n`.
        low, high: ends of the interval of `LEVEL`.
    """

    grade: str
    held: int
    failed: int
    mean: float
    low: float
    high: float

    @property
    def n(self) -> int:
        """Claims that count."""
        return self.held + self.failed


def prior(grade: str) -> tuple[float, float]:
    """The two counts of the beta distribution before any claim."""
    if grade not in EXPECTED:
        return UNIFORM
    return WEIGHT * EXPECTED[grade], WEIGHT * (1 - EXPECTED[grade])


def reliabilities(
    grades: Sequence[str], held: Sequence[int], failed: Sequence[int]
) -> tuple[Reliability, ...]:
    """The posterior of each source: its grade, and how many of its claims held up and failed."""
    before = np.array([prior(one) for one in grades], float).reshape(-1, 2)
    above, below = before[:, 0] + np.asarray(held), before[:, 1] + np.asarray(failed)
    tail = (1 - LEVEL) / 2
    low, high = betaincinv(above, below, tail), betaincinv(above, below, 1 - tail)
    mean = above / (above + below)
    columns = zip(grades, held, failed, mean.tolist(), low.tolist(), high.tolist(), strict=True)
    return tuple(Reliability(grade, int(up), int(down), *rest) for grade, up, down, *rest in columns)


def share_interval(counts: Sequence[int], wholes: Sequence[int]) -> tuple[list[float], list[float]]:
    """Both ends of the interval of shares: Jeffreys' (a beta prior of a half and a half), of `LEVEL`."""
    above = np.asarray(counts, float) + 0.5
    below = np.asarray(wholes, float) - np.asarray(counts, float) + 0.5
    tail = (1 - LEVEL) / 2
    return betaincinv(above, below, tail).tolist(), betaincinv(above, below, 1 - tail).tolist()
