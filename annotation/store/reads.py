"""Labels as they are now and as they became it, read inside a transaction that somebody else opened."""

from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, func, select

from annotation.store.logs import Step, Touched
from annotation.store.rows import label_from_row
from annotation.store.tables import CATALOGUE, COMMITS, CURRENT, EDITIONS, PROGRESS, REVISIONS
from schemas import GOLD, Label, repeat_of

LABEL_COLUMNS = tuple(
    COMMITS.c[name] for name in ("seconds", "made_at", "received_at", "codebook_version", "source_blind")
)
"""What a label takes from its commit."""

STREAMED = {"yield_per": 100}
"""How a query is executed whose rows may be more than memory holds."""

_LATE = 10_000


def current_labels(connection: Connection, *conditions: Any, withdrawn: bool = False) -> tuple[Label, ...]:
    """The newest revision of each label, in a stable order, `withdrawn` ones on request."""
    kept = () if withdrawn else (CURRENT.c.decision != "withdrawn",)
    query = (
        select(CURRENT, *LABEL_COLUMNS)
        .join(COMMITS, COMMITS.c.commit_id == CURRENT.c.commit_id)
        .where(*conditions, *kept)
        .order_by(CURRENT.c.article_id, CURRENT.c.annotator, CURRENT.c.key)
    )
    return tuple(map(label_from_row, connection.execute(query).mappings()))


def newest_in(connection: Connection, log: Table) -> int:
    """A number that grows with every row of a log.

    Its last number alone would not: PostgreSQL gives numbers out before the transactions end, so a row may
    appear behind a later one. Those among the last ones are therefore counted, too: with every row that
    moves the end on, at most as many fall out of the count as the end moves.
    """
    last = connection.execute(select(func.coalesce(func.max(log.c.seq), 0))).scalar_one()
    late = select(func.count()).select_from(log).where(log.c.seq > last - _LATE)
    return int(last + connection.execute(late).scalar_one())


def analysts_only(reader: ColumnElement[str]) -> ColumnElement[bool]:
    """What `schemas.is_analyst` says of a reader."""
    return (reader != GOLD) & ~reader.endswith(repeat_of(""), autoescape=True)


def common_articles() -> Select[tuple[str]]:
    """The articles in which two analysts or more have labelled."""
    several = select(PROGRESS.c.article_id).where(analysts_only(PROGRESS.c.annotator))
    return several.group_by(PROGRESS.c.article_id).having(func.count() > 1)


def touched_articles(
    connection: Connection, *, is_common: bool = False, reader: str = ""
) -> tuple[Touched, ...]:
    """The articles that somebody made a commit in, or two analysts, or one reader, in the order of import.

    Their state names edition, number of revisions and the last commit. The number alone would not tell a log
    that was restored from a backup and went on differently; the last commit alone misses one that was
    stored under an earlier number but later, as PostgreSQL does.
    """
    counted = select(
        REVISIONS.c.article_id, func.count().label("revisions"), func.max(REVISIONS.c.seq).label("seq")
    )
    if is_common:
        counted = counted.where(REVISIONS.c.article_id.in_(common_articles()))
    if reader:
        own = select(PROGRESS.c.article_id).where(PROGRESS.c.annotator == reader)
        counted = counted.where(REVISIONS.c.article_id.in_(own))
    last = counted.group_by(REVISIONS.c.article_id).subquery()
    listed = ("outlet", "language", "story", "published")
    query = (
        select(
            last.c.article_id,
            last.c.revisions,
            REVISIONS.c.commit_id,
            EDITIONS.c.revision,
            EDITIONS.c.made_at,
        )
        .add_columns(*(CATALOGUE.c[name] for name in listed))
        .join(REVISIONS, REVISIONS.c.seq == last.c.seq)
        .join(CATALOGUE, CATALOGUE.c.article_id == last.c.article_id)
        .join(
            EDITIONS,
            (EDITIONS.c.article_id == CATALOGUE.c.article_id) & (EDITIONS.c.revision == CATALOGUE.c.revision),
        )
        .order_by(CATALOGUE.c.seq)
    )
    return tuple(map(_touched, connection.execute(query)))


def _touched(row: Row[Any]) -> Touched:
    published = date.fromisoformat(row.published) if row.published else None
    state = f"{row.revision}:{row.made_at.isoformat()}:{row.revisions}:{row.commit_id}"
    return Touched(row.article_id, state, row.outlet, row.language, row.story, published)


def steps_in(connection: Connection, article_id: str) -> tuple[Step, ...]:
    """The commits in one article as the log keeps them, in its order."""
    query = (
        select(REVISIONS, *LABEL_COLUMNS, COMMITS.c.undo_of)
        .join(COMMITS, COMMITS.c.commit_id == REVISIONS.c.commit_id)
        .where(REVISIONS.c.article_id == article_id)
        .order_by(REVISIONS.c.seq)
    )
    rows = connection.execute(query).mappings().all()
    commits = (tuple(made) for _, made in groupby(rows, key=lambda row: row["commit_id"]))
    return tuple(
        Step(made[0]["seq"], tuple(map(label_from_row, made)), made[0]["undo_of"] is not None)
        for made in commits
    )
