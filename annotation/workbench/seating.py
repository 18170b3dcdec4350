"""What giving a seat takes, for whoever gives it or takes it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from annotation.assignment import Seat, given, released
from annotation.store import Store
from schemas import Assignment, Means, ProjectSettings

_SELON = "selon"
"""The author of what nobody decided."""


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


def stuck(store: Store, settings: ProjectSettings, *, now: datetime) -> tuple[Assignment, ...]:
    """The held seats whose readers are not done and have labelled nothing there for too long."""
    if not settings.release_after_days:
        return ()
    limit = now - timedelta(days=settings.release_after_days)
    old = [one for one in store.assignments.held() if one.made_at < limit]
    if not old:
        return ()
    names = [one.article_id for one in old]
    done = {(one.article_id, one.reader) for one in store.assignments.standings(names) if one.is_done}
    return tuple(
        one
        for one in old
        if (one.article_id, one.reader) not in done and last_label(store, one.article_id, one.reader) < limit
    )


def last_label(store: Store, article_id: str, reader: str) -> datetime:
    """When a reader last labelled in an article; the beginning of time where they never did."""
    times = (label.labelled_at for label in store.labels(article_id, reader, withdrawn=True))
    return max(times, default=datetime.min.replace(tzinfo=UTC))


def release_stuck(store: Store, settings: ProjectSettings, *, now: datetime) -> tuple[Assignment, ...]:
    """Release what is stuck, so that somebody else can take it; what was labelled stays.

    Raises:
        StaleAssignment: somebody else released one first; nothing was released.
    """
    found = tuple(released(one, author=_SELON, made_at=now) for one in stuck(store, settings, now=now))
    store.assignments.set(found)
    return found
