"""Whether the projections are what the logs say: labels, the list of articles, progress."""

from collections.abc import Iterator

from sqlalchemy import Connection, and_, exists, func, or_, select, union

from annotation.store.reads import STREAMED
from annotation.store.rows import article_of, catalogue_row, keys_in
from annotation.store.tables import (
    ARTICLES,
    ASSIGNMENTS,
    CATALOGUE,
    CURRENT,
    EDITIONS,
    PROGRESS,
    REVISIONS,
    SEATS,
)
from annotation.store.writes import NEWEST, count_done, count_unfit

_NAME = ("article_id", "annotator", "key")
_VALUES = ("revision", "decision", "status", "payload", "commit_id")


def wrong_labels(connection: Connection) -> Iterator[str]:
    """Labels whose current value is not their newest revision, or that have none."""
    newer = REVISIONS.alias()
    follows = (newer.c.revision > REVISIONS.c.revision, *(newer.c[n] == REVISIONS.c[n] for n in _NAME))
    last = select(REVISIONS).where(~exists().where(*follows)).subquery()
    same = and_(*(CURRENT.c[name] == last.c[name] for name in _NAME))
    differs = or_(*(CURRENT.c[name].is_distinct_from(last.c[name]) for name in _VALUES))
    stale = select(*(last.c[name] for name in _NAME)).outerjoin(CURRENT, same).where(differs)
    logged = exists().where(*(REVISIONS.c[name] == CURRENT.c[name] for name in _NAME))
    unknown = select(*(CURRENT.c[name] for name in _NAME)).where(~logged)
    found = (row for query in (stale, unknown) for row in connection.execute(query))
    return (f"{article}: {key} of {who}" for article, who, key in found)


def wrong_articles(connection: Connection) -> Iterator[str]:
    """Articles whose row in the list is not that of their newest edition."""
    newest = select(EDITIONS.c.article_id, func.max(EDITIONS.c.revision).label("revision"))
    last = newest.group_by(EDITIONS.c.article_id).subquery()
    behind = (
        select(ARTICLES.c.article_id)
        .outerjoin(CATALOGUE, CATALOGUE.c.article_id == ARTICLES.c.article_id)
        .outerjoin(last, last.c.article_id == ARTICLES.c.article_id)
        .where(or_(CATALOGUE.c.revision.is_(None), CATALOGUE.c.revision != last.c.revision))
    )
    wrong = set(connection.execute(behind).scalars())
    columns = [column for column in CATALOGUE.c if column.name != "signature"]
    listed = connection.execute(select(*columns)).mappings()
    shown = {row["article_id"]: dict(row) for row in listed}
    for row in connection.execute(NEWEST, execution_options=STREAMED).mappings():
        article = article_of(row)
        if shown[article.article_id] != catalogue_row(article, seq=row["seq"]):
            wrong.add(article.article_id)
    return (f"{name}: its list entry" for name in sorted(wrong))


def wrong_progress(connection: Connection) -> Iterator[str]:
    """Progress that is not what the labels say, or that is not there though they are."""
    readers = (select(table.c.article_id, table.c.annotator) for table in (PROGRESS, CURRENT))
    reader = union(*readers).subquery()
    kept = and_(PROGRESS.c.article_id == reader.c.article_id, PROGRESS.c.annotator == reader.c.annotator)
    query = NEWEST.join(reader, reader.c.article_id == ARTICLES.c.article_id).outerjoin(PROGRESS, kept)
    counts = (func.coalesce(PROGRESS.c[name], 0).label(name) for name in ("done", "unfit"))
    columns = (reader.c.annotator, *counts)
    for row in connection.execute(query.add_columns(*columns), execution_options=STREAMED).mappings():
        name, who = row["article_id"], row["annotator"]
        keys = keys_in(row["payload"])
        counted = tuple(count(connection, name, who, keys) for count in (count_done, count_unfit))
        if counted != (row["done"], row["unfit"]):
            yield f"{name}: the progress of {who}"


def wrong_seats(connection: Connection) -> Iterator[str]:
    """Seats whose holder is not whom their newest assignment names."""
    names = ("article_id", "seat")
    later = ASSIGNMENTS.alias()
    follows = (later.c.revision > ASSIGNMENTS.c.revision, *(later.c[n] == ASSIGNMENTS.c[n] for n in names))
    columns = ("article_id", "seat", "reader", "revision")
    last = select(*(ASSIGNMENTS.c[n] for n in columns)).where(~exists().where(*follows), ASSIGNMENTS.c.held)
    kept = select(*(SEATS.c[n] for n in columns))
    differing = {tuple(row) for row in connection.execute(last)} ^ {
        tuple(row) for row in connection.execute(kept)
    }
    return (f"{article}: seat {seat}" for article, seat in sorted({row[:2] for row in differing}))
