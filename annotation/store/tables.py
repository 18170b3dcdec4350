"""The tables. `commits` and `revisions` are the log, append-only by trigger; `labels` is its projection."""

from sqlalchemy import (
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

ARTICLES = Table(
    "articles",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("article_id", String(64), nullable=False, unique=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("language", String(16), nullable=False),
    Column("published", String(10)),
    Column("search_text", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("metadata", Text, nullable=False),
    Column("imported_at", DateTime(timezone=False), nullable=False),
)

SENTENCES = Table(
    "sentences",
    METADATA,
    Column("article_id", String(64), ForeignKey("articles.article_id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("label_key", String(64), nullable=False),
)

COMMITS = Table(
    "commits",
    METADATA,
    Column("commit_id", String(36), primary_key=True),
    Column("article_id", String(64), ForeignKey("articles.article_id"), nullable=False),
    Column("annotator", Text, nullable=False),
    Column("made_at", DateTime(timezone=False), nullable=False),
    Column("received_at", DateTime(timezone=False), nullable=False),
    Column("seconds", Float, nullable=False),
    Column("codebook_version", String(64), nullable=False),
    Column("undo_of", String(36)),
)


def _label_columns() -> tuple[Column[object], ...]:
    """What a revision and its projection both hold."""
    return (
        Column("revision", Integer, nullable=False),
        Column("decision", String(16), nullable=False),
        Column("status", String(16)),
        Column("payload", Text, nullable=False),
        Column("commit_id", String(36), ForeignKey("commits.commit_id"), nullable=False),
    )


REVISIONS = Table(
    "revisions",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("article_id", String(64), nullable=False),
    Column("annotator", Text, nullable=False),
    Column("key", String(128), nullable=False),
    *_label_columns(),
    UniqueConstraint("article_id", "annotator", "key", "revision"),
    Index("revisions_by_commit", "commit_id"),
)

CURRENT = Table(
    "labels",
    METADATA,
    Column("article_id", String(64), primary_key=True),
    Column("annotator", Text, primary_key=True),
    Column("key", String(128), primary_key=True),
    *_label_columns(),
)

APPEND_ONLY = (ARTICLES, SENTENCES, COMMITS, REVISIONS)
