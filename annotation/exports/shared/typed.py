"""The rows of a version in the types of its data dictionary; an empty cell is null."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from annotation.published import Published

TYPES: Mapping[str, pa.DataType] = MappingProxyType(
    {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "datetime": pa.timestamp("ms", tz="UTC"),
    }
)
"""What each type of `schemas.Column` is in Arrow."""

_ROWS_AT_ONCE = 100_000


def typed_table(version: Published) -> pa.Table:
    """The rows, each column in its type and with its description."""
    fields = [
        pa.field(column.name, TYPES[column.type], metadata={"description": column.description})
        for column in version.columns
    ]
    cells = [_typed(version.labels[field.name], field.type) for field in fields]
    return pa.table(cells, schema=pa.schema(fields))


def _typed(column: pa.ChunkedArray, kind: pa.DataType) -> pa.ChunkedArray:
    return pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.string()), column).cast(kind)


def write_parquet(table: pa.Table, out: BinaryIO) -> None:
    """Write the table with page checksums; its chunks do not show in the bytes."""
    with pq.ParquetWriter(out, table.schema, compression="zstd", write_page_checksum=True) as writer:
        if table.num_rows:  # some readers cannot do with an empty row group
            writer.write_table(table.combine_chunks(), row_group_size=_ROWS_AT_ONCE)
