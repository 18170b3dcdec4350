"""What a version says of itself: its counts, and the files that describe it to people and programs."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from annotation.datasets.describing import Description, croissant, data_package, dataset_card
from annotation.datasets.shelves import ANNOTATIONS, ARTICLES, LABELS
from annotation.datasets.splits import DIMENSIONS, Assignment
from annotation.datasets.splits.report import split_report
from annotation.datasets.tables import read_table
from schemas import (
    STANCE_SEPARATOR,
    Column,
    Manifest,
    PublishedFile,
    Selection,
    SplitReport,
)

DATA_PACKAGE, CROISSANT, CARD = "datapackage.json", "croissant.json", "README.md"

_COUNTED = ("article_id", "sentence_index", "claim_id", "annotator", "suggested_by", "assistance")
_REPORTED = 100_000
"""Rows up to which the card holds the report on the splits; for more, `selon splits` makes it when asked."""

_WHOSE = {
    "all": "the labels of everybody who read them",
    "one": "the labels of {reader}",
    "agreed": "what two or more readers closed in the same way",
    "gold": "what {settlers} settled, else what two or more readers closed in the same way",
    "best": "what {settlers} settled, else what all who closed it closed in the same way, one reader or more",
}


def counts_of(rows: pa.Table) -> dict[str, int]:
    """Articles, sentences, claims, rows and annotators of the rows of a version."""
    return {
        "articles": pc.count_distinct(rows["article_id"]).as_py(),
        "sentences": rows.group_by(["article_id", "sentence_index"]).aggregate([]).num_rows,
        "claims": pc.count_distinct(rows.filter(pc.not_equal(rows["claim_id"], ""))["claim_id"]).as_py(),
        "rows": rows.num_rows,
        "annotators": pc.count_distinct(rows["annotator"]).as_py(),
    }


def decided(rows: pa.Table) -> dict[str, int]:
    """Claims that were decided on a suggestion, by its agent."""
    some = rows.filter(pc.not_equal(rows["suggested_by"], ""))
    once = some.group_by(["suggested_by", "annotator", "claim_id"]).aggregate([])
    return by_value(once["suggested_by"])


def by_value(column: pa.ChunkedArray) -> dict[str, int]:
    """How often each text is there, by text."""
    found = {one["values"]: one["counts"] for one in pc.value_counts(column).to_pylist()}
    return dict(sorted(found.items()))


def counted_columns(folder: Path) -> pa.Table:
    """The columns that the counts are made of."""
    return read_table(folder / LABELS, _COUNTED)


def descriptions(
    folder: Path,
    manifest: Manifest,
    columns: tuple[Column, ...],
    files: tuple[PublishedFile, ...],
    drawn: Assignment | None,
) -> dict[str, str]:
    """Data Package, Croissant and card of the version in `folder`, by file name.

    Args:
        folder: with the tables of the version.
        manifest: as far as it is known.
        columns: of the rows.
        files: those that are described.
        drawn: how its splits came about.
    """
    articles = read_table(folder / ARTICLES, ("language", "outlet"))
    description = Description(
        manifest=manifest,
        columns=columns,
        files=files,
        which_articles=_which(manifest.selection),
        whose_labels=_whose(manifest.selection),
        values=_values(read_table(folder / LABELS, DIMENSIONS)),
        labels=read_table(folder / ANNOTATIONS, ("key",)).num_rows,
        agents=manifest.agents,
        assistance=manifest.assistance,
        languages=tuple(filter(None, by_value(articles["language"]))),
        outlets=tuple(filter(None, by_value(articles["outlet"]))),
        splits=_splits(folder, manifest, drawn),
    )
    return {
        DATA_PACKAGE: data_package(description),
        CROISSANT: croissant(description),
        CARD: dataset_card(description),
    }


def _splits(folder: Path, manifest: Manifest, drawn: Assignment | None) -> SplitReport | None:
    if manifest.split is None or manifest.counts["rows"] > _REPORTED:
        return None
    articles = read_table(folder / ARTICLES) if manifest.texts == "whole" else None
    return split_report(read_table(folder / LABELS), articles=articles, plan=manifest.split, assignment=drawn)


def _values(rows: pa.Table) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for name in rows.column_names:
        counts: dict[str, int] = {}
        for cell, count in by_value(rows[name]).items():
            for value in filter(None, cell.split(STANCE_SEPARATOR)):
                counts[value] = counts.get(value, 0) + count
        found[name] = dict(sorted(counts.items()))
    return found


def _whose(selection: Selection) -> str:
    names = " and ".join(["a lead", *selection.adjudicators])
    return _WHOSE[selection.readers].format(reader=selection.reader, settlers=names)


def _which(selection: Selection) -> str:
    asked = [
        f"{said} {', '.join(values)}"
        for said, values in (
            ("in", selection.languages),
            ("of", selection.outlets),
            ("of the stories", selection.stories),
        )
        if values
    ]
    asked += [f"from {selection.since} on"] if selection.since else []
    asked += [f"until {selection.until}"] if selection.until else []
    asked += ["without an open sentence"] if selection.finished else []
    return "those " + ", ".join(asked) if asked else "all in which somebody labelled"
