"""A version as a pandas table, for code that trains: reads `datasets/` alone, and writes nothing."""

import os
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from annotation import datasets
from annotation.errors import NoSplits, UnknownDataset, UnknownSplit
from annotation.published import Published
from annotation.settings import settings_from

_ARROW = {
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.timestamp("ms"),
    "datetime": pa.timestamp("ms", tz="UTC"),
}
"""What a column is read as, by its type in the data dictionary; any other stays text."""

_PANDAS = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
"""The types of pandas that have a missing value of their own."""


def load_dataset(
    dataset: str,
    *,
    version: int | None = None,
    tag: str | None = None,
    split: str | None = None,
    data: str | Path | None = None,
) -> pd.DataFrame:
    """The rows of a published version, verified and typed by its data dictionary.

    Args:
        dataset: its name.
        version: its number; the latest when neither a version nor a tag is named.
        tag: the tag that names it.
        split: only its rows: `train`, `validation` or `test`.
        data: the data folder, which holds `datasets/`; else `$SELON_DATA`, else `data/` in the project.

    Returns:
        One row for each sentence, claim that covers it, and annotator (docs/csv.md): integers as `Int64`,
        truth values as `boolean`, numbers as `float64`, dates and moments (in UTC) as `datetime64`, all else
        as text. An empty cell is missing. Codes such as F, 6 and Uu are values like any other.

    Raises:
        UnknownDataset, UnknownVersion, UnknownTag: naming those that there are.
        NoSplits, UnknownSplit: the version has none, or not this one.
        DamagedVersion: a byte of it is not as it was published.
        TypeError: both a version and a tag are named.
    """
    chosen = settings_from(os.environ if data is None else dict(os.environ) | {"SELON_DATA": str(data)})
    published = read_published(chosen.datasets, dataset, version=version, tag=tag)
    return _typed(published if split is None else _only(published, split))


def read_published(
    root: Path, dataset: str, *, version: int | None = None, tag: str | None = None
) -> Published:
    """A version under `root` by its number or its tag, the latest for neither; see `load_dataset`."""
    if version is not None and tag is not None:
        raise TypeError("name a version or a tag, not both")
    known = datasets.dataset_names(root)
    if dataset not in known:
        raise UnknownDataset(dataset=dataset, path=root, known=", ".join(known) or "none")
    number = version if tag is None else datasets.tagged(root, dataset, tag)
    return datasets.read_version(datasets.version_folder(root, dataset, number))


def drawn_splits(published: Published) -> tuple[str, ...]:
    """The splits that the rows of a version are in, sorted.

    Raises:
        NoSplits: none was drawn.
    """
    found = tuple(sorted(filter(None, pc.unique(published.labels["split"]).to_pylist())))
    if not found:
        raise NoSplits(version=published.manifest.version, dataset=published.manifest.dataset)
    return found


def _only(published: Published, split: str) -> Published:
    known = drawn_splits(published)
    if split not in known:
        manifest = published.manifest
        raise UnknownSplit(
            version=manifest.version, dataset=manifest.dataset, split=split, known=", ".join(known)
        )
    rows = published.labels.filter(pc.equal(published.labels["split"], split))
    return replace(published, labels=rows)


def _typed(published: Published) -> pd.DataFrame:
    kinds = {column.name: _ARROW.get(column.type, pa.string()) for column in published.columns}
    table = published.labels
    columns = {name: _cast(table[name], kinds[name]) for name in table.column_names}
    found: pd.DataFrame = pa.table(columns).to_pandas(types_mapper=_PANDAS.get)
    return found


def _cast(cells: pa.ChunkedArray, kind: pa.DataType) -> pa.ChunkedArray:
    return pc.if_else(pc.equal(cells, ""), None, cells).cast(kind)
