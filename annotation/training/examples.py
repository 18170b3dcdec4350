"""From rows to examples: one a sentence, a claim or a target, however many rows and annotators it has.

What several annotators say of the same words is one example with what most of them say; where as many say
another thing it is left out, and counted.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from annotation.published import Row
from schemas import STANCE_SEPARATOR

HELD_OUT = {"train": 0, "validation": 1, "test": 2}
"""The splits; of a story that they divide, the part of the highest number is used."""


class Example(NamedTuple):
    """What one judge is shown, and the value that it should answer.

    Attributes:
        names: what the judge of names is shown instead of the text.
    """

    article: str
    story: str
    split: str
    text: str
    names: tuple[str, ...]
    value: str


class _Vote(NamedTuple):
    of: tuple[str, ...]
    annotator: str
    example: Example


@dataclass(frozen=True)
class Task:
    """A question that a classifier could answer.

    Attributes:
        column: where the value stands.
        reads, names: the columns that the text judge and the judge of names are shown.
        by_name: what the judge of names is called.
    """

    name: str
    column: str
    reads: str
    names: str
    by_name: str
    votes: Callable[[Iterable[Row]], Iterator[_Vote]]


@dataclass(frozen=True)
class Gathered:
    """The examples of a task, and how many were left out."""

    examples: tuple[Example, ...]
    ties: int
    without_text: int


def gathered(task: Task, rows: Iterable[Row]) -> Gathered:
    """The examples of `task` in the order of the rows: of what is labelled, without credits of articles."""
    done = [row for row in rows if row["status"] == "labelled" and row["scope"] != "article"]
    by_words = dict[tuple[str, ...], list[_Vote]]()
    without_text = set[tuple[str, ...]]()
    for vote in task.votes(done):
        if vote.example.text.strip():
            by_words.setdefault(vote.of, []).append(vote)
        else:
            without_text.add(vote.of)
    agreed = [_agreed(votes) for votes in by_words.values()]
    examples = tuple(one for one in agreed if one)
    return Gathered(examples, ties=len(agreed) - len(examples), without_text=len(without_text))


def _agreed(votes: list[_Vote]) -> Example | None:
    said = Counter(value for _, value in {(vote.annotator, vote.example.value) for vote in votes})
    most = max(said.values())
    values = [value for value, times in said.items() if times == most]
    if len(values) > 1:
        return None
    return next(vote.example for vote in votes if vote.example.value == values[0])


def _example(row: Row, text: str, names: tuple[str, ...], value: str) -> Example:
    return Example(row["article_id"], row["story_id"] or row["article_id"], row["split"], text, names, value)


def _sentence_votes(rows: Iterable[Row]) -> Iterator[_Vote]:
    """A sentence is attributed for an annotator who has one attribution in it."""
    found = dict[tuple[str, str, str], Row]()
    for row in rows:
        key = (row["article_id"], row["sentence_index"], row["annotator"])
        if row["voice"] and (key not in found or row["voice"] == "source"):
            found[key] = row
    for (article, index, annotator), row in found.items():
        example = _example(row, row["sentence_text"], (row["outlet"],), row["voice"])
        yield _Vote((article, index), annotator, example)


def _factuality_votes(rows: Iterable[Row]) -> Iterator[_Vote]:
    for row in rows:
        if row["claim_id"] and row["factuality_source"]:
            value, text = row["factuality_source"], row["content_text"]
            yield _Vote(_words(row), row["annotator"], _example(row, text, _names(row), value))


def _stance_votes(rows: Iterable[Row]) -> Iterator[_Vote]:
    for row in rows:
        if not row["stance"]:
            continue
        targets, values = (row[name].split(STANCE_SEPARATOR) for name in ("stance_target", "stance"))
        for target, value in zip(targets, values, strict=True):
            text = f"{row['content_text']}\n{target}" if row["content_text"] else ""
            example = _example(row, text, _names(row), value)
            yield _Vote((*_words(row), target), row["annotator"], example)


def _words(row: Row) -> tuple[str, ...]:
    """What makes claims of two annotators the same: the words; a claim without content is only itself."""
    return row["article_id"], row["content_spans"] or row["claim_id"]


def _names(row: Row) -> tuple[str, ...]:
    return row["source_name"], row["root_name"]


TASKS = (
    Task(
        name="is_attributed",
        column="voice",
        reads="sentence_text",
        names="outlet",
        by_name="outlet name",  # the name of a source would already be the answer
        votes=_sentence_votes,
    ),
    Task(
        name="factuality_source",
        column="factuality_source",
        reads="content_text",
        names="source_name, root_name",
        by_name="source name",
        votes=_factuality_votes,
    ),
    Task(
        name="stance",
        column="stance",
        reads="content_text, stance_target",
        names="source_name, root_name",
        by_name="source name",
        votes=_stance_votes,
    ),
)
