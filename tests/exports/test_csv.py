"""The canonical CSV: its bytes, its quoting, and what reads it."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.exports import CANONICAL
from annotation.workbench import Workbench
from schemas import COLUMNS
from tests.exports.conftest import changes
from tests.factories import NOW, TEXT, article, commit, sentence_change

NUMERIC = {column.name for column in COLUMNS if column.type in {"integer", "number"}}
NUMERIC |= {"information_credibility", "codebook_version"}  # text that looks like a number
CELL = st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]))


@pytest.fixture(name="found")
def _found(bench: Workbench) -> bytes:
    """The CSV of a version with fixed labels of two annotators."""
    bench.commit(commit(*changes(), seconds=12.3456), annotator="ana")
    offline = commit(sentence_change(article().sentences[0].key), made_at=NOW - timedelta(minutes=90))
    bench.commit(offline, annotator="zoé")
    bench.versions.publish("fixe", message="m", author="ana")
    out = io.BytesIO()
    bench.versions.export("fixe", out)
    return out.getvalue()


def _written(*rows: tuple[str, ...]) -> bytes:
    out = io.BytesIO()
    columns = {f"c{index}": list(column) for index, column in enumerate(zip(*rows, strict=True))}
    CANONICAL.write_table(pa.table(columns), out)
    return out.getvalue()


def _read(found: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(found.decode(), newline="")))


def test_fixed_labels_give_the_golden_file_byte_for_byte(
    found: bytes, golden: Callable[[str, bytes], bytes]
) -> None:
    assert found == golden("labels.csv", found)


def test_pandas_reads_it_without_any_option(found: bytes, tmp_path: Path) -> None:
    """Empty cells are missing, numbers are numbers, all else is the text as it was written."""
    path = tmp_path / "labels.csv"
    path.write_bytes(found)
    header, *rows = _read(found)

    table = pd.read_csv(path)

    assert list(table.columns) == header == [column.name for column in COLUMNS]
    assert len(table) == len(rows) == 7
    for name, wanted in zip(header, zip(*rows, strict=True), strict=True):
        for read, cell in zip(table[name], wanted, strict=True):
            if cell == "":
                assert pd.isna(read), name
            elif name in NUMERIC:
                assert float(read) == float(cell), name
            elif name in {"suggestion_shown", "source_blind"}:
                assert str(read).lower() == cell, name
            else:
                assert read == cell, name


def test_the_spans_that_pandas_reads_name_their_text(found: bytes) -> None:
    table = pd.read_csv(io.BytesIO(found))
    named = table.dropna(subset=["source_start"])

    assert set(named["source_text"]) == {"Maria Petrova", "Moscou"}
    for row in named.itertuples():
        assert TEXT[int(row.source_start) : int(row.source_end)] == row.source_text
    for row in table.itertuples():
        assert TEXT[row.sentence_start : row.sentence_end] == row.sentence_text


def test_every_record_is_one_line_that_ends_with_crlf(found: bytes) -> None:
    lines = found.decode().split("\r\n")

    assert lines[-1] == ""
    assert len(lines) == len(_read(found)) + 1
    assert [line for line in lines if "\r" in line or "\n" in line] == []


def test_cells_that_a_spreadsheet_would_calculate_are_not_changed(found: bytes) -> None:
    table = pd.read_csv(io.BytesIO(found))

    assert '=HYPERLINK("x"), dit-on' in set(table["source_name"])
    assert '-1 "deux", trois' in set(table["note"])


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("plain", "plain"),
        ("", ""),
        (" spaces ", " spaces "),
        ("a,b", '"a,b"'),
        ('say "yes"', '"say ""yes"""'),
        ('"', '""""'),
        ("a\nb", '"a\nb"'),
        ("a\rb", '"a\rb"'),
        ("=1+1", "=1+1"),
        ("+33", "+33"),
        ("-5", "-5"),
        ("@here", "@here"),
        ("\t=1", "\t=1"),
        ("« oui » ; 😀", "« oui » ; 😀"),
        ("a\u2028b", "a\u2028b"),
    ],
)
def test_a_cell_is_quoted_only_when_it_must_be(cell: str, written: str) -> None:
    assert _written((cell, "x"), ("y", cell)) == f"c0,c1\r\n{written},x\r\ny,{written}\r\n".encode()


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8))
def test_any_texts_without_line_breaks_come_back_one_record_a_line(rows: list[tuple[str, ...]]) -> None:
    found = _written(*rows)

    assert _read(found)[1:] == [list(row) for row in rows]
    assert found.decode().count("\n") == found.decode().count("\r\n") == len(rows) + 1


def test_a_table_longer_than_one_batch_is_whole() -> None:
    rows = [(str(number), "x") for number in range(45_000)]

    assert _read(_written(*rows))[1:] == [list(row) for row in rows]
