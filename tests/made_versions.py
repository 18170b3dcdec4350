"""Versions of rows that a test makes up: published like any other, only without a project before them."""

from collections.abc import Iterable
from pathlib import Path

from annotation.datasets.assembling import csv_sha256
from annotation.datasets.contents import CODEBOOK
from annotation.datasets.dictionary import DICTIONARY, dictionary_text
from annotation.datasets.shelves import ANNOTATIONS, ARTICLES, LABELS, schemas_of
from annotation.datasets.tables import TableWriter, table_of
from annotation.datasets.versions import dataset_folder, described, write_manifest
from annotation.exports import CANONICAL
from annotation.folders import put_in_place, staged, version_numbers
from annotation.published import Row
from annotation.settings import SEEDS
from schemas import COLUMNS, Column, Manifest
from tests.factories import NOW


def row(article: int, sentence: int, text: str, **cells: str) -> Row:
    """A row of a labelled sentence in the author's own voice, of the article with that number."""
    return {
        "row_id": f"{article:04}{sentence:04}{cells.get('annotator', 'ana')}{cells.get('claim_id', '')}",
        "article_id": f"{article:016x}",
        "story_id": f"{article:016x}",
        "sentence_index": str(sentence),
        "sentence_kind": "body",
        "sentence_text": text,
        "voice": "author",
        "annotator": "ana",
        "status": "labelled",
    } | cells


def make_version(
    root: Path, dataset: str, rows: Iterable[Row], *, columns: tuple[Column, ...] = COLUMNS
) -> Manifest:
    """Publish the rows as the next version of the dataset under `root`."""
    folder = dataset_folder(root, dataset)
    number = (version_numbers(folder) or (0,))[-1] + 1
    named = {"dataset": dataset, "version": str(number)}
    names = tuple(column.name for column in columns)
    with staged(folder) as staging:
        schemas = schemas_of(names)
        labels = table_of([named | one for one in rows], schemas[LABELS])
        tables = {LABELS: labels, ARTICLES: schemas[ARTICLES].empty_table()}
        for name, table in (tables | {ANNOTATIONS: schemas[ANNOTATIONS].empty_table()}).items():
            with TableWriter(staging / name, schemas[name]) as writer:
                writer.write(table)
        (staging / CODEBOOK).write_bytes((SEEDS / CODEBOOK).read_bytes())
        (staging / DICTIONARY).write_text(dictionary_text(columns), encoding="utf-8", newline="")
        manifest = Manifest(
            dataset=dataset,
            version=number,
            parent=number - 1 or None,
            message="made up",
            author="ana",
            published_at=NOW,
            codebook_version="1.0",
            counts={"rows": labels.num_rows},
            columns=names,
            csv_sha256=csv_sha256(labels, CANONICAL.write_table),
            files=described(staging),
        )
        write_manifest(staging, manifest)
        put_in_place(staging, number)
    return manifest
