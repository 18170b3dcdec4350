"""A store in memory, for tests: the contract in its plainest form."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from threading import Lock

from annotation.errors import StaleArticle, StaleCommit, UnknownArticle, WorkbenchError
from annotation.store.logs import Moment, Step
from annotation.store.memory_listing import ORDERS, facets_of, is_wanted, states_of, summary_of, unfit_of
from annotation.store.memory_snapshot import MemorySnapshot
from annotation.store.memory_teamwork import MemoryAssignments, MemoryRulings
from annotation.store.people import MemoryPeople
from annotation.store.proposals import MemoryProposals
from annotation.store.protocol import (
    EVERYTHING,
    Facets,
    Signed,
    SignedCommit,
    StoredRecord,
    edition_of,
    label_of,
)
from annotation.store.sources import MemorySources
from schemas import (
    GOLD,
    Acknowledgement,
    Article,
    ArticleQuery,
    ArticleSummary,
    Commit,
    Edition,
    EditionCause,
    Incoming,
    Label,
    Original,
    Standing,
    is_analyst,
)

LabelName = tuple[str, str, str]
"""Article, annotator, key."""


class MemoryStore:
    """Keeps everything in dictionaries; nothing outlives the process."""

    def __init__(self) -> None:
        self._incoming: dict[str, Incoming] = {}
        self._editions: dict[str, list[Edition]] = {}
        self._revisions: dict[LabelName, list[Label]] = {}
        self._commits: dict[str, Acknowledgement] = {}
        self._log: list[Step] = []
        self._signatures: dict[str, bytes] = {}
        self.proposals = MemoryProposals(self._articles, self._is_done)
        self.assignments = MemoryAssignments(self._articles, self._standings, self.labels)
        self.rulings = MemoryRulings(self._articles, partial(self.commit, annotator=GOLD), self._commits)
        self.people = MemoryPeople()
        self.sources = MemorySources()
        self._lock = Lock()

    def add_article(self, article: Article, *, imported_at: datetime) -> bool:
        """See `Store`."""
        alone = Incoming(article=article, record_sha256=article.sha256)
        return self.add_articles((alone,), imported_at=imported_at) == (True,)

    def add_articles(
        self,
        incoming: Iterable[Incoming],
        *,
        imported_at: datetime,
        importer: str = "",
        commits: Iterable[SignedCommit] = (),
    ) -> tuple[bool, ...]:
        """See `Store`."""
        given = tuple(incoming)
        with self._all_or_none():
            added = tuple(self._add(one, imported_at, importer) for one in given)
            new = {one.article.article_id for one, is_new in zip(given, added, strict=True) if is_new}
            for annotator, commit in commits:
                if commit.article_id in new:
                    self._store(commit, annotator, imported_at)
        return added

    def _add(self, incoming: Incoming, imported_at: datetime, importer: str) -> bool:
        article = incoming.article
        if article.article_id in self._incoming:
            return False
        self._incoming[article.article_id] = incoming
        first = edition_of(article, cause="imported", author=importer, made_at=imported_at)
        self._editions[article.article_id] = [first]
        return True

    def article(self, article_id: str) -> Article | None:
        """See `Store`."""
        if article_id not in self._incoming:
            return None
        newest = self._editions[article_id][-1]
        set_ = {name: getattr(newest, name) for name in ("revision", "segmenter", "sentences")}
        return self._incoming[article_id].article.model_copy(update=dict(newest.metadata) | set_)

    def _articles(self) -> Iterator[Article]:
        return (article for name in self._incoming if (article := self.article(name)))

    def original(self, article_id: str) -> Original | None:
        """See `Store`."""
        return found.original if (found := self._incoming.get(article_id)) else None

    def revise(
        self, articles: Iterable[Article], *, cause: EditionCause, author: str, made_at: datetime
    ) -> None:
        """See `Store`."""
        with self._all_or_none():
            for article in articles:
                if article.article_id not in self._editions:
                    raise UnknownArticle(article_id=article.article_id)
                current = len(self._editions[article.article_id])
                if current != article.revision - 1:
                    raise StaleArticle(base=article.revision - 1, current=current)
                made = edition_of(article, cause=cause, author=author, made_at=made_at)
                self._editions[article.article_id].append(made)

    def editions(self, article_id: str) -> tuple[Edition, ...]:
        """See `Store`."""
        return tuple(self._editions.get(article_id, ()))

    def known_records(self, fingerprints: Iterable[str]) -> Mapping[str, StoredRecord]:
        """See `Store`."""
        wanted = frozenset(fingerprints)
        there = ((name, one) for name, one in self._incoming.items() if one.record_sha256 in wanted)
        return {one.record_sha256: StoredRecord(name, one.article.origin) for name, one in there}

    def signed(self) -> Iterator[Signed]:
        """See `Store`."""
        for seq, article in enumerate(self._articles(), start=1):
            signature = self._signatures.get(article.article_id)
            rest = (article.language, article.published, article.story)
            yield Signed(article.article_id, seq, signature, *rest)

    def to_compare(self) -> int:
        """See `Store`."""
        return sum(one.signature is None for one in self.signed())

    def sign(self, signatures: Mapping[str, bytes]) -> None:
        """See `Store`."""
        self._signatures.update(signatures)

    def summaries(
        self, annotator: str, query: ArticleQuery = EVERYTHING, *, limit: int = 100, offset: int = 0
    ) -> tuple[ArticleSummary, ...]:
        """See `Store`."""
        return tuple(self._matching(annotator, query)[offset : offset + limit])

    def article_count(self, annotator: str = "", query: ArticleQuery = EVERYTHING) -> int:
        """See `Store`."""
        return len(self._matching(annotator, query))

    def stories(self) -> Mapping[str, int]:
        """See `Store`."""
        return Counter(one.story for one in self._articles())

    def facets(self) -> Facets:
        """See `Store`."""
        return facets_of(tuple(self._articles()))

    def unfit(self, annotator: str) -> Mapping[str, int]:
        """See `Store`."""
        own = ((one, self.labels(one.article_id, annotator)) for one in self._articles())
        found = {one.article_id: unfit_of(one, labels) for one, labels in own}
        return {name: count for name, count in found.items() if count}

    def next_article(self, annotator: str, *, after: str | None = None) -> str | None:
        """See `Store`."""
        found = self._matching(annotator, EVERYTHING)
        start = next((place for place, one in enumerate(found, start=1) if one.article_id == after), 0)
        order = ((one.article_id, one.progress) for one in found[start:] + found[:start])
        return next((name for name, progress in order if progress.done < progress.to_label), None)

    def neighbour(self, article_id: str, *, step: int) -> str | None:
        """See `Store`."""
        names = list(self._incoming)
        place = names.index(article_id) + step
        return names[place] if 0 <= place < len(names) else None

    def annotators(self) -> tuple[str, ...]:
        """See `Store`."""
        return tuple(sorted({who for _, who, _ in self._revisions if is_analyst(who)}))

    def commit(self, commit: Commit, *, annotator: str, received_at: datetime) -> Acknowledgement:
        """See `Store`."""
        (done,) = self.commit_all((commit,), annotator=annotator, received_at=received_at)
        return done

    def commit_all(
        self, commits: Iterable[Commit], *, annotator: str, received_at: datetime
    ) -> tuple[Acknowledgement, ...]:
        """See `Store`."""
        with self._all_or_none():
            return tuple(self._store(one, annotator, received_at) for one in commits)

    @contextmanager
    def _all_or_none(self) -> Iterator[None]:
        """What a transaction is elsewhere."""
        with self._lock:
            before = (
                dict(self._incoming),
                {name: list(editions) for name, editions in self._editions.items()},
                {name: list(labels) for name, labels in self._revisions.items()},
                dict(self._commits),
                list(self._log),
            )
            try:
                yield
            except WorkbenchError:
                self._incoming, self._editions, self._revisions, self._commits, self._log = before
                raise

    def _store(self, commit: Commit, annotator: str, received_at: datetime) -> Acknowledgement:
        if commit.commit_id in self._commits:
            return self._commits[commit.commit_id]
        if commit.article_id not in self._incoming:
            raise UnknownArticle(article_id=commit.article_id)
        made = []
        for change in commit.changes:
            name = (commit.article_id, annotator, change.key)
            current = len(self._revisions.get(name, []))
            if current != change.base:
                raise StaleCommit(base=change.base, current=current)
            label = label_of(commit, change, annotator=annotator, received_at=received_at)
            self._revisions.setdefault(name, []).append(label)
            made.append(label)
        self._log.append(Step(len(self._log) + 1, tuple(made), commit.undo_of is not None))
        revisions = {change.key: change.base + 1 for change in commit.changes}
        done = Acknowledgement(commit_id=commit.commit_id, revisions=revisions)
        self._commits[commit.commit_id] = done
        return done

    def labels(self, article_id: str, annotator: str, *, withdrawn: bool = False) -> tuple[Label, ...]:
        """See `Store`."""
        found = self._current(withdrawn=withdrawn)
        return tuple(one for one in found if (one.article_id, one.annotator) == (article_id, annotator))

    def pulse(self) -> tuple[int, int]:
        """See `Store`."""
        return len(self._log), len(self.proposals.kept)

    def moment(self) -> Moment:
        """See `Store`."""
        reviews, editions = (sum(map(len, one.values())) for one in (self.rulings.reviewed, self._editions))
        return Moment(len(self._log), len(self.assignments.log), reviews, editions)

    def history(self, article_id: str, annotator: str, key: str) -> tuple[Label, ...]:
        """See `Store`."""
        return tuple(self._revisions.get((article_id, annotator, key), ()))

    @contextmanager
    def snapshot(self) -> Iterator[MemorySnapshot]:
        """See `Store`."""
        with self._lock:
            proposed = tuple(reversed(self.proposals.kept.values()))
            rest = (tuple(self._log), proposed, self.rulings.every())
            view = MemorySnapshot(tuple(self._articles()), self._current(), *rest)
        yield view

    def inconsistencies(self) -> tuple[str, ...]:
        """See `Store`."""
        return ()

    def close(self) -> None:
        """See `Store`."""

    def _current(self, *, withdrawn: bool = False) -> tuple[Label, ...]:
        last = (self._revisions[name][-1] for name in sorted(self._revisions))
        return tuple(label for label in last if withdrawn or label.decision != "withdrawn")

    def _is_done(self, article: Article) -> bool:
        found = [one for one in self._standings() if one.article_id == article.article_id]
        return bool(found) and all(one.is_done for one in found)

    def _standings(self) -> Iterator[Standing]:
        readers = sorted({(name, who) for name, who, _ in self._revisions})
        for article in self._articles():
            for who in (who for name, who in readers if name == article.article_id):
                own = self._summary(article, who, 1).progress
                yield Standing(article_id=article.article_id, reader=who, **own.model_dump())

    def _matching(self, annotator: str, query: ArticleQuery) -> list[ArticleSummary]:
        holders = self.assignments.holders
        articles = [one for one in self._articles() if is_wanted(one, query, holders)]
        sizes = self.stories()
        rows = [self._summary(one, annotator, sizes[one.story]) for one in articles]
        kept = [row for row in rows if query.progress in {"", *states_of(row.progress)}]
        return sorted(kept, key=ORDERS[query.order])

    def _summary(self, article: Article, annotator: str, story_size: int) -> ArticleSummary:
        return summary_of(article, self.labels(article.article_id, annotator), story_size)
