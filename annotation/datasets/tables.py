"""The version's tables as Parquet: text columns, zstd, page checksums written and verified."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from types import TracebackType

import pyarrow as pa
import pyarrow.parquet as pq

from annotation.published import Row

ROWS_AT_ONCE = 20_000
"""Rows of a row group; the same rows give the same groups, and so the same bytes, however they arrive."""


def schema_of(columns: Iterable[str]) -> pa.Schema:
    """A column of text for each name, nothing missing."""
    return pa.schema([pa.field(name, pa.string(), nullable=False) for name in columns])


def table_of(rows: Iterable[Row], schema: pa.Schema) -> pa.Table:
    """The rows as a table; a cell that a row does not have is empty."""
    kept = list(rows)
    return pa.table(
        [pa.array([row.get(name, "") for row in kept], pa.string()) for name in schema.names], schema
    )


def batches(tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The same rows in tables of `ROWS_AT_ONCE`, the last one shorter."""
    waiting: list[pa.Table] = []
    count = 0
    for table in tables:
        waiting.append(table)
        count += table.num_rows
        if count >= ROWS_AT_ONCE:
            whole = pa.concat_tables(waiting)
            full = count - count % ROWS_AT_ONCE
            for start in range(0, full, ROWS_AT_ONCE):
                yield whole.slice(start, ROWS_AT_ONCE).combine_chunks()
            waiting, count = [whole.slice(full)], count - full
    if count:
        yield pa.concat_tables(waiting).combine_chunks()


class TableWriter:
    """Writes tables as one file, row group by row group."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._writer = pq.ParquetWriter(path, schema, compression="zstd", write_page_checksum=True)

    def write(self, table: pa.Table) -> None:
        """Add one row group."""
        self._writer.write_table(table, row_group_size=ROWS_AT_ONCE)

    def __enter__(self) -> "TableWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.close()


class TableReader:
    """Reads rows by their places; the row group that was read last is kept, so go forward."""

    def __init__(self, path: Path) -> None:
        self._file = pq.ParquetFile(path, page_checksum_verification=True)
        sizes = (self._file.metadata.row_group(one).num_rows for one in range(self._file.num_row_groups))
        self._starts = list(accumulate(sizes, initial=0))
        self._held: tuple[int, pa.Table] | None = None

    def rows(self, start: int, stop: int) -> Iterator[pa.Table]:
        """The rows from `start` up to `stop`."""
        while start < stop:
            group = bisect_right(self._starts, start) - 1
            behind = min(stop, self._starts[group + 1])
            yield self._group(group).slice(start - self._starts[group], behind - start)
            start = behind

    def column(self, name: str) -> pa.ChunkedArray:
        """One column, whole."""
        return self._file.read(columns=[name])[name]

    def _group(self, group: int) -> pa.Table:
        if self._held is None or self._held[0] != group:
            self._held = (group, self._file.read_row_group(group))
        return self._held[1]

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def read_table(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """The table, or some of its columns, its pages checked.

    Raises:
        OSError: a page is not as it was written (Arrow's own error is one).
    """
    with pq.ParquetFile(path, page_checksum_verification=True) as file:
        return file.read(columns=None if columns is None else list(columns))
