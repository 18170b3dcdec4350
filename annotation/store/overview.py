"""Who reads what, counted and filtered by the database: a page asks for what it draws."""

from collections.abc import Collection, Iterator

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, or_, select, union

from annotation.store.reads import analysts_only
from annotation.store.rows import assignment_from_row, naive
from annotation.store.tables import ASSIGNMENTS, CATALOGUE, COMMITS, CURRENT, PROGRESS, SEATS
from annotation.store.teamwork import Finished, Lateness, Outline, Read, Seated
from schemas import HeldSeat, SeatQuery, Workload, person_of, repeat_of

_MANY = {"yield_per": 2000}
_done = func.coalesce(PROGRESS.c.done, 0)
_is_open = _done < CATALOGUE.c.to_label
_seats = (
    SEATS.join(CATALOGUE, CATALOGUE.c.article_id == SEATS.c.article_id)
    .join(
        ASSIGNMENTS,
        and_(*(ASSIGNMENTS.c[name] == SEATS.c[name] for name in ("article_id", "seat", "revision"))),
    )
    .outerjoin(
        PROGRESS, (PROGRESS.c.annotator == SEATS.c.reader) & (PROGRESS.c.article_id == SEATS.c.article_id)
    )
)
"""The seats that are held, with their articles and how far their readers are."""


def overview(
    connection: Connection, query: SeatQuery, late: Lateness, *, limit: int | None = None
) -> tuple[HeldSeat, ...]:
    """See `AssignmentLog`."""
    order = (CATALOGUE.c.seq, SEATS.c.seat)
    first = select(SEATS.c.article_id, SEATS.c.seat).select_from(_seats).where(*_is_wanted(query, late))
    chosen = first.order_by(*order).limit(limit).subquery()  # what is costly is asked of these only
    is_chosen = (chosen.c.article_id == SEATS.c.article_id) & (chosen.c.seat == SEATS.c.seat)
    listed = (CATALOGUE.c[name] for name in ("title", "outlet", "language", "story", "to_label"))
    found = (
        select(ASSIGNMENTS, *listed, _done.label("done"), _is_stuck(late).label("is_stuck"))
        .select_from(_seats.join(chosen, is_chosen))
        .order_by(*order)
    )
    return tuple(
        HeldSeat(
            assignment=assignment_from_row(row),
            title=row["title"] or row["article_id"],
            story_id=row["story"],
            is_stuck=bool(row["is_stuck"]),
            **{name: row[name] for name in ("outlet", "language", "done", "to_label")},
        )
        for row in connection.execute(found).mappings()
    )


def loads(connection: Connection, late: Lateness) -> tuple[Workload, ...]:
    """See `AssignmentLog`."""
    left = case((_is_open, CATALOGUE.c.to_label - _done), else_=0)
    counts = {
        "articles": func.count(),
        "done": _count(~_is_open),
        "left": func.sum(left),
        "overdue": _count(_is_overdue(late)),
        "stuck": _count(_is_stuck(late)),
    }
    query = select(SEATS.c.reader, *(count.label(name) for name, count in counts.items()))
    rows = connection.execute(query.select_from(_seats).group_by(SEATS.c.reader).order_by(SEATS.c.reader))
    return tuple(
        Workload(
            person=(who := person_of(row["reader"])),
            is_listed=who in late.listed,
            **{name: row[name] for name in counts},
        )
        for row in rows.mappings()
    )


def outlines(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[Outline]:
    """See `AssignmentLog`."""
    query = select(*(CATALOGUE.c[name] for name in Outline._fields)).where(*conditions)
    rows = connection.execute(query.order_by(CATALOGUE.c.seq), execution_options=_MANY)
    return (Outline(*row) for row in rows)


def read_by(readers: Collection[str]) -> ColumnElement[bool]:
    """Whether one of these readers holds a seat of an article of the list, or has labelled there."""
    own = ((SEATS, "reader"), (PROGRESS, "annotator"))
    theirs = (select(table.c.article_id).where(table.c[name].in_(readers)) for table, name in own)
    return or_(*(CATALOGUE.c.article_id.in_(one) for one in theirs))


def finished(connection: Connection, reader: str | None) -> Iterator[Finished]:
    """See `AssignmentLog`."""
    query = (
        select(PROGRESS.c.article_id, PROGRESS.c.annotator, CATALOGUE.c.story)
        .join(CATALOGUE, CATALOGUE.c.article_id == PROGRESS.c.article_id)
        .where(PROGRESS.c.done >= CATALOGUE.c.to_label, analysts_only(PROGRESS.c.annotator))
        .order_by(CATALOGUE.c.seq, PROGRESS.c.annotator)
    )
    if reader is not None:
        query = query.where(PROGRESS.c.annotator == reader)
    return (Finished(*row) for row in connection.execute(query, execution_options=_MANY))


def read_by_all(connection: Connection) -> Iterator[Read]:
    """See `AssignmentLog`."""
    other = PROGRESS.alias()
    waiting = (
        select(SEATS.c.seat)
        .outerjoin(other, (other.c.annotator == SEATS.c.reader) & (other.c.article_id == SEATS.c.article_id))
        .where(SEATS.c.article_id == PROGRESS.c.article_id, analysts_only(SEATS.c.reader))
        .where(func.coalesce(other.c.done, 0) < CATALOGUE.c.to_label)
        .correlate(PROGRESS, CATALOGUE)
    )
    query = (
        select(PROGRESS.c.article_id, CATALOGUE.c.story, func.count())
        .join(CATALOGUE, CATALOGUE.c.article_id == PROGRESS.c.article_id)
        .where(PROGRESS.c.done >= CATALOGUE.c.to_label, analysts_only(PROGRESS.c.annotator))
        .where(~waiting.exists())
        .group_by(PROGRESS.c.article_id, CATALOGUE.c.story)
    )
    return (Read(*row) for row in connection.execute(query, execution_options=_MANY))


def shared(connection: Connection) -> frozenset[str]:
    """See `AssignmentLog`."""
    readers = union(
        select(SEATS.c.article_id, SEATS.c.reader).where(analysts_only(SEATS.c.reader)),
        select(PROGRESS.c.article_id, PROGRESS.c.annotator).where(analysts_only(PROGRESS.c.annotator)),
    ).subquery()
    query = select(readers.c.article_id).group_by(readers.c.article_id).having(func.count() > 1)
    return frozenset(connection.execute(query).scalars())


def seated(connection: Connection) -> Iterator[Seated]:
    """See `AssignmentLog`."""
    by = (CATALOGUE.c.seq, CATALOGUE.c.article_id, CATALOGUE.c.story)
    here = (PROGRESS.c.annotator == SEATS.c.reader) & (PROGRESS.c.article_id == SEATS.c.article_id)
    query = (
        select(*by[1:], func.count(), _count(_is_open))
        .select_from(SEATS.join(CATALOGUE, CATALOGUE.c.article_id == SEATS.c.article_id))
        .outerjoin(PROGRESS, here)
        .where(analysts_only(SEATS.c.reader))
        .group_by(*by)
        .order_by(CATALOGUE.c.seq)
    )
    return (Seated(*row) for row in connection.execute(query, execution_options=_MANY))


def _is_wanted(query: SeatQuery, late: Lateness) -> Iterator[ColumnElement[bool]]:
    if query.person:
        yield SEATS.c.reader.in_((query.person, repeat_of(query.person)))
    states = {"open": _is_open, "done": ~_is_open, "overdue": _is_overdue(late), "stuck": _is_stuck(late)}
    if query.state:
        yield states[query.state]


def _is_overdue(late: Lateness) -> ColumnElement[bool]:
    return and_(ASSIGNMENTS.c.due.is_not(None), ASSIGNMENTS.c.due < late.today.isoformat(), _is_open)


def _is_stuck(late: Lateness) -> ColumnElement[bool]:
    """Not done, and its reader left or has labelled nothing in the article for too long."""
    since = naive(late.since)
    lately = (
        exists()
        .where(CURRENT.c.article_id == SEATS.c.article_id, CURRENT.c.annotator == SEATS.c.reader)
        .where(COMMITS.c.commit_id == CURRENT.c.commit_id)
        .where(COMMITS.c.made_at >= since, COMMITS.c.received_at >= since)
        .correlate(SEATS)
    )
    is_gone = SEATS.c.reader.not_in([name for one in sorted(late.listed) for name in (one, repeat_of(one))])
    return and_(_is_open, or_(is_gone, and_(ASSIGNMENTS.c.made_at < since, ~lately)))


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
