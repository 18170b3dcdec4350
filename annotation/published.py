"""A published version as its readers see it: its tables, verified, and what is said of them.

Between what writes versions (`datasets`) and what makes other things of them (`exports`, `training`).
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, cast

import pyarrow as pa

from schemas import Article, Column, Label, Manifest, Sentence

Row = dict[str, str]
"""A cell of text for every column; a missing value is the empty string."""

ARTICLE_COLUMNS = (
    "article_id",
    "article_sha256",
    "outlet",
    "title",
    "published_at",
    "language",
    "story_id",
    "split",
    "text",
    "record",
    "state",
    "facts",
)
"""Of `articles.parquet`, one row an article: `record` is the article as JSON without its text; `state` says
which of its editions and commits it is made of, so that the next version knows what has not changed; `facts`
is JSON too: what is counted of its rows."""

ANNOTATION_COLUMNS = ("article_id", "annotator", "key", "label")
"""Of `annotations.parquet`, one row a label, by article in the order of `articles.parquet`; `label` is the
whole label as JSON: every hop of a chain, with its spans."""

_ROWS_AT_ONCE = 5_000


@dataclass(frozen=True)
class Published:
    """One version.

    Attributes:
        columns: what each column of `labels` holds.
        labels: one row for each sentence, claim that covers it, and annotator: the canonical CSV's rows and
            columns, all text.
        articles: see `ARTICLE_COLUMNS`; `text` is empty when the version holds offsets only.
        annotations: see `ANNOTATION_COLUMNS`.
        sources: the source registry of its day, as CSV; empty for a version that has none.
    """

    manifest: Manifest
    columns: tuple[Column, ...]
    labels: pa.Table
    articles: pa.Table
    annotations: pa.Table
    sources: str = ""

    def splits(self) -> dict[str, str]:
        """Which split each article is in, by id; empty text for none."""
        return dict(
            zip(self.articles["article_id"].to_pylist(), self.articles["split"].to_pylist(), strict=True)
        )

    def readings(self) -> Iterator[tuple[Article, tuple[Label, ...]]]:
        """Each article with the labels that were published of it, in the order of import.

        Only where `manifest.texts` is "whole": an article's sentences need its text.
        """
        for row, labels in self.records():
            yield article_of(row), tuple(Label.model_validate_json(one["label"]) for one in labels)

    def records(self) -> Iterator[tuple[Row, tuple[Row, ...]]]:
        """The same as rows: each of `articles` with those of `annotations` that are of it."""
        labels = groupby(_rows(self.annotations), key=itemgetter("article_id"))
        waiting = next(labels, None)
        for row in _rows(self.articles):
            own: tuple[Row, ...] = ()
            if waiting and waiting[0] == row["article_id"]:
                own = tuple(waiting[1])
                waiting = next(labels, None)
            yield row, own


def article_row(article: Article, *, state: str) -> Row:
    """The article's row of `articles.parquet`; its split comes later."""
    record = article.model_dump(mode="json", exclude={"text", "sentences"}, exclude_defaults=True)
    record["sentences"] = [(one.start, one.end, one.kind, one.score) for one in article.sentences]
    return {
        "article_id": article.article_id,
        "article_sha256": article.sha256,
        "outlet": article.outlet,
        "title": article.title,
        "published_at": article.published.isoformat() if article.published else "",
        "language": article.language,
        "story_id": article.story,
        "text": article.text,
        "record": json.dumps(record, ensure_ascii=False, separators=(",", ":")),
        "state": state,
    }


def article_of(row: Row) -> Article:
    """The article that a row of `articles.parquet` holds, its text with it."""
    record = cast("dict[str, Any]", json.loads(row["record"]))
    if "published" in record:
        record["published"] = date.fromisoformat(record["published"])
    return Article(**record | {"text": row["text"], "sentences": sentences_of(record["sentences"])})


def sentences_of(packed: Sequence[Sequence[Any]]) -> tuple[Sentence, ...]:
    """The sentences of a `record`."""
    return tuple(Sentence(start=start, end=end, kind=kind, score=score) for start, end, kind, score in packed)


def annotation_row(label: Label) -> Row:
    """The label's row of `annotations.parquet`."""
    return {
        "article_id": label.article_id,
        "annotator": label.annotator,
        "key": label.key,
        "label": label.model_dump_json(exclude_defaults=True),
    }


def _rows(table: pa.Table) -> Iterator[Row]:
    for batch in table.to_batches(max_chunksize=_ROWS_AT_ONCE):
        yield from batch.to_pylist()
