"""What a lead sees of who reads what; nothing of it is a label."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, datetime

from annotation.assignment import Readership, is_read_again, readers_wanted, workloads
from annotation.store import Store
from annotation.workbench import seating
from schemas import (
    ArticleQuery,
    BlindReading,
    Drawn,
    HeldSeat,
    ProjectSettings,
    Review,
    Standing,
    Workload,
    is_analyst,
)


class Overseeing:
    """Who reads what and how far they are, what is read blind, and what the lots fall on."""

    def __init__(
        self,
        store: Store,
        *,
        settings: Callable[[], ProjectSettings],
        listed: Callable[[], Collection[str]],
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._settings = settings
        self._listed = listed
        self._now = clock

    def today(self) -> date:
        """The day by which something is overdue or not."""
        return self._now().date()

    def seats(self) -> tuple[HeldSeat, ...]:
        """Every seat that somebody holds, articles in the order of import."""
        held = self._store.assignments.held()
        late = seating.stuck(self._store, self._settings(), listed=self._listed(), now=self._now())
        is_stuck = {(one.article_id, one.seat) for one in late}
        rows = {
            (row.article_id, reader): row
            for reader in dict.fromkeys(one.reader for one in held)
            for row in seating.every(self._store, ArticleQuery(readers=(reader,)), reader=reader)
        }
        return tuple(
            HeldSeat(
                assignment=one,
                title=row.title or row.article_id,
                outlet=row.outlet,
                language=row.language,
                story_id=row.story_id,
                done=row.progress.done,
                to_label=row.progress.to_label,
                is_stuck=(one.article_id, one.seat) in is_stuck,
            )
            for one in held
            if (row := rows.get((one.article_id, one.reader)))  # else it was released just now
        )

    def workloads(self, seats: Sequence[HeldSeat]) -> tuple[Workload, ...]:
        """What everybody has to read, of all these seats."""
        return workloads(seats, listed=self._listed(), today=self.today())

    def blind(self, seats: Sequence[HeldSeat]) -> tuple[BlindReading, ...]:
        """Of all held seats the articles whose labels do not show yet, and those that a lead has decided on.

        Articles of several readers come first.
        """
        reviews = {one.article_id: one for one in self._store.rulings.reviews()}
        seated = seating.by_article(seats, lambda one: one.assignment.article_id)
        names = list({**seated, **reviews})
        known = seating.by_article(self._store.assignments.standings(names), lambda one: one.article_id)
        found = (
            self._reading(name, seated.get(name, ()), known.get(name, ()), reviews.get(name))
            for name in names
        )
        return tuple(sorted(filter(None, found), key=lambda one: -max(one.wanted, len(one.readers))))

    def drawn(self, settings: ProjectSettings) -> Drawn:
        """The stories that several analysts read by these settings, and their articles."""
        stories = [one.story for one in self._store.signed()]
        several = [one for one in stories if readers_wanted(settings, one) > 1]
        return _counted(several, stories)

    def drawn_again(self, settings: ProjectSettings) -> Drawn:
        """What has been read and is to be read again by these settings, when enough time has passed."""
        stories = {one.article_id: one.story for one in self._store.signed()}
        done = [
            (one.reader, stories[one.article_id])
            for one in self._store.assignments.standings()
            if one.is_done and is_analyst(one.reader) and one.reader in self._listed()
        ]
        again = [story for reader, story in done if is_read_again(settings, reader, story)]
        return _counted(again, [story for _reader, story in done])

    def _reading(
        self, name: str, seats: Sequence[HeldSeat], known: Sequence[Standing], review: Review | None
    ) -> BlindReading | None:
        """One article; none where its labels show by themselves."""
        facts = seats[0] if seats else self._store.article(name)
        if facts is None:
            return None
        story = facts.story_id or name
        wanted = readers_wanted(self._settings(), story)
        held = [one.assignment for one in seats]
        is_closed = review is not None and not review.is_open
        if not is_closed and Readership(seats=held, standings=known, readers=wanted, review=None).is_open():
            return None
        return BlindReading(
            article_id=name,
            title=facts.title or name,
            outlet=facts.outlet,
            wanted=wanted,
            readers=tuple(_first_sights(seats, known)),
            review=review,
        )


def _first_sights(seats: Iterable[HeldSeat], known: Iterable[Standing]) -> Iterator[Standing]:
    """How far the readers of an article are, and those who have read all of it without a seat."""
    seated = set()
    for one in seats:
        held = one.assignment
        seated.add(held.reader)
        if is_analyst(held.reader):
            yield Standing(
                article_id=held.article_id, reader=held.reader, done=one.done, to_label=one.to_label
            )
    yield from (it for it in known if it.is_done and is_analyst(it.reader) and it.reader not in seated)


def _counted(drawn: Sequence[str], stories: Sequence[str]) -> Drawn:
    return Drawn(
        stories=len(set(drawn)),
        of_stories=len(set(stories)),
        readings=len(drawn),
        of_readings=len(stories),
    )
