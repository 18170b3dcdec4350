"""Who is to read what, kept on a database."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, ScalarSelect, Select, and_, exists, func, select
from sqlalchemy.exc import IntegrityError

from annotation.errors import StaleAssignment
from annotation.store import overview
from annotation.store.reads import analysts_only
from annotation.store.rows import assignment_from_row, assignment_row
from annotation.store.tables import ASSIGNMENTS, CATALOGUE, PROGRESS, SEATS
from annotation.store.teamwork import Finished, Lateness, Outline, Read, Seated
from schemas import Assignment, HeldSeat, Seating, SeatQuery, Standing, Workload

Session = Callable[[], AbstractContextManager[Connection]]

_AT_ONCE = 500
_same_seat = and_(SEATS.c.article_id == ASSIGNMENTS.c.article_id, SEATS.c.seat == ASSIGNMENTS.c.seat)


@dataclass(frozen=True)
class SqlAssignments:
    """A log of assignments in the database that `read` and `write` open transactions on."""

    read: Session
    write: Session

    def set(self, assignments: Iterable[Assignment]) -> None:
        """See `AssignmentLog`."""
        given = tuple(assignments)
        with self.write() as connection:
            for one in given:
                _set(connection, one)

    def of(self, article_id: str) -> tuple[Assignment, ...]:
        """See `AssignmentLog`."""
        return self.seats((article_id,))

    def seats(self, article_ids: Sequence[str]) -> tuple[Assignment, ...]:
        """See `AssignmentLog`."""
        with self.read() as connection:
            return tuple(
                one
                for names in _chunks(article_ids)
                for one in _assignments(connection, _newest().where(ASSIGNMENTS.c.article_id.in_(names)))
            )

    def held(self, reader: str | None = None) -> tuple[Assignment, ...]:
        """See `AssignmentLog`."""
        query = (
            select(ASSIGNMENTS)
            .join(SEATS, _same_seat & (SEATS.c.revision == ASSIGNMENTS.c.revision))
            .join(CATALOGUE, CATALOGUE.c.article_id == ASSIGNMENTS.c.article_id)
            .order_by(CATALOGUE.c.seq, ASSIGNMENTS.c.seat)
        )
        with self.read() as connection:
            return _assignments(
                connection, query if reader is None else query.where(SEATS.c.reader == reader)
            )

    def holders(self, article_id: str) -> tuple[str, ...]:
        """See `AssignmentLog`."""
        query = select(SEATS.c.reader).where(SEATS.c.article_id == article_id).order_by(SEATS.c.seat)
        with self.read() as connection:
            return tuple(connection.execute(query).scalars())

    def history(self, article_id: str) -> tuple[Assignment, ...]:
        """See `AssignmentLog`."""
        query = select(ASSIGNMENTS).where(ASSIGNMENTS.c.article_id == article_id)
        with self.read() as connection:
            return _assignments(connection, query.order_by(ASSIGNMENTS.c.seq))

    def seatings(self, reader: str, article_id: str | None = None) -> Iterator[Seating]:
        """See `AssignmentLog`."""
        own = (
            exists()
            .where(table.c.article_id == CATALOGUE.c.article_id, table.c[name] == reader)
            .correlate(CATALOGUE)
            for table, name in ((SEATS, "reader"), (PROGRESS, "annotator"))
        )
        query = (
            select(CATALOGUE.c.article_id, CATALOGUE.c.story, _unseated().label("unseated"), SEATS.c.seat)
            .outerjoin(SEATS, SEATS.c.article_id == CATALOGUE.c.article_id)
            .where(*(~one for one in own), CATALOGUE.c.to_label > 0)
            .order_by(CATALOGUE.c.seq, SEATS.c.seat)
        )
        if article_id is not None:
            query = query.where(CATALOGUE.c.article_id == article_id)
        with self.read() as connection:
            rows = connection.execution_options(yield_per=_AT_ONCE).execute(query)
            for (name, story, unseated), seats in groupby(rows, key=lambda row: row[:3]):
                taken = tuple(row.seat for row in seats if row.seat is not None)
                yield Seating(article_id=name, story=story, taken=taken, unseated=unseated)

    def standings(self, article_ids: Sequence[str] | None = None) -> tuple[Standing, ...]:
        """See `AssignmentLog`."""
        wanted = [None] if article_ids is None else _chunks(article_ids)
        found = list[Standing]()
        with self.read() as connection:
            for names in wanted:
                own = () if names is None else (PROGRESS.c.article_id.in_(names),)
                found += _standings(connection, *own)
        return tuple(found)

    def standings_of(self, readers: Collection[str]) -> tuple[Standing, ...]:
        """See `AssignmentLog`."""
        with self.read() as connection:
            return tuple(_standings(connection, PROGRESS.c.annotator.in_(readers)))

    def overview(self, query: SeatQuery, late: Lateness, *, limit: int | None = None) -> tuple[HeldSeat, ...]:
        """See `AssignmentLog`."""
        with self.read() as connection:
            return overview.overview(connection, query, late, limit=limit)

    def loads(self, late: Lateness) -> tuple[Workload, ...]:
        """See `AssignmentLog`."""
        with self.read() as connection:
            return overview.loads(connection, late)

    def outlines(self, article_ids: Sequence[str] | None = None) -> Iterator[Outline]:
        """See `AssignmentLog`."""
        with self.read() as connection:
            if article_ids is None:
                yield from overview.outlines(connection)
            for names in _chunks(article_ids or ()):
                yield from overview.outlines(connection, CATALOGUE.c.article_id.in_(names))

    def outlines_of(self, readers: Collection[str]) -> Iterator[Outline]:
        """See `AssignmentLog`."""
        with self.read() as connection:
            yield from overview.outlines(connection, overview.read_by(readers))

    def finished(self, reader: str | None = None) -> Iterator[Finished]:
        """See `AssignmentLog`."""
        with self.read() as connection:
            yield from overview.finished(connection, reader)

    def read_by_all(self) -> Iterator[Read]:
        """See `AssignmentLog`."""
        with self.read() as connection:
            yield from overview.read_by_all(connection)

    def shared(self) -> frozenset[str]:
        """See `AssignmentLog`."""
        with self.read() as connection:
            return overview.shared(connection)

    def seated(self) -> Iterator[Seated]:
        """See `AssignmentLog`."""
        with self.read() as connection:
            yield from overview.seated(connection)


def _unseated() -> ScalarSelect[int]:
    """How many analysts (see `schemas.is_analyst`) have read all of an article of the list without a seat."""
    reader, seat = PROGRESS.c.annotator, SEATS.alias()
    query = select(func.count()).where(
        PROGRESS.c.article_id == CATALOGUE.c.article_id,
        PROGRESS.c.done >= CATALOGUE.c.to_label,
        analysts_only(reader),
        ~exists().where(seat.c.article_id == PROGRESS.c.article_id, seat.c.reader == reader),
    )
    return query.correlate(CATALOGUE).scalar_subquery()


def _set(connection: Connection, one: Assignment) -> None:
    """One seat; the unique names of log and projection let one of two writers win, whichever the database."""
    own = (ASSIGNMENTS.c.article_id == one.article_id, ASSIGNMENTS.c.seat == one.seat)
    last = connection.execute(select(func.max(ASSIGNMENTS.c.revision)).where(*own)).scalar() or 0
    if last != one.revision - 1:
        raise StaleAssignment(article_id=one.article_id)
    row = assignment_row(one)
    try:
        connection.execute(ASSIGNMENTS.insert().values(row))
        freed = SEATS.delete().where(SEATS.c.article_id == one.article_id, SEATS.c.seat == one.seat)
        was_theirs = connection.execute(freed.where(SEATS.c.reader == one.reader)).rowcount
        if not (one.held or was_theirs):
            raise StaleAssignment(article_id=one.article_id)
        if one.held:  # refused while somebody else holds it
            names = ("article_id", "seat", "reader", "revision")
            connection.execute(SEATS.insert().values({name: row[name] for name in names}))
    except IntegrityError as error:
        raise StaleAssignment(article_id=one.article_id) from error


def _newest() -> Select[Any]:
    later = ASSIGNMENTS.alias()
    follows = and_(
        *(later.c[name] == ASSIGNMENTS.c[name] for name in ("article_id", "seat")),
        later.c.revision > ASSIGNMENTS.c.revision,
    )
    query = select(ASSIGNMENTS).where(~exists().where(follows))
    return query.join(CATALOGUE, CATALOGUE.c.article_id == ASSIGNMENTS.c.article_id).order_by(
        CATALOGUE.c.seq, ASSIGNMENTS.c.seat
    )


def _assignments(connection: Connection, query: Select[Any]) -> tuple[Assignment, ...]:
    return tuple(map(assignment_from_row, connection.execute(query).mappings()))


def _standings(connection: Connection, *conditions: Any) -> Iterator[Standing]:
    query = (
        select(PROGRESS.c.article_id, PROGRESS.c.annotator, PROGRESS.c.done, CATALOGUE.c.to_label)
        .join(CATALOGUE, CATALOGUE.c.article_id == PROGRESS.c.article_id)
        .where(*conditions)
        .order_by(CATALOGUE.c.seq, PROGRESS.c.annotator)
    )
    return (
        Standing(article_id=name, reader=who, done=done, to_label=all_)
        for name, who, done, all_ in connection.execute(query)
    )


def _chunks(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """A statement names only so many values."""
    return (names[start : start + _AT_ONCE] for start in range(0, len(names), _AT_ONCE))
