"""A report in words: lines for the command line, Markdown for people."""

from collections.abc import Iterator

from annotation.training.report import LEAST_TEST, LEAST_TRAIN
from schemas import Estimate, Lack, TaskReport, TrainReport

_TITLES = {
    "is_attributed": "Is the sentence attributed?",
    "factuality_source": "Factuality, as the source presents the claim",
    "stance": "Stance towards the target",
}
_LACKS = {
    "train_stories": "{there} stories in train, {needed} are needed",
    "train_values": "{there} values with {train} or more rows in train, {needed} are needed",
    "test_stories": "{there} stories in test, {needed} are needed",
    "test_values": "{there} values with {test} or more rows in test, {needed} are needed",
}
_METHOD = """\
The text judge is logistic regression on TF-IDF of words, pairs of words and pieces of words ({library}).
It learns from the train split and answers the test split. There macro F1, the mean over the values that the
test rows hold, and accuracy are taken. The judge of names is the same on names alone; majority always says
what is most frequent in train.

In brackets: 95 % intervals, percentiles of {resamples} resamples of whole test stories (seed {seed}); of a
difference, with the same resamples for both. Where the interval of a difference holds 0, these rows show no
difference. The intervals say what other test stories would change, not what other training articles would.
"""


def titled(task: TaskReport) -> str:
    """The task as a heading."""
    return _TITLES[task.task]


def lines(report: TrainReport) -> Iterator[str]:
    """The report for a terminal."""
    yield f"{report.dataset} version {report.version}"
    yield from _notes(report)
    for task in report.tasks:
        parts = ", ".join(f"{one.rows} {split}" for split, one in task.parts.items() if one.rows) or "none"
        yield f"{task.task}: rows: {parts}"
        yield from (f"  too few rows: {_lack(lack)}" for lack in task.lacks)
        for one in task.answered:
            yield f"  {one.judge:<12} macro F1 {_plain(one.macro_f1)}  accuracy {_plain(one.accuracy)}"
        for gain in task.gains:
            yield f"  text - {gain.than}: macro F1 {_plain(gain.macro_f1, '+.3f')}"


def markdown(report: TrainReport) -> str:
    """The report as a page; its picture is `report.svg` beside it."""
    return "\n".join(_page(report)) + "\n"


def _page(report: TrainReport) -> Iterator[str]:
    yield f"# Does {report.dataset} version {report.version} train?"
    yield ""
    if any(task.answered for task in report.tasks):
        yield "![Macro F1 of the judges, and the learning curves](report.svg)"
        yield ""
        yield _METHOD.format(library=report.library, resamples=report.resamples, seed=report.seed)
    for note in _notes(report):
        yield f"{note}\n"
    for task in report.tasks:
        yield from _task(task)
    yield f"SHA-256 of the version's CSV: `{report.csv_sha256}`"


def _notes(report: TrainReport) -> Iterator[str]:
    if report.divided_stories:
        yield (
            f"The splits divide {len(report.divided_stories)} stories. So that none is on two sides, "
            f"{report.divided_rows} rows were left out: {', '.join(report.divided_stories)}."
        )
    else:
        yield "No story is in two splits."
    if report.undrawn_rows:
        yield f"{report.undrawn_rows} rows are in no split and were left out."


def _task(task: TaskReport) -> Iterator[str]:
    yield f"## {titled(task)}"
    yield ""
    yield f"The text judge reads {task.reads}, the judge of names {task.names}."
    yield from (f"\n{sentence}" for sentence in _left_out(task))
    yield ""
    yield from _table(("split", "rows", "articles", "stories", "values"), _parts(task))
    if task.lacks:
        yield "**Too few rows; nothing was measured.**"
        yield ""
        yield from (f"- {_lack(lack)}" for lack in task.lacks)
        yield ""
    if task.answered:
        yield from _measured(task)


def _left_out(task: TaskReport) -> Iterator[str]:
    if task.ties:
        yield f"{task.ties} left out, on which the annotators are divided."
    if task.without_text:
        yield f"{task.without_text} left out, which have no content to read."
    for code, rows in task.unjudged.items():
        yield f"{_cell(code)} means “cannot be judged” and is a class of its own here: {rows} test rows."


def _parts(task: TaskReport) -> Iterator[tuple[str, ...]]:
    for split, one in task.parts.items():
        values = ", ".join(f"{code} {times}" for code, times in one.values.items())
        yield split, str(one.rows), str(one.articles), str(one.stories), values


def _measured(task: TaskReport) -> Iterator[str]:
    yield from _table(
        ("judge", "macro F1", "accuracy", "C"),
        (
            (one.judge, _plain(one.macro_f1), _plain(one.accuracy), f"{one.strength or '–'}")
            for one in task.answered
        ),
    )
    yield from _table(
        ("difference", "macro F1", "accuracy"),
        (
            (f"text − {one.than}", _plain(one.macro_f1, "+.3f"), _plain(one.accuracy, "+.3f"))
            for one in task.gains
        ),
    )
    yield from _table(
        ("value, as the text judge tells it", "precision", "recall", "F1", "support"),
        (
            (one.code, f"{one.precision:.3f}", f"{one.recall:.3f}", f"{one.f1:.3f}", str(one.support))
            for one in task.answered[0].codes
        ),
    )
    yield from _table(
        ("training articles", "share", "rows", "macro F1"),
        ((str(one.articles), f"{one.share:.0%}", str(one.rows), _plain(one.macro_f1)) for one in task.curve),
    )


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(map(_cell, row))} |"
    yield ""


def _cell(text: str) -> str:
    """Codes are the project's own words: nothing in them may become markup."""
    return "".join(f"\\{sign}" if sign in r"\`*_[]<>|#&" else sign for sign in text)


def _lack(lack: Lack) -> str:
    return _LACKS[lack.what].format(there=lack.there, needed=lack.needed, train=LEAST_TRAIN, test=LEAST_TEST)


def _plain(one: Estimate, form: str = ".3f") -> str:
    return f"{one.value:{form}} ({one.low:{form}} to {one.high:{form}})"
