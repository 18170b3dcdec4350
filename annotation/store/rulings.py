"""What a lead settles, kept on a database."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, exists, func, select
from sqlalchemy.exc import IntegrityError

from annotation.errors import StaleReview
from annotation.store.protocol import stale
from annotation.store.rows import naive
from annotation.store.tables import CATALOGUE, COMMITS, REVIEWS, RULINGS
from annotation.store.writes import hold_articles, store_commit
from schemas import GOLD, Acknowledgement, Commit, Review, Ruling

Session = Callable[[], AbstractContextManager[Connection]]

_REVIEW = ("article_id", "revision", "is_open", "reason", "author")


@dataclass(frozen=True)
class SqlRulings:
    """The logs of reviews and rulings in the database that `read` and `write` open transactions on."""

    read: Session
    write: Session

    def review(self, review: Review) -> None:
        """See `RulingLog`."""
        row = {name: getattr(review, name) for name in _REVIEW} | {"made_at": naive(review.made_at)}
        own = REVIEWS.c.article_id == review.article_id
        with self.write() as connection:
            last = connection.execute(select(func.max(REVIEWS.c.revision)).where(own)).scalar() or 0
            if last != review.revision - 1:
                raise StaleReview(article_id=review.article_id)
            try:
                connection.execute(REVIEWS.insert().values(row))
            except IntegrityError as error:
                raise StaleReview(article_id=review.article_id) from error

    def reviews(self) -> tuple[Review, ...]:
        """See `RulingLog`."""
        later = REVIEWS.alias()
        follows = and_(later.c.article_id == REVIEWS.c.article_id, later.c.revision > REVIEWS.c.revision)
        query = (
            select(*(REVIEWS.c[name] for name in _REVIEW), REVIEWS.c.made_at)
            .join(CATALOGUE, CATALOGUE.c.article_id == REVIEWS.c.article_id)
            .where(~exists().where(follows))
            .order_by(CATALOGUE.c.seq)
        )
        with self.read() as connection:
            rows = connection.execute(query).mappings()
            return tuple(map(_review, rows))

    def review_of(self, article_id: str) -> Review | None:
        """See `RulingLog`."""
        query = select(*(REVIEWS.c[name] for name in (*_REVIEW, "made_at")))
        own = query.where(REVIEWS.c.article_id == article_id).order_by(REVIEWS.c.revision.desc())
        with self.read() as connection:
            row = connection.execute(own.limit(1)).mappings().first()
        return Review(**dict(row) | {"made_at": row["made_at"].replace(tzinfo=UTC)}) if row else None

    def settle(self, commit: Commit, ruling: Ruling, *, received_at: datetime) -> Acknowledgement:
        """See `RulingLog`."""
        row = {"commit_id": commit.commit_id, "article_id": commit.article_id}
        with self.write() as connection:
            hold_articles(connection, (commit.article_id,))  # of two who send the same one is first
            is_new = _place(connection, commit) is None
            done = store_commit(connection, commit, annotator=GOLD, received_at=received_at)
            if is_new:
                connection.execute(RULINGS.insert().values(row | {"payload": ruling.model_dump_json()}))
            kept = rulings_in(connection, RULINGS.c.commit_id == commit.commit_id)
            is_ours = _place(connection, commit) == (GOLD, commit.article_id)
            if not is_ours or [one.author for one in kept] != [ruling.author]:
                raise stale(commit)
        return done

    def of(self, article_id: str) -> tuple[Ruling, ...]:
        """See `RulingLog`."""
        with self.read() as connection:
            return rulings_in(connection, RULINGS.c.article_id == article_id)

    def every(self) -> tuple[Ruling, ...]:
        """See `RulingLog`."""
        with self.read() as connection:
            return rulings_in(connection)


def _review(row: RowMapping) -> Review:
    return Review(**dict(row) | {"made_at": row["made_at"].replace(tzinfo=UTC)})


def _place(connection: Connection, commit: Commit) -> tuple[str, str] | None:
    """Whose commit has this name, and in which article."""
    query = select(COMMITS.c.annotator, COMMITS.c.article_id).where(COMMITS.c.commit_id == commit.commit_id)
    found = connection.execute(query).first()
    return tuple(found) if found else None


def rulings_in(connection: Connection, *conditions: Any) -> tuple[Ruling, ...]:
    """The rulings that fit, oldest first, read inside a transaction that somebody else opened."""
    query: Select[Any] = select(RULINGS.c.payload).where(*conditions).order_by(RULINGS.c.seq)
    return tuple(Ruling.model_validate_json(payload) for payload in connection.execute(query).scalars())
