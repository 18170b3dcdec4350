"""The source registry, kept on a database and in memory."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock

from sqlalchemy import Connection, RowMapping, Table, and_, func, select
from sqlalchemy.exc import IntegrityError

from annotation.errors import StaleSource
from annotation.store.dialect import hold
from annotation.store.rows import naive
from annotation.store.tables import NAMES_ASIDE, SOURCES
from schemas import Source, SourceRevision

Session = Callable[[], AbstractContextManager[Connection]]

_OWN = ("source_id", "revision", "cause", "author", "made_at", "payload")


@dataclass(frozen=True)
class SqlSources:
    """The registry in the database that `read` and `write` open transactions on."""

    read: Session
    write: Session

    def set(self, revisions: Iterable[SourceRevision]) -> None:
        """See `SourceLog`."""
        given = tuple(revisions)
        with self.write() as connection:
            hold(connection, "sources")
            current = _revisions(connection)
            for one in given:
                name = one.source.source_id
                if one.revision != current.get(name, 0) + 1:
                    raise StaleSource(source_id=name)
                current[name] = one.revision
            first = _last(connection, SOURCES) + 1  # given by us: who reads sees every number before the last
            rows = [_row(one) | {"seq": seq} for seq, one in enumerate(given, first)]
            try:
                if rows:
                    connection.execute(SOURCES.insert(), rows)
            except IntegrityError as error:
                raise StaleSource(source_id=given[0].source.source_id) from error

    def all(self) -> tuple[SourceRevision, ...]:
        """See `SourceLog`."""
        own = SOURCES.c
        ends = (
            select(own.source_id, func.max(own.revision).label("last"), func.min(own.seq).label("first"))
            .group_by(own.source_id)
            .subquery()
        )
        is_last = and_(ends.c.source_id == own.source_id, ends.c.last == own.revision)
        query = select(*(own[name] for name in _OWN)).join(ends, is_last).order_by(ends.c.first)
        with self.read() as connection:
            return tuple(map(_revision, connection.execute(query).mappings()))

    def history(self, source_id: str) -> tuple[SourceRevision, ...]:
        """See `SourceLog`."""
        query = select(SOURCES).where(SOURCES.c.source_id == source_id).order_by(SOURCES.c.revision)
        with self.read() as connection:
            return tuple(map(_revision, connection.execute(query).mappings()))

    def set_aside(self, name: str, *, is_aside: bool, author: str, made_at: datetime) -> None:
        """See `SourceLog`."""
        row = {"name": name, "is_aside": is_aside, "author": author, "made_at": naive(made_at)}
        with self.write() as connection:
            hold(connection, "sources")
            connection.execute(NAMES_ASIDE.insert().values(row | {"seq": _last(connection, NAMES_ASIDE) + 1}))

    def aside(self) -> frozenset[str]:
        """See `SourceLog`."""
        query = select(NAMES_ASIDE.c.name, NAMES_ASIDE.c.is_aside).order_by(NAMES_ASIDE.c.seq)
        with self.read() as connection:
            said = {one.name: one.is_aside for one in connection.execute(query)}
        return frozenset(name for name, is_aside in said.items() if is_aside)

    def pulse(self) -> int:
        """See `SourceLog`."""
        with self.read() as connection:
            return _last(connection, SOURCES)


def _revisions(connection: Connection) -> dict[str, int]:
    query = select(SOURCES.c.source_id, func.max(SOURCES.c.revision).label("last")).group_by(
        SOURCES.c.source_id
    )
    return {one.source_id: one.last for one in connection.execute(query)}


def _last(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.max(table.c.seq))).scalar() or 0


def _row(one: SourceRevision) -> dict[str, object]:
    said = one.model_dump(include={"revision", "cause", "author"})
    payload = one.source.model_dump_json(exclude_defaults=True)
    return said | {"source_id": one.source.source_id, "made_at": naive(one.made_at), "payload": payload}


def _revision(row: RowMapping) -> SourceRevision:
    return SourceRevision(
        source=Source.model_validate_json(row["payload"]),
        revision=row["revision"],
        cause=row["cause"],
        author=row["author"],
        made_at=row["made_at"].replace(tzinfo=UTC),
    )


@dataclass
class MemorySources:
    """The registry in memory."""

    kept: dict[str, list[SourceRevision]] = field(default_factory=dict)
    names: dict[str, bool] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def set(self, revisions: Iterable[SourceRevision]) -> None:
        """See `SourceLog`."""
        with self.lock:
            new = {name: list(group) for name, group in self.kept.items()}
            for one in revisions:
                group = new.setdefault(one.source.source_id, [])
                if one.revision != len(group) + 1:
                    raise StaleSource(source_id=one.source.source_id)
                group.append(one)
            self.kept = new

    def all(self) -> tuple[SourceRevision, ...]:
        """See `SourceLog`."""
        return tuple(group[-1] for group in self.kept.values())

    def history(self, source_id: str) -> tuple[SourceRevision, ...]:
        """See `SourceLog`."""
        return tuple(self.kept.get(source_id, ()))

    def set_aside(self, name: str, *, is_aside: bool, author: str, made_at: datetime) -> None:  # noqa: ARG002 (of the contract)
        """See `SourceLog`."""
        self.names[name] = is_aside

    def aside(self) -> frozenset[str]:
        """See `SourceLog`."""
        return frozenset(name for name, is_aside in self.names.items() if is_aside)

    def pulse(self) -> int:
        """See `SourceLog`."""
        return sum(map(len, self.kept.values()))
