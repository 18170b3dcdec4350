"""The label store on a database: the log, its projection, and the articles."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection, bindparam, func, select

from annotation.store import listing
from annotation.store.assignments import SqlAssignments
from annotation.store.checks import wrong_articles, wrong_labels, wrong_progress, wrong_seats
from annotation.store.logs import Moment
from annotation.store.people import SqlPeople
from annotation.store.places import LOCK_TIMEOUT_SECONDS, database_at
from annotation.store.proposals import SqlProposals
from annotation.store.protocol import EVERYTHING, Facets, Signed, SignedCommit, StoredRecord
from annotation.store.reads import LABEL_COLUMNS, STREAMED, current_labels, newest_in
from annotation.store.rows import edition_from_row, label_from_row, original_of
from annotation.store.rulings import SqlRulings
from annotation.store.snapshot import SqlSnapshot, newest_article
from annotation.store.sources import SqlSources
from annotation.store.tables import (
    ARTICLES,
    ASSIGNMENTS,
    CATALOGUE,
    COMMITS,
    CURRENT,
    EDITIONS,
    ORIGINALS,
    PROPOSALS,
    REVIEWS,
    REVISIONS,
)
from annotation.store.writes import add_articles, hold_articles, revise_article, store_commit
from schemas import (
    Acknowledgement,
    Article,
    ArticleQuery,
    ArticleSummary,
    Commit,
    Edition,
    EditionCause,
    Incoming,
    Label,
    Original,
    is_analyst,
)


class SqlStore:
    """A store in one database, shared by any number of threads and processes."""

    def __init__(self, place: Path | str, *, lock_timeout: float = LOCK_TIMEOUT_SECONDS) -> None:
        """Open the database at `place` as `database_at` does."""
        self._database = database_at(place, lock_timeout=lock_timeout)
        self.proposals = SqlProposals(self._read, self._write)
        self.assignments = SqlAssignments(self._read, self._write)
        self.rulings = SqlRulings(self._read, self._write)
        self.people = SqlPeople(self._read, self._write)
        self.sources = SqlSources(self._read, self._write)

    def _write(self) -> AbstractContextManager[Connection]:
        return self._database.write()

    def _read(self) -> AbstractContextManager[Connection]:
        return self._database.read()

    def add_article(self, article: Article, *, imported_at: datetime) -> bool:
        """See `Store`."""
        alone = Incoming(article=article, record_sha256=article.sha256)
        return self.add_articles((alone,), imported_at=imported_at) == (True,)

    def add_articles(
        self,
        incoming: Iterable[Incoming],
        *,
        imported_at: datetime,
        importer: str = "",
        commits: Iterable[SignedCommit] = (),
    ) -> tuple[bool, ...]:
        """See `Store`."""
        given = tuple(incoming)  # read before the database is held
        with self._write() as connection:
            added = add_articles(connection, given, imported_at=imported_at, importer=importer)
            new = {one.article.article_id for one, is_new in zip(given, added, strict=True) if is_new}
            for annotator, commit in commits:
                if commit.article_id in new:
                    store_commit(connection, commit, annotator=annotator, received_at=imported_at)
        return added

    def article(self, article_id: str) -> Article | None:
        """See `Store`."""
        with self._read() as connection:
            return newest_article(connection, article_id)

    def original(self, article_id: str) -> Original | None:
        """See `Store`."""
        query = select(ORIGINALS).where(ORIGINALS.c.article_id == article_id)
        with self._read() as connection:
            row = connection.execute(query).mappings().first()
        return original_of(row) if row else None

    def revise(
        self, articles: Iterable[Article], *, cause: EditionCause, author: str, made_at: datetime
    ) -> None:
        """See `Store`."""
        given = tuple(articles)
        with self._write() as connection:
            if len(given) > 1:
                hold_articles(connection, (one.article_id for one in given))
            for article in given:
                revise_article(connection, article, cause=cause, author=author, made_at=made_at)

    def editions(self, article_id: str) -> tuple[Edition, ...]:
        """See `Store`."""
        query = select(EDITIONS).where(EDITIONS.c.article_id == article_id).order_by(EDITIONS.c.revision)
        with self._read() as connection:
            return tuple(map(edition_from_row, connection.execute(query).mappings()))

    def known_records(self, fingerprints: Iterable[str]) -> Mapping[str, StoredRecord]:
        """See `Store`."""
        columns = (ARTICLES.c.record_sha256, ARTICLES.c.article_id, ARTICLES.c.origin)
        query = select(*columns).where(ARTICLES.c.record_sha256.in_(tuple(fingerprints)))
        with self._read() as connection:
            return {record: StoredRecord(*rest) for record, *rest in connection.execute(query)}

    def signed(self) -> Iterator[Signed]:
        """See `Store`."""
        own = ("article_id", "seq", "signature", "language", "published", "story")
        query = select(*(CATALOGUE.c[name] for name in own)).order_by(CATALOGUE.c.seq)
        with self._read() as connection:
            for row in connection.execute(query, execution_options=STREAMED):
                day = date.fromisoformat(row.published) if row.published else None
                yield Signed(**row._asdict() | {"published": day})

    def to_compare(self) -> int:
        """See `Store`."""
        query = select(func.count()).select_from(CATALOGUE).where(CATALOGUE.c.signature.is_(None))
        with self._read() as connection:
            return int(connection.execute(query).scalar_one())

    def sign(self, signatures: Mapping[str, bytes]) -> None:
        """See `Store`."""
        rows = [{"name": name, "made": made} for name, made in sorted(signatures.items())]
        own = CATALOGUE.c.article_id == bindparam("name")
        update = CATALOGUE.update().where(own).values(signature=bindparam("made"))
        if rows:
            with self._write() as connection:
                connection.execute(update, rows)

    def summaries(
        self, annotator: str, query: ArticleQuery = EVERYTHING, *, limit: int = 100, offset: int = 0
    ) -> tuple[ArticleSummary, ...]:
        """See `Store`."""
        with self._read() as connection:
            return listing.summaries(connection, annotator, query, limit=limit, offset=offset)

    def article_count(self, annotator: str = "", query: ArticleQuery = EVERYTHING) -> int:
        """See `Store`."""
        with self._read() as connection:
            return listing.count(connection, annotator, query)

    def stories(self) -> Mapping[str, int]:
        """See `Store`."""
        with self._read() as connection:
            return listing.stories(connection)

    def facets(self) -> Facets:
        """See `Store`."""
        with self._read() as connection:
            return listing.facets(connection)

    def unfit(self, annotator: str) -> Mapping[str, int]:
        """See `Store`."""
        with self._read() as connection:
            return listing.unfit(connection, annotator)

    def next_article(self, annotator: str, *, after: str | None = None) -> str | None:
        """See `Store`."""
        place = select(CATALOGUE.c.seq).where(CATALOGUE.c.article_id == after).scalar_subquery()
        first = listing.next_open(annotator)
        with self._read() as connection:
            behind = connection.execute(first.where(CATALOGUE.c.seq > place)).scalar()
            return behind or connection.execute(first).scalar()

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
            return tuple(filter(is_analyst, connection.execute(query).scalars()))

    def commit(self, commit: Commit, *, annotator: str, received_at: datetime) -> Acknowledgement:
        """See `Store`."""
        (done,) = self.commit_all((commit,), annotator=annotator, received_at=received_at)
        return done

    def commit_all(
        self, commits: Iterable[Commit], *, annotator: str, received_at: datetime
    ) -> tuple[Acknowledgement, ...]:
        """See `Store`."""
        given = tuple(commits)
        with self._write() as connection:
            if len(given) > 1:
                hold_articles(connection, (one.article_id for one in given))
            return tuple(
                store_commit(connection, one, annotator=annotator, received_at=received_at) for one in given
            )

    def labels(self, article_id: str, annotator: str, *, withdrawn: bool = False) -> tuple[Label, ...]:
        """See `Store`."""
        with self._read() as connection:
            own = (CURRENT.c.article_id == article_id, CURRENT.c.annotator == annotator)
            return current_labels(connection, *own, withdrawn=withdrawn)

    def pulse(self) -> tuple[int, int]:
        """See `Store`."""
        with self._read() as connection:
            return newest_in(connection, REVISIONS), newest_in(connection, PROPOSALS)

    def moment(self) -> Moment:
        """See `Store`."""
        editions = select(func.count()).select_from(EDITIONS)
        with self._read() as connection:
            labels, seats, reviews = (newest_in(connection, one) for one in (REVISIONS, ASSIGNMENTS, REVIEWS))
            return Moment(labels, seats, reviews, connection.execute(editions).scalar_one())

    def history(self, article_id: str, annotator: str, key: str) -> tuple[Label, ...]:
        """See `Store`."""
        query = (
            select(REVISIONS, *LABEL_COLUMNS)
            .join(COMMITS, COMMITS.c.commit_id == REVISIONS.c.commit_id)
            .where(REVISIONS.c.article_id == article_id, REVISIONS.c.annotator == annotator)
            .where(REVISIONS.c.key == key)
            .order_by(REVISIONS.c.revision)
        )
        with self._read() as connection:
            return tuple(map(label_from_row, connection.execute(query).mappings()))

    @contextmanager
    def snapshot(self) -> Iterator[SqlSnapshot]:
        """See `Store`."""
        with self._read() as connection:
            connection.execute(select(COMMITS.c.commit_id).limit(1)).all()  # the first read fixes the moment
            yield SqlSnapshot(connection)

    def inconsistencies(self) -> tuple[str, ...]:
        """See `Store`."""
        with self._read() as connection:
            return (
                *wrong_labels(connection),
                *wrong_articles(connection),
                *wrong_progress(connection),
                *wrong_seats(connection),
            )

    def close(self) -> None:
        """See `Store`."""
        self._database.close()
