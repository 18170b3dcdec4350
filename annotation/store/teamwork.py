"""What stores read the logs of a team as: who is to read what, and what a lead settled."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Protocol

from schemas import Acknowledgement, Assignment, Commit, Review, Ruling, Seating, Standing


class AssignmentLog(Protocol):
    """The seats of articles, each revised when somebody takes it or is released from it."""

    def set(self, assignments: Iterable[Assignment]) -> None:
        """Write the next revision of each seat, all or none.

        Raises:
            StaleAssignment: a seat was given or released by somebody else first, is held by another reader,
                or its reader has another seat of the article; nothing was written.
        """
        ...

    def of(self, article_id: str) -> tuple[Assignment, ...]:
        """The newest revision of every seat of an article, released ones too, by number."""
        ...

    def seats(self, article_ids: Sequence[str]) -> tuple[Assignment, ...]:
        """The newest revision of every seat of these articles, in their order; some thousands at a time."""
        ...

    def held(self, reader: str | None = None) -> tuple[Assignment, ...]:
        """The seats that somebody holds, of one reader or of all, articles in the order of import."""
        ...

    def holders(self, article_id: str) -> tuple[str, ...]:
        """The readers who hold a seat of an article, by its number."""
        ...

    def history(self, article_id: str) -> tuple[Assignment, ...]:
        """Every revision of every seat of an article, oldest first."""
        ...

    def seatings(self, reader: str, article_id: str | None = None) -> Iterator[Seating]:
        """Articles (or one) where the reader holds no seat and has read nothing, in the order of import."""
        ...

    def standings(self, article_ids: Sequence[str] | None = None) -> tuple[Standing, ...]:
        """How far everybody is who labelled in these articles, or in any; in the order of import."""
        ...


class RulingLog(Protocol):
    """Whose labels may be seen, and what became gold."""

    def review(self, review: Review) -> None:
        """Write the next revision of an article's review.

        Raises:
            StaleReview: somebody opened or closed it first; nothing was written.
        """
        ...

    def reviews(self) -> tuple[Review, ...]:
        """The newest revision of every review that was ever opened, articles in the order of import."""
        ...

    def review_of(self, article_id: str) -> Review | None:
        """The newest revision of an article's review; none when it was never opened."""
        ...

    def settle(self, commit: Commit, ruling: Ruling, *, received_at: datetime) -> Acknowledgement:
        """Store a commit of gold labels with the ruling that it follows from, both or none.

        Raises:
            StaleCommit: the gold of a label was changed first, or somebody else's commit has the same name;
                nothing was written. One's own that was stored before is acknowledged again.
        """
        ...

    def of(self, article_id: str) -> tuple[Ruling, ...]:
        """The rulings in an article, oldest first."""
        ...

    def every(self) -> tuple[Ruling, ...]:
        """All rulings, oldest first."""
        ...
