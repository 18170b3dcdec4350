"""The open sentences that are worth most come first."""

import time

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from annotation.learning import ranked_articles, sketches, values_of
from annotation.learning.hashing import vector
from annotation.learning.ordering import WIDTH

UNSURE = npst.arrays(np.float64, st.integers(1, 40), elements=st.floats(0, 1))


def _places(number: int, seed: int = 0) -> np.ndarray:
    found = np.random.default_rng(seed).normal(size=(number, WIDTH)).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


NONE = sketches(())


@given(UNSURE)
def test_values_are_shares_and_never_above_the_uncertainty(unsure: np.ndarray) -> None:
    found = values_of(unsure, _places(len(unsure)), NONE)

    assert ((found >= 0) & (found <= unsure + 1e-9)).all()


@given(UNSURE)
def test_the_most_uncertain_is_worth_its_uncertainty(unsure: np.ndarray) -> None:
    found = values_of(unsure, _places(len(unsure)), NONE)

    assert found.max() == unsure.max()


@settings(max_examples=30)
@given(UNSURE, st.integers(0, 9))
def test_the_order_does_not_depend_on_where_the_sentences_stand(unsure: np.ndarray, seed: int) -> None:
    places = _places(len(unsure))
    moved = np.random.default_rng(seed).permutation(len(unsure))
    unsure = unsure + np.arange(len(unsure)) * 1e-3  # no two alike

    assert np.allclose(values_of(unsure, places, NONE)[moved], values_of(unsure[moved], places[moved], NONE))


def test_a_twin_is_worth_nothing_once_its_like_is_taken() -> None:
    places = _places(3)
    places[1] = places[0]

    found = values_of(np.array([0.9, 0.9, 0.2]), places, NONE)

    assert found[0] == 0.9
    assert found[1] < 1e-6
    assert found[2] > 0.1


def test_what_is_like_a_settled_sentence_is_worth_little() -> None:
    places = _places(2)

    assert values_of(np.ones(2), places, places[:1])[0] < 1e-6
    assert values_of(np.ones(2), places, places[:1])[1] > 0.5


def test_those_that_were_taken_are_worth_no_less_than_the_others() -> None:
    unsure, places = np.random.default_rng(0).random(200), _places(200)

    few, all_ = (np.sort(values_of(unsure, places, NONE, picks=n))[::-1] for n in (10, 200))

    assert np.allclose(few[:10], all_[:10])


def test_articles_go_by_the_mean_of_their_best_sentences() -> None:
    names = ["a"] * 6 + ["b"] + ["c"]
    values = [0.5, 0.5, 0.5, 0.5, 0.5, 0.0, 0.4, 0.5]

    assert ranked_articles(names, values) == ("a", "c", "b")
    assert ranked_articles([], []) == ()


def test_sketches_keep_what_is_alike_together() -> None:
    near, also, far = (vector(set(range(start, start + 300)), [f"p={start}"]) for start in (0, 30, 5000))

    one, other, third = sketches([near, also, far])

    assert np.allclose(np.linalg.norm([one, other, third], axis=1), 1)
    assert one @ other > 0.6
    assert abs(one @ third) < 0.4


def test_a_hundred_thousand_sentences_take_seconds() -> None:
    unsure, places = np.random.default_rng(0).random(100_000), _places(100_000)
    start = time.perf_counter()

    first = values_of(unsure, places, places[:500])

    assert time.perf_counter() - start < 30
    assert np.array_equal(first, values_of(unsure, places, places[:500]))
