"""Who is to read what and what a lead settled, in memory for tests."""

from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from annotation.errors import StaleAssignment, StaleReview
from annotation.store.memory_overview import held_seat, is_seat_wanted, loads_of
from annotation.store.protocol import labelled_keys, stale
from annotation.store.teamwork import Finished, Lateness, Outline, Read, Seated
from schemas import (
    Acknowledgement,
    Article,
    Assignment,
    Commit,
    HeldSeat,
    Label,
    Review,
    Ruling,
    Seating,
    SeatQuery,
    Standing,
    Workload,
    is_analyst,
)

Seat = tuple[str, int]


class Labels(Protocol):
    """Gives the labels of a reader in an article."""

    def __call__(self, article_id: str, annotator: str, *, withdrawn: bool = False) -> tuple[Label, ...]:
        """See `Store.labels`."""
        ...


class Settle(Protocol):
    """Stores a commit of gold labels."""

    def __call__(self, commit: Commit, *, received_at: datetime) -> Acknowledgement:
        """See `Store.commit`."""
        ...


@dataclass(frozen=True)
class MemoryAssignments:
    """A log of assignments.

    Attributes:
        articles: gives the newest editions in the order of import.
        progress: how far everybody is, in the order of import.
        labels: those of a reader in an article.
    """

    articles: Callable[[], Iterable[Article]]
    progress: Callable[[], Iterable[Standing]]
    labels: Labels
    log: list[Assignment] = field(default_factory=list)

    def set(self, assignments: Iterable[Assignment]) -> None:
        """See `AssignmentLog`."""
        before = len(self.log)
        for one in assignments:
            current = self._newest().get((one.article_id, one.seat))
            others = [it for it in self.of(one.article_id) if it.held and it.seat != one.seat]
            is_twice = one.held and one.reader in {it.reader for it in others}
            holder = current.reader if current and current.held else None
            is_wrong = holder not in ({None, one.reader} if one.held else {one.reader})
            if is_twice or is_wrong or one.revision != (current.revision if current else 0) + 1:
                del self.log[before:]
                raise StaleAssignment(article_id=one.article_id)
            self.log.append(one)

    def _newest(self) -> dict[Seat, Assignment]:
        return {(one.article_id, one.seat): one for one in self.log}

    def of(self, article_id: str) -> tuple[Assignment, ...]:
        """See `AssignmentLog`."""
        return self.seats((article_id,))

    def seats(self, article_ids: Sequence[str]) -> tuple[Assignment, ...]:
        """See `AssignmentLog`."""
        order = [one.article_id for one in self.articles()]
        found = [one for one in self._newest().values() if one.article_id in article_ids]
        return tuple(sorted(found, key=lambda one: (order.index(one.article_id), one.seat)))

    def held(self, reader: str | None = None) -> tuple[Assignment, ...]:
        """See `AssignmentLog`."""
        seats = self.seats([one.article_id for one in self.articles()])
        return tuple(one for one in seats if one.held and reader in {None, one.reader})

    def holders(self, article_id: str) -> tuple[str, ...]:
        """See `AssignmentLog`."""
        return tuple(one.reader for one in self.of(article_id) if one.held)

    def history(self, article_id: str) -> tuple[Assignment, ...]:
        """See `AssignmentLog`."""
        return tuple(one for one in self.log if one.article_id == article_id)

    def seatings(self, reader: str, article_id: str | None = None) -> Iterator[Seating]:
        """See `AssignmentLog`."""
        own = {one.article_id for one in self.held(reader)}
        own |= {one.article_id for one in self.progress() if one.reader == reader}
        for article in self.articles():
            is_wanted = article_id in {None, article.article_id}
            if is_wanted and article.article_id not in own and labelled_keys(article):
                seats = [one for one in self.of(article.article_id) if one.held]
                taken, there = tuple(one.seat for one in seats), {one.reader for one in seats}
                read = [one.reader for one in self.standings([article.article_id]) if one.is_done]
                unseated = sum(is_analyst(reader) and reader not in there for reader in read)
                place = {"article_id": article.article_id, "story": article.story}
                yield Seating(**place, taken=taken, unseated=unseated)

    def standings(self, article_ids: Sequence[str] | None = None) -> tuple[Standing, ...]:
        """See `AssignmentLog`."""
        return tuple(one for one in self.progress() if article_ids is None or one.article_id in article_ids)

    def standings_of(self, readers: Collection[str]) -> tuple[Standing, ...]:
        """See `AssignmentLog`."""
        return tuple(one for one in self.progress() if one.reader in readers)

    def overview(self, query: SeatQuery, late: Lateness, *, limit: int | None = None) -> tuple[HeldSeat, ...]:
        """See `AssignmentLog`."""
        return tuple(one for one in self._held_seats(late) if is_seat_wanted(one, query, late))[:limit]

    def loads(self, late: Lateness) -> tuple[Workload, ...]:
        """See `AssignmentLog`."""
        return loads_of(self._held_seats(late), late)

    def outlines(self, article_ids: Sequence[str] | None = None) -> Iterator[Outline]:
        """See `AssignmentLog`."""
        found = (one for one in self.articles() if article_ids is None or one.article_id in article_ids)
        for one in found:
            yield Outline(one.article_id, one.title, one.outlet, one.story, len(labelled_keys(one)))

    def outlines_of(self, readers: Collection[str]) -> Iterator[Outline]:
        """See `AssignmentLog`."""
        held = [one.article_id for one in self.held() if one.reader in readers]
        return self.outlines([*held, *(one.article_id for one in self.standings_of(readers))])

    def finished(self, reader: str | None = None) -> Iterator[Finished]:
        """See `AssignmentLog`."""
        stories = {one.article_id: one.story for one in self.articles()}
        for one in self.progress():
            if one.is_done and is_analyst(one.reader) and reader in {None, one.reader}:
                yield Finished(one.article_id, one.reader, stories[one.article_id])

    def read_by_all(self) -> Iterator[Read]:
        """See `AssignmentLog`."""
        waited_for = {one.article_id for one in self.seated() if one.reading}
        readers = Counter((one.article_id, one.story) for one in self.finished())
        return (Read(*name, count) for name, count in readers.items() if name[0] not in waited_for)

    def shared(self) -> frozenset[str]:
        """See `AssignmentLog`."""
        readers = {(one.article_id, one.reader) for one in self.held()}
        readers |= {(one.article_id, one.reader) for one in self.progress()}
        counts = Counter(name for name, reader in readers if is_analyst(reader))
        return frozenset(name for name, count in counts.items() if count > 1)

    def seated(self) -> Iterator[Seated]:
        """See `AssignmentLog`."""
        done = {(one.article_id, one.reader) for one in self.finished()}
        for article in self.articles():
            held = [one.reader for one in self.of(article.article_id) if one.held and is_analyst(one.reader)]
            reading = sum((article.article_id, reader) not in done for reader in held)
            if held:
                yield Seated(article.article_id, article.story, len(held), reading)

    def _held_seats(self, late: Lateness) -> Iterator[HeldSeat]:
        articles = {one.article_id: one for one in self.articles()}
        done = {(one.article_id, one.reader): one.done for one in self.progress()}
        for one in self.held():
            labels = self.labels(one.article_id, one.reader, withdrawn=True)
            known = done.get((one.article_id, one.reader), 0)
            yield held_seat(one, articles[one.article_id], known, labels, late)


@dataclass(frozen=True)
class MemoryRulings:
    """The logs of reviews and rulings.

    Attributes:
        articles: gives the newest editions in the order of import.
        commit: stores a commit of gold labels.
        known: the names of everybody's commits.
    """

    articles: Callable[[], Iterable[Article]]
    commit: Settle
    known: Container[str]
    reviewed: dict[str, list[Review]] = field(default_factory=dict)
    kept: dict[str, Ruling] = field(default_factory=dict)

    def review(self, review: Review) -> None:
        """See `RulingLog`."""
        former = self.reviewed.setdefault(review.article_id, [])
        if review.revision != len(former) + 1:
            raise StaleReview(article_id=review.article_id)
        former.append(review)

    def reviews(self) -> tuple[Review, ...]:
        """See `RulingLog`."""
        known = (self.reviewed.get(one.article_id) for one in self.articles())
        return tuple(revisions[-1] for revisions in known if revisions)

    def review_of(self, article_id: str) -> Review | None:
        """See `RulingLog`."""
        revisions = self.reviewed.get(article_id)
        return revisions[-1] if revisions else None

    def settle(self, commit: Commit, ruling: Ruling, *, received_at: datetime) -> Acknowledgement:
        """See `RulingLog`."""
        kept = self.kept.get(commit.commit_id)
        is_ours = kept and (kept.author, kept.article_id) == (ruling.author, commit.article_id)
        if commit.commit_id in self.known and not is_ours:
            raise stale(commit)
        done = self.commit(commit, received_at=received_at)
        self.kept.setdefault(commit.commit_id, ruling)
        return done

    def of(self, article_id: str) -> tuple[Ruling, ...]:
        """See `RulingLog`."""
        return tuple(one for one in self.every() if one.article_id == article_id)

    def every(self) -> tuple[Ruling, ...]:
        """See `RulingLog`."""
        return tuple(self.kept.values())
