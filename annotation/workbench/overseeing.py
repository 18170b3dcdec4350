"""What a lead sees of who reads what; nothing of it is a label."""

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from annotation.assignment import is_open, is_read_again, readers_wanted, workloads
from annotation.store import Lateness, Moment, Outline, Store
from annotation.workbench import seating
from schemas import (
    Assignment,
    BlindReading,
    Drawn,
    HeldSeat,
    ProjectSettings,
    Review,
    SeatQuery,
    Standing,
    Workload,
    is_analyst,
)

EVERY_SEAT = SeatQuery()
Counted = tuple[tuple[Moment, Lateness], tuple[Workload, ...]]


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
        self._log = store.assignments
        self._settings = settings
        self._listed = listed
        self._now = clock
        self._counted: Counted | None = None

    def today(self) -> date:
        """The day by which something is overdue or not."""
        return self._now().date()

    def seats(self, query: SeatQuery = EVERY_SEAT, *, limit: int | None = None) -> tuple[HeldSeat, ...]:
        """The first seats that somebody holds and that are so, or all; articles in the order of import."""
        return self._log.overview(query, self._lateness(), limit=limit)

    def workloads(self) -> tuple[Workload, ...]:
        """What everybody has to read who is listed or holds a seat, by name."""
        moment, late = self._store.moment(), self._lateness()
        asked = moment, late._replace(since=late.since.replace(second=0, microsecond=0))
        if self._counted is None or self._counted[0] != asked:
            self._counted = asked, workloads(self._log.loads(late), listed=late.listed)
        return self._counted[1]

    def blind(self, *, limit: int | None = None) -> tuple[BlindReading, ...]:
        """Of all held seats the articles whose labels do not show yet, and those that a lead has decided on.

        Articles of several readers come first.
        """
        settings, wanted = self._settings(), dict[str, int]()
        read = {one.article_id: one.readers for one in self._log.read_by_all()}
        for one in self._log.seated():
            readers = readers_wanted(settings, one.story)
            if one.reading or read.get(one.article_id, 0) < readers:
                wanted[one.article_id] = max(readers, one.readers)
        reviews = {one.article_id: one for one in self._store.rulings.reviews()}
        wanted = dict.fromkeys(reviews, 0) | wanted
        first = heapq.nlargest(len(wanted) if limit is None else limit, wanted, key=wanted.__getitem__)
        found = self._readings(first, reviews, settings)
        return tuple(sorted(found, key=lambda one: -max(one.wanted, len(one.readers))))

    def drawn(self, settings: ProjectSettings) -> Drawn:
        """The stories that several analysts read by these settings, and their articles."""
        stories = self._store.stories()
        several = [one for one in stories if readers_wanted(settings, one) > 1]
        return Drawn(
            stories=len(several),
            of_stories=len(stories),
            readings=sum(stories[one] for one in several),
            of_readings=sum(stories.values()),
        )

    def drawn_again(self, settings: ProjectSettings) -> Drawn:
        """What has been read and is to be read again by these settings, when enough time has passed."""
        listed = self._listed()
        done = [(one.reader, one.story) for one in self._log.finished() if one.reader in listed]
        again = [story for reader, story in done if is_read_again(settings, reader, story)]
        return Drawn(
            stories=len({*again}),
            of_stories=len({story for _reader, story in done}),
            readings=len(again),
            of_readings=len(done),
        )

    def _lateness(self) -> Lateness:
        return seating.lateness(self._settings(), listed=self._listed(), now=self._now())

    def _readings(
        self, names: Sequence[str], reviews: Mapping[str, Review], settings: ProjectSettings
    ) -> Iterator[BlindReading]:
        """These articles, without those whose labels show by themselves."""
        held = [one for one in self._log.seats(names) if one.held]
        seats = seating.by_article(held, lambda one: one.article_id)
        known = seating.by_article(self._log.standings(names), lambda one: one.article_id)
        for one in self._log.outlines(article_ids=names):
            name, wanted = one.article_id, readers_wanted(settings, one.story)
            there, read, review = seats.get(name, []), known.get(name, []), reviews.get(name)
            is_closed = review is not None and not review.is_open
            if is_closed or not is_open(seats=there, standings=read, readers=wanted, review=None):
                yield BlindReading(
                    article_id=name,
                    title=one.title or name,
                    outlet=one.outlet,
                    wanted=wanted,
                    readers=tuple(_first_sights(one, there, read)),
                    review=review,
                )


def _first_sights(
    article: Outline, seats: Iterable[Assignment], known: Iterable[Standing]
) -> Iterator[Standing]:
    """How far the readers of an article are, and those who have read all of it without a seat."""
    read = {one.reader: one for one in known if is_analyst(one.reader)}
    for seat in seats:
        if is_analyst(seat.reader):
            begun = Standing(
                article_id=article.article_id, reader=seat.reader, done=0, to_label=article.to_label
            )
            yield read.pop(seat.reader, begun)
    yield from (one for one in read.values() if one.is_done)
