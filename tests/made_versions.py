"""Versions of rows that a test makes up: published like any other, only without a project before them."""

from collections.abc import Iterable
from pathlib import Path

from annotation.datasets.publish import ANNOTATIONS, ARTICLES, CODEBOOK, DICTIONARY, LABELS, csv_sha256
from annotation.datasets.tables import read_table, write_table
from annotation.datasets.versions import dataset_folder, described, write_manifest
from annotation.exports import CANONICAL
from annotation.folders import put_in_place, staged, version_numbers
from annotation.published import ANNOTATION_COLUMNS, ARTICLE_COLUMNS, Row
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
        count = write_table(staging / LABELS, names, (named | one for one in rows))
        write_table(staging / ARTICLES, ARTICLE_COLUMNS, ())
        write_table(staging / ANNOTATIONS, ANNOTATION_COLUMNS, ())
        (staging / CODEBOOK).write_bytes((SEEDS / CODEBOOK).read_bytes())
        listed = [f"{column.name},{column.type},x\r\n" for column in columns]
        (staging / DICTIONARY).write_bytes("".join(["name,type,description\r\n", *listed]).encode())
        manifest = Manifest(
            dataset=dataset,
            version=number,
            parent=number - 1 or None,
            message="made up",
            author="ana",
            published_at=NOW,
            codebook_version="1.0",
            counts={"rows": count},
            columns=names,
            csv_sha256=csv_sha256(read_table(staging / LABELS), CANONICAL.write_table),
            files=described(staging),
        )
        write_manifest(staging, manifest)
        put_in_place(staging, number)
    return manifest
