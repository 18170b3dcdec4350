"""Labels as they are now and as they became it, read inside a transaction that somebody else opened."""

from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from annotation.store.logs import Step
from annotation.store.rows import label_from_row
from annotation.store.tables import COMMITS, CURRENT, REVISIONS
from schemas import Label

LABEL_COLUMNS = (COMMITS.c.seconds, COMMITS.c.made_at, COMMITS.c.received_at, COMMITS.c.codebook_version)
"""What a label takes from its commit."""


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
