"""The lead's verbs of who reads what: give, share out, release; whose labels may be seen."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, datetime

from annotation.assignment import (
    Plan,
    Seat,
    Shareable,
    first_free,
    given,
    is_open,
    planned,
    readers_wanted,
    released,
)
from annotation.errors import NotAssigned, RepeatStays, UnknownArticle, UnknownPerson
from annotation.store import EVERYTHING, Moment, Store
from annotation.workbench import seating
from schemas import (
    ArticleQuery,
    ArticleSummary,
    Assignment,
    ProjectSettings,
    Review,
    Standing,
    is_analyst,
    is_repeat,
    person_of,
)


class Assigning:
    """Who reads what in a project."""

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
        self._shown: tuple[Moment, ProjectSettings, frozenset[str]] | None = None
        self._blind: tuple[object, Callable[[str, str], bool]] | None = None

    def assign(
        self, article_ids: Sequence[str], reader: str, *, author: str, due: date | None = None
    ) -> tuple[Assignment, ...]:
        """Give articles to a reader by hand, each a seat more where all are taken.

        Raises:
            UnknownPerson: the reader is not listed.
            UnknownArticle: one is not stored; nothing was assigned.
            StaleAssignment: the reader has a seat in one, or somebody was quicker; nothing was assigned.
        """
        self._require_listed([reader])
        for name in article_ids:
            if self._store.article(name) is None:
                raise UnknownArticle(article_id=name)
        taken: dict[str, set[int]] = {name: set() for name in article_ids}
        for one in self._log.seats(article_ids):
            if one.held:
                taken[one.article_id].add(one.seat)
        free = ((name, first_free(there, readers=len(there) + 1)) for name, there in taken.items())
        seats = [Seat(name, seat, reader) for name, seat in free if seat]
        return seating.give(self._store, seats, means="hand", author=author, made_at=self._now(), due=due)

    def plan(self, readers: Sequence[str], query: ArticleQuery = EVERYTHING) -> Plan:
        """Who would get which of the articles that a rule names, evenly by sentences to read.

        Raises:
            UnknownPerson: a reader is not listed.
        """
        self._require_listed(readers)
        every = tuple(seating.every(self._store, EVERYTHING))
        sizes = {one.article_id: one.progress.to_label for one in every}
        standings = self._log.standings()
        done = {(one.article_id, one.reader): one.done for one in standings}
        load = Counter[str]()
        for held in self._log.held():
            name = (held.article_id, held.reader)
            load[held.reader] += max(0, sizes[held.article_id] - done.get(name, 0))
        wanted = every if query == EVERYTHING else seating.every(self._store, query)
        return planned(tuple(self._shareable(wanted, standings)), readers, load=load)

    def share_out(
        self, seats: Sequence[Seat], *, author: str, due: date | None = None
    ) -> tuple[Assignment, ...]:
        """Give what was planned.

        Raises:
            UnknownPerson: a reader was removed meanwhile; nothing was assigned.
            StaleAssignment: somebody took one meanwhile; nothing was assigned.
        """
        self._require_listed(one.reader for one in seats)
        return seating.give(self._store, seats, means="rule", author=author, made_at=self._now(), due=due)

    def release(self, article_id: str, reader: str, *, author: str) -> Assignment:
        """Take a reader's seat away; what they labelled stays.

        Raises:
            NotAssigned: they have none.
            StaleAssignment: somebody else released it first.
        """
        held = next((one for one in self._log.of(article_id) if one.held and one.reader == reader), None)
        if held is None:
            raise NotAssigned(article_id=article_id)
        return self.release_all([held], author=author)[0]

    def release_all(self, seen: Sequence[Assignment], *, author: str) -> tuple[Assignment, ...]:
        """Take these seats away, all or none; `seen` is what the decision is based on.

        Raises:
            StaleAssignment: one was changed since; nothing was released.
        """
        found = tuple(released(one, author=author, made_at=self._now()) for one in seen)
        self._log.set(found)
        return found

    def hand_over(self, seen: Sequence[Assignment], reader: str, *, author: str) -> tuple[Assignment, ...]:
        """Give seats to another reader, who begins anew; what was labelled stays, and the last day too.

        Raises:
            UnknownPerson: the reader is not listed.
            RepeatStays: one of them is a second reading.
            StaleAssignment: one was changed since, or the reader has another seat there; nothing was changed.
        """
        self._require_listed([reader])
        now, found = self._now(), list[Assignment]()
        for one in seen:
            if is_repeat(one.reader):
                raise RepeatStays(article_id=one.article_id, name=person_of(one.reader))
            free = released(one, author=author, made_at=now)
            seat = Seat(one.article_id, one.seat, reader)
            taken = given(seat, [free], means="hand", due=one.due, author=author, made_at=now)
            found += [free, taken]
        self._log.set(found)
        return tuple(found[1::2])

    def set_due(self, seen: Sequence[Assignment], due: date | None, *, author: str) -> tuple[Assignment, ...]:
        """Say until when seats are to be done, or that it does not matter; they count as given anew.

        Raises:
            StaleAssignment: one was changed since; nothing was changed.
        """
        now = self._now()
        found = tuple(
            one.model_copy(
                update={"revision": one.revision + 1, "due": due, "author": author, "made_at": now}
            )
            for one in seen
        )
        self._log.set(found)
        return found

    def held(self) -> tuple[Assignment, ...]:
        """Every seat that somebody holds, articles in the order of import."""
        return self._log.held()

    def history(self, article_id: str) -> tuple[Assignment, ...]:
        """Every change of an article's seats, oldest first."""
        return self._log.history(article_id)

    def stuck(self) -> tuple[Assignment, ...]:
        """The held seats, not done, whose readers left or have labelled nothing there for too long."""
        return seating.stuck(self._store, self._settings(), listed=self._listed(), now=self._now())

    def release_stuck(self, *, author: str) -> tuple[Assignment, ...]:
        """Release what is stuck, so that somebody else can take it; what was labelled stays."""
        settings, listed = self._settings(), self._listed()
        return seating.release_stuck(self._store, settings, listed=listed, now=self._now(), author=author)

    # Whose labels may be seen

    def may_show(self) -> Callable[[str], bool]:
        """Which articles, by id, may show their readers' labels to others; asked once for many articles.

        In one person's project all may. Two answers are equal only while nothing of it has changed.
        """
        if not self._listed():
            return _all_show
        moment, settings = self._store.moment(), self._settings()
        if self._shown is None or self._shown[:2] != (moment, settings):
            self._shown = moment, settings, self._open_articles(settings)
        return self._shown[2].__contains__

    def read_blind(self) -> Callable[[str, str], bool]:
        """Which articles, by id and story, several people read who may not see each other's labels yet.

        Of an article that one analyst reads nothing is hidden from anybody, unless a lead closed it. In one
        person's project none is read blind. Two answers are equal only while nothing of it has changed.
        """
        if not self._listed():
            return _none_is_blind
        basis = self._store.moment(), self._settings()
        if self._blind is None or self._blind[0] != basis:
            self._blind = basis, self._blindness(basis[1])
        return self._blind[1]

    def _blindness(self, settings: ProjectSettings) -> Callable[[str, str], bool]:
        shows, shared = self.may_show(), self._log.shared()
        reviewed = {one.article_id for one in self._store.rulings.reviews()}

        def is_blind(article_id: str, story: str) -> bool:
            several = article_id in shared or readers_wanted(settings, story) > 1
            return not shows(article_id) and (several or article_id in reviewed)

        return is_blind

    def _open_articles(self, settings: ProjectSettings) -> frozenset[str]:
        """Those whose readers are done, but for what a lead said of them; as `is_open` has it of one."""
        found = {
            one.article_id
            for one in self._log.read_by_all()
            if one.readers >= readers_wanted(settings, one.story)
        }
        for review in self._store.rulings.reviews():
            (found.add if review.is_open else found.discard)(review.article_id)
        return frozenset(found)

    def shows(self, article_id: str) -> bool:
        """Whether one article may show its readers' labels to others; cheap, asked at every gold commit."""
        if not self._listed():
            return True
        article = self._store.article(article_id)
        return is_open(
            seats=[one for one in self._log.of(article_id) if one.held],
            standings=self._log.standings((article_id,)),
            readers=readers_wanted(self._settings(), article.story if article else article_id),
            review=self._store.rulings.review_of(article_id),
        )

    def review(self, article_id: str, *, is_open: bool, author: str, reason: str) -> Review:
        """Open what the readers of an article made of it before all are done, or close it again.

        Raises:
            UnknownArticle: it is not stored.
            StaleReview: somebody else opened or closed it first.
        """
        if self._store.article(article_id) is None:
            raise UnknownArticle(article_id=article_id)
        former = self._store.rulings.review_of(article_id)
        said = Review(
            article_id=article_id,
            revision=former.revision + 1 if former else 1,
            is_open=is_open,
            reason=reason,
            author=author,
            made_at=self._now(),
        )
        self._store.rulings.review(said)
        return said

    def _require_listed(self, readers: Iterable[str]) -> None:
        listed = self._listed()
        for name in readers:
            if name not in listed:
                raise UnknownPerson(name=name, known=", ".join(sorted(listed)) or "–")

    def _shareable(
        self, articles: Iterable[ArticleSummary], standings: Sequence[Standing]
    ) -> Iterator[Shareable]:
        settings = self._settings()
        given = tuple(articles)
        known = self._log.seats([one.article_id for one in given])
        seats = seating.by_article(known, lambda one: one.article_id)
        read = defaultdict[str, set[str]](set)
        for it in standings:
            if it.is_done and is_analyst(it.reader):
                read[it.article_id].add(it.reader)
        for article in given:
            there = seats.get(article.article_id, [])
            seated = {one.reader for one in there if one.held}
            yield Shareable(
                article_id=article.article_id,
                seats=there,
                readers=readers_wanted(settings, article.story_id),
                size=article.progress.to_label,
                before=frozenset(read.get(article.article_id, set()) - seated),
            )


def _all_show(_article_id: str) -> bool:
    return True


def _none_is_blind(_article_id: str, _story: str) -> bool:
    return False
