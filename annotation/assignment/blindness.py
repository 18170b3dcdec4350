"""Whose labels may be seen: those of an article whose readers are done, or that a lead opened."""

from collections.abc import Sequence
from typing import NamedTuple

from schemas import Assignment, Review, Standing, is_analyst


class Readership(NamedTuple):
    """What is known of the readers of one article.

    Attributes:
        seats: of the article, released ones too.
        standings: of everybody who labelled in it.
        readers: how many are to read it.
        review: what a lead last said of it.
    """

    seats: Sequence[Assignment]
    standings: Sequence[Standing]
    readers: int
    review: Review | None

    @property
    def seated(self) -> frozenset[str]:
        """The analysts who hold a seat."""
        return frozenset(one.reader for one in self.seats if one.held and is_analyst(one.reader))

    def is_open(self) -> bool:
        """Whether what the readers made of the article may be shown to others."""
        if self.review is not None:
            return self.review.is_open
        done = {one.reader for one in self.standings if one.is_done and is_analyst(one.reader)}
        return self.seated <= done and len(done) >= self.readers

    def is_blind(self) -> bool:
        """Whether several read it, and what they made of it is still hidden from each other.

        Of an article that one analyst reads nothing is hidden from anybody, unless a lead closed it.
        """
        if self.review is None:
            labelled = {one.reader for one in self.standings if is_analyst(one.reader)}
            if max(self.readers, len(self.seated | labelled)) <= 1:
                return False
        return not self.is_open()
