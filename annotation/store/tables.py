"""The tables. All but the projections are append-only, by trigger.

`catalogue` is the projection of the newest editions, `labels` that of the newest revisions, `progress` of
both; `seats` is that of the assignments that are held.
"""

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from annotation.store.text import keep_alike

METADATA = MetaData()
keep_alike(METADATA)

ARTICLES = Table(
    "articles",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("article_id", String(64), nullable=False, unique=True),
    Column("sha256", String(64), nullable=False),
    Column("record_sha256", String(64), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("encoding", String(32), nullable=False),
    Column("encoding_certainty", String(16), nullable=False),
    Column("imported_at", DateTime(timezone=False), nullable=False),
)

ORIGINALS = Table(
    "originals",
    METADATA,
    Column("article_id", String(64), ForeignKey("articles.article_id"), primary_key=True),
    Column("media_type", String(100), nullable=False),
    Column("data", LargeBinary, nullable=False),
)

EDITIONS = Table(
    "editions",
    METADATA,
    Column("article_id", String(64), ForeignKey("articles.article_id"), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("cause", String(16), nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", DateTime(timezone=False), nullable=False),
    Column("payload", Text, nullable=False),
)

CATALOGUE = Table(
    "catalogue",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("article_id", String(64), ForeignKey("articles.article_id"), nullable=False, unique=True),
    Column("revision", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("outlet", Text, nullable=False, index=True),
    Column("outlet_id", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("language", String(16), nullable=False, index=True),
    Column("published", String(10), index=True),
    Column("story", String(64), nullable=False, index=True),
    Column("words", Integer, nullable=False),
    Column("to_label", Integer, nullable=False),
    Column("search_text", Text, nullable=False),
    Column("signature", LargeBinary),
)

PROGRESS = Table(
    "progress",
    METADATA,
    Column("annotator", Text, primary_key=True),
    Column("article_id", String(64), ForeignKey("articles.article_id"), primary_key=True),
    Column("done", Integer, nullable=False),
    Column("unfit", Integer, nullable=False),
    Index("progress_unfit", "annotator", "unfit"),
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
    Column("source_blind", Boolean, nullable=False, server_default=false()),
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

PROPOSALS = Table(
    "proposals",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("article_id", String(64), ForeignKey("articles.article_id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("agent", String(200), nullable=False),
    Column("made_at", DateTime(timezone=False), nullable=False),
    Column("payload", LargeBinary, nullable=False),
    UniqueConstraint("article_id", "revision", "agent"),
)

ASSIGNMENTS = Table(
    "assignments",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("article_id", String(64), ForeignKey("articles.article_id"), nullable=False),
    Column("seat", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("reader", Text, nullable=False),
    Column("held", Boolean, nullable=False),
    Column("means", String(16), nullable=False),
    Column("due", String(10)),
    Column("author", Text, nullable=False),
    Column("made_at", DateTime(timezone=False), nullable=False),
    UniqueConstraint("article_id", "seat", "revision"),
)

SEATS = Table(
    "seats",
    METADATA,
    Column("article_id", String(64), ForeignKey("articles.article_id"), primary_key=True),
    Column("seat", Integer, primary_key=True, autoincrement=False),
    Column("reader", Text, nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    UniqueConstraint("article_id", "reader"),
)

REVIEWS = Table(
    "reviews",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("article_id", String(64), ForeignKey("articles.article_id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", DateTime(timezone=False), nullable=False),
    UniqueConstraint("article_id", "revision"),
)

RULINGS = Table(
    "rulings",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("commit_id", String(36), ForeignKey("commits.commit_id"), nullable=False, unique=True),
    Column("article_id", String(64), nullable=False, index=True),
    Column("payload", Text, nullable=False),
)

PEOPLE = Table(
    "people",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("name", String(100), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("role", String(16), nullable=False),
    Column("sign_in", String(255), nullable=False),
    Column("removed", Boolean, nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", DateTime(timezone=False), nullable=False),
    UniqueConstraint("name", "revision"),
)

SOURCES = Table(
    "sources",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("source_id", String(64), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("cause", String(16), nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", DateTime(timezone=False), nullable=False),
    Column("payload", Text, nullable=False),
    UniqueConstraint("source_id", "revision"),
)

NAMES_ASIDE = Table(
    "names_aside",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("is_aside", Boolean, nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", DateTime(timezone=False), nullable=False),
)

SIGN_OUTS = Table(
    "sign_outs",
    METADATA,
    Column("session", String(64), primary_key=True),
    Column("name", String(100), nullable=False),
    Column("made_at", DateTime(timezone=False), nullable=False),
)

FIRST_LOGS = (ARTICLES, ORIGINALS, EDITIONS, COMMITS, REVISIONS)
FIRST_PROJECTIONS = (CATALOGUE, PROGRESS, CURRENT)
TEAM_LOGS = (ASSIGNMENTS, REVIEWS, RULINGS)
