"""Whether the projections are what the logs say: labels, the list of articles, progress."""

from collections.abc import Iterator

from sqlalchemy import Connection, and_, func, or_, select, union

from annotation.store.rows import article_of, catalogue_row, flow_keys
from annotation.store.tables import ARTICLES, CATALOGUE, CURRENT, EDITIONS, PROGRESS, REVISIONS
from annotation.store.writes import NEWEST, count_done


def wrong_labels(connection: Connection) -> Iterator[str]:
    """Labels whose current value is not their newest revision."""
    newest = (
        select(REVISIONS.c.article_id, REVISIONS.c.annotator, REVISIONS.c.key)
        .add_columns(func.max(REVISIONS.c.revision).label("revision"))
        .group_by(REVISIONS.c.article_id, REVISIONS.c.annotator, REVISIONS.c.key)
        .subquery()
    )
    same_label = [CURRENT.c[name] == newest.c[name] for name in ("article_id", "annotator", "key")]
    stale = (
        select(newest.c.article_id, newest.c.annotator, newest.c.key)
        .outerjoin(CURRENT, and_(*same_label))
        .outerjoin(REVISIONS, and_(*(REVISIONS.c[c.name] == c for c in newest.c)))
        .where(
            or_(
                CURRENT.c.revision.is_(None),
                CURRENT.c.revision != newest.c.revision,
                CURRENT.c.payload != REVISIONS.c.payload,
            )
        )
    )
    return (f"{article}: {key} of {who}" for article, who, key in connection.execute(stale))


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
    yield from (f"{name}: its list entry" for name in connection.execute(behind).scalars())
    columns = [column for column in CATALOGUE.c if column.name not in {"signature", "compared"}]
    listed = connection.execute(select(*columns)).mappings()
    shown = {row["article_id"]: dict(row) for row in listed}
    for row in connection.execute(NEWEST).mappings():
        article = article_of(row)
        if shown[article.article_id] != catalogue_row(article, seq=row["seq"]):
            yield f"{article.article_id}: its list entry"


def wrong_progress(connection: Connection) -> Iterator[str]:
    """Progress that is not what the labels say, or that is not there though they are."""
    readers = (select(table.c.article_id, table.c.annotator) for table in (PROGRESS, CURRENT))
    reader = union(*readers).subquery()
    kept = and_(PROGRESS.c.article_id == reader.c.article_id, PROGRESS.c.annotator == reader.c.annotator)
    query = NEWEST.join(reader, reader.c.article_id == ARTICLES.c.article_id).outerjoin(PROGRESS, kept)
    columns = (reader.c.annotator, func.coalesce(PROGRESS.c.done, 0).label("done"))
    for row in connection.execute(query.add_columns(*columns)).mappings():
        name, who = row["article_id"], row["annotator"]
        if count_done(connection, name, who, flow_keys(row["payload"])) != row["done"]:
            yield f"{name}: the progress of {who}"
