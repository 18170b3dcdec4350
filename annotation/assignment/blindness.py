"""Whose labels may be seen: those of an article whose readers are done, or that a lead opened."""

from collections.abc import Iterable

from schemas import Assignment, Review, Standing, is_analyst


def is_open(
    *, seats: Iterable[Assignment], standings: Iterable[Standing], readers: int, review: Review | None
) -> bool:
    """Whether what the readers of an article made of it may be shown to others.

    Args:
        seats: of the article, released ones too.
        standings: of everybody who labelled in it.
        readers: how many are to read it.
        review: what a lead last said of it.
    """
    if review is not None:
        return review.is_open
    done = {one.reader for one in standings if one.is_done and is_analyst(one.reader)}
    waited_for = {one.reader for one in seats if one.held and is_analyst(one.reader)}
    return waited_for <= done and len(done) >= readers
