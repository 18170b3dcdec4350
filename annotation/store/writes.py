"""What is written inside a transaction that somebody else opened: articles, editions and commits."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from annotation.errors import StaleArticle, StaleCommit, UnknownArticle
from annotation.store.dialect import hold, insert
from annotation.store.protocol import label_of
from annotation.store.reads import current_labels
from annotation.store.rows import (
    Keys,
    article_row,
    catalogue_row,
    edition_row,
    keys_in,
    label_row,
    naive,
    original_row,
)
from annotation.store.tables import (
    ARTICLES,
    CATALOGUE,
    COMMITS,
    CURRENT,
    EDITIONS,
    ORIGINALS,
    PROGRESS,
    REVISIONS,
)
from schemas import Acknowledgement, Article, Commit, EditionCause, Incoming, Label

NEWEST = (
    select(ARTICLES, EDITIONS.c.revision, EDITIONS.c.payload)
    .join(CATALOGUE, CATALOGUE.c.article_id == ARTICLES.c.article_id)
    .join(
        EDITIONS,
        (EDITIONS.c.article_id == CATALOGUE.c.article_id) & (EDITIONS.c.revision == CATALOGUE.c.revision),
    )
)
"""Every article with its newest edition."""

_MOST_NAMES = 1000
_NAME = ("article_id", "annotator", "key")


def add_articles(
    connection: Connection, incoming: Sequence[Incoming], *, imported_at: datetime, importer: str
) -> tuple[bool, ...]:
    """Write those whose text is not there yet; for each whether it was new."""
    hold(connection, "import")  # or two would find the same text new, and give out the same number
    names = [one.article.article_id for one in incoming]
    known = select(ARTICLES.c.article_id).where(ARTICLES.c.article_id.in_(names))
    seen = set(connection.execute(known).scalars())
    added: list[bool] = []
    for name in names:
        added.append(name not in seen)
        seen.add(name)
    new = [one for one, is_new in zip(incoming, added, strict=True) if is_new]
    if new:
        _insert(connection, new, imported_at=imported_at, importer=importer)
    return tuple(added)


def _insert(connection: Connection, new: list[Incoming], *, imported_at: datetime, importer: str) -> None:
    last = connection.execute(select(func.max(ARTICLES.c.seq))).scalar() or 0
    numbered = [(last + place, one) for place, one in enumerate(new, start=1)]
    rows = [{"seq": seq} | article_row(one, imported_at=imported_at) for seq, one in numbered]
    connection.execute(ARTICLES.insert(), rows)
    editions = [
        edition_row(one.article, cause="imported", author=importer, made_at=imported_at) for one in new
    ]
    connection.execute(EDITIONS.insert(), editions)
    listed = [catalogue_row(one.article, seq=seq) for seq, one in numbered]
    connection.execute(CATALOGUE.insert(), listed)
    originals = [original_row(one.article.article_id, one.original) for one in new if one.original]
    if originals:
        connection.execute(ORIGINALS.insert(), originals)


def hold_articles(connection: Connection, names: Iterable[str]) -> None:
    """Let no other transaction write editions or commits of these articles before this one ends.

    Both read what is there (sentences, revisions, labels) and write progress by it. Without the lock two
    servers on PostgreSQL would read the same and the second would count wrongly. It is the article's row that
    is locked, not the annotator's progress: a new edition counts the progress of all readers again. Whoever
    waits reads in later statements what the other has written, and the order of the log within an article
    is that in which its commits were stored. SQLite has no such lock, and needs none: its transactions that
    write wait for each other.

    A commit or an edition holds its own article. Who writes several in one transaction holds all of them
    first: they are locked in one order, so that no two transactions wait for each other.
    """
    wanted = sorted(set(names))
    for start in range(0, len(wanted), _MOST_NAMES):
        some = CATALOGUE.c.article_id.in_(wanted[start : start + _MOST_NAMES])
        row = select(CATALOGUE.c.seq).where(some).order_by(CATALOGUE.c.article_id)
        connection.execute(row.with_for_update()).all()


def revise_article(
    connection: Connection, article: Article, *, cause: EditionCause, author: str, made_at: datetime
) -> None:
    """Write an edition, and what the list of articles and the progress of its readers make of it."""
    hold_articles(connection, (article.article_id,))
    there = select(CATALOGUE.c.seq, CATALOGUE.c.revision).where(CATALOGUE.c.article_id == article.article_id)
    row = connection.execute(there).first()
    if row is None:
        raise UnknownArticle(article_id=article.article_id)
    if row.revision != article.revision - 1:
        raise StaleArticle(base=article.revision - 1, current=row.revision)
    connection.execute(
        EDITIONS.insert().values(edition_row(article, cause=cause, author=author, made_at=made_at))
    )
    listed = catalogue_row(article, seq=row.seq)
    connection.execute(CATALOGUE.update().where(CATALOGUE.c.seq == row.seq).values(listed))
    readers = select(CURRENT.c.annotator).where(CURRENT.c.article_id == article.article_id).distinct()
    for annotator in connection.execute(readers).scalars().all():
        _take_stock(connection, article.article_id, annotator, Keys.of(article), may_be_unfit=True)


def store_commit(
    connection: Connection, commit: Commit, *, annotator: str, received_at: datetime
) -> Acknowledgement:
    """Write a commit and what it changes; one that is there already changes nothing."""
    hold_articles(connection, (commit.article_id,))
    keys = _keys(connection, commit.article_id)
    if not _record(connection, commit, annotator=annotator, received_at=received_at):
        return _acknowledged(connection, commit.commit_id)
    made = [label_of(commit, it, annotator=annotator, received_at=received_at) for it in commit.changes]
    _revise(connection, made)
    _take_stock(connection, commit.article_id, annotator, keys)
    revisions = {change.key: change.base + 1 for change in commit.changes}
    return Acknowledgement(commit_id=commit.commit_id, revisions=revisions)


def _record(connection: Connection, commit: Commit, *, annotator: str, received_at: datetime) -> bool:
    """Write the commit's own row; False when it is there already."""
    row = commit.model_dump(exclude={"changes", "made_at"})
    row |= {"annotator": annotator, "made_at": naive(commit.made_at), "received_at": naive(received_at)}
    written = insert(connection, COMMITS).on_conflict_do_nothing().returning(COMMITS.c.commit_id)
    return connection.execute(written, row).first() is not None


def _acknowledged(connection: Connection, commit_id: str) -> Acknowledgement:
    query = select(REVISIONS.c.key, REVISIONS.c.revision).where(REVISIONS.c.commit_id == commit_id)
    revisions = {row.key: row.revision for row in connection.execute(query)}
    return Acknowledgement(commit_id=commit_id, revisions=revisions)


def _revise(connection: Connection, labels: Sequence[Label]) -> None:
    """Write the next revision of labels of one reader in one article, all in as many statements as one."""
    own = [CURRENT.c[name] == getattr(labels[0], name) for name in ("article_id", "annotator")]
    there = connection.execute(select(CURRENT.c.key, CURRENT.c.revision).where(*own))
    current = {row.key: row.revision for row in there}
    for one in labels:
        if current.get(one.key, 0) != one.revision - 1:
            raise StaleCommit(base=one.revision - 1, current=current.get(one.key, 0))
    rows = [{name: getattr(one, name) for name in _NAME} | label_row(one) for one in labels]
    try:
        connection.execute(REVISIONS.insert(), rows)
    except IntegrityError as error:  # somebody wrote one who does not hold the article
        raise StaleCommit(base=labels[0].revision - 1, current=labels[0].revision) from error
    upsert = insert(connection, CURRENT)
    set_ = {name: upsert.excluded[name] for name in rows[0]}
    connection.execute(upsert.on_conflict_do_update(index_elements=_NAME, set_=set_), rows)


def _keys(connection: Connection, article_id: str) -> Keys:
    query = (
        select(EDITIONS.c.payload)
        .join(CATALOGUE, CATALOGUE.c.article_id == EDITIONS.c.article_id)
        .where(CATALOGUE.c.revision == EDITIONS.c.revision, CATALOGUE.c.article_id == article_id)
    )
    payload = connection.execute(query).scalar()
    if payload is None:
        raise UnknownArticle(article_id=article_id)
    return keys_in(payload)


def _take_stock(
    connection: Connection, article_id: str, annotator: str, keys: Keys, *, may_be_unfit: bool = False
) -> None:
    """Bring an annotator's progress in one article up to date.

    A commit cannot make a label unfit, so those are counted only after sentences changed, and while some are.
    """
    own = (PROGRESS.c.article_id == article_id, PROGRESS.c.annotator == annotator)
    were_unfit = connection.execute(select(PROGRESS.c.unfit).where(*own)).scalar()
    row = {"done": count_done(connection, article_id, annotator, keys), "unfit": 0}
    if may_be_unfit or were_unfit:
        row["unfit"] = count_unfit(connection, article_id, annotator, keys)
    upsert = insert(connection, PROGRESS).values(annotator=annotator, article_id=article_id, **row)
    names = ["annotator", "article_id"]
    connection.execute(upsert.on_conflict_do_update(index_elements=names, set_=row))


def count_done(connection: Connection, article_id: str, annotator: str, keys: Keys) -> int:
    """How many sentences of the labelling flow the annotator has settled."""
    settled = select(CURRENT.c.key).where(
        CURRENT.c.article_id == article_id,
        CURRENT.c.annotator == annotator,
        CURRENT.c.status.is_not(None),
        CURRENT.c.status != "open",
    )
    return sum(key in keys.flow for key in connection.execute(settled).scalars())


def count_unfit(connection: Connection, article_id: str, annotator: str, keys: Keys) -> int:
    """How many of the annotator's labels no longer fit the sentences."""
    own = (CURRENT.c.article_id == article_id, CURRENT.c.annotator == annotator)
    return sum(not label.fits(keys.all) for label in current_labels(connection, *own))
