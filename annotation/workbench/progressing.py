"""How far the work is: by article, by analyst, by day, and when all will be read."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, tzinfo

from annotation.assignment import readers_wanted
from annotation.progress import Piece, report
from annotation.store import EVERYTHING, Store
from annotation.workbench import seating
from schemas import (
    AgreementQuery,
    ArticleSummary,
    Assignment,
    Disagreement,
    ProgressReport,
    ProjectSettings,
    Standing,
    is_analyst,
    person_of,
)

IsOpen = Callable[[str], bool]
Pieces = tuple[Piece, ...]
Moment = tuple[tuple[int, int], date, Pieces]
"""All that figures are made of: the pulse of the store stands for what was closed."""

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
        self._made: dict[tuple[str, str], tuple[Moment, ProgressReport]] = {}
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
        pieces = tuple(self._own(person) if person else self._all())
        moment = self._store.pulse(), now.astimezone(zone).date(), pieces
        known = self._made.get(name)
        if known is None or known[0] != moment:
            with self._store.snapshot() as snapshot:
                closings = (one for one in snapshot.closings() if person in {_NOBODY, person_of(one.reader)})
                known = moment, report(pieces, closings, now=now, zone=zone)
            if len(self._made) >= _KEPT:
                self._made.clear()
            self._made[name] = known
        return known[1]

    def _all(self) -> Iterator[Piece]:
        settings, shows = self._settings(), self._may_show()
        seats, standings = self._by_article()
        articles = tuple(self._articles())
        read = {name for name, there in standings.items() if _is_common(there) and shows(name)}
        differing = self._disagreements(
            {one.article_id: one.story_id for one in articles if one.article_id in read}
        )
        for article in articles:
            name = article.article_id
            yield Piece(
                article_id=name,
                title=article.title,
                to_label=article.progress.to_label,
                readers=readers_wanted(settings, article.story_id),
                seats=tuple(seats.get(name, ())),
                standings=tuple(standings.get(name, ())),
                disagreements=differing.get(name, 0) if shows(name) else None,
            )

    def _own(self, person: str) -> Iterator[Piece]:
        """The articles that a person reads or has read; what others made of them is not told."""
        seats, standings = self._by_article()
        for article in self._articles():
            name = article.article_id
            held = tuple(one for one in seats.get(name, ()) if person_of(one.reader) == person)
            read = tuple(one for one in standings.get(name, ()) if person_of(one.reader) == person)
            if any(map(is_analyst, {one.reader for one in held} | {one.reader for one in read})):
                yield Piece(name, article.title, article.progress.to_label, 1, held, read)

    def _by_article(self) -> tuple[Mapping[str, list[Assignment]], Mapping[str, list[Standing]]]:
        log = self._store.assignments
        seats, standings = log.held(), log.standings()
        return (
            seating.by_article(seats, lambda one: one.article_id),
            seating.by_article(standings, lambda one: one.article_id),
        )

    def _articles(self) -> Iterator[ArticleSummary]:
        return seating.every(self._store, EVERYTHING, reader=_NOBODY)

    def _disagreements(self, common: Mapping[str, str]) -> Mapping[str, int]:
        """Units that nobody settled, by article; only articles that changed are compared again.

        Args:
            common: articles that several have read and whose labels may be shown, with their stories.
        """
        with self._store.snapshot() as snapshot:
            touched = snapshot.touched()
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


def _is_common(standings: Iterable[Standing]) -> bool:
    """Whether two analysts or more have closed something."""
    return sum(one.done > 0 for one in standings if is_analyst(one.reader)) > 1
