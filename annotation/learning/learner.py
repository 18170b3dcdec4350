"""Learn from gold: rows, held-out figures, a model of every dimension that has labels enough."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from annotation.learning.features import Seen
from annotation.learning.figures import Told, contest, folds_of
from annotation.learning.gold import Reading
from annotation.learning.linear import Linear, Probabilities, Ready
from annotation.learning.rows import DIMENSIONS, IS_ATTRIBUTED, TARGET, Align, Row, known_targets, rows_of
from schemas import DimensionFigures, LabelCounts, Shortage

LEAST_ARTICLES, LEAST_VALUES, LEAST_ROWS = 5, 2, 10
"""What a dimension needs: rows of so many articles, and so many values with so many rows each."""

FOLDS = 5


@dataclass(frozen=True)
class Learned:
    """What learning gave.

    Attributes:
        models: by dimension; those with too few labels are missing.
        figures: of every dimension, in the order of `DIMENSIONS`.
        beside: the agents whose claims the rows are of.
    """

    models: Mapping[str, Linear]
    figures: tuple[DimensionFigures, ...]
    counts: LabelCounts
    targets: tuple[str, ...]
    beside: tuple[str, ...]


def learned(given: Iterable[tuple[Seen, Sequence[Reading]]], *, align: Align, seed: int) -> Learned:
    """Learn every dimension that has labels enough; the same for the same labels and seed.

    Args:
        given: each labelled article with its readings and with what the rules propose for it.
        align: tells which proposed claim stands for which labelled one.
        seed: of the folds and the intervals.
    """
    kept = [(seen, tuple(readings)) for seen, readings in given]
    targets = known_targets(one for _, readings in kept for one in readings)
    rows, disputed = list[Row](), 0
    for seen, readings in kept:
        found, divided = rows_of(seen, readings, targets, align=align)
        rows += found
        disputed += divided
    models, figures = dict[str, Linear](), list[DimensionFigures]()
    for dimension in DIMENSIONS:
        own = [row for row in rows if row.dimension == dimension]
        model, measured = _dimension(dimension, own, seed)
        figures.append(measured)
        if model is not None:
            models[dimension] = model
    beside = {one.agent for seen, _ in kept for one in seen.suggestions}
    return Learned(models, tuple(figures), _counted(rows, kept, disputed), targets, tuple(sorted(beside)))


def _dimension(dimension: str, rows: Sequence[Row], seed: int) -> tuple[Linear | None, DimensionFigures]:
    measured = [row for row in rows if row.rules is not None]
    short = _shortage(measured)
    if short is not None:
        articles, stories = ({getattr(row, name) for row in measured} for name in ("article_id", "story"))
        return None, DimensionFigures(
            dimension=dimension,
            rows=len(measured),
            articles=len(articles),
            stories=len(stories),
            shortage=short,
        )
    from annotation.learning.training import fit, temperature  # noqa: PLC0415 (scikit-learn only when it is needed)

    codes = sorted({row.value for row in rows})
    scores = _held_out(rows, codes, seed)
    truth = np.array([codes.index(row.value) for row in rows])
    seen = np.isfinite(scores[np.arange(len(rows)), truth])
    whole = fit([row.vector for row in rows], [row.value for row in rows])
    model = Linear(
        whole.values, whole.places, whole.weights, whole.bias, temperature(scores[seen], truth[seen])
    )
    answers = [codes[int(best)] for best in scores.argmax(axis=1)]
    told = [(row, answer) for row, answer in zip(rows, answers, strict=True) if row.rules is not None]
    answered = Told(
        stories=[row.story for row in measured],
        gold=[row.value for row in measured],
        model=[answer for _, answer in told],
        rules=[row.rules or "" for row in measured],
    )
    number = len({row.article_id for row in measured})
    return model, contest(dimension, answered, articles=number, seed=seed)


def _shortage(rows: Sequence[Row]) -> Shortage | None:
    stories = len({row.story for row in rows})
    if stories < LEAST_ARTICLES:
        return Shortage(what="articles", there=stories, needed=LEAST_ARTICLES)
    enough = sum(number >= LEAST_ROWS for number in Counter(row.value for row in rows).values())
    if enough < LEAST_VALUES:
        return Shortage(what="values", there=enough, needed=LEAST_VALUES)
    return None


def _held_out(rows: Sequence[Row], codes: Sequence[str], seed: int) -> Probabilities:
    """Scores of every row from a model that has not seen its story; -inf for a value that this one lacks."""
    from annotation.learning.training import fit  # noqa: PLC0415 (scikit-learn only when it is needed)

    folds = folds_of([row.story for row in rows], folds=FOLDS, seed=seed)
    found = np.full((len(rows), len(codes)), -np.inf)
    for fold in range(int(folds.max()) + 1):
        others, own = (np.flatnonzero(chosen).tolist() for chosen in (folds != fold, folds == fold))
        model = fit([rows[at].vector for at in others], [rows[at].value for at in others])
        columns = [codes.index(value) for value in model.values]
        found[np.ix_(np.array(own), np.array(columns))] = Ready.of(model).scores(
            [rows[at].vector for at in own]
        )
    return found


def _counted(
    rows: Sequence[Row], kept: Sequence[tuple[Seen, Sequence[Reading]]], disputed: int
) -> LabelCounts:
    units = {
        (
            row.article_id,
            row.dimension == IS_ATTRIBUTED,
            row.unit.rpartition(TARGET)[0] or row.unit,
        ): row.assistance
        for row in rows
    }
    articles = [seen.article for seen, readings in kept if readings]
    return LabelCounts(
        articles=len(articles),
        stories=len({one.story for one in articles}),
        sentences=sum(is_sentence for _, is_sentence, _ in units),
        claims=sum(not is_sentence for _, is_sentence, _ in units),
        disputed=disputed,
        unassisted=sum(not one.is_shown for one in units.values()),
        by_model=sum(one.by_model for one in units.values()),
    )
