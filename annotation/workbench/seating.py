"""What giving a seat takes, for whoever gives it or takes it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from annotation.assignment import Seat, given, released
from annotation.store import Lateness, Store
from schemas import ArticleQuery, ArticleSummary, Assignment, Means, ProjectSettings, SeatQuery

PART = TypeVar("PART")

SELON = "selon"
"""The author of what nobody decided."""

_AT_ONCE = 1000


def give(
    store: Store,
    seats: Sequence[Seat],
    *,
    means: Means,
    author: str,
    made_at: datetime,
    due: date | None = None,
) -> tuple[Assignment, ...]:
    """Give seats to their readers, all or none.

    Raises:
        StaleAssignment: somebody was quicker; nothing was given.
    """
    there = store.assignments.seats([one.article_id for one in seats])
    found = tuple(given(one, there, means=means, due=due, author=author, made_at=made_at) for one in seats)
    store.assignments.set(found)
    return found


def lateness(settings: ProjectSettings, *, listed: Collection[str], now: datetime) -> Lateness:
    """By what a seat is overdue or stuck now."""
    days = settings.release_after_days
    since = now - timedelta(days=days) if days else datetime.min.replace(tzinfo=UTC)
    return Lateness(today=now.date(), listed=frozenset(listed), since=since)


def stuck(
    store: Store, settings: ProjectSettings, *, listed: Collection[str], now: datetime
) -> tuple[Assignment, ...]:
    """The held seats, not done, whose readers are not `listed` or labelled nothing there for too long."""
    late = lateness(settings, listed=listed, now=now)
    return tuple(one.assignment for one in store.assignments.overview(SeatQuery(state="stuck"), late))


def last_label(store: Store, article_id: str, reader: str) -> datetime:
    """When a reader last labelled in an article; the beginning of time where they never did."""
    times = (label.labelled_at for label in store.labels(article_id, reader, withdrawn=True))
    return max(times, default=datetime.min.replace(tzinfo=UTC))


def release_stuck(
    store: Store, settings: ProjectSettings, *, listed: Collection[str], now: datetime, author: str = SELON
) -> tuple[Assignment, ...]:
    """Release what is stuck, so that somebody else can take it; what was labelled stays.

    Raises:
        StaleAssignment: somebody else released one first; nothing was released.
    """
    there = stuck(store, settings, listed=listed, now=now)
    found = tuple(released(one, author=author, made_at=now) for one in there)
    store.assignments.set(found)
    return found


def every(store: Store, query: ArticleQuery, *, reader: str = "") -> Iterator[ArticleSummary]:
    """All articles that a query finds, with the progress of a reader."""
    offset = 0
    while page := store.summaries(reader, query, limit=_AT_ONCE, offset=offset):
        yield from page
        offset += len(page)


def by_article(found: Iterable[PART], name: Callable[[PART], str]) -> dict[str, list[PART]]:
    """What there is of each article, in the order in which it came; `name` says whose a part is."""
    grouped: dict[str, list[PART]] = {}
    for one in found:
        grouped.setdefault(name(one), []).append(one)
    return grouped
