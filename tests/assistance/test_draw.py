"""Which sentences are read without suggestions is drawn by lot, and the lot is always the same."""

import pytest

from annotation.assistance import is_drawn
from schemas import ProjectSettings

LOTS = {1, 2, 5}

KEYS = [f"{start}-{start + 40}" for start in range(0, 80_000, 40)]


def _drawn(share: float, *, seed: int = 0, annotator: str = "ana", article: str = "a") -> set[str]:
    settings = ProjectSettings(hidden_share=share, hidden_seed=seed)
    return {key for key in KEYS if is_drawn(settings, annotator, article, key)}


def test_a_few_lots_are_written_down() -> None:
    """Drawn once and kept here: another machine or version that drew others would break every project."""
    assert _drawn(0.5) & set(KEYS[:8]) == {KEYS[n] for n in range(8) if n in LOTS}


@pytest.mark.parametrize("share", [0.1, 0.25, 0.5])
def test_the_share_is_kept(share: float) -> None:
    """2,000 sentences: four standard errors are less than 0.045 of them."""
    assert abs(len(_drawn(share)) / len(KEYS) - share) < 0.045


def test_nothing_is_drawn_unless_it_is_asked_for() -> None:
    assert _drawn(0) == set()


def test_a_larger_share_draws_the_same_and_more() -> None:
    assert _drawn(0.1) < _drawn(0.2) < _drawn(0.5)


def test_each_analyst_article_and_seed_has_lots_of_its_own() -> None:
    """Two draws of a half have about a quarter in common, as chance would have it."""
    one = _drawn(0.5)
    for other in (_drawn(0.5, seed=1), _drawn(0.5, annotator="bob"), _drawn(0.5, article="b")):
        assert 0.2 < len(one & other) / len(KEYS) < 0.3
