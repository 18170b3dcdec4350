"""The formats that hold the rows of the CSV, opened by what they are for."""

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from annotation.errors import TooManyRows
from annotation.exports import xlsx
from annotation.exports.csv_spreadsheet import CALCULATED
from annotation.published import Published
from schemas import COLUMNS
from tests import duck
from tests.exports.conftest import Written, with_cells

NAMES = [column.name for column in COLUMNS]
TYPES = {column.name: column.type for column in COLUMNS}


@pytest.fixture(name="rows")
def _rows(version: Published) -> list[dict[str, str]]:
    return version.labels.to_pylist()


def _typed(name: str, cell: str) -> object:
    """What a cell of text means, by the data dictionary."""
    if cell == "":
        return None
    read = {
        "integer": int,
        "number": float,
        "boolean": lambda text: text == "true",
        "date": date.fromisoformat,
        "datetime": datetime.fromisoformat,
    }
    return read.get(TYPES[name], str)(cell)


def _meant(rows: list[dict[str, str]]) -> list[dict[str, object]]:
    return [{name: _typed(name, cell) for name, cell in row.items()} for row in rows]


def test_parquet_holds_each_cell_in_its_type(written: Written, rows: list[dict[str, str]]) -> None:
    table = pq.read_table(io.BytesIO(written("parquet")), page_checksum_verification=True)

    assert table.column_names == NAMES
    assert table.to_pylist() == _meant(rows)
    assert table.schema.metadata == {b"dataset": b"fixe", b"version": b"1"}
    assert (
        table.schema.field("split").metadata[b"description"]
        == b"train, validation or test; empty while none is drawn."
    )


def test_parquet_is_read_by_pandas_duckdb_and_polars(
    written: Written, rows: list[dict[str, str]], tmp_path: Path
) -> None:
    path = tmp_path / "labels.parquet"
    path.write_bytes(written("parquet"))
    frame, lazily = pd.read_parquet(path), pl.read_parquet(path)
    found = duck.read_parquet([str(path)], ["note", "sentence_start", "labelled_at"])

    assert lazily.to_dicts() == _meant(rows)
    assert (
        frame["sentence_start"].dtype == "int64" and str(frame["labelled_at"].dtype) == "datetime64[ms, UTC]"
    )
    assert list(frame["suggestion_score"].dropna()) == [0.85]
    assert [(note, start) for note, start, _ in found] == [
        (row["note"] or None, int(row["sentence_start"])) for row in rows
    ]
    assert {datetime.fromisoformat(when).astimezone(UTC) for _, _, when in found} == {
        _typed("labelled_at", rows[0]["labelled_at"])
    }


def _chunks(data: bytes) -> list[pq.ColumnChunkMetaData]:
    group = pq.read_metadata(io.BytesIO(data)).row_group(0)
    return [group.column(index) for index in range(group.num_columns)]


def test_a_flipped_byte_of_parquet_is_noticed(written: Written) -> None:
    data = bytearray(written("parquet"))
    largest = max(_chunks(data), key=lambda one: one.total_compressed_size)
    data[largest.data_page_offset + largest.total_compressed_size // 2] ^= 1

    with pytest.raises(OSError, match=r"(?i)page|checksum"):
        pq.read_table(io.BytesIO(bytes(data)), page_checksum_verification=True)


def _sheet(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_spreadsheet_csv_begins_with_a_mark_and_parts_with_semicolons(
    written: Written, rows: list[dict[str, str]]
) -> None:
    data = written("csv-spreadsheet")
    header, *cells = _sheet(data)

    assert data.startswith(b"\xef\xbb\xbf") and header == NAMES
    for row, found in zip(rows, cells, strict=True):
        for name, cell in zip(NAMES, found, strict=True):
            wanted = row[name].replace(".", ",") if TYPES[name] == "number" else row[name]
            assert cell.removeprefix("'") == wanted


@pytest.mark.parametrize("first", CALCULATED)
def test_no_cell_of_the_spreadsheet_csv_is_calculated(
    first: str, version: Published, written: Written
) -> None:
    note = f"{first}cmd|' /C calc'!A0"
    changed = with_cells(version, note=[note] * version.labels.num_rows)
    header, *cells = _sheet(written("csv-spreadsheet", changed))

    assert {row[header.index("note")] for row in cells} == {f"'{note}"}
    assert not [cell for row in cells for cell in row if cell[:1] in CALCULATED and cell]


def test_other_cells_of_the_spreadsheet_csv_are_as_they_were(version: Published, written: Written) -> None:
    notes = ["a=b", " =1", 'l\'eau; "x", y', "e=mc²", "–5", "é", ""]
    notes += ["x"] * (version.labels.num_rows - len(notes))
    header, *cells = _sheet(written("csv-spreadsheet", with_cells(version, note=notes)))

    assert [row[header.index("note")] for row in cells] == notes


def _cells(data: bytes) -> list[tuple[object, ...]]:
    return list(load_workbook(io.BytesIO(data), read_only=True).active.iter_rows(values_only=True))


def test_excel_holds_numbers_as_numbers_and_all_else_as_text(
    written: Written, rows: list[dict[str, str]]
) -> None:
    header, *cells = _cells(written("xlsx"))

    assert list(header) == NAMES
    for row, found in zip(rows, cells, strict=True):
        for name, cell in zip(NAMES, found, strict=True):
            is_number = TYPES[name] in ("integer", "number")
            assert cell == (_typed(name, row[name]) if is_number else row[name] or None), name


@pytest.mark.parametrize(
    "note",
    ["=1+1", "{=1}", "+33", "@x", "https://example.org", "mailto:a@b.c", "  x ", "_x0041_", "0012", "1/2"],
)
def test_excel_calculates_nothing_and_links_nothing(note: str, version: Published, written: Written) -> None:
    book = load_workbook(
        io.BytesIO(written("xlsx", with_cells(version, note=[note] * version.labels.num_rows)))
    )
    place = NAMES.index("note") + 1
    cell = book.active.cell(row=2, column=place)

    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert cell.value.replace("_x005F", "") == note


def test_excel_gets_a_cell_that_is_too_long_cut_at_its_limit(version: Published, written: Written) -> None:
    notes = ["x" * 32_767, "x" * 32_768, "😀" * 20_000, "e\u0301" * 16_383, "x"]
    notes += [""] * (version.labels.num_rows - len(notes))
    _, *cells = _cells(written("xlsx", with_cells(version, note=notes)))
    found = [row[NAMES.index("note")] or "" for row in cells]

    assert found[0] == notes[0] and found[3] == notes[3] and found[4] == "x"
    assert found[1] == "x" * 32_763 + " […]"
    assert found[2] == "😀" * 16_381 + " […]"
    assert max(len(cell.encode("utf-16-le")) // 2 for cell in found) <= 32_767


def test_excel_refuses_more_rows_than_a_sheet_holds(
    version: Published, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", version.labels.num_rows - 1)

    with pytest.raises(TooManyRows, match="Choose csv or parquet"):
        written("xlsx")


def test_a_character_that_xml_forbids_does_not_break_the_sheet(version: Published, written: Written) -> None:
    changed = with_cells(version, note=["a\x07b\ufffe"] * version.labels.num_rows)

    assert len(_cells(written("xlsx", changed))) == version.labels.num_rows + 1


def test_jsonl_is_read_by_pandas_and_polars(version: Published, written: Written, tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(written("jsonl"))
    texts = [article.text for article, _ in version.readings()]

    assert list(pd.read_json(path, lines=True)["text"]) == texts
    assert list(pl.read_ndjson(path)["text"]) == texts


def test_jsonl_holds_articles_and_labels_whole(version: Published, written: Written) -> None:
    lines = [json.loads(line) for line in written("jsonl").decode().split("\n")[:-1]]
    readings = list(version.readings())

    for line, (article, labels) in zip(lines, readings, strict=True):
        whole = article.model_dump(mode="json", exclude_defaults=True) | {"text": article.text}
        assert {name: line[name] for name in whole if name != "sentences"} == {
            name: value for name, value in whole.items() if name != "sentences"
        }
        assert line["sentences"] == [one.model_dump() for one in article.sentences]
        found = [label for one in line["annotators"] for label in one["labels"]]
        assert found == [json.loads(label.model_dump_json(exclude_defaults=True)) for label in labels]
        assert {one["annotator"] for one in line["annotators"]} == {label.annotator for label in labels}
