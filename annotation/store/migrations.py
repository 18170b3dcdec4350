"""Named, recorded, transactional, additive. A SQLite file is backed up before the first one runs on it."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, select
from sqlalchemy.schema import CreateColumn

from annotation.errors import N_, StoreUnavailable
from annotation.store.dialect import make_append_only
from annotation.store.tables import (
    COMMITS,
    FIRST_LOGS,
    FIRST_PROJECTIONS,
    METADATA,
    NAMES_ASIDE,
    PEOPLE,
    PROPOSALS,
    SEATS,
    SIGN_OUTS,
    SOURCES,
    TEAM_LOGS,
)

_RECORD = Table("migrations", MetaData(), Column("name", String(100), primary_key=True))

Migration = Callable[[Connection], None]


def _first_tables(connection: Connection) -> None:
    """Articles, editions, commits, revisions and what they make."""
    METADATA.create_all(connection, tables=[*FIRST_LOGS, *FIRST_PROJECTIONS])
    _guard(connection, *FIRST_LOGS)


def _proposals(connection: Connection) -> None:
    """What agents suggest."""
    METADATA.create_all(connection, tables=[PROPOSALS])
    _guard(connection, PROPOSALS)


def _teamwork(connection: Connection) -> None:
    """Who is to read what, and what a lead settled."""
    METADATA.create_all(connection, tables=[*TEAM_LOGS, SEATS])
    _guard(connection, *TEAM_LOGS)


def _people(connection: Connection) -> None:
    """Who works in the project, and which sessions were ended by hand."""
    METADATA.create_all(connection, tables=[PEOPLE, SIGN_OUTS])
    _guard(connection, PEOPLE, SIGN_OUTS)


def _sources(connection: Connection) -> None:
    """The source registry, and the names that are no source."""
    METADATA.create_all(connection, tables=[SOURCES, NAMES_ASIDE])
    _guard(connection, SOURCES, NAMES_ASIDE)


def _source_blind(connection: Connection) -> None:
    """Whether names of sources were hidden while a commit was made; of earlier ones nobody knows it."""
    known = {one["name"] for one in inspect(connection).get_columns(COMMITS.name)}
    column = COMMITS.c.source_blind
    if column.name not in known:  # tables that are made now have it
        shape = CreateColumn(column).compile(dialect=connection.dialect)
        connection.exec_driver_sql(f"ALTER TABLE {COMMITS.name} ADD COLUMN {shape}")


def _guard(connection: Connection, *tables: Table) -> None:
    for table in tables:
        make_append_only(connection, table)


MIGRATIONS: dict[str, Migration] = {
    "0001-first-tables": _first_tables,
    "0002-proposals": _proposals,
    "0003-people": _people,
    "0004-teamwork": _teamwork,
    "0005-sources": _sources,
    "0006-source-blind": _source_blind,
}


def applied(connection: Connection) -> frozenset[str]:
    """The names of the migrations that the database has seen."""
    if not inspect(connection).has_table(_RECORD.name):
        return frozenset()
    return frozenset(connection.execute(select(_RECORD.c.name)).scalars())


def pending(connection: Connection, *, path: Path | str) -> tuple[str, ...]:
    """The names of those that it has not, in order.

    Raises:
        StoreUnavailable: the database was made by a later version of Selon.
    """
    seen = applied(connection)
    unknown = sorted(seen - MIGRATIONS.keys())
    if unknown:
        raise StoreUnavailable(
            path=path,
            reason=f"it was written by a later version of Selon ({', '.join(unknown)})",
            advice=N_("Install that version, or open another data folder."),
        )
    return tuple(name for name in MIGRATIONS if name not in seen)


def migrate(connection: Connection, *, path: Path | str) -> None:
    """Run what is pending in the transaction that `connection` is in, each with its record."""
    names = pending(connection, path=path)
    if names:
        _RECORD.create(connection, checkfirst=True)
    for name in names:
        MIGRATIONS[name](connection)
        connection.execute(_RECORD.insert().values(name=name))
