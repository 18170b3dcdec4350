"""Who works in the project, kept on a database and in memory."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock

from sqlalchemy import Connection, RowMapping, func, select
from sqlalchemy.exc import IntegrityError

from annotation.errors import FirstAdministrator, LastAdministrator, SignInTaken, StalePerson
from annotation.store.rows import naive
from annotation.store.tables import PEOPLE, SIGN_OUTS
from schemas import Person, PersonRevision

Session = Callable[[], AbstractContextManager[Connection]]


def fitted(
    known: Iterable[PersonRevision], person: Person, *, base: int, author: str, made_at: datetime
) -> PersonRevision:
    """The next revision of a person, if it fits what is known of everybody.

    Raises:
        StalePerson, SignInTaken, FirstAdministrator, LastAdministrator: see `PeopleLog.set`.
    """
    newest = {one.person.name: one for one in known}
    current = newest[person.name].revision if person.name in newest else 0
    if current != base:
        raise StalePerson(name=person.name)
    before = [one.person for one in newest.values() if not one.person.removed]
    others = [one for one in before if one.name != person.name]
    if person.sign_in and not person.removed:
        for other in others:
            if other.sign_in == person.sign_in:
                raise SignInTaken(sign_in=person.sign_in, name=other.name)
    if not any(one.may("people") for one in (*others, person)):
        raise LastAdministrator(name=person.name) if before else FirstAdministrator(name=person.name)
    return PersonRevision(person=person, revision=base + 1, author=author, made_at=made_at.astimezone(UTC))


@dataclass(frozen=True)
class SqlPeople:
    """A log of people in the database that `read` and `write` open transactions on."""

    read: Session
    write: Session

    def set(self, person: Person, *, base: int, author: str, made_at: datetime) -> None:
        """See `PeopleLog`."""
        with self.write() as connection:
            made = fitted(_newest(connection), person, base=base, author=author, made_at=made_at)
            row = made.person.model_dump() | {"author": author, "made_at": naive(made_at)}
            row["revision"] = made.revision
            row["seq"] = _pulse(connection) + 1  # given by us: of two who write at once, one fails
            try:
                connection.execute(PEOPLE.insert().values(row))
            except IntegrityError as error:
                raise StalePerson(name=person.name) from error

    def all(self) -> tuple[PersonRevision, ...]:
        """See `PeopleLog`."""
        with self.read() as connection:
            return _newest(connection)

    def of(self, name: str) -> PersonRevision | None:
        """See `PeopleLog`."""
        found = self.history(name)
        return found[-1] if found else None

    def history(self, name: str) -> tuple[PersonRevision, ...]:
        """See `PeopleLog`."""
        query = select(PEOPLE).where(PEOPLE.c.name == name).order_by(PEOPLE.c.revision)
        with self.read() as connection:
            return tuple(map(_revision, connection.execute(query).mappings()))

    def pulse(self) -> int:
        """See `PeopleLog`."""
        with self.read() as connection:
            return _pulse(connection)

    def sign_out(self, session: str, *, name: str, made_at: datetime) -> None:
        """See `PeopleLog`."""
        if self.is_signed_out(session):
            return
        row = {"session": session, "name": name, "made_at": naive(made_at)}
        with suppress(IntegrityError), self.write() as connection:  # another window may be first
            connection.execute(SIGN_OUTS.insert().values(row))

    def is_signed_out(self, session: str) -> bool:
        """See `PeopleLog`."""
        query = select(SIGN_OUTS.c.session).where(SIGN_OUTS.c.session == session)
        with self.read() as connection:
            return connection.execute(query).first() is not None


def _newest(connection: Connection) -> tuple[PersonRevision, ...]:
    """The log is read whole: it has a line for each decision about a person."""
    rows = connection.execute(select(PEOPLE).order_by(PEOPLE.c.revision)).mappings()
    return _sorted({one.person.name: one for one in map(_revision, rows)})


def _pulse(connection: Connection) -> int:
    return connection.execute(select(func.max(PEOPLE.c.seq))).scalar() or 0


def _revision(row: RowMapping) -> PersonRevision:
    return PersonRevision(
        person=Person(**{name: row[name] for name in Person.model_fields}),
        revision=row["revision"],
        author=row["author"],
        made_at=row["made_at"].replace(tzinfo=UTC),
    )


@dataclass
class MemoryPeople:
    """A log of people in memory."""

    kept: list[PersonRevision] = field(default_factory=list)
    ended: set[str] = field(default_factory=set)
    lock: Lock = field(default_factory=Lock)

    def set(self, person: Person, *, base: int, author: str, made_at: datetime) -> None:
        """See `PeopleLog`."""
        with self.lock:
            self.kept.append(fitted(self.kept, person, base=base, author=author, made_at=made_at))

    def all(self) -> tuple[PersonRevision, ...]:
        """See `PeopleLog`."""
        return _sorted({one.person.name: one for one in self.kept})

    def of(self, name: str) -> PersonRevision | None:
        """See `PeopleLog`."""
        found = self.history(name)
        return found[-1] if found else None

    def history(self, name: str) -> tuple[PersonRevision, ...]:
        """See `PeopleLog`."""
        return tuple(one for one in self.kept if one.person.name == name)

    def pulse(self) -> int:
        """See `PeopleLog`."""
        return len(self.kept)

    def sign_out(self, session: str, *, name: str, made_at: datetime) -> None:  # noqa: ARG002 (of the contract)
        """See `PeopleLog`."""
        self.ended.add(session)

    def is_signed_out(self, session: str) -> bool:
        """See `PeopleLog`."""
        return session in self.ended


def _sorted(newest: Mapping[str, PersonRevision]) -> tuple[PersonRevision, ...]:
    return tuple(newest[name] for name in sorted(newest))
