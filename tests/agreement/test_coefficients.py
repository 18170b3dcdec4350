"""Alpha and kappa against published examples worked out by hand, and against other programs."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score

from annotation.agreement.coefficients import alpha, coincidences, kappa, share_same

FOUR_OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
"""Krippendorff (2011), section C: 4 observers, 12 units, `.` is missing."""


def table_of(readers: Sequence[Sequence[str]], codes: Sequence[str]) -> np.ndarray:
    """One table of coincidences."""
    units = [Counter(value for value in unit if value != ".") for unit in zip(*readers, strict=True)]
    counts = [[unit[code] for code in codes] for unit in units if unit.total() > 1]
    return coincidences(np.array(counts, dtype=float)).sum(axis=0)[None]


def test_two_readers_of_a_binary_scale_as_published() -> None:
    """Krippendorff (2011), section A.

    Ten units: A says 0 1 0 0 0 0 0 0 1 0, B says 1 1 1 0 0 1 0 0 0 0. Four units differ, so 4 + 4 of the 20
    values stand in unequal pairs. 14 values are 0, 6 are 1: expected are 14 * 6 * 2 / 19.
    alpha = 1 - 8 / (168 / 19) = 1 - 152 / 168 = 2 / 21 = .095.
    """
    readers = ("0 1 0 0 0 0 0 0 1 0".split(), "1 1 1 0 0 1 0 0 0 0".split())

    assert alpha(table_of(readers, "01"), is_ordinal=False)[0] == pytest.approx(2 / 21, abs=1e-9)


def test_four_observers_with_missing_data_as_published() -> None:
    """40 values stand in pairs (unit 12 has one value only): 9 ones, 13 twos, 10 threes, 5 fours, 3 fives.

    Unequal coincidences: units 2 (2 2 3 2) and 8 (1 1 2 1) have 3 unequal pairs of 6, in both orders
    6 / 3 = 2 each; in unit 6 (1 2 3 4) all 12 are unequal, 12 / 3 = 4. Together 8. Expected:
    (40² - 9² - 13² - 10² - 5² - 3²) / 39 = 1216 / 39. alpha = 1 - 8 * 39 / 1216 = 904 / 1216 = .743.
    """
    readers = [line.split() for line in FOUR_OBSERVERS]

    assert alpha(table_of(readers, "12345"), is_ordinal=False)[0] == pytest.approx(904 / 1216, abs=1e-9)


def test_four_observers_on_an_ordinal_scale_as_published() -> None:
    """The middles of the values among all 40 are 4.5, 15.5, 27, 34.5, 38.5; distances their differences.

    Observed, from the unequal coincidences (each in both orders): 2-3 once (unit 2), 1-2 once (unit 8), and
    1-2, 1-3, 1-4, 2-3, 2-4, 3-4 a third each (unit 6). The published figure is .815.
    """
    middle = dict(zip("12345", (4.5, 15.5, 27, 34.5, 38.5), strict=True))
    times = dict(zip("12345", (9, 13, 10, 5, 3), strict=True))

    def squared(left: str, right: str) -> float:
        return float((middle[left] - middle[right]) ** 2)

    third = sum(squared(*pair) for pair in ("12", "13", "14", "23", "24", "34")) / 3
    observed = 2 * (squared("2", "3") + squared("1", "2") + third)
    expected = sum(times[a] * times[b] * squared(a, b) for a in times for b in times) / 39
    found = alpha(table_of([line.split() for line in FOUR_OBSERVERS], "12345"), is_ordinal=True)[0]

    assert found == pytest.approx(1 - observed / expected, abs=1e-9)
    assert found == pytest.approx(0.815, abs=5e-4)


def ordinal_of(readers: Sequence[Sequence[str]]) -> dict[tuple[str, str], float]:
    """Krippendorff's sum, as he writes it: the values from one to the other, less half of these two."""
    units = [[value for value in unit if value != "."] for unit in zip(*readers, strict=True)]
    times = Counter(value for unit in units if len(unit) > 1 for value in unit)
    codes = sorted(times)
    return {
        (a, b): (sum(times[code] for code in codes if a <= code <= b) - (times[a] + times[b]) / 2) ** 2
        for a in codes
        for b in codes
        if a <= b
    }


@pytest.mark.parametrize("seed", range(40))
def test_alpha_is_that_of_another_program_on_random_data_with_gaps(seed: int) -> None:
    chance = np.random.default_rng(seed)
    codes = "12345"[: chance.integers(2, 6)]
    shape = (int(chance.integers(2, 6)), int(chance.integers(6, 40)))
    readers = chance.choice([*codes, "."], size=shape, p=[*[0.75 / len(codes)] * len(codes), 0.25])
    readers[:, :2] = codes[0], codes[1]  # two values at least
    units = [unit for unit in range(shape[1]) if (readers[:, unit] != ".").sum() > 1]
    said = [
        (f"r{reader}", unit, readers[reader, unit])
        for reader in range(shape[0])
        for unit in units
        if readers[reader, unit] != "."
    ]
    distances = ordinal_of(readers.tolist())
    task = AnnotationTask(data=said, distance=lambda a, b: distances[min(a, b), max(a, b)])
    found = table_of(readers.tolist(), codes)

    assert alpha(found, is_ordinal=False)[0] == pytest.approx(AnnotationTask(data=said).alpha(), abs=1e-9)
    assert alpha(found, is_ordinal=True)[0] == pytest.approx(task.alpha(), abs=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_kappa_is_that_of_another_program(seed: int) -> None:
    chance = np.random.default_rng(seed)
    size = int(chance.integers(2, 7))
    first, second = chance.integers(0, size, 30), chance.integers(0, size, 30)
    table = np.zeros((1, size, size))
    np.add.at(table[0], (first, second), 1)

    assert kappa(table)[0] == pytest.approx(cohen_kappa_score(first, second), abs=1e-9)
    assert share_same(table)[0] == pytest.approx((first == second).mean())


def test_kappa_of_a_table_worked_out_by_hand() -> None:
    """20 both yes, 15 both no of 50; by chance .5 * .6 + .5 * .4 are the same; (.7 - .5) / .5 = .4."""
    assert kappa(np.array([[[20.0, 5], [10, 15]]]))[0] == pytest.approx(0.4)


def test_one_value_only_is_no_figure() -> None:
    one = np.array([[[6.0, 0], [0, 0]]])

    assert np.isnan(alpha(one, is_ordinal=False)[0]) and np.isnan(alpha(one, is_ordinal=True)[0])
    assert np.isnan(kappa(one)[0])
    assert share_same(one)[0] == 1


def test_many_tables_are_figured_as_each_alone() -> None:
    tables = np.random.default_rng(0).integers(0, 9, (7, 4, 4)).astype(float)
    tables += tables.transpose(0, 2, 1)
    for is_ordinal in (False, True):
        alone = [alpha(one[None], is_ordinal=is_ordinal)[0] for one in tables]
        assert alpha(tables, is_ordinal=is_ordinal) == pytest.approx(alone)


def test_a_table_of_nothing_is_no_figure() -> None:
    nothing = np.zeros((1, 2, 2))

    assert np.isnan([alpha(nothing, is_ordinal=True)[0], kappa(nothing)[0], share_same(nothing)[0]]).all()
