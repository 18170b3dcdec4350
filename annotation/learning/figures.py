"""How good two judges are on the same held-out rows, and whether one is surely better."""

import zlib
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotation.confusion import Counts, accuracy, counts_of, drawn, f1, macro_f1, resampled
from schemas import DimensionFigures, Measured, ValueFigures

RESAMPLES = 2000
COUNTED = 5
"""Rows that a value needs to count in macro F1: one row more or less would decide about a rarer one."""

_LOW, _HIGH = 2.5, 97.5


def folds_of(stories: Sequence[str], *, folds: int, seed: int) -> NDArray[np.int64]:
    """The fold of each row; the rows of a story are in one fold, and the folds are about as large.

    Args:
        stories: of each row; an article that is alone in its story names itself.
        folds: how many at most.
        seed: another one gives other folds.
    """
    sizes = Counter(stories)
    shuffled = sorted(sizes, key=lambda one: (zlib.crc32(f"{seed}/{one}".encode()), one))
    fullest_first = sorted(shuffled, key=lambda one: -sizes[one])
    load, fold_of = [0] * min(folds, len(sizes)), dict[str, int]()
    for story in fullest_first:
        fold_of[story] = load.index(min(load))
        load[fold_of[story]] += sizes[story]
    return np.array([fold_of[story] for story in stories], np.int64)


class Told(NamedTuple):
    """Held-out rows with both judges' answers; four sequences of one length.

    Attributes:
        stories: the story of each row.
        gold: the value of each row.
        model: the answers of a model that had not seen the row's story.
        rules: the answers of the rules.
    """

    stories: Sequence[str]
    gold: Sequence[str]
    model: Sequence[str]
    rules: Sequence[str]


def contest(dimension: str, told: Told, *, articles: int, seed: int) -> DimensionFigures:
    """Compare the model with the rules on the same rows, of so many `articles`.

    The intervals are percentiles of a bootstrap that draws whole stories with replacement (Efron and
    Tibshirani 1993, chapters 8 and 13), that of the gain with the same draws for both judges (as
    Berg-Kirkpatrick et al. 2012). Rows of one story are not independent, so a story is drawn or not.

    Whoever guesses has a better macro F1 than rules that always say the same. So the model must also agree
    with the gold beyond chance: the interval of its kappa (Cohen 1960) has to lie above 0.
    """
    codes = sorted(set(told.gold))
    by_model, by_rules = (
        counts_of(told.stories, told.gold, answers, codes) for answers in (told.model, told.rules)
    )
    draws = drawn(by_model.shape[0], resamples=RESAMPLES, seed=seed)
    (model, of_model), (rules, of_rules) = (_measured(one, draws) for one in (by_model, by_rules))
    low, high = np.percentile(of_model - of_rules, (_LOW, _HIGH))
    return DimensionFigures(
        dimension=dimension,
        rows=len(told.gold),
        articles=articles,
        stories=by_model.shape[0],
        values=_values(codes, by_model, by_rules),
        model=model,
        rules=rules,
        gain=_short(model.macro_f1 - rules.macro_f1),
        gain_low=_short(low),
        gain_high=_short(high),
        winner="model" if low > 0 and model.kappa_low > 0 else "rules",
    )


def _values(codes: Sequence[str], model: Counts, rules: Counts) -> tuple[ValueFigures, ...]:
    rows = model.sum(axis=(0, 2))
    of_model, of_rules = (f1(one.sum(axis=0)[None])[0] for one in (model, rules))
    return tuple(
        ValueFigures(
            code=code, rows=int(rows[at]), model_f1=_short(of_model[at]), rules_f1=_short(of_rules[at])
        )
        for at, code in enumerate(codes)
    )


def _measured(counts: Counts, draws: Counts) -> tuple[Measured, NDArray[np.float64]]:
    """The figures of one judge, and its macro F1 in each resample."""
    counted = counts.sum(axis=(0, 2)) >= COUNTED
    whole, tables = counts.sum(axis=0)[None], resampled(draws, counts)
    scores = macro_f1(tables, counted)
    low, high = np.percentile(scores, (_LOW, _HIGH))
    measured = Measured(
        macro_f1=_short(macro_f1(whole, counted)[0]),
        low=_short(low),
        high=_short(high),
        accuracy=_short(accuracy(whole)[0]),
        kappa=_short(_kappa(whole)[0]),
        kappa_low=_short(np.percentile(_kappa(tables), _LOW)),
    )
    return measured, scores


def _kappa(counts: Counts) -> NDArray[np.float64]:
    """Agreement beyond chance of each table; 0 where chance alone would agree in everything."""
    total = counts.sum(axis=(1, 2))
    agreed = np.diagonal(counts, axis1=1, axis2=2).sum(axis=1) / total
    answered = counts.sum(axis=1)[:, : counts.shape[1]]
    chance = (counts.sum(axis=2) * answered).sum(axis=1) / total**2
    return np.asarray(np.where(chance < 1, (agreed - chance) / np.maximum(1 - chance, 1e-12), 0.0))


def _short(number: float) -> float:
    return round(float(number), 4)
