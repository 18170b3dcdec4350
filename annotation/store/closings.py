"""When each sentence was closed and what time it took, told from the log without reading a claim."""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import Connection, select

from annotation.store.tables import COMMITS, PROGRESS, REVISIONS
from schemas import GOLD, SENTENCE, Closing

_AT_ONCE = 5000
_PREFIX = f"{SENTENCE}:"
_OPEN = (None, "open")
_ARTICLE, _COMMIT = attrgetter("article_id"), attrgetter("commit_id")


class Entry(NamedTuple):
    """What of a revision tells when a sentence was closed; times are in UTC, without its name."""

    article_id: str
    reader: str
    key: str
    status: str | None
    commit_id: str
    seconds: float
    made_at: datetime
    received_at: datetime


def closings_in(connection: Connection, readers: Collection[str] | None = None) -> Iterator[Closing]:
    """The closings of all readers or of these, those of an article together."""
    own = (REVISIONS.c.article_id, REVISIONS.c.annotator, REVISIONS.c.key, REVISIONS.c.status)
    query = (
        select(*own, COMMITS.c.commit_id, COMMITS.c.seconds, COMMITS.c.made_at, COMMITS.c.received_at)
        .join(COMMITS, COMMITS.c.commit_id == REVISIONS.c.commit_id)
        .where(REVISIONS.c.annotator != GOLD)
        .order_by(REVISIONS.c.article_id, REVISIONS.c.seq)
    )
    if readers is not None:  # by the articles that they labelled in: the log has no index of its own for it
        theirs = (PROGRESS.c.article_id == REVISIONS.c.article_id) & (
            PROGRESS.c.annotator == REVISIONS.c.annotator
        )
        query = query.join(PROGRESS, theirs).where(PROGRESS.c.annotator.in_(readers))
    rows = connection.execute(query, execution_options={"yield_per": _AT_ONCE})
    return closings_of(map(Entry._make, rows))


def closings_of(entries: Iterable[Entry]) -> Iterator[Closing]:
    """The closings that a log tells of; its entries article by article, each article's in their order.

    The time of a commit belongs to the sentences that it closes for the first time, in equal parts. The time
    of one that closes none, such as the marking of a claim, belongs to those that its reader closes next in
    the article.
    """
    for article_id, there in groupby(entries, key=_ARTICLE):
        first = dict[tuple[str, str], tuple[datetime, float]]()
        closed = dict[tuple[str, str], bool]()
        waiting = dict[str, float]()
        for _commit, group in groupby(there, key=_COMMIT):
            new = []
            for one in group:
                if one.key.startswith(_PREFIX):
                    name = (one.reader, one.key)
                    closed[name] = one.status not in _OPEN
                    if closed[name] and name not in first:
                        new.append(name)
            reader, seconds = one.reader, one.seconds
            if new:
                spent = (waiting.pop(reader, 0.0) + seconds) / len(new) if seconds else 0.0
                at = min(one.made_at, one.received_at).replace(tzinfo=UTC)
                first |= dict.fromkeys(new, (at, spent))
            else:
                waiting[reader] = waiting.get(reader, 0.0) + seconds
        for name, (at, spent) in first.items():
            yield Closing(article_id, *name, at, spent, closed[name])
