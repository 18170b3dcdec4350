"""A table of any length passes through memory row by row."""

import tracemalloc
from collections.abc import Callable
from itertools import islice

import pytest

from annotation.ingest import Options, Parcel, records_of
from tests.ingest.files import endless

ROW = "Le bac de Brevan a repris lundi, selon le maire de la commune. " * 20
MOST = 8_000_000
"""Bytes: what the sample at the beginning takes, decoded and cut into rows; 20,000 rows are 25 MB."""


def _table(rows: int, text: str = ROW) -> Parcel:
    return endless("a.csv", b"id,text\n", f'1,"{text}"\n'.encode(), rows)


def _lines(rows: int, text: str = ROW) -> Parcel:
    return endless("a.jsonl", b"", f'{{"text": "{text}"}}\n'.encode(), rows)


def _list(rows: int, text: str = ROW) -> Parcel:
    return endless("a.json", b"[", f'{{"text": "{text}"}},\n'.encode(), rows)


def _peak(parcel: Parcel, rows: int) -> int:
    tracemalloc.start()
    try:
        assert sum(1 for _ in islice(records_of(parcel, Options()), rows)) == rows
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("made", [_table, _lines, _list], ids=["csv", "jsonl", "json"])
def test_memory_stays_flat(made: Callable[[int], Parcel]) -> None:
    assert _peak(made(20_000), 20_000) < MOST


@pytest.mark.slow
def test_memory_stays_flat_over_a_million_lines() -> None:
    assert _peak(_lines(1_000_000, "Le bac part."), 1_000_000) < MOST


def test_the_first_record_comes_before_the_rest_is_read() -> None:
    (record,) = islice(records_of(_table(10**9), Options()), 1)

    assert record.origin == "a.csv#2"
