"""A whole store into another one, from SQLite to PostgreSQL and back: every row as it is, then compared."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, func, select

from annotation.errors import CopyRefused
from annotation.store.dialect import continue_numbers, hold
from annotation.store.migrations import applied
from annotation.store.places import database_at
from annotation.store.tables import METADATA

_TOGETHER = 50
"""Rows that are in memory at once; an original may be megabytes."""

Progress = Callable[[int, int], object]


class Copied(NamedTuple):
    """What was copied.

    Attributes:
        target: what errors call it; without a password.
        rows: how many, by table.
        sha256: of all rows in their canonical form, the same in both stores.
    """

    target: str
    rows: Mapping[str, int]
    sha256: str


def copy_store(source: Path | str, target: Path | str, *, on_progress: Progress) -> Copied:
    """Copy every table as of one moment into an empty store, in one transaction.

    Args:
        source: see `database_at`; an older one is brought to the shape of the day first.
        target: likewise; its tables are made when they are not there.
        on_progress: told how many rows are done, of how many; each counts twice, copied and compared.

    Raises:
        CopyRefused: the target holds something, or what was written differs; nothing was copied.
        StoreUnavailable: of either of them; nothing was copied.
    """
    with (
        closing(database_at(source)) as old,
        closing(database_at(target)) as new,
        old.read() as reading,
        new.write() as writing,
    ):
        hold(writing, "import")  # whoever writes in an empty store begins with an article, and waits here
        _refuse_full(writing, new.name)
        return _copy(reading, writing, name=new.name, on_progress=on_progress)


def _copy(reading: Connection, writing: Connection, *, name: Path | str, on_progress: Progress) -> Copied:
    tables, counts = METADATA.sorted_tables, _counts(reading)
    tick = _ticking(on_progress, 2 * sum(counts.values()))
    here = {table.name: _digest(_copying(table, reading, writing, tick)) for table in tables}
    there = {table.name: _digest(_rows(table, writing, tick)) for table in tables}
    differing = [table for table in here if here[table] != there[table]]
    if differing or counts != _counts(writing) or applied(reading) != applied(writing):
        raise CopyRefused(target=name, reason=f"what was written differs: {', '.join(differing)}")
    return Copied(str(name), counts, hashlib.sha256(json.dumps(there).encode()).hexdigest())


def _refuse_full(connection: Connection, name: Path | str) -> None:
    held = [table for table, rows in _counts(connection).items() if rows]
    if held:
        raise CopyRefused(target=name, reason=f"it holds something already ({', '.join(held)})")


def _counts(connection: Connection) -> dict[str, int]:
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in METADATA.sorted_tables
    }


def _copying(
    table: Table, reading: Connection, writing: Connection, tick: Callable[[], None]
) -> Iterator[Mapping[str, Any]]:
    """The rows of `table`, as they are written."""
    batch: list[dict[str, Any]] = []
    for row in _rows(table, reading, tick):
        yield row
        batch.append(dict(row))
        if len(batch) == _TOGETHER:
            writing.execute(table.insert(), batch)
            batch = []
    if batch:
        writing.execute(table.insert(), batch)
    continue_numbers(writing, table)


def _rows(table: Table, connection: Connection, tick: Callable[[], None]) -> Iterator[Mapping[str, Any]]:
    """Its rows by primary key: text has one order in both databases."""
    query = select(table).order_by(*table.primary_key.columns)
    for row in connection.execute(query, execution_options={"yield_per": _TOGETHER}).mappings():
        tick()
        yield dict(row)


def _digest(rows: Iterable[Mapping[str, Any]]) -> str:
    """The hash of rows in a canonical form: an array of JSON a line, times and bytes as text."""
    whole = hashlib.sha256()
    for row in rows:
        whole.update(json.dumps(list(row.values()), default=_canonical).encode() + b"\n")
    return whole.hexdigest()


def _canonical(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    raise TypeError(f"no canonical form for {type(value).__name__}")


def _ticking(on_progress: Progress, all_: int) -> Callable[[], None]:
    done = 0

    def tick() -> None:
        nonlocal done
        done += 1
        if done % _TOGETHER == 0 or done == all_:
            on_progress(done, all_)

    return tick
