"""The tables of a version, put together from parts that were made now and parts of an earlier version.

What is not read again is not made again: a version of a million labels of which one in a hundred changed is
written in seconds. The rows are the same, byte for byte, as if all had been made now.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, cast

import numpy as np
import pyarrow as pa

from annotation.datasets.hashing import Hashed
from annotation.datasets.shelves import ANNOTATIONS, ARTICLES, LABELS, Place, Shelf, schemas_of
from annotation.datasets.splits import row_splits
from annotation.datasets.tables import TableWriter, batches
from schemas import SPLITS, TestRows


class WriteCsv(Protocol):
    """The canonical CSV's writer; the exports have it."""

    def __call__(self, table: pa.Table, out: BinaryIO, *, header: bool = True) -> None:
        """Write the rows to `out`, the names of the columns before them or not."""


_PLACES = ("", *SPLITS)


@dataclass(frozen=True)
class Taken:
    """A part of one article, on its shelf, with the split that it gets."""

    shelf: Shelf
    place: Place
    split: str = ""


@dataclass(frozen=True)
class Frame:
    """What is the same for all rows.

    Attributes:
        columns: of the rows.
        test_rows, adjudicators: which rows may be in the test split, see `row_splits`.
    """

    version: int
    columns: Sequence[str]
    test_rows: TestRows = "all"
    adjudicators: tuple[str, ...] = ()


def assemble(folder: Path, taken: Sequence[Taken], frame: Frame, *, write_csv: WriteCsv) -> str:
    """Write the three tables of a version into `folder`; the hash of its canonical CSV.

    Raises:
        OSError: the disk is full, or a page of an earlier version is not as it was written.
    """
    schemas = schemas_of(frame.columns)
    for name in (ARTICLES, ANNOTATIONS):
        with TableWriter(folder / name, schemas[name]) as writer:
            rows = _rows(taken, name)
            for batch in batches(_with_splits(rows, taken) if name == ARTICLES else rows):
                writer.write(batch)
    with TableWriter(folder / LABELS, schemas[LABELS]) as writer:
        return _write_labels(writer, taken, frame, write_csv)


def _write_labels(writer: TableWriter, taken: Sequence[Taken], frame: Frame, write_csv: WriteCsv) -> str:
    """Arrow lets go of Python's lock: one thread writes Parquet, another makes the CSV of the same rows."""
    found = Hashed()
    out = cast("BinaryIO", found)
    splits = _row_splits(taken)
    write_csv(schemas_of(frame.columns)[LABELS].empty_table(), out)
    start = 0
    with ThreadPoolExecutor(1) as pool:
        waiting = None
        for batch in batches(_rows(taken, LABELS)):
            framed = _framed(batch, splits.slice(start, batch.num_rows), frame)
            start += batch.num_rows
            if waiting:
                waiting.result()  # no more than two batches are ever held
            waiting = pool.submit(write_csv, framed, out, header=False)
            writer.write(framed)
        if waiting:
            waiting.result()
    return found.hexdigest()


def csv_sha256(table: pa.Table, write_csv: WriteCsv) -> str:
    """The hash of the canonical CSV of a version's rows."""
    found = Hashed()
    write_csv(table, cast("BinaryIO", found))
    return found.hexdigest()


def _rows(taken: Sequence[Taken], name: str) -> Iterator[pa.Table]:
    """The rows of one table, neighbours on one shelf read in one go."""
    shelf, start, stop = None, 0, 0
    for one in taken:
        first, behind = one.place.ranges[name]
        if one.shelf is shelf and first == stop:
            stop = behind
            continue
        if shelf is not None:
            yield from shelf.readers[name].rows(start, stop)
        shelf, start, stop = one.shelf, first, behind
    if shelf is not None:
        yield from shelf.readers[name].rows(start, stop)


def _row_splits(taken: Sequence[Taken]) -> pa.Array:
    """The split of each row's article, as a dictionary of a few texts."""
    codes = {split: code for code, split in enumerate(_PLACES)}
    counts = [one.place.ranges[LABELS][1] - one.place.ranges[LABELS][0] for one in taken]
    found = np.repeat(np.array([codes[one.split] for one in taken], np.int8), counts)
    return pa.DictionaryArray.from_arrays(pa.array(found), pa.array(_PLACES))


def _with_splits(tables: Iterable[pa.Table], taken: Sequence[Taken]) -> Iterator[pa.Table]:
    start = 0
    for table in tables:
        splits = [one.split for one in taken[start : start + table.num_rows]]
        start += table.num_rows
        yield _set(table, "split", pa.array(splits, pa.string()))


def _framed(batch: pa.Table, splits: pa.DictionaryArray, frame: Frame) -> pa.Table:
    texts = row_splits(splits.cast(pa.string()), batch, frame.test_rows, adjudicators=frame.adjudicators)
    batch = _set(batch, "split", texts)
    return _set(batch, "version", pa.repeat(str(frame.version), batch.num_rows))


def _set(table: pa.Table, name: str, values: pa.Array) -> pa.Table:
    index = table.schema.get_field_index(name)
    return table.set_column(index, table.schema.field(index), values)
