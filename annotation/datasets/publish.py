"""Publish: one snapshot of the live store becomes an immutable, hashed version."""

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa

from annotation.datasets.rows import Edition, RegistryId, article_rows
from annotation.datasets.tables import read_table, write_table
from annotation.datasets.versions import dataset_folder, described, write_manifest
from annotation.errors import NothingToPublish, UnwritableVersion
from annotation.folders import put_in_place, staged, version_numbers
from annotation.published import ANNOTATION_COLUMNS, ARTICLE_COLUMNS, Row, annotation_row, article_row
from schemas import COLUMNS, Article, Codebook, Column, Label, Manifest

LABELS = "labels.parquet"
ARTICLES = "articles.parquet"
ANNOTATIONS = "annotations.parquet"
CODEBOOK = "codebook.toml"
DICTIONARY = "dictionary.csv"

WriteCsv = Callable[[pa.Table, BinaryIO], None]
"""The canonical CSV's writer; the exports have it."""

Cut = Iterable[tuple[Article, tuple[Label, ...]]]
"""Every article with the current labels in it, of one moment; read once per attempt."""


@dataclass(frozen=True)
class Publication:
    """What a person says of the version that they publish."""

    dataset: str
    message: str
    author: str
    published_at: datetime


@dataclass
class _Count:
    """Filled as the rows go by, so that nothing is read twice."""

    articles: list[Article] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    sentences: set[tuple[str, str]] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    annotators: set[str] = field(default_factory=set)
    left_out: int = 0

    def of(self, rows: int) -> dict[str, int]:
        left_out = {"left_out": self.left_out} if self.left_out else {}
        return left_out | {
            "articles": len(self.articles),
            "sentences": len(self.sentences),
            "claims": len(self.claims),
            "rows": rows,
            "annotators": len(self.annotators),
        }


def publish(
    root: Path,
    cut: Callable[[], Cut],
    publication: Publication,
    *,
    codebook: Codebook,
    codebook_text: str,
    registry_id: RegistryId,
    write_csv: WriteCsv,
) -> Manifest:
    """Write the next version of a dataset under `root`; nothing is visible before it is whole.

    Raises:
        InvalidName: the dataset's name cannot be one.
        NothingToPublish: there is not one label.
        UnwritableVersion: the disk is full, or the folder may not be written to.
    """
    folder = dataset_folder(root, publication.dataset)
    manifest = None
    try:
        while manifest is None:
            number = (version_numbers(folder) or (0,))[-1] + 1
            edition = Edition(publication.dataset, number, codebook, registry_id)
            with staged(folder) as staging:
                (staging / CODEBOOK).write_text(codebook_text, encoding="utf-8", newline="")
                (staging / DICTIONARY).write_text(dictionary(codebook), encoding="utf-8", newline="")
                written = _write(staging, cut(), publication, edition, write_csv)
                if put_in_place(staging, number):  # else another publisher was quicker: the next number
                    manifest = written
    except OSError as error:
        raise UnwritableVersion(path=folder, reason=error.strerror or str(error)) from error
    return manifest


def columns_of(codebook: Codebook) -> tuple[Column, ...]:
    """The columns of the export: the fixed ones, then the project's own dimensions."""
    own = (
        Column(name=d.name, type="string", description=d.definition.get("en") or d.label.get("en", ""))
        for d in codebook.own_columns
    )
    missing = {dimension.name: ", ".join(dimension.missing) for dimension in codebook.dimensions}
    return tuple(_with_missing(column, missing.get(column.name, "")) for column in (*COLUMNS, *own))


def _with_missing(column: Column, codes: str) -> Column:
    if not codes:
        return column
    description = f"{column.description} Cannot be judged: {codes}.".strip()
    return column.model_copy(update={"description": description})


def dictionary(codebook: Codebook) -> str:
    """The data dictionary as CSV: name, type, description."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("name", "type", "description"))
    writer.writerows((column.name, column.type, column.description) for column in columns_of(codebook))
    return out.getvalue()


def csv_sha256(table: pa.Table, write_csv: WriteCsv) -> str:
    """The hash of the canonical CSV of a version's table."""
    out = io.BytesIO()
    write_csv(table, out)
    return hashlib.sha256(out.getbuffer()).hexdigest()


def _write(
    staging: Path, cut: Cut, publication: Publication, edition: Edition, write_csv: WriteCsv
) -> Manifest:
    count = _Count()
    columns = tuple(column.name for column in columns_of(edition.codebook))
    rows = write_table(staging / LABELS, columns, _rows(cut, edition, count))
    if not rows:
        raise NothingToPublish
    write_table(staging / ARTICLES, ARTICLE_COLUMNS, (article_row(one, state="") for one in count.articles))
    write_table(staging / ANNOTATIONS, ANNOTATION_COLUMNS, map(annotation_row, count.labels))
    number = edition.version
    manifest = Manifest(
        dataset=publication.dataset,
        version=number,
        parent=number - 1 or None,
        message=publication.message,
        author=publication.author,
        published_at=publication.published_at,
        codebook_version=edition.codebook.version,
        counts=count.of(rows),
        columns=columns,
        csv_sha256=csv_sha256(read_table(staging / LABELS), write_csv),
        files=described(staging),
    )
    write_manifest(staging, manifest)
    return manifest


def _rows(cut: Cut, edition: Edition, count: _Count) -> Iterator[Row]:
    for article, labels in cut:
        has_rows = False
        keys = {sentence.key for sentence in article.sentences}
        count.left_out += sum(not label.fits(keys) for label in labels if label.state)
        for row in article_rows(article, labels, edition):
            has_rows = True
            count.sentences.add((article.article_id, row["sentence_index"]))
            count.annotators.add(row["annotator"])
            if row.get("claim_id"):
                count.claims.add(row["claim_id"])
            yield row
        if has_rows:
            count.articles.append(article)
            count.labels += labels
