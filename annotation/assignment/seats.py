"""The seats of an article: how many there are, which is free, and the next revision of one."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from annotation.lots import is_drawn
from schemas import MOST_READERS, Assignment, Means, ProjectSettings, repeat_of

FIRST_REPEAT = MOST_READERS * 100
"""From this number on seats are of those who read an article again: they are none of its readers."""


class Seat(NamedTuple):
    """A seat and who is to have it."""

    article_id: str
    seat: int
    reader: str


def readers_wanted(settings: ProjectSettings, story: str) -> int:
    """How many analysts are to read each article of a story."""
    is_overlapping = is_drawn(settings.overlap_share, settings.overlap_seed, story)
    return settings.overlap_readers if is_overlapping else 1


def is_read_again(settings: ProjectSettings, person: str, story: str) -> bool:
    """Whether a person is to read each article of a story a second time."""
    return is_drawn(settings.repeat_share, settings.overlap_seed, person, story)


def first_free(taken: Iterable[int], *, readers: int) -> int | None:
    """The first of an article's seats that nobody holds; none when all `readers` are there."""
    held = set(taken)
    if sum(seat < FIRST_REPEAT for seat in held) >= readers:
        return None
    return next(seat for seat in range(1, FIRST_REPEAT) if seat not in held)


def given(
    seat: Seat,
    seats: Iterable[Assignment],
    *,
    means: Means,
    due: date | None = None,
    author: str,
    made_at: datetime,
) -> Assignment:
    """The next revision of a seat, in which a reader holds it; `seats` are its article's, others too."""
    same = (one.revision for one in seats if (one.article_id, one.seat) == seat[:2])
    return Assignment(
        **seat._asdict(),
        revision=next(same, 0) + 1,
        means=means,
        due=due,
        author=author,
        made_at=made_at,
    )


def released(held: Assignment, *, author: str, made_at: datetime) -> Assignment:
    """The next revision of a seat, in which nobody holds it."""
    changed = {"revision": held.revision + 1, "held": False, "author": author, "made_at": made_at}
    return held.model_copy(update=changed)


def taken_again(seats: Iterable[Assignment], person: str) -> bool:
    """Whether a person has, or ever had, a seat to read the article again."""
    return any(one.reader == repeat_of(person) for one in seats)
