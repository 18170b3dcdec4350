"""Overlap is of characters, and pairs are one to one with the greatest sum."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.alignment.matching import agree, best_pairs, matched, merged, overlap
from schemas import Span


def spans(*ranges: tuple[int, int]) -> tuple[Span, ...]:
    return tuple(Span(start=start, end=end) for start, end in ranges)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ([(0, 10)], [(0, 10)], 1.0),
        ([(0, 10)], [(10, 20)], 0.0),
        ([(0, 10)], [(5, 15)], 5 / 15),
        # Shared are 2, 3 and 6, 7; together there are 0 to 9.
        ([(0, 4), (6, 10)], [(2, 8)], 4 / 10),
        ([(0, 2), (8, 10)], [(3, 7)], 0.0),
        ([], [(0, 1)], 0.0),
        ([], [], 0.0),
    ],
    ids=["same", "neighbours", "a third", "in two pieces", "in the gap", "one is empty", "both are empty"],
)
def test_overlap_is_shared_characters_by_all_characters(
    left: list[tuple[int, int]], right: list[tuple[int, int]], expected: float
) -> None:
    assert overlap(spans(*left), spans(*right)) == pytest.approx(expected)
    assert overlap(spans(*right), spans(*left)) == pytest.approx(expected)


def test_spans_overlap_enough_from_three_tenths_on() -> None:
    whole = spans((0, 10))

    assert agree(whole, spans((0, 3)))
    assert not agree(spans((0, 100)), spans((0, 29)))


def test_two_sides_without_a_span_agree_and_one_without_does_not() -> None:
    assert agree((), ())
    assert not agree((), spans((0, 3)))
    assert not agree(spans((0, 3)), ())


def test_pieces_that_touch_are_the_characters_of_one() -> None:
    assert merged(spans((5, 9), (0, 5), (12, 14))) == spans((0, 9), (12, 14))


def test_a_span_that_is_suggested_once_is_matched_once() -> None:
    twice = [spans((0, 5)), spans((0, 5))]

    assert len(matched(twice, twice[:1], exact=True)) == 1
    assert len(matched(twice[:1], twice, exact=False)) == 1
    assert len(matched(twice, twice, exact=True)) == 2


def test_a_better_pair_gives_way_where_that_makes_one_pair_more() -> None:
    """0 overlaps 0 best, but 1 has nothing else: 0-0 alone would leave two without a partner."""
    gold = [spans((0, 10)), spans((5, 10))]
    suggested = [spans((0, 9)), spans((0, 4))]

    assert overlap(gold[1], suggested[1]) == 0
    assert matched(gold, suggested, exact=False) == {0: 1, 1: 0}


def test_the_sum_is_greatest_where_a_path_loses_before_it_gains() -> None:
    """2 fits 0 alone: with 0.1 it stays out (1.0 + 1.0), with 0.6 the other two move (0.5 + 1.0 + 0.6)."""
    weights = {(0, 0): 1.0, (1, 1): 0.7, (2, 0): 0.1, (0, 1): 0.5, (1, 2): 1.0}

    assert best_pairs(weights) == {0: 0, 1: 2}
    assert best_pairs(weights | {(2, 0): 0.6}) == {0: 1, 1: 2, 2: 0}


SIZE = 4
WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), st.floats(0.01, 3.0), max_size=SIZE**2
)


@given(WEIGHTS)
def test_pairs_are_one_to_one_and_no_others_have_a_greater_sum(weights: dict[tuple[int, int], float]) -> None:
    pairs = best_pairs(weights)

    assert len(set(pairs.values())) == len(pairs)
    best = max(
        sum(weights.get(pair, 0.0) for pair in enumerate(chosen)) for chosen in permutations(range(SIZE))
    )
    assert sum(weights[pair] for pair in pairs.items()) == pytest.approx(best)
