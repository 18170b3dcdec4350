"""What an analyst of a team has to read, and as whom; in one person's project everybody reads everything."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from annotation.assignment import (
    FIRST_REPEAT,
    Seat,
    first_free,
    is_read_again,
    readers_wanted,
    taken_again,
)
from annotation.errors import NotAssigned, NothingToTake, NotThisReader, StaleAssignment
from annotation.store import Store
from annotation.workbench import seating
from schemas import Assignment, Means, ProjectSettings, Seating, person_of, repeat_of

_TRIES = 1000  # each is lost to somebody who has the seat now
_RELEASES_EVERY = timedelta(minutes=10)


class Desk:
    """The seats of those who read; `listed` says who works in the project, and nobody where it is one's."""

    def __init__(
        self,
        store: Store,
        *,
        settings: Callable[[], ProjectSettings],
        listed: Callable[[], Collection[str]],
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._log = store.assignments
        self._settings = settings
        self._listed = listed
        self._now = clock
        self._released: tuple[datetime | None, frozenset[str]] = None, frozenset()

    def is_team(self) -> bool:
        """Whether anybody is listed."""
        return bool(self._listed())

    def reader(self, article_id: str, person: str, *, wanted: str = "") -> str:
        """As whom a person reads an article: under their name, or as who reads it again.

        Args:
            article_id: which article.
            person: who reads it.
            wanted: as whom they did something there earlier, which stays theirs to write.

        Raises:
            NotAssigned: in a team, others read it. Who ever had a seat, or labelled there before there was a
                team, is heard: no label is lost.
            NotThisReader: it is not read by this person as `wanted`.
        """
        if not self.is_team() and wanted in {"", person}:
            return person
        theirs = self._readers_of(article_id, person)
        if not theirs:
            raise NotAssigned(article_id=article_id)
        if wanted and wanted not in theirs:
            raise NotThisReader(article_id=article_id, name=person, reader=wanted)
        return wanted or theirs[0]

    def _readers_of(self, article_id: str, person: str) -> tuple[str, ...]:
        """As whom a person may write an article; first as whom they read it now."""
        readers = {one.reader for one in self._log.history(article_id)}
        if person not in readers and (not self.is_team() or self._has_labelled(article_id, person)):
            readers.add(person)
        # The second reading also when it was released: it never lands in what they saw first.
        return tuple(one for one in (repeat_of(person), person) if one in readers)

    def _has_labelled(self, article_id: str, person: str) -> bool:
        return any(one.reader == person for one in self._log.standings((article_id,)))

    def mine(self, person: str) -> tuple[Assignment, ...]:
        """The seats that a person holds, also those to read again: what is due first, then as they came."""
        held = (*self._log.held(person), *self._log.held(repeat_of(person)))
        return tuple(sorted(held, key=lambda one: (one.due or date.max, one.made_at)))

    def readers(self, article_ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Who holds a seat in these articles, by name, each once; some hundreds of articles at a time."""
        found: dict[str, dict[str, None]] = {name: {} for name in article_ids}
        for one in self._log.seats(article_ids):
            if one.held:
                found[one.article_id][person_of(one.reader)] = None
        return {name: tuple(people) for name, people in found.items()}

    def open_articles(self, person: str) -> tuple[str, ...]:
        """Those of them with an open sentence."""
        mine = self.mine(person)
        standings = self._log.standings([one.article_id for one in mine])
        done = {(one.article_id, one.reader) for one in standings if one.is_done}
        return tuple(one.article_id for one in mine if (one.article_id, one.reader) not in done)

    def next_open(self, person: str, *, after: str | None = None) -> str | None:
        """The next article with an open sentence for a person: one of theirs, else they take one."""
        mine = self.open_articles(person)
        start = mine.index(after) + 1 if after in mine else 0
        ahead = [name for name in mine[start:] + mine[:start] if name != after]
        if ahead:
            return ahead[0]
        if self._settings().takes_next:
            try:
                return self.take(person).article_id
            except NothingToTake:
                pass
        return after if after in mine else None

    def neighbour(self, article_id: str, person: str, *, step: int) -> str | None:
        """The article `step` (1 or -1) further: in a team among the person's own, else among all."""
        if not self.is_team():
            return self._store.neighbour(article_id, step=step)
        mine = [one.article_id for one in self.mine(person)]
        if article_id not in mine:
            return None
        place = mine.index(article_id) + step
        return mine[place] if 0 <= place < len(mine) else None

    def take(self, person: str) -> Assignment:
        """Give a person the next article that waits for a reader; of two who ask at once each gets another.

        Before that what is stuck is released, every ten minutes. What they are to read again comes first.

        Raises:
            NothingToTake: every article has its readers, or the person has read it.
            StaleAssignment: somebody was quicker, a thousand times over.
        """
        settings = self._settings()
        for left in reversed(range(_TRIES)):
            try:
                self._release_stuck(settings)
                if again := self._to_repeat(person, settings):
                    return self._sit(again, person, means="repeat")
                if seat := self._waiting(person, settings):
                    return self._sit(seat, person)
                break
            except StaleAssignment:
                if not left:
                    raise
        raise NothingToTake

    def _release_stuck(self, settings: ProjectSettings) -> None:
        """At most once in a while, and when somebody left: it looks through everything that is held."""
        now, listed = self._now(), frozenset(self._listed())
        before, people = self._released
        if before is None or now - before > _RELEASES_EVERY or listed != people:
            seating.release_stuck(self._store, settings, listed=listed, now=now)
            self._released = now, listed

    def take_this(self, article_id: str, person: str) -> Assignment:
        """Give a person a free seat of the article that they look at.

        Raises:
            NotAssigned: all its seats are taken.
            StaleAssignment: somebody took the last one just now.
        """
        seat = self._room(article_id, person)
        if seat is None:
            raise NotAssigned(article_id=article_id)
        return self._sit(seat, person)

    def has_room(self, article_id: str, person: str) -> bool:
        """Whether a person who has no seat in an article could take one."""
        return self._settings().takes_next and self._room(article_id, person) is not None

    def _room(self, article_id: str, person: str) -> Seat | None:
        settings = self._settings()
        found = (_free(one, person, settings) for one in self._log.seatings(person, article_id))
        return next(found, None)

    def _sit(self, seat: Seat, person: str, *, means: Means = "taken") -> Assignment:
        return seating.give(self._store, [seat], means=means, author=person, made_at=self._now())[0]

    def _waiting(self, person: str, settings: ProjectSettings) -> Seat | None:
        found = (_free(one, person, settings) for one in self._log.seatings(person))
        return next(filter(None, found), None)

    def _to_repeat(self, person: str, settings: ProjectSettings) -> Seat | None:
        """An article that the person has read long enough ago, if the lot of its story says so."""
        if not settings.repeat_share:
            return None
        limit = self._now() - timedelta(days=settings.repeat_after_days)
        drawn = [
            one.article_id for one in self._log.finished(person) if is_read_again(settings, person, one.story)
        ]
        seats = seating.by_article(self._log.seats(drawn), lambda one: one.article_id)
        for name in drawn:
            there = seats.get(name, [])
            if not taken_again(there, person) and seating.last_label(self._store, name, person) <= limit:
                last = max((it.seat for it in there if it.seat >= FIRST_REPEAT), default=FIRST_REPEAT - 1)
                return Seat(name, last + 1, repeat_of(person))
        return None


def _free(one: Seating, person: str, settings: ProjectSettings) -> Seat | None:
    readers = readers_wanted(settings, one.story) - one.unseated
    seat = first_free(one.taken, readers=readers)
    return Seat(one.article_id, seat, person) if seat else None
