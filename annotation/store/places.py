"""Where a store is: a file of SQLite, or the address of a PostgreSQL database."""

from contextlib import ExitStack
from pathlib import Path

from annotation.store.database import Database
from annotation.store.sqlite import sqlite_database

LOCK_TIMEOUT_SECONDS = 30.0
"""How long a transaction waits for another one."""


def database_at(place: Path | str, *, lock_timeout: float = LOCK_TIMEOUT_SECONDS) -> Database:
    """The database at `place`, in the shape of the day.

    Args:
        place: the path of a SQLite file, which is made when it is not there; or a text such as
            `postgresql+psycopg://user:password@host:port/name`.
        lock_timeout: in seconds.

    Raises:
        InvalidAddress: the text is no such address.
        StoreUnavailable: it cannot be opened, or a later version of Selon wrote it.
    """
    if isinstance(place, Path):
        database = sqlite_database(place, lock_timeout=lock_timeout)
    else:
        from annotation.store.postgres import postgres_database  # noqa: PLC0415 (only for teams)

        database = postgres_database(place, lock_timeout=lock_timeout)
    with ExitStack() as undo:
        undo.callback(database.close)  # whoever tries again opens it anew
        with database.explained():
            database.prepare()
        undo.pop_all()
    return database
