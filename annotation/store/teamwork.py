"""What stores read the logs of a team as: who is to read what, and what a lead settled."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple, Protocol

from schemas import (
    Acknowledgement,
    Assignment,
    Commit,
    HeldSeat,
    Review,
    Ruling,
    Seating,
    SeatQuery,
    Standing,
    Workload,
)


class Lateness(NamedTuple):
    """By what a seat is overdue or stuck.

    Attributes:
        today: overdue is what was due before.
        listed: who works in the project; what anybody else has not finished is stuck.
        since: stuck is also what was given before, and where its reader labelled nothing since.
    """

    today: date
    listed: frozenset[str]
    since: datetime


class Outline(NamedTuple):
    """What of an article its figures need; a tuple, for there may be hundreds of thousands."""

    article_id: str
    title: str
    outlet: str
    story: str
    to_label: int


class Finished(NamedTuple):
    """An article of which an analyst has closed every sentence."""

    article_id: str
    reader: str
    story: str


class Read(NamedTuple):
    """An article that nobody who holds a seat is still reading.

    Attributes:
        readers: analysts who have closed every sentence of it; one at least.
    """

    article_id: str
    story: str
    readers: int


class Seated(NamedTuple):
    """An article of which an analyst holds a seat.

    Attributes:
        readers: analysts who hold one.
        reading: those of them who are not done.
    """

    article_id: str
    story: str
    readers: int
    reading: int


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

    def standings_of(self, readers: Collection[str]) -> tuple[Standing, ...]:
        """How far these readers are wherever they labelled, in the order of import."""
        ...

    def overview(self, query: SeatQuery, late: Lateness, *, limit: int | None = None) -> tuple[HeldSeat, ...]:
        """The first held seats that are so, or all of them, articles in the order of import."""
        ...

    def loads(self, late: Lateness) -> tuple[Workload, ...]:
        """What everybody who holds a seat has to read, by name; second readings in a row of their own."""
        ...

    def outlines(self, article_ids: Sequence[str] | None = None) -> Iterator[Outline]:
        """All articles, or these, in the order of import."""
        ...

    def outlines_of(self, readers: Collection[str]) -> Iterator[Outline]:
        """The articles where these readers hold a seat or have labelled, in the order of import."""
        ...

    def finished(self, reader: str | None = None) -> Iterator[Finished]:
        """What analysts, or one of them, have read to the end, with or without a seat; as imported."""
        ...

    def read_by_all(self) -> Iterator[Read]:
        """The articles that an analyst has read to the end, and that nobody with a seat still reads."""
        ...

    def shared(self) -> frozenset[str]:
        """The articles that two analysts or more hold a seat of, or have labelled in."""
        ...

    def seated(self) -> Iterator[Seated]:
        """The articles of which analysts hold seats, in the order of import."""
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
