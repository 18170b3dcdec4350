"""How good factuality and stance are when the claims are the gold's; `make quality` shows the figures."""

import re
import sys
import time

import pytest

from annotation.language.folding import fold
from annotation.suggest.judgements.judged import judged
from schemas import Article, Claim, Stance
from tests.quality.floors import FILE, JUDGED, SETS, measured, problems, read_floors
from tests.quality.judging import gold_in, judged_report, with_majority

_FASTEST = 20_000
_SHARES = ("factuality", "sentence_factuality")


@pytest.mark.quality
@pytest.mark.parametrize("name", JUDGED)
def test_judgements_of_the_golds_claims_stand_on_their_floors(name: str) -> None:
    found = measured(name)
    if not found:
        pytest.skip(f"the gold set {name!r} is not here")
    _show(name)

    every = read_floors(FILE.read_text(encoding="utf-8"))
    assert problems(found, {key: floor for key, floor in every.items() if key[0] == name}) == []


@pytest.mark.quality
@pytest.mark.parametrize("name", JUDGED)
def test_factuality_is_better_than_calling_everything_certain(name: str) -> None:
    if not measured(name):
        pytest.skip(f"the gold set {name!r} is not here")
    report, baseline = judged_report(JUDGED[name]), judged_report(JUDGED[name], with_majority)

    for figure in _SHARES:
        assert report.whole.shares[figure].right > baseline.whole.shares[figure].right


@pytest.mark.quality
def test_twenty_thousand_claims_are_judged_in_a_second() -> None:
    given = [(gold.article, claim) for gold in gold_in(SETS["own"]) for claim in gold.claims]
    seconds = min(_seconds(given) for _ in range(5))
    sys.stdout.write(f"\n{'claims judged in a second':<34}{len(given) / seconds:>10.0f}\n")

    # The machine may be busy; an order of magnitude is what must not be lost.
    assert len(given) / seconds > _FASTEST / 4


def _seconds(given: list[tuple[Article, Claim]]) -> float:
    start = time.perf_counter()
    for article, claim in given:
        judged(article, claim)
    return time.perf_counter() - start


def _show(name: str) -> None:
    """A line a language: each figure, and in brackets what calling everything certain would have."""
    report, baseline = judged_report(JUDGED[name]), judged_report(JUDGED[name], with_majority)
    for language in report.languages:
        one, base = report.of(language), baseline.of(language)
        shares = (
            f"{figure} {_points(one.shares[figure].value)} ({_points(base.shares[figure].value)})"
            for figure in _SHARES
        )
        stance = one.tallies["stance"]
        figures = " ".join(_points(value) for value in (stance.precision, stance.recall, stance.f1))
        near = " of ".join(str(number) for number in _near(name, language))
        sys.stdout.write(f"\n{name:<14} {language}  {'  '.join(shares)}")
        sys.stdout.write(f"\n{'':<18}stance P R F1 {figures}; target within the gold's, or it within: {near}")
    sys.stdout.write("\n")


def _points(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"


def _near(name: str, language: str) -> tuple[int, int]:
    """Of the stances of all claims, those whose target holds the gold's one or is held by it; and all."""
    right = total = 0
    for gold in gold_in(JUDGED[name]):
        if gold.article.language == language:
            for claim in gold.claims:
                there = [gold.said[index].stance for index in gold.article.sentences_touching(claim.anchors)]
                found = judged(gold.article, claim).stance
                total += len(found)
                right += sum(any(_agree(one, other) for other in there if other) for one in found)
    return right, total


def _agree(one: Stance, other: Stance) -> bool:
    left, right = (set(re.findall(r"\w+", fold(stance.target))) for stance in (one, other))
    return one.polarity == other.polarity and (left <= right or right <= left)
