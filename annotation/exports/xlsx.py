"""Excel: a row for each row of the CSV. Text is text: no formula, no link and no date is made of it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from typing import Any, BinaryIO

from annotation.errors import TooManyRows
from annotation.offsets import Utf16Offsets
from annotation.published import Published

NAME = "xlsx"
TITLE = "Excel"
SUFFIX = ".xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NEEDS_TEXT = False

MOST_ROWS = 1_048_575
"""Beside the header."""
MOST_CHARACTERS = 32_767
"""Of a cell, in UTF-16 units; what is longer is cut and ends with `CUT`."""
CUT = " […]"

_ROWS_AT_ONCE = 5_000
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The time that the file says it was made: the same for the same version."""


def write(version: Published, out: BinaryIO) -> None:
    """Write the rows of a version to `out`.

    Raises:
        TooManyRows: they are more than a sheet holds.
    """
    import xlsxwriter  # noqa: PLC0415 (only for this format)

    rows = version.labels.num_rows
    if rows > MOST_ROWS:
        raise TooManyRows(format=TITLE, most=f"{MOST_ROWS:,}", rows=f"{rows:,}")
    made = BytesIO()  # it closes what it writes to
    book = xlsxwriter.Workbook(made, {"constant_memory": True})
    book.set_properties({"created": _MADE, "title": f"{version.manifest.dataset} {version.manifest.version}"})
    sheet = book.add_worksheet("labels")
    sheet.freeze_panes(1, 0)
    _fill(sheet, version)
    book.close()
    out.write(made.getbuffer())


def _fill(sheet: Any, version: Published) -> None:
    types = {column.name: column.type for column in version.columns}
    names = version.labels.column_names
    numeric = [types[name] in ("integer", "number") for name in names]
    for place, name in enumerate(names):
        sheet.write_string(0, place, name)
    writers: list[Callable[..., Any]] = [
        sheet.write_number if is_number else sheet.write_string for is_number in numeric
    ]
    for number, row in zip(count(1), _rows(version), strict=False):
        for place, cell in enumerate(row):
            if cell:
                writers[place](number, place, float(cell) if numeric[place] else fitted(cell))


def _rows(version: Published) -> Iterator[tuple[str, ...]]:
    for batch in version.labels.to_batches(max_chunksize=_ROWS_AT_ONCE):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def fitted(cell: str) -> str:
    """The text, cut where a cell could not hold it."""
    if len(cell) * 2 <= MOST_CHARACTERS:
        return cell
    units = Utf16Offsets(cell)
    if units.to_utf16(len(cell)) <= MOST_CHARACTERS:
        return cell
    end = min(len(cell), MOST_CHARACTERS - len(CUT))
    while units.to_utf16(end) > MOST_CHARACTERS - len(CUT):
        end -= 1
    return cell[:end] + CUT
