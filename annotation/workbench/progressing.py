"""How far the work is: by article, by analyst, by day, and when all will be read."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from annotation.assignment import readers_wanted
from annotation.progress import Piece, report
from annotation.store import Moment, Store
from annotation.workbench import seating
from schemas import (
    AgreementQuery,
    Assignment,
    Disagreement,
    ProgressReport,
    ProjectSettings,
    Standing,
    is_analyst,
    repeat_of,
)

IsOpen = Callable[[str], bool]
_LONG = timedelta(seconds=1)
_REST = 10
"""What took long is not made again for ten times as long, only because somebody labelled or took a seat."""


class Basis(NamedTuple):
    """What figures are made of: what was stored, who is listed, how many are to read, the day."""

    moment: Moment
    people: int
    settings: ProjectSettings
    today: date


class Made(NamedTuple):
    """A report, what it was made of, and until when it may be behind what people label."""

    basis: Basis
    until: datetime
    report: ProgressReport

    def stands(self, basis: Basis, now: datetime) -> bool:
        """Whether it is still to be shown."""
        if now < self.until:
            basis = basis._replace(moment=self._at_work(basis.moment))
        return self.basis == basis

    def _at_work(self, moment: Moment) -> Moment:
        return moment._replace(labels=self.basis.moment.labels, seats=self.basis.moment.seats)


_KEPT = 8
_FEW = 8
"""Stories that are asked for one by one; of more, all are asked for at once."""

_NOBODY = ""


class Progressing:
    """The figures of a project, made anew when something of it has changed.

    Args:
        may_show: which articles are no longer read blind.
        queue: what readers closed differently there and nobody settled.
    """

    def __init__(
        self,
        store: Store,
        *,
        settings: Callable[[], ProjectSettings],
        may_show: Callable[[], IsOpen],
        queue: Callable[[AgreementQuery], Sequence[Disagreement]],
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._settings = settings
        self._may_show = may_show
        self._queue = queue
        self._now = clock
        self._made: dict[tuple[str, str], Made] = {}
        self._differing: Mapping[str, tuple[str, int]] = {}

    def report(self, *, zone: tzinfo | None = None) -> ProgressReport:
        """The figures of everybody.

        Args:
            zone: of whoever looks; none is that of this machine.
        """
        return self._report(_NOBODY, zone)

    def own(self, person: str, *, zone: tzinfo | None = None) -> ProgressReport:
        """The figures of one person and of their articles, as if nobody else worked here."""
        return self._report(person, zone)

    def _report(self, person: str, zone: tzinfo | None) -> ProgressReport:
        name, now = (person, str(zone)), self._now()
        today, people = now.astimezone(zone).date(), self._store.people.pulse()
        basis = Basis(self._store.moment(), people, self._settings(), today)
        known = self._made.get(name)
        if known is None or not known.stands(basis, now):
            started = time.perf_counter()
            pieces = tuple(self._own(person) if person else self._all())
            with self._store.snapshot() as snapshot:
                closings = snapshot.closings(_names_of(person) if person else None)
                made = report(pieces, closings, now=now, zone=zone)
            took = timedelta(seconds=time.perf_counter() - started)
            known = Made(basis, now + _REST * took if took > _LONG else now, made)
            if len(self._made) >= _KEPT:
                self._made.clear()
            self._made[name] = known
        return known.report

    def _all(self) -> Iterator[Piece]:
        settings, shows = self._settings(), self._may_show()
        log = self._store.assignments
        seats, standings = _by_article(log.held(), log.standings())
        articles = tuple(log.outlines())
        read = {name for name, there in standings.items() if _is_common(there) and shows(name)}
        differing = self._disagreements(
            {one.article_id: one.story for one in articles if one.article_id in read}
        )
        for article in articles:
            name = article.article_id
            yield Piece(
                article_id=name,
                title=article.title,
                to_label=article.to_label,
                readers=readers_wanted(settings, article.story),
                seats=tuple(seats.get(name, ())),
                standings=tuple(standings.get(name, ())),
                disagreements=differing.get(name, 0) if shows(name) else None,
            )

    def _own(self, person: str) -> Iterator[Piece]:
        """The articles that a person reads or has read; what others made of them is not told."""
        log, names = self._store.assignments, _names_of(person)
        held = [one for name in names for one in log.held(name)]
        seats, standings = _by_article(held, log.standings_of(names))
        for article in log.outlines_of(names):
            name = article.article_id
            mine, read = tuple(seats.get(name, ())), tuple(standings.get(name, ()))
            if any(map(is_analyst, {one.reader for one in mine} | {one.reader for one in read})):
                yield Piece(name, article.title, article.to_label, 1, mine, read)

    def _disagreements(self, common: Mapping[str, str]) -> Mapping[str, int]:
        """Units that nobody settled, by article; only articles that changed are compared again.

        Args:
            common: articles that several have read and whose labels may be shown, with their stories.
        """
        with self._store.snapshot() as snapshot:
            touched = snapshot.touched(is_common=True)
        states = {one.article_id: one.state for one in touched if one.article_id in common}
        known = self._differing
        changed = {name for name, state in states.items() if name not in known or known[name][0] != state}
        stories = sorted({common[name] for name in changed})
        queries = [AgreementQuery(story=one) for one in stories]
        if len(queries) > _FEW:
            queries = [AgreementQuery()]
        found = Counter(one.article_id for query in queries for one in self._queue(query))
        counts = {name: found[name] if name in changed else known[name][1] for name in states}
        self._differing = {name: (state, counts[name]) for name, state in states.items()}
        return counts


def _names_of(person: str) -> tuple[str, str]:
    """As whom a person reads."""
    return person, repeat_of(person)


def _by_article(
    seats: Iterable[Assignment], standings: Iterable[Standing]
) -> tuple[Mapping[str, list[Assignment]], Mapping[str, list[Standing]]]:
    return (
        seating.by_article(seats, lambda one: one.article_id),
        seating.by_article(standings, lambda one: one.article_id),
    )


def _is_common(standings: Iterable[Standing]) -> bool:
    """Whether two analysts or more have closed something."""
    return sum(one.done > 0 for one in standings if is_analyst(one.reader)) > 1
