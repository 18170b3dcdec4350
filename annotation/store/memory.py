"""A store in memory, for tests: the contract in its plainest form."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from annotation.errors import StaleCommit, UnknownArticle, WorkbenchError
from annotation.language.folding import fold
from annotation.store.protocol import ArticleSummary, Progress, label_of, search_text
from schemas import LABELLED_KINDS, SENTENCE, Acknowledgement, Article, Commit, Label

LabelName = tuple[str, str, str]
"""Article, annotator, key."""


@dataclass(frozen=True)
class _MemorySnapshot:
    kept: dict[str, Article]
    current: tuple[Label, ...]

    def articles(self) -> Iterator[Article]:
        return iter(self.kept.values())

    def labels(self, article_id: str) -> tuple[Label, ...]:
        return tuple(label for label in self.current if label.article_id == article_id)


class MemoryStore:
    """Keeps everything in dictionaries; nothing outlives the process."""

    def __init__(self) -> None:
        self._articles: dict[str, Article] = {}
        self._revisions: dict[LabelName, list[Label]] = {}
        self._commits: dict[str, Acknowledgement] = {}
        self._lock = Lock()

    def add_article(self, article: Article, *, imported_at: datetime) -> bool:
        """See `Store`."""
        return self.add_articles((article,), imported_at=imported_at) == (True,)

    def add_articles(self, articles: Iterable[Article], *, imported_at: datetime) -> tuple[bool, ...]:  # noqa: ARG002
        """See `Store`."""
        given = tuple(articles)
        with self._lock:
            return tuple(self._add(one) for one in given)

    def _add(self, article: Article) -> bool:
        is_new = article.article_id not in self._articles
        self._articles.setdefault(article.article_id, article)
        return is_new

    def article(self, article_id: str) -> Article | None:
        """See `Store`."""
        return self._articles.get(article_id)

    def summaries(
        self, annotator: str, *, search: str = "", limit: int = 100, offset: int = 0
    ) -> tuple[ArticleSummary, ...]:
        """See `Store`."""
        found = self._matching(search)[offset : offset + limit]
        return tuple(self._summary(article, annotator) for article in found)

    def article_count(self, *, search: str = "") -> int:
        """See `Store`."""
        return len(self._matching(search))

    def next_article(self, annotator: str, *, after: str | None = None) -> str | None:
        """See `Store`."""
        names = list(self._articles)
        start = names.index(after) + 1 if after in self._articles else 0
        for name in names[start:] + names[:start]:
            progress = self._summary(self._articles[name], annotator).progress
            if progress.done < progress.to_label:
                return name
        return None

    def neighbour(self, article_id: str, *, step: int) -> str | None:
        """See `Store`."""
        names = list(self._articles)
        place = names.index(article_id) + step
        return names[place] if 0 <= place < len(names) else None

    def annotators(self) -> tuple[str, ...]:
        """See `Store`."""
        return tuple(sorted({annotator for _, annotator, _ in self._revisions}))

    def commit(self, commit: Commit, *, annotator: str, received_at: datetime) -> Acknowledgement:
        """See `Store`."""
        (done,) = self.commit_all((commit,), annotator=annotator, received_at=received_at)
        return done

    def commit_all(
        self, commits: Iterable[Commit], *, annotator: str, received_at: datetime
    ) -> tuple[Acknowledgement, ...]:
        """See `Store`."""
        with self._lock:
            before = {name: list(labels) for name, labels in self._revisions.items()}, dict(self._commits)
            try:
                return tuple(self._store(one, annotator, received_at) for one in commits)
            except WorkbenchError:
                self._revisions, self._commits = before
                raise

    def _store(self, commit: Commit, annotator: str, received_at: datetime) -> Acknowledgement:
        if commit.commit_id in self._commits:
            return self._commits[commit.commit_id]
        if commit.article_id not in self._articles:
            raise UnknownArticle(article_id=commit.article_id)
        for change in commit.changes:
            name = (commit.article_id, annotator, change.key)
            current = len(self._revisions.get(name, []))
            if current != change.base:
                raise StaleCommit(base=change.base, current=current)
            label = label_of(commit, change, annotator=annotator, received_at=received_at)
            self._revisions.setdefault(name, []).append(label)
        revisions = {change.key: change.base + 1 for change in commit.changes}
        done = Acknowledgement(commit_id=commit.commit_id, revisions=revisions)
        self._commits[commit.commit_id] = done
        return done

    def labels(self, article_id: str, annotator: str, *, withdrawn: bool = False) -> tuple[Label, ...]:
        """See `Store`."""
        return tuple(
            label
            for label in self._current(withdrawn=withdrawn)
            if label.article_id == article_id and label.annotator == annotator
        )

    def history(self, article_id: str, annotator: str, key: str) -> tuple[Label, ...]:
        """See `Store`."""
        return tuple(self._revisions.get((article_id, annotator, key), ()))

    @contextmanager
    def snapshot(self) -> Iterator[_MemorySnapshot]:
        """See `Store`."""
        with self._lock:
            view = _MemorySnapshot(dict(self._articles), self._current())
        yield view

    def inconsistencies(self) -> tuple[str, ...]:
        """See `Store`."""
        return ()

    def close(self) -> None:
        """See `Store`."""

    def _current(self, *, withdrawn: bool = False) -> tuple[Label, ...]:
        last = (self._revisions[name][-1] for name in sorted(self._revisions))
        return tuple(label for label in last if withdrawn or label.decision != "withdrawn")

    def _matching(self, search: str) -> list[Article]:
        return [article for article in self._articles.values() if fold(search) in search_text(article)]

    def _summary(self, article: Article, annotator: str) -> ArticleSummary:
        states = {
            label.key: label.state for label in self.labels(article.article_id, annotator) if label.state
        }
        flow = [
            f"{SENTENCE}:{sentence.key}" for sentence in article.sentences if sentence.kind in LABELLED_KINDS
        ]
        done = sum(key in states and states[key].status != "open" for key in flow)
        return ArticleSummary(
            article_id=article.article_id,
            title=article.title,
            outlet=article.outlet,
            language=article.language,
            published=article.published,
            progress=Progress(to_label=len(flow), done=done),
        )
