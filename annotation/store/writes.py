"""What is written inside a transaction that somebody else opened: articles and commits."""

from datetime import UTC, datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from annotation.errors import StaleCommit, UnknownArticle
from annotation.store.protocol import label_of, search_text
from annotation.store.rows import article_row, label_row, sentence_rows
from annotation.store.tables import ARTICLES, COMMITS, CURRENT, REVISIONS, SENTENCES
from schemas import Acknowledgement, Article, Commit, Label


def add_article(connection: Connection, article: Article, *, imported_at: datetime) -> bool:
    """Write a new article; False when it is there already."""
    known = select(ARTICLES.c.seq).where(ARTICLES.c.article_id == article.article_id)
    if connection.execute(known).first():
        return False
    row = article_row(article, search_text=search_text(article), imported_at=_naive(imported_at))
    connection.execute(ARTICLES.insert().values(row))
    if article.sentences:
        connection.execute(SENTENCES.insert(), sentence_rows(article))
    return True


def store_commit(
    connection: Connection, commit: Commit, *, annotator: str, received_at: datetime
) -> Acknowledgement:
    """Write a commit and what it changes; one that is there already changes nothing."""
    if not _record(connection, commit, annotator=annotator, received_at=received_at):
        return _acknowledged(connection, commit.commit_id)
    for change in commit.changes:
        label = label_of(commit, change, annotator=annotator, received_at=received_at)
        _revise(connection, label, base=change.base)
    revisions = {change.key: change.base + 1 for change in commit.changes}
    return Acknowledgement(commit_id=commit.commit_id, revisions=revisions)


def _record(connection: Connection, commit: Commit, *, annotator: str, received_at: datetime) -> bool:
    """Write the commit's own row; False when it is there already."""
    if not connection.execute(select(1).where(ARTICLES.c.article_id == commit.article_id)).first():
        raise UnknownArticle(article_id=commit.article_id)
    row = commit.model_dump(exclude={"changes", "made_at"})
    row |= {"annotator": annotator, "made_at": _naive(commit.made_at), "received_at": _naive(received_at)}
    written = connection.execute(insert(COMMITS).values(row).on_conflict_do_nothing())
    return written.rowcount == 1


def _acknowledged(connection: Connection, commit_id: str) -> Acknowledgement:
    query = select(REVISIONS.c.key, REVISIONS.c.revision).where(REVISIONS.c.commit_id == commit_id)
    revisions = {row.key: row.revision for row in connection.execute(query)}
    return Acknowledgement(commit_id=commit_id, revisions=revisions)


def _revise(connection: Connection, label: Label, *, base: int) -> None:
    name = {"article_id": label.article_id, "annotator": label.annotator, "key": label.key}
    same = [CURRENT.c[column] == value for column, value in name.items()]
    current = connection.execute(select(CURRENT.c.revision).where(*same)).scalar() or 0
    if current != base:
        raise StaleCommit(base=base, current=current)
    row = name | label_row(label)
    connection.execute(REVISIONS.insert().values(row))
    upsert = insert(CURRENT).values(row)
    connection.execute(upsert.on_conflict_do_update(index_elements=list(name), set_=row))


def _naive(moment: datetime) -> datetime:
    """UTC without its name, as both databases keep it."""
    return moment.astimezone(UTC).replace(tzinfo=None)
