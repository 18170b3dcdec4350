"""The CSV that a spreadsheet opens by double click: no cell is calculated, accents are read right.

Semicolons and decimal commas, because Excel takes both from the system's region and the product's first users
have a French one; a byte-order mark, without which it does not see UTF-8. For programs there is the `csv`.
"""

import codecs
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from annotation.exports.csv import write_table
from annotation.published import Published

NAME = "csv-spreadsheet"
TITLE = "CSV for a spreadsheet"
SUFFIX = ".csv"
MEDIA_TYPE = "text/csv"
NEEDS_TEXT = False

CALCULATED = "=+-@\t\r\n＝＋－＠"
"""With what a cell begins that some spreadsheet takes for a formula."""

_FORMULA = rf"^[{CALCULATED.replace('-', '')}-]"


def write(version: Published, out: BinaryIO) -> None:
    """Write the rows of a version to `out`; a cell that would be calculated gets a leading apostrophe."""
    out.write(codecs.BOM_UTF8)
    types = {column.name: column.type for column in version.columns}
    cells = [_shown(version.labels[name], types[name]) for name in version.labels.column_names]
    write_table(pa.table(cells, names=version.labels.column_names), out, separator=";")


def _shown(column: pa.ChunkedArray, kind: str) -> pa.ChunkedArray:
    if kind == "number":
        return pc.replace_substring(column, ".", ",")
    is_formula = pc.match_substring_regex(column, _FORMULA)
    return pc.if_else(is_formula, pc.binary_join_element_wise("'", column, ""), column)
