"""Whether a version trains: simple classifiers learn from its train split and answer its test split."""

import hashlib
import math
from collections import Counter
from collections.abc import Mapping, Sequence

from annotation.published import Published, Row
from annotation.training.examples import HELD_OUT, TASKS, Example, Gathered, Task, gathered
from annotation.training.figures import RESAMPLES, Scores
from annotation.training.judges import LIBRARY, NAME, SEED, TEXT, answers, most_frequent
from schemas import CurvePoint, Lack, Part, TaskReport, TrainReport

LEAST_STORIES = 10
"""Stories in train and in test; with fewer test stories an interval says little."""

LEAST_VALUES, LEAST_TRAIN, LEAST_TEST = 2, 10, 5
"""Values with so many examples to learn from, and to be measured on."""

SHARES = (0.1, 0.2, 0.4, 0.7, 1.0)
"""Of the training articles, for the learning curve; each part holds the one before it."""

_COLUMNS = (
    *("article_id", "story_id", "split", "outlet", "sentence_index", "sentence_text", "voice", "scope"),
    *("claim_id", "source_name", "root_name", "content_text", "content_spans", "stance_target", "stance"),
    *("factuality_source", "annotator", "status"),
)


def train_report(published: Published, *, missing: Mapping[str, Sequence[str]]) -> TrainReport:
    """Measure each task of a version on its own splits.

    Args:
        published: a version with splits; `drawn_splits` says whether it has.
        missing: the codes that mean "cannot be judged", by dimension.
    """
    rows: list[Row] = published.labels.select(_COLUMNS).to_pylist()
    drawn = [row for row in rows if row["split"] in HELD_OUT]
    apart, divided = _apart(drawn)
    return TrainReport(
        dataset=published.manifest.dataset,
        version=published.manifest.version,
        csv_sha256=published.manifest.csv_sha256,
        library=LIBRARY,
        seed=SEED,
        resamples=RESAMPLES,
        divided_stories=divided,
        divided_rows=len(drawn) - len(apart),
        undrawn_rows=len(rows) - len(drawn),
        tasks=tuple(_measured(task, gathered(task, apart), missing.get(task.column, ())) for task in TASKS),
    )


def _apart(rows: Sequence[Row]) -> tuple[list[Row], tuple[str, ...]]:
    """The rows without those that would put a story on two sides, and the stories that the splits divide."""
    sides = dict[str, set[str]]()
    for row in rows:
        sides.setdefault(row["story_id"] or row["article_id"], set()).add(row["split"])
    of = {story: max(splits, key=HELD_OUT.__getitem__) for story, splits in sides.items()}
    divided = tuple(sorted(story for story, splits in sides.items() if len(splits) > 1))
    return [row for row in rows if row["split"] == of[row["story_id"] or row["article_id"]]], divided


def _measured(task: Task, found: Gathered, missing: Sequence[str]) -> TaskReport:
    sides = {split: [one for one in found.examples if one.split == split] for split in HELD_OUT}
    test = Counter(one.value for one in sides["test"])
    report = TaskReport(
        task=task.name,
        reads=task.reads,
        names=task.names,
        parts={split: _part(examples) for split, examples in sides.items()},
        ties=found.ties,
        without_text=found.without_text,
        unjudged={code: test[code] for code in missing},
        lacks=_lacks(sides),
    )
    return report if report.lacks else report.model_copy(update=_figures(task, **sides))


def _part(examples: Sequence[Example]) -> Part:
    counts = Counter(one.value for one in examples)
    return Part(
        rows=len(examples),
        articles=len({one.article for one in examples}),
        stories=len({one.story for one in examples}),
        values=dict(sorted(counts.items(), key=lambda one: (-one[1], one[0]))),
    )


def _lacks(sides: Mapping[str, Sequence[Example]]) -> tuple[Lack, ...]:
    def enough(split: str, least: int) -> int:
        return sum(times >= least for times in Counter(one.value for one in sides[split]).values())

    train, test = ({one.story for one in sides[split]} for split in ("train", "test"))
    found = (
        Lack(what="train_stories", there=len(train), needed=LEAST_STORIES),
        Lack(what="train_values", there=enough("train", LEAST_TRAIN), needed=LEAST_VALUES),
        Lack(what="test_stories", there=len(test), needed=LEAST_STORIES),
        Lack(what="test_values", there=enough("test", LEAST_TEST), needed=LEAST_VALUES),
    )
    return tuple(one for one in found if one.there < one.needed)


def _figures(
    task: Task, train: Sequence[Example], validation: Sequence[Example], test: Sequence[Example]
) -> dict[str, object]:
    by_text, strength = answers(TEXT, train, test, validation=validation)
    by_name, strength_of_name = answers(NAME, train, test, validation=validation)
    by_most = [most_frequent(train)] * len(test)
    scores = Scores(test, seed=SEED)
    return {
        "answered": (
            scores.answered("text", by_text, strength=strength),
            scores.answered(task.by_name, by_name, strength=strength_of_name),
            scores.answered("majority", by_most),
        ),
        "gains": scores.gains(by_text, {"majority": by_most, task.by_name: by_name}),
        "curve": tuple(_point(share, train, test, strength, scores) for share in SHARES),
    }


def _point(
    share: float, train: Sequence[Example], test: Sequence[Example], strength: float, scores: Scores
) -> CurvePoint:
    """The text judge after the first articles of a row that is always the same."""
    articles = sorted({one.article for one in train}, key=_shuffled)
    some = frozenset(articles[: math.ceil(share * len(articles))])
    part = [one for one in train if one.article in some]
    told, _ = answers(TEXT, part, test, strength=strength)
    return CurvePoint(share=share, articles=len(some), rows=len(part), macro_f1=scores.macro_f1(told))


def _shuffled(article: str) -> str:
    return hashlib.sha256(f"{SEED}/{article}".encode()).hexdigest()
