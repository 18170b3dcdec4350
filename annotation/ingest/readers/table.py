"""Tables: CSV with any usual delimiter, and TSV; one row is one article.

Rows are counted as a spreadsheet shows them: the header is row 1.
"""

import csv
import io
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from annotation.errors import N_, BrokenOff, UnreadableFile
from annotation.ingest.decoding import EMPTY, NOT_TEXT, Encoding, encoding_of
from annotation.ingest.drafts import Draft
from annotation.ingest.fields import check_mapping, draft_of_row, mapping_of, refused_record, row_record
from annotation.ingest.records import Description, Options, Parcel, Record
from annotation.ingest.whole import MAX_BYTES

NAME = "table"
SUFFIXES = (".csv", ".tsv")

RAGGED = N_("it has more or fewer cells than the header; check the delimiter and the quotation marks")
QUOTES = N_("its quotation marks do not close; double those inside a cell")
UNDECODABLE = N_("its bytes do not fit the encoding of the rows before; choose the encoding of the file")

_SAMPLE = 1_000_000
_DELIMITERS = (",", ";", "\t", "|")
_ROWS_JUDGED = 50

# A cell may hold a whole article; Python's own limit is 128 KB, and it is one for the whole process.
csv.field_size_limit(MAX_BYTES)


@dataclass(frozen=True)
class _Layout:
    """What the beginning of a table says of it."""

    encoding: Encoding
    delimiter: str
    columns: tuple[str, ...]


def recognises(head: bytes, suffix: str) -> bool:  # noqa: ARG001 (the suffix decides)
    """Any file of these suffixes; what is no table is refused when it is read."""
    return suffix in SUFFIXES


def records(parcel: Parcel, options: Options) -> Iterator[Record]:
    """A record for each row under the header, empty rows passed over.

    Raises:
        UnreadableFile: no table, or no column that holds the text.
        BrokenOff: from some row on the bytes are not in the encoding; the rows before it were given.
    """
    layout = _layout_of(parcel, options)
    mapping = check_mapping(layout.columns, options, origin=parcel.origin)
    places = {
        field: layout.columns.index(column) for field, column in mapping.items() if column in layout.columns
    }
    with parcel.open() as stream:
        yield from _rows(stream, layout, places, parcel.origin)


def parse(record: Record, options: Options) -> Draft:
    """The text of one row, and what its other columns declare.

    Raises:
        UnreadableFile: the row has too many or too few cells, open quotation marks, or no text.
    """
    return draft_of_row(record, options)


def describe(parcel: Parcel, options: Options) -> Description:
    """The columns and how they would be read."""
    layout = _layout_of(parcel, options)
    return Description(
        reader=NAME,
        columns=layout.columns,
        mapping=mapping_of(layout.columns, options),
        delimiter=layout.delimiter,
        encoding=layout.encoding.name,
        certainty=layout.encoding.certainty,
    )


def _rows(stream: BinaryIO, layout: _Layout, places: Mapping[str, int], origin: str) -> Iterator[Record]:
    stream.read(layout.encoding.mark)
    lines = io.TextIOWrapper(stream, encoding=layout.encoding.name, errors="surrogateescape", newline="")
    table = csv.reader(lines, delimiter=layout.delimiter, strict=True)
    for number in itertools.count(1):
        try:
            row = next(table)
        except StopIteration:
            return
        except csv.Error:
            # The reader goes on with the line after the one that it stumbled over.
            yield refused_record(NAME, f"{origin}#{number}", QUOTES)
            continue
        except UnicodeError as error:
            raise BrokenOff(path=origin, place=number, reason=UNDECODABLE) from error
        if not _is_decoded(row):
            raise BrokenOff(path=origin, place=number, reason=UNDECODABLE)
        if number > 1 and any(row):
            yield _record(row, layout, places, f"{origin}#{number}")


def _record(row: list[str], layout: _Layout, places: Mapping[str, int], origin: str) -> Record:
    if len(row) != len(layout.columns):
        return refused_record(NAME, origin, RAGGED)
    fields = {field: row[place] for field, place in places.items()}
    encoding = layout.encoding
    return row_record(NAME, origin, fields, encoding=encoding.name, certainty=encoding.certainty)


def _is_decoded(row: list[str]) -> bool:
    """Whether every byte was a character: those that were not are lone surrogates."""
    try:
        "".join(row).encode()
    except UnicodeEncodeError:
        return False
    return True


def _layout_of(parcel: Parcel, options: Options) -> _Layout:
    with parcel.open() as stream:
        sample = stream.read(_SAMPLE)
    whole = len(sample) < _SAMPLE
    encoding = encoding_of(sample, whole=whole, forced=options.encoding, origin=parcel.origin)
    # A character may be cut in two at the end of the sample.
    text = sample[encoding.mark :].decode(encoding.name, errors="ignore")
    if not text.strip():
        raise UnreadableFile(path=parcel.origin, reason=EMPTY)
    delimiter = options.delimiter or _delimiter_of(text, whole=whole, suffix=parcel.suffix)
    rows = _sample_rows(text, delimiter, whole=True)
    if not rows:
        raise UnreadableFile(path=parcel.origin, reason=QUOTES)
    if "\0" in "".join(rows[0]):
        raise UnreadableFile(path=parcel.origin, reason=NOT_TEXT)
    return _Layout(encoding, delimiter, tuple(cell.strip() for cell in rows[0]))


def _delimiter_of(text: str, *, whole: bool, suffix: str) -> str:
    """The delimiter that cuts most rows like the header, and the header into most columns."""
    if suffix == ".tsv":
        return "\t"

    def fit(delimiter: str) -> tuple[float, int]:
        rows = _sample_rows(text, delimiter, whole=whole)
        columns = len(rows[0]) if rows else 0
        if columns <= 1:
            return (0.0, 0)
        like_the_header = sum(len(row) == columns for row in rows)
        return (like_the_header / len(rows), columns)

    return max(_DELIMITERS, key=fit)


def _sample_rows(text: str, delimiter: str, *, whole: bool) -> list[list[str]]:
    """The first rows that can be read; the last one of a sample that was cut is left out."""
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    try:
        for row in table:
            rows.append(row)
            if len(rows) > _ROWS_JUDGED:
                return rows[:-1]
    except csv.Error:
        return rows
    return rows if whole or len(rows) <= 1 else rows[:-1]
