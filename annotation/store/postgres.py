"""PostgreSQL, for teams: several servers on one database.

A transaction that writes is READ COMMITTED and takes the locks that it needs (`hold`, `hold_articles`); one
that reads is REPEATABLE READ, so that all of it is of one moment, as on SQLite.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from annotation.errors import N_, InvalidAddress, StoreUnavailable
from annotation.store.database import Database
from annotation.store.dialect import hold
from annotation.store.migrations import migrate

DEFAULT_PORT = 5432

_DRIVERS = ("postgresql", "postgresql+psycopg")
_CONNECTION = {
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "tcp_user_timeout": 30_000,  # ms; else a thread waits a quarter of an hour for a host that is gone
    "client_encoding": "utf8",
    "application_name": "selon",
}
_CONNECTIONS, _MORE_CONNECTIONS = 5, 5  # of each engine; a server of PostgreSQL lets in a hundred

_WRITER_SET_UP = """
SELECT set_config('lock_timeout', %s, false),
       set_config('idle_in_transaction_session_timeout', '60s', false),
       CASE WHEN current_setting('synchronous_commit') = 'off'
            THEN set_config('synchronous_commit', 'on', false) END
"""

_UNREACHABLE = N_(
    "Check that it runs, and what SELON_DATABASE says; what is not saved yet waits in the browser."
)
_ADVICE = {
    "53100": (N_("the disk is full"), N_("Free some space; what is not saved yet waits in the browser.")),
    "53300": (
        N_("it has no connection left"),
        N_("Raise max_connections or run fewer servers; what is not saved yet waits in the browser."),
    ),
    "55P03": (N_("another program holds it"), N_("Close that program and try again.")),
    "25006": (N_("it is read-only"), N_("Name the primary in SELON_DATABASE, not a standby.")),
    "42501": (N_("its user may not do that"), N_("Give the user the rights that docs/teams.md lists.")),
    "42P01": (N_("a table is missing"), N_("Restore it from a backup.")),
}
"""Reason and next step by SQLSTATE."""


def postgres_database(address: str, *, lock_timeout: float) -> Database:
    """The database at `address`; no connection is made yet.

    Raises:
        InvalidAddress: it is none.
    """
    url = _url(address)
    name = f"{_host(url)}/{url.database}"
    writer, reader = _engine(url, "READ COMMITTED"), _engine(url, "REPEATABLE READ", postgresql_readonly=True)

    @event.listens_for(writer, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.execute(_WRITER_SET_UP, (f"{round(lock_timeout * 1000)}ms",))
        connection.commit()

    return Database(
        name=name,
        writer=writer,
        reader=reader,
        explained=partial(_explained, name, url.password),
        prepare=partial(_prepare_tables, writer, name),
    )


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise InvalidAddress from None  # what was wrong may be the password
    # A second "@" is one of the password that was not written %40; what follows would be taken for the host.
    is_doubtful = address.count("@") > 1 or "password" in url.query
    if url.drivername not in _DRIVERS or not url.database or is_doubtful:
        raise InvalidAddress
    return url.set(drivername=_DRIVERS[-1])


def _host(url: URL) -> str:
    host = url.host or url.query.get("host") or "localhost"
    return f"{host}:{url.port or DEFAULT_PORT}"


def _engine(url: URL, isolation_level: str, **options: Any) -> Engine:
    return create_engine(
        url,
        pool_pre_ping=True,  # connections that ended with a restart of PostgreSQL are replaced
        pool_size=_CONNECTIONS,
        max_overflow=_MORE_CONNECTIONS,
        connect_args={key: value for key, value in _CONNECTION.items() if key not in url.query},
        execution_options={"isolation_level": isolation_level, **options},
    )


def _prepare_tables(engine: Engine, name: str) -> None:
    with engine.begin() as connection:
        hold(connection, "migrations")  # a second server waits, then finds nothing to do
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
        if encoding != "UTF8":
            raise StoreUnavailable(
                path=name,
                reason=f"its encoding is {encoding}",
                advice=N_("Make one with the encoding UTF8."),
            )
        migrate(connection, path=name)


@contextmanager
def _explained(name: str, password: str | None) -> Iterator[None]:
    """Turn what PostgreSQL says into an error with a next step, without a password in it.

    Raises:
        StoreUnavailable: the database could not do it.
    """
    try:
        yield
    except PoolTimeout as error:
        reason, advice = _ADVICE["53300"]
        raise StoreUnavailable(path=name, reason=reason, advice=advice) from error
    except DBAPIError as error:
        state = getattr(error.orig, "sqlstate", None) or ""
        if state in _ADVICE:
            reason, advice = _ADVICE[state]
            raise StoreUnavailable(path=name, reason=reason, advice=advice) from error
        if isinstance(error, OperationalError) or error.connection_invalidated:
            advice = N_("Try again.") if state[:2] in {"40", "53", "58"} else _UNREACHABLE
            said = " ".join(str(error.orig).split())
            reason = said.replace(password, "***") if password else said
            raise StoreUnavailable(path=name, reason=reason, advice=advice) from error
        raise
