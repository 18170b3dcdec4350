"""The version's tables as Parquet: text columns, zstd, page checksums written and verified."""

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from annotation.published import Row

_ROWS_AT_ONCE = 20_000


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Write the rows as columns of text, a batch at a time; how many there were."""
    schema = pa.schema([pa.field(name, pa.string(), nullable=False) for name in columns])
    waiting, count = iter(rows), 0
    with pq.ParquetWriter(path, schema, compression="zstd", write_page_checksum=True) as writer:
        while batch := list(islice(waiting, _ROWS_AT_ONCE)):
            cells = [pa.array([row.get(name, "") for row in batch], pa.string()) for name in columns]
            writer.write_table(pa.table(cells, schema=schema))
            count += len(batch)
    return count


def read_table(path: Path) -> pa.Table:
    """The table, its pages checked.

    Raises:
        OSError: a page is not as it was written (Arrow's own error is one).
    """
    return pq.read_table(path, page_checksum_verification=True)
