"""The verbs by which a lead settles what readers made of an article."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import uuid4

from annotation.adjudication import Bench
from annotation.alignment.units import Unit
from annotation.errors import N_, CommitRefused, ReviewClosed, RulingRefused, UnknownArticle
from annotation.sources import SourceIndex
from annotation.store import Store
from annotation.validity import problem
from annotation.workbench.story_claims import StoryClaims
from annotation.workbench.viewing import ArticleView, view_of
from schemas import (
    GOLD,
    MOST_REASON,
    Acknowledgement,
    AgreementQuery,
    Article,
    Change,
    Codebook,
    Commit,
    Disagreement,
    Label,
    Ruling,
    Seen,
    StoryView,
    Value,
    is_analyst,
)

NO_REASON = N_("a reason is needed")
LONG_REASON = N_("the reason is too long")
NOBODY_THERE = N_("this reader has not closed these sentences")
SETTLED_SO = N_("it is settled in this way already")
NOT_SETTLED = N_("it is not settled")
SETTLED_MEANWHILE = N_("another lead settled it after you saw it; look at it again")
CHANGED = N_("a reader changed a label after you saw it; look at it again")
AGREED = "agreed"
"""The reason of what was accepted in bulk."""


class Case(Value):
    """A unit that a lead decides on.

    Attributes:
        sentences: their indexes, in reading order.
        readers: the analysts who have closed them, each with the labels in them.
        gold: the gold labels in them.
        is_settled: whether the gold has closed them.
        rulings: of them, oldest first.
        seen: what a ruling of now would be made from.
    """

    article: Article
    sentences: tuple[int, ...]
    readers: tuple[tuple[str, tuple[Label, ...]], ...]
    gold: tuple[Label, ...]
    is_settled: bool
    rulings: tuple[Ruling, ...]
    seen: tuple[Seen, ...]


class Adjudicating:
    """The gold of a project and how it came about."""

    def __init__(
        self,
        store: Store,
        *,
        codebook: Codebook,
        sources: Callable[[], SourceIndex],
        disagreements: Callable[[AgreementQuery], Sequence[Disagreement]],
        may_show: Callable[[], Callable[[str], bool]],
        shows: Callable[[str], bool],
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._codebook = codebook
        self._sources = sources
        self._disagreements = disagreements
        self._may_show = may_show
        self._shows = shows
        self._now = clock

    def queue(self, query: AgreementQuery) -> tuple[Disagreement, ...]:
        """What readers closed differently and nobody settled, the worst first."""
        begun = {one.article_id for one in self._store.assignments.standings() if one.reader == GOLD}
        benches: dict[str, Bench] = {}
        found = []
        for one in self._disagreements(query):
            name = one.article_id
            if name in begun:
                benches[name] = bench = benches.get(name) or self._bench(name)
                if bench.is_settled(bench.unit_of(one.sentences[0])):
                    continue
            found.append(one)
        return tuple(found)

    def case(self, article_id: str, sentence: int) -> Case:
        """The unit of a sentence, by its index, with what everybody made of it.

        Raises:
            UnknownArticle: it is not stored.
            ReviewClosed: its readers are not done.
            RulingRefused: nobody has closed the sentence.
        """
        bench = self._open(article_id)
        unit = bench.unit_of(sentence)
        readers = bench.readers(unit)
        if not (unit and readers):
            raise RulingRefused(reason=NOBODY_THERE)
        keys = set(bench.keys(unit))
        return Case(
            article=bench.article,
            sentences=tuple(sorted(unit)),
            readers=tuple((one, bench.labels(unit, one)) for one in readers),
            gold=bench.labels(unit, GOLD),
            is_settled=bench.is_settled(unit),
            rulings=tuple(one for one in self._store.rulings.of(article_id) if keys & {*one.sentences}),
            seen=bench.seen(unit),
        )

    def take(self, case: Case, reader: str, *, reason: str, author: str) -> Ruling:
        """Make a reader's labels of a unit the gold.

        Raises:
            RulingRefused: no reason, nobody of that name, settled so already, or changed after it was seen.
            StaleCommit: another lead was quicker.
        """
        bench = self._open(case.article.article_id)
        unit = self._still(case, bench)
        if reader not in bench.readers(unit):
            raise RulingRefused(reason=NOBODY_THERE)
        changes = bench.taken(unit, reader)
        if not changes:
            raise RulingRefused(reason=SETTLED_SO)
        return self._settle(bench, [unit], changes, reason=reason, author=author, took=(reader,))

    def reopen(self, case: Case, *, reason: str, author: str) -> Ruling:
        """Take the gold of a unit away, by a revision.

        Raises:
            RulingRefused: no reason, or it is not settled.
            StaleCommit: another lead was quicker.
        """
        bench = self._open(case.article.article_id)
        unit = self._still(case, bench)
        changes = bench.reopened(unit)
        if not changes:
            raise RulingRefused(reason=NOT_SETTLED)
        return self._settle(bench, [unit], changes, reason=reason, author=author, reopens=True)

    def agreed(self) -> dict[str, int]:
        """Articles with units that all readers closed in the same way and nobody settled: how many, by id."""
        shows, analysts = self._may_show(), Counter[str]()
        for one in self._store.assignments.standings():
            analysts[one.article_id] += is_analyst(one.reader)
        names = (name for name, count in analysts.items() if count > 1 and shows(name))
        found = {name: len(self._bench(name).agreed()) for name in names}
        return {name: count for name, count in found.items() if count}

    def accept_agreed(self, article_ids: Sequence[str], *, author: str) -> int:
        """Make gold of what all readers of these articles closed in the same way; how many units.

        One ruling an article and set of readers. What calls a claim confirmed waits until the gold of the
        story has another root.

        Raises:
            ReviewClosed: the readers of one are not done; those before it are settled.
        """
        count, shows = 0, self._may_show()
        for name in article_ids:
            bench = self._open(name, shows)
            together = defaultdict[tuple[str, ...], list[Unit]](list)
            for unit in bench.agreed():
                together[bench.readers(unit)].append(unit)
            for readers, units in together.items():
                changes = {unit: bench.taken(unit, readers[0]) for unit in units}
                kept = self._story(bench.article).founded(changes)
                if kept:
                    done = tuple(one for some in kept.values() for one in some)
                    self._settle(bench, [*kept], done, reason=AGREED, author=author, took=readers)
                count += len(kept)
        return count

    def rulings(self) -> tuple[Ruling, ...]:
        """Everything that was ever settled or opened again, the last first."""
        return self._store.rulings.every()[::-1]

    # A third, written on the annotation screen

    def view(self, article_id: str) -> ArticleView:
        """The gold of an article, for the annotation screen; without suggestions.

        Raises:
            UnknownArticle, ReviewClosed: as `case`.
        """
        article = self._open(article_id).article
        gold = self._store.labels(article_id, GOLD, withdrawn=True)
        return view_of(
            article, gold, (), reader=GOLD, agent="", is_drawn=lambda _key: False, neighbours=(None, None)
        )

    def story(self, article_id: str) -> StoryView:
        """The gold claims of the other articles of a story.

        Raises:
            UnknownArticle, ReviewClosed: as `case`.
        """
        return self._story(self._open(article_id).article).view()

    def commit(self, commit: Commit, *, reason: str, author: str) -> Acknowledgement:
        """Store gold that a lead writes.

        Raises:
            CommitRefused: it does not fit the article or the codebook.
            ReviewClosed: its readers are not done.
            RulingRefused: no reason.
            StaleCommit: another lead was quicker.
        """
        bench = self._open(commit.article_id)
        found = problem(commit, article=bench.article, codebook=self._codebook)
        if found := found or self._story(bench.article).refusal(commit.changes):
            raise CommitRefused(reason=found)
        touched = {index for change in commit.changes for index in bench.places(change)}
        units = [unit for unit in bench.readings.units if unit & touched]
        units += [frozenset({index}) for index in sorted(touched - {one for unit in units for one in unit})]
        ruling = self._ruling(bench, commit, units, reason=reason, author=author)
        return self._store.rulings.settle(commit, ruling, received_at=self._now())

    def _settle(
        self, bench: Bench, units: Sequence[Unit], changes: tuple[Change, ...], *, reason: str, author: str,
        took: tuple[str, ...] = (), reopens: bool = False,
    ) -> Ruling:  # fmt: skip
        commit = Commit(
            commit_id=str(uuid4()),
            article_id=bench.article.article_id,
            made_at=self._now(),
            codebook_version=self._codebook.version,
            changes=changes,
        )
        found = problem(commit, article=bench.article, codebook=self._codebook)
        if found := found or self._story(bench.article).refusal(changes, also=took):
            raise RulingRefused(reason=found)
        made = self._ruling(bench, commit, units, reason=reason, author=author)
        made = made.model_copy(update={"took": took, "reopens": reopens})
        self._store.rulings.settle(commit, made, received_at=self._now())
        return made

    def _story(self, article: Article) -> StoryClaims:
        return StoryClaims(self._store, self._sources(), reader=GOLD, article=article)

    def _ruling(
        self, bench: Bench, commit: Commit, units: Sequence[Unit], *, reason: str, author: str
    ) -> Ruling:
        if not reason.strip():
            raise RulingRefused(reason=NO_REASON)
        if len(reason) > MOST_REASON:
            raise RulingRefused(reason=LONG_REASON)
        return Ruling(
            commit_id=commit.commit_id,
            article_id=commit.article_id,
            sentences=tuple(key for unit in units for key in bench.keys(unit)),
            author=author,
            made_at=self._now(),
            reason=reason.strip(),
            seen=tuple(one for unit in units for one in bench.seen(unit)),
        )

    def _still(self, case: Case, bench: Bench) -> Unit:
        """The unit of a case, if it is what the lead saw."""
        unit = bench.unit_of(case.sentences[0])
        if tuple(sorted(unit)) != case.sentences or bench.seen(unit) != case.seen:
            raise RulingRefused(reason=CHANGED)
        if bench.labels(unit, GOLD) != case.gold:
            raise RulingRefused(reason=SETTLED_MEANWHILE)
        return unit

    def _open(self, article_id: str, shows: Callable[[str], bool] | None = None) -> Bench:
        bench = self._bench(article_id)
        if not (shows or self._shows)(article_id):
            raise ReviewClosed(article_id=article_id)
        return bench

    def _bench(self, article_id: str) -> Bench:
        with self._store.snapshot() as snapshot:
            article = snapshot.article(article_id)
            if article is None:
                raise UnknownArticle(article_id=article_id)
            labels = snapshot.labels(article_id)
        gold = self._store.labels(article_id, GOLD, withdrawn=True)
        return Bench(article, (one for one in labels if one.annotator != GOLD), gold)
