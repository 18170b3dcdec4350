"""One moment of the store on a database."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Select, select

from annotation.errors import UnknownArticle
from annotation.store.closings import closings_in
from annotation.store.logs import Step, Touched
from annotation.store.proposals import every_proposal
from annotation.store.reads import STREAMED, current_labels, steps_in, touched_articles
from annotation.store.rows import article_of
from annotation.store.rulings import rulings_in
from annotation.store.tables import ARTICLES, CURRENT, PROGRESS, RULINGS
from annotation.store.writes import NEWEST
from schemas import Article, Closing, Label, Proposal, Ruling

_AT_ONCE = 200
"""Articles that are read in one go, with all that is labelled in them."""


@dataclass(frozen=True)
class SqlSnapshot:
    """Reads inside one transaction, so that all of it is of one moment; see `Snapshot`."""

    connection: Connection

    def articles(self) -> Iterator[Article]:
        """See `Snapshot`."""
        return _streamed(self.connection, NEWEST)

    def touched(self, *, is_common: bool = False, reader: str = "") -> tuple[Touched, ...]:
        """See `Snapshot`."""
        return touched_articles(self.connection, is_common=is_common, reader=reader)

    def article(self, article_id: str) -> Article | None:
        """See `Snapshot`."""
        return newest_article(self.connection, article_id)

    def labels(self, article_id: str) -> tuple[Label, ...]:
        """See `Snapshot`."""
        return current_labels(self.connection, CURRENT.c.article_id == article_id)

    def readings(self, article_ids: Iterable[str]) -> Iterator[tuple[Article, tuple[Label, ...]]]:
        """See `Snapshot`."""
        names = iter(article_ids)
        while some := tuple(islice(names, _AT_ONCE)):
            yield from _readings(self.connection, some)

    def labelled(self) -> Iterator[Article]:
        """See `Snapshot`."""
        touched = ARTICLES.c.article_id.in_(select(PROGRESS.c.article_id))
        return _streamed(self.connection, NEWEST.where(touched))

    def steps(self, article_id: str) -> tuple[Step, ...]:
        """See `Snapshot`."""
        return steps_in(self.connection, article_id)

    def closings(self, readers: Collection[str] | None = None) -> Iterator[Closing]:
        """See `Snapshot`."""
        return closings_in(self.connection, readers)

    def proposals(self, article_id: str) -> tuple[Proposal, ...]:
        """See `Snapshot`."""
        return every_proposal(self.connection, article_id)

    def rulings(self, article_id: str) -> tuple[Ruling, ...]:
        """See `Snapshot`."""
        return rulings_in(self.connection, RULINGS.c.article_id == article_id)


def _readings(connection: Connection, names: tuple[str, ...]) -> Iterator[tuple[Article, tuple[Label, ...]]]:
    rows = connection.execute(NEWEST.where(ARTICLES.c.article_id.in_(names))).mappings()
    articles = {row["article_id"]: row for row in rows}
    found = current_labels(connection, CURRENT.c.article_id.in_(names))
    labels = {name: tuple(group) for name, group in groupby(found, key=attrgetter("article_id"))}
    for name in names:
        if name not in articles:
            raise UnknownArticle(article_id=name)
        yield article_of(articles[name]), labels.get(name, ())


def _streamed(connection: Connection, query: Select[Any]) -> Iterator[Article]:
    rows = connection.execute(query.order_by(ARTICLES.c.seq), execution_options=STREAMED).mappings()
    return map(article_of, rows)


def newest_article(connection: Connection, article_id: str) -> Article | None:
    """An article in its newest edition, or none."""
    row = connection.execute(NEWEST.where(ARTICLES.c.article_id == article_id)).mappings().first()
    return article_of(row) if row else None
