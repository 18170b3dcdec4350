"""The statements that SQLite and PostgreSQL say differently; both are asked in the same transaction."""

from typing import Literal

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite

POSTGRESQL = "postgresql"

_ADVISORY_SPACE = 0x5E10  # ours among the advisory locks of a database that others may use, too
_LOCKS = {"migrations": 1, "import": 2, "sources": 3}


def insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An insert that can say what to do with a row that is there already."""
    return postgresql.insert(table) if _is_postgresql(connection) else sqlite.insert(table)


def hold(connection: Connection, lock: Literal["migrations", "import", "sources"]) -> None:
    """Wait until no other transaction holds `lock`, then hold it to the end of this one.

    On SQLite every transaction that writes waits for the one before it anyway. On PostgreSQL it is an
    advisory lock, which needs no right to any table.
    """
    if _is_postgresql(connection):
        connection.execute(select(func.pg_advisory_xact_lock(_ADVISORY_SPACE, _LOCKS[lock])))


def make_append_only(connection: Connection, table: Table) -> None:
    """Have the database refuse to change or delete rows of `table`."""
    name = table.name
    if _is_postgresql(connection):
        connection.exec_driver_sql(_REFUSE)
        connection.exec_driver_sql(
            f"CREATE TRIGGER {name}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {name} "
            "FOR EACH STATEMENT EXECUTE FUNCTION selon_refuse()"
        )
        return
    for action in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {name}_no_{action.lower()} BEFORE {action} ON {name} "
            f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
        )


def continue_numbers(connection: Connection, table: Table) -> None:
    """Let the numbers of `table` go on behind the last one; SQLite does so by itself."""
    column = table.autoincrement_column
    if column is None or not _is_postgresql(connection):
        return
    last = connection.execute(select(func.max(column))).scalar()
    if last is not None:
        sequence = func.pg_get_serial_sequence(table.name, column.name)
        connection.execute(select(func.setval(sequence, last)))


_REFUSE = """
CREATE OR REPLACE FUNCTION selon_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only';
END $$
"""


def _is_postgresql(connection: Connection) -> bool:
    return connection.dialect.name == POSTGRESQL
