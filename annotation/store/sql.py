"""The label store on a database: the log, its projection, and the articles."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, func, or_, select

from annotation.language.folding import fold
from annotation.store.protocol import ArticleSummary, Progress
from annotation.store.rows import article_of, label_from_row
from annotation.store.sqlite import explained, prepare, sqlite_engine
from annotation.store.tables import ARTICLES, COMMITS, CURRENT, REVISIONS, SENTENCES
from annotation.store.writes import add_article, store_commit
from schemas import LABELLED_KINDS, Acknowledgement, Article, Commit, Label

_LABEL_COLUMNS = (COMMITS.c.seconds, COMMITS.c.made_at, COMMITS.c.received_at, COMMITS.c.codebook_version)


@dataclass(frozen=True)
class _SqlSnapshot:
    """Reads inside one transaction, so that all of it is of one moment."""

    connection: Connection

    def articles(self) -> Iterator[Article]:
        rows = self.connection.execute(select(ARTICLES).order_by(ARTICLES.c.seq)).mappings()
        return (_with_sentences(self.connection, row) for row in rows)

    def labels(self, article_id: str) -> tuple[Label, ...]:
        return _labels(self.connection, CURRENT.c.article_id == article_id)


class SqlStore:
    """A store in one SQLite file, shared by any number of threads and processes."""

    def __init__(self, path: Path, *, lock_timeout: float = 30) -> None:
        self._path = path
        self._writer = sqlite_engine(path, begin="BEGIN IMMEDIATE", lock_timeout=lock_timeout)
        self._reader = sqlite_engine(path, begin="BEGIN", lock_timeout=lock_timeout)
        self._write_lock = Lock()  # threads queue here, cheaper than in the database
        with ExitStack() as undo:
            undo.callback(self.close)  # whoever tries again opens the file anew
            with explained(path):
                prepare(self._writer, path)
            undo.pop_all()

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with explained(self._path), self._write_lock, self._writer.begin() as connection:
            yield connection

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with explained(self._path), self._reader.begin() as connection:
            yield connection

    def add_article(self, article: Article, *, imported_at: datetime) -> bool:
        """See `Store`."""
        return self.add_articles((article,), imported_at=imported_at) == (True,)

    def add_articles(self, articles: Iterable[Article], *, imported_at: datetime) -> tuple[bool, ...]:
        """See `Store`."""
        given = tuple(articles)  # read before the database is held
        with self._write() as connection:
            added = [add_article(connection, one, imported_at=imported_at) for one in given]
        return tuple(added)

    def article(self, article_id: str) -> Article | None:
        """See `Store`."""
        with self._read() as connection:
            query = select(ARTICLES).where(ARTICLES.c.article_id == article_id)
            row = connection.execute(query).mappings().first()
            return _with_sentences(connection, row) if row else None

    def summaries(
        self, annotator: str, *, search: str = "", limit: int = 100, offset: int = 0
    ) -> tuple[ArticleSummary, ...]:
        """See `Store`."""
        query = _matching(select(ARTICLES), search).order_by(ARTICLES.c.seq).limit(limit).offset(offset)
        with self._read() as connection:
            rows = connection.execute(query).mappings().all()
            progress = _progress(connection, annotator, [row["article_id"] for row in rows])
        return tuple(
            ArticleSummary(
                **{name: row[name] for name in ("article_id", "title", "outlet", "language", "published")},
                progress=progress[row["article_id"]],
            )
            for row in rows
        )

    def article_count(self, *, search: str = "") -> int:
        """See `Store`."""
        with self._read() as connection:
            return int(connection.execute(_matching(select(func.count()), search)).scalar_one())

    def next_article(self, annotator: str, *, after: str | None = None) -> str | None:
        """See `Store`."""
        with self._read() as connection:
            place = select(ARTICLES.c.seq).where(ARTICLES.c.article_id == after).scalar_subquery()
            behind = connection.execute(_with_open(annotator).where(ARTICLES.c.seq > place)).scalar()
            return behind or connection.execute(_with_open(annotator)).scalar()

    def neighbour(self, article_id: str, *, step: int) -> str | None:
        """See `Store`."""
        place = select(ARTICLES.c.seq).where(ARTICLES.c.article_id == article_id).scalar_subquery()
        beyond = ARTICLES.c.seq > place if step > 0 else ARTICLES.c.seq < place
        order = ARTICLES.c.seq if step > 0 else ARTICLES.c.seq.desc()
        with self._read() as connection:
            return connection.execute(
                select(ARTICLES.c.article_id).where(beyond).order_by(order).limit(1)
            ).scalar()

    def annotators(self) -> tuple[str, ...]:
        """See `Store`."""
        query = select(COMMITS.c.annotator).distinct().order_by(COMMITS.c.annotator)
        with self._read() as connection:
            return tuple(connection.execute(query).scalars())

    def commit(self, commit: Commit, *, annotator: str, received_at: datetime) -> Acknowledgement:
        """See `Store`."""
        (done,) = self.commit_all((commit,), annotator=annotator, received_at=received_at)
        return done

    def commit_all(
        self, commits: Iterable[Commit], *, annotator: str, received_at: datetime
    ) -> tuple[Acknowledgement, ...]:
        """See `Store`."""
        with self._write() as connection:
            done = [
                store_commit(connection, one, annotator=annotator, received_at=received_at) for one in commits
            ]
        return tuple(done)

    def labels(self, article_id: str, annotator: str, *, withdrawn: bool = False) -> tuple[Label, ...]:
        """See `Store`."""
        with self._read() as connection:
            own = (CURRENT.c.article_id == article_id, CURRENT.c.annotator == annotator)
            return _labels(connection, *own, withdrawn=withdrawn)

    def history(self, article_id: str, annotator: str, key: str) -> tuple[Label, ...]:
        """See `Store`."""
        query = (
            select(REVISIONS, *_LABEL_COLUMNS)
            .join(COMMITS, COMMITS.c.commit_id == REVISIONS.c.commit_id)
            .where(REVISIONS.c.article_id == article_id, REVISIONS.c.annotator == annotator)
            .where(REVISIONS.c.key == key)
            .order_by(REVISIONS.c.revision)
        )
        with self._read() as connection:
            return tuple(map(label_from_row, connection.execute(query).mappings()))

    @contextmanager
    def snapshot(self) -> Iterator[_SqlSnapshot]:
        """See `Store`."""
        with self._read() as connection:
            connection.execute(select(COMMITS.c.commit_id).limit(1)).all()  # the first read fixes the moment
            yield _SqlSnapshot(connection)

    def inconsistencies(self) -> tuple[str, ...]:
        """See `Store`."""
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
        with self._read() as connection:
            return tuple(f"{a}: {k} of {who}" for a, who, k in connection.execute(stale))

    def close(self) -> None:
        """See `Store`."""
        self._writer.dispose()
        self._reader.dispose()


def _with_sentences(connection: Connection, row: RowMapping) -> Article:
    query = select(SENTENCES.c.start, SENTENCES.c.end, SENTENCES.c.kind).order_by(SENTENCES.c.position)
    sentences = connection.execute(query.where(SENTENCES.c.article_id == row["article_id"]))
    return article_of(row, sentences.mappings().all())


def _matching(query: Select[Any], search: str) -> Select[Any]:
    query = query.select_from(ARTICLES)
    return query.where(ARTICLES.c.search_text.contains(fold(search), autoescape=True)) if search else query


def _labels(connection: Connection, *conditions: Any, withdrawn: bool = False) -> tuple[Label, ...]:
    kept = () if withdrawn else (CURRENT.c.decision != "withdrawn",)
    query = (
        select(CURRENT, *_LABEL_COLUMNS)
        .join(COMMITS, COMMITS.c.commit_id == CURRENT.c.commit_id)
        .where(*conditions, *kept)
        .order_by(CURRENT.c.article_id, CURRENT.c.annotator, CURRENT.c.key)
    )
    return tuple(map(label_from_row, connection.execute(query).mappings()))


def _state_of_flow(annotator: str) -> tuple[Any, Any]:
    """The sentences of the labelling flow joined to the annotator's word on them, and "it is done"."""
    joined = SENTENCES.outerjoin(
        CURRENT,
        and_(
            CURRENT.c.article_id == SENTENCES.c.article_id,
            CURRENT.c.annotator == annotator,
            CURRENT.c.key == SENTENCES.c.label_key,
        ),
    )
    return joined, and_(CURRENT.c.status.is_not(None), CURRENT.c.status != "open")


def _progress(connection: Connection, annotator: str, article_ids: list[str]) -> dict[str, Progress]:
    joined, is_done = _state_of_flow(annotator)
    query = (
        select(SENTENCES.c.article_id, func.count(), func.count().filter(is_done))
        .select_from(joined)
        .where(SENTENCES.c.article_id.in_(article_ids), SENTENCES.c.kind.in_(LABELLED_KINDS))
        .group_by(SENTENCES.c.article_id)
    )
    found = {name: Progress(to_label=all_, done=done) for name, all_, done in connection.execute(query)}
    return {name: found.get(name, Progress(to_label=0, done=0)) for name in article_ids}


def _with_open(annotator: str) -> Select[Any]:
    joined, is_done = _state_of_flow(annotator)
    is_open = (
        select(1)
        .select_from(joined)
        .where(
            SENTENCES.c.article_id == ARTICLES.c.article_id, SENTENCES.c.kind.in_(LABELLED_KINDS), ~is_done
        )
        .correlate(ARTICLES)
        .exists()
    )
    return select(ARTICLES.c.article_id).where(is_open).order_by(ARTICLES.c.seq).limit(1)
