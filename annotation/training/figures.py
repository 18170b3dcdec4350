"""What the judges' answers are worth: macro F1 and accuracy with intervals, and paired differences."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from annotation.confusion import Counts, accuracy, counts_of, drawn, f1, macro_f1, resampled
from annotation.training.examples import Example
from schemas import Answered, CodeFigures, Estimate, Gain

RESAMPLES = 1000
_LOW, _HIGH = 2.5, 97.5


class Scores:
    """The judges on the same test examples and the same resamples of their stories.

    Intervals are percentiles of a bootstrap of whole stories; a difference is taken in each resample, so what
    makes a resample hard for both does not widen it. Macro F1 is the mean over the values that the gold of
    the test examples, or of a resample, holds.
    """

    def __init__(self, test: Sequence[Example], *, seed: int) -> None:
        self._gold = [one.value for one in test]
        self._stories = [one.story for one in test]
        self._codes = sorted(set(self._gold))
        self._draws = drawn(len(set(self._stories)), resamples=RESAMPLES, seed=seed)

    def answered(self, judge: str, answers: Sequence[str], *, strength: float | None = None) -> Answered:
        """The figures of one judge."""
        counts = self._counts(answers)
        return Answered(
            judge=judge,
            strength=strength,
            macro_f1=_estimate(*self._macro_f1(counts)),
            accuracy=_estimate(*self._accuracy(counts)),
            codes=self._of_codes(counts.sum(axis=0)),
        )

    def macro_f1(self, answers: Sequence[str]) -> Estimate:
        """The macro F1 of some answers."""
        return _estimate(*self._macro_f1(self._counts(answers)))

    def gains(self, answers: Sequence[str], others: Mapping[str, Sequence[str]]) -> tuple[Gain, ...]:
        """How much better the answers are than those of each other judge."""
        own = self._counts(answers)
        return tuple(
            Gain(
                than=name,
                macro_f1=_difference(self._macro_f1(own), self._macro_f1(self._counts(other))),
                accuracy=_difference(self._accuracy(own), self._accuracy(self._counts(other))),
            )
            for name, other in others.items()
        )

    def _counts(self, answers: Sequence[str]) -> Counts:
        return counts_of(self._stories, self._gold, answers, self._codes)

    def _macro_f1(self, counts: Counts) -> tuple[float, NDArray[np.float64]]:
        """The figure itself, and that of each resample."""
        every = np.ones(len(self._codes), bool)
        return macro_f1(counts.sum(axis=0)[None], every)[0], macro_f1(resampled(self._draws, counts), every)

    def _accuracy(self, counts: Counts) -> tuple[float, NDArray[np.float64]]:
        return accuracy(counts.sum(axis=0)[None])[0], accuracy(resampled(self._draws, counts))

    def _of_codes(self, table: NDArray[np.float64]) -> tuple[CodeFigures, ...]:
        right, support, answered = np.diagonal(table), table.sum(axis=1), table.sum(axis=0)
        return tuple(
            CodeFigures(
                code=code,
                precision=_short(right[at] / answered[at] if answered[at] else 0.0),
                recall=_short(right[at] / support[at]),
                f1=_short(f1(table[None])[0][at]),
                support=int(support[at]),
            )
            for at, code in enumerate(self._codes)
        )


def _estimate(value: float, resamples: NDArray[np.float64]) -> Estimate:
    low, high = np.percentile(resamples, (_LOW, _HIGH))
    return Estimate(value=_short(value), low=_short(low), high=_short(high))


def _difference(one: tuple[float, NDArray[np.float64]], other: tuple[float, NDArray[np.float64]]) -> Estimate:
    return _estimate(one[0] - other[0], one[1] - other[1])


def _short(number: float) -> float:
    return round(float(number), 4) + 0.0  # -0.0 and 0.0 are one number
