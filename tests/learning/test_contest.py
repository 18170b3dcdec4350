"""The model wins where it is surely better on held-out stories, and nowhere else."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, cohen_kappa_score, f1_score

from annotation.learning.figures import Told, contest, folds_of
from schemas import DimensionFigures
from tests.learning.helpers import blind, corpus, learned_from, perfect


def _figures(found: tuple[DimensionFigures, ...], dimension: str) -> DimensionFigures:
    return next(one for one in found if one.dimension == dimension)


def test_the_model_wins_where_the_rules_are_blind() -> None:
    found = _figures(learned_from(corpus(12, propose=blind), seed=0).figures, "is_attributed")

    assert found.winner == "model"
    assert found.gain_low > 0
    assert found.model and found.model.macro_f1 > 0.9
    assert found.rules and found.rules.macro_f1 < 0.5
    assert (found.articles, found.rows) == (12, 12 * 9)


def test_the_rules_stay_where_they_are_right() -> None:
    found = _figures(learned_from(corpus(12, propose=perfect), seed=0).figures, "is_attributed")

    assert found.winner == "rules"
    assert found.rules and found.rules.macro_f1 == 1
    assert found.gain <= 0


def test_the_rules_stay_where_nothing_can_be_learned() -> None:
    """The values have nothing to do with the words: whoever is ahead is ahead by chance."""
    drawn = np.random.default_rng(3)

    found = learned_from(
        corpus(12, propose=perfect, code=lambda _: str(drawn.choice(["CT+", "CT-"]))), seed=0
    ).figures

    assert _figures(found, "factuality_source").winner == "rules"


def test_a_dimension_is_won_alone() -> None:
    """Who speaks the rules know; what "glapit" and "dort" mean here only the labels say."""
    given_ = corpus(
        12, propose=perfect, code=lambda line: "PS+" if "glapit" in line or "dort" in line else "CT+"
    )

    found = learned_from(given_, seed=0).figures

    assert _figures(found, "factuality_source").winner == "model"
    assert _figures(found, "is_attributed").winner == "rules"


@pytest.mark.parametrize(
    ("articles", "story", "what", "there"),
    [(4, lambda _seed: "", "articles", 4), (12, lambda seed: f"s{seed % 3}", "articles", 3)],
    ids=["few articles", "few stories"],
)
def test_too_few_articles_are_said_with_the_number_needed(articles, story, what, there) -> None:
    found = learned_from(corpus(articles, propose=blind, story=story), seed=0)

    shortage = _figures(found.figures, "is_attributed").shortage
    assert shortage and (shortage.what, shortage.there, shortage.needed) == (what, there, 5)
    assert found.models == {}


def test_too_few_values_are_said_with_the_number_needed() -> None:
    found = learned_from(corpus(8, propose=perfect), seed=0)

    shortage = _figures(found.figures, "factuality_source").shortage
    assert shortage and (shortage.what, shortage.there, shortage.needed) == ("values", 1, 2)
    assert set(found.models) == {"is_attributed", "factuality_outlet"}


STORIES = st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=60)


@given(STORIES, st.integers(0, 99))
def test_no_story_is_split(stories: list[str], seed: int) -> None:
    folds = folds_of(stories, folds=5, seed=seed)

    places = {
        story: {int(fold) for one, fold in zip(stories, folds, strict=True) if one == story}
        for story in stories
    }
    assert all(len(found) == 1 for found in places.values())
    assert set(folds.tolist()) == set(range(min(5, len(set(stories)))))


def test_articles_of_one_story_are_held_out_together() -> None:
    """Copies of what is held out would tell the answers."""
    made = corpus(10, propose=blind, story=lambda seed: f"s{seed // 2}")

    found = _figures(learned_from(made, seed=0).figures, "is_attributed")

    assert (found.articles, found.stories) == (10, 5)


def test_figures_are_those_of_scikit_learn() -> None:
    drawn = np.random.default_rng(0)
    gold, model, rules = (drawn.choice(["a", "b", "c"], 200, p=[0.5, 0.3, 0.2]).tolist() for _ in range(3))
    stories = [f"s{at % 20}" for at in range(200)]

    found = contest("d", Told(stories, gold, model, rules), articles=20, seed=0)

    for measured, answers in ((found.model, model), (found.rules, rules)):
        assert measured
        assert measured.macro_f1 == pytest.approx(f1_score(gold, answers, average="macro"), abs=1e-4)
        assert measured.accuracy == pytest.approx(accuracy_score(gold, answers), abs=1e-4)
        assert measured.kappa == pytest.approx(cohen_kappa_score(gold, answers), abs=1e-4)
        assert measured.low < measured.macro_f1 < measured.high
    one = f1_score(gold, model, average=None, labels=["a"])[0]
    assert found.values[0].model_f1 == pytest.approx(one, abs=1e-4)
    assert found.winner == "rules"
    assert found.gain_low <= found.gain <= found.gain_high


def test_a_value_that_is_too_rare_does_not_count_but_is_shown() -> None:
    gold = ["a"] * 20 + ["b"] * 20 + ["c"] * 2
    told = Told([f"s{at % 6}" for at in range(42)], gold, gold, ["a"] * 20 + ["b"] * 20 + ["a"] * 2)

    found = contest("d", told, articles=6, seed=0)

    assert [(one.code, one.rows, one.rules_f1) for one in found.values][2] == ("c", 2, 0.0)
    assert found.rules and found.rules.macro_f1 == pytest.approx((40 / 42 + 1) / 2, abs=1e-4)


@settings(max_examples=20)
@given(st.integers(0, 5))
def test_the_same_answers_gain_nothing(seed: int) -> None:
    gold = ["a", "b"] * 20
    answers = ["a", "a", "b", "b"] * 10

    found = contest(
        "d", Told([f"s{at // 5}" for at in range(40)], gold, answers, answers), articles=8, seed=seed
    )

    assert (found.gain, found.gain_low, found.gain_high, found.winner) == (0, 0, 0, "rules")
