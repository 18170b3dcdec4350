"""SQLite in the set-up that lost nothing: WAL, synchronous=FULL, BEGIN IMMEDIATE, deferred reads."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Engine, create_engine, event, inspect
from sqlalchemy.exc import DatabaseError, OperationalError

from annotation.errors import N_, StoreUnavailable
from annotation.store.database import Database
from annotation.store.migrations import migrate, pending

try:
    from pysqlite3 import dbapi2 as driver
except ImportError:  # no wheel for this machine: Python's own SQLite, which may be older
    import sqlite3 as driver

_PRAGMAS = ("synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON")
_SWITCH_PAUSE_SECONDS = 0.01

_ADVICE = {
    "locked": (N_("another program holds it"), N_("Close that program and try again.")),
    "readonly": (N_("it is read-only"), N_("Give yourself the right to write to it and to its folder.")),
    "full": (N_("the disk is full"), N_("Free some space; what is not saved yet waits in the browser.")),
    "disk i/o": (
        N_("the disk reports an error"),
        N_("Check the disk; what is not saved yet waits in the browser."),
    ),
    "unable to open": (
        N_("it cannot be opened"),
        N_("Check that its folder exists and that you may write to it."),
    ),
    "not a database": (N_("it is not a database"), N_("Move the file away, or restore it from a backup.")),
    "malformed": (N_("it is damaged"), N_("Restore it from a backup.")),
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the database says into an error with a next step.

    Raises:
        StoreUnavailable: the database could not do it.
    """
    try:
        yield
    except DatabaseError as error:
        said = str(error.orig).lower()
        for sign, (reason, advice) in _ADVICE.items():
            if sign in said:
                raise StoreUnavailable(path=path, reason=reason, advice=advice) from error
        if isinstance(error, OperationalError):
            raise StoreUnavailable(path=path, reason=said, advice=N_("Try again.")) from error
        raise


def sqlite_database(path: Path, *, lock_timeout: float) -> Database:
    """The database in the file at `path`, which is made with the first connection."""
    writer = _engine(path, begin="BEGIN IMMEDIATE", lock_timeout=lock_timeout)
    return Database(
        name=path,
        writer=writer,
        reader=_engine(path, begin="BEGIN", lock_timeout=lock_timeout),
        explained=partial(explained, path),
        prepare=partial(prepare, writer, path),
        queue=Lock(),  # cheaper than to wait in the database
    )


def _engine(path: Path, *, begin: str, lock_timeout: float) -> Engine:
    """An engine whose transactions open with `begin`."""
    engine = create_engine(
        f"sqlite:///{path}", module=driver, connect_args={"timeout": lock_timeout, "check_same_thread": False}
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver must not open transactions of its own
        _keep_a_log(connection, lock_timeout)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _keep_a_log(connection: Any, patience: float) -> None:
    """Switch a new file to WAL; SQLite does not wait by itself while another connection does the same."""
    deadline = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except driver.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(_SWITCH_PAUSE_SECONDS)
        else:
            return


def prepare(engine: Engine, path: Path) -> None:
    """Bring the file to the present shape, after a backup when it holds anything.

    Raises:
        StoreUnavailable: it cannot be opened, or a later version of Selon wrote it.
    """
    with engine.begin() as connection:  # BEGIN IMMEDIATE: a second server waits, then finds nothing to do
        waiting = pending(connection, path=path)
        if waiting and inspect(connection).get_table_names():
            _back_up(path, before=waiting[0])
        migrate(connection, path=path)


def _back_up(path: Path, *, before: str) -> None:
    target = path.with_name(f"{path.stem}.before-{before}.backup")
    try:
        with closing(driver.connect(str(path))) as source, closing(driver.connect(str(target))) as copy:
            source.backup(copy)
    except driver.Error as error:
        raise StoreUnavailable(
            path=target,
            reason=str(error),
            advice=N_("The database is as it was: make room for its backup beside it, then start again."),
        ) from error
