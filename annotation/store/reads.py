"""Labels as they are now, read inside a transaction that somebody else opened."""

from typing import Any

from sqlalchemy import Connection, select

from annotation.store.rows import label_from_row
from annotation.store.tables import COMMITS, CURRENT
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
