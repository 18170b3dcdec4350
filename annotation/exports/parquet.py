"""Parquet: the rows of the CSV in the types of the data dictionary, zstd, page checksums."""

from typing import BinaryIO

from annotation.exports.shared.typed import typed_table, write_parquet
from annotation.published import Published

NAME = "parquet"
TITLE = "Parquet"
SUFFIX = ".parquet"
MEDIA_TYPE = "application/vnd.apache.parquet"
NEEDS_TEXT = False


def write(version: Published, out: BinaryIO) -> None:
    """Write the rows of a version to `out`; the schema tells the dataset and what each column holds."""
    manifest = version.manifest
    said = {"dataset": manifest.dataset, "version": str(manifest.version)}
    write_parquet(typed_table(version).replace_schema_metadata(said), out)
