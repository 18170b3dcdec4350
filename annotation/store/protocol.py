"""What every label store does; `tests/contracts/test_store.py` holds each one to it."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from typing import Protocol

from annotation.language.folding import fold
from schemas import Acknowledgement, Article, Change, Commit, Label, Value


class Progress(Value):
    """How far one analyst is with one article; sentences outside the labelling flow do not count."""

    to_label: int
    done: int


class ArticleSummary(Value):
    """A row of the list of articles."""

    article_id: str
    title: str
    outlet: str
    language: str
    published: date | None
    progress: Progress


def search_text(article: Article) -> str:
    """What a search in the list of articles looks at."""
    return fold(f"{article.title} {article.outlet} {article.origin} {article.article_id}")


def label_of(commit: Commit, change: Change, *, annotator: str, received_at: datetime) -> Label:
    """The label that `change` makes when it is stored."""
    return Label(
        article_id=commit.article_id,
        annotator=annotator,
        key=change.key,
        revision=change.base + 1,
        decision=change.decision,
        claim=change.claim,
        state=change.state,
        suggestion=change.suggestion,
        commit_id=commit.commit_id,
        seconds=commit.seconds,
        labelled_at=labelled_at(commit.made_at, received_at),
        codebook_version=commit.codebook_version,
    )


def labelled_at(made_at: datetime, received_at: datetime) -> datetime:
    """When the analyst made a label: by the browser's clock, but never later than we received it."""
    return min(made_at, received_at).astimezone(UTC)


class Snapshot(Protocol):
    """Everything as of one moment, however long the reading takes."""

    def articles(self) -> Iterator[Article]:
        """Every article, in the order of import."""
        ...

    def labels(self, article_id: str) -> tuple[Label, ...]:
        """The current labels of all annotators in one article, in a stable order."""
        ...


class Store(Protocol):
    """Append-only: articles are added, labels are revised, nothing is updated or deleted."""

    def add_article(self, article: Article, *, imported_at: datetime) -> bool:
        """Store a new article. False, and nothing stored, when its text is there already."""
        ...

    def add_articles(self, articles: Iterable[Article], *, imported_at: datetime) -> tuple[bool, ...]:
        """Store several, all or none of them; for each whether it is new."""
        ...

    def article(self, article_id: str) -> Article | None:
        """The article, or none."""
        ...

    def summaries(
        self, annotator: str, *, search: str = "", limit: int = 100, offset: int = 0
    ) -> tuple[ArticleSummary, ...]:
        """Articles in the order of import whose title, outlet or id holds `search`."""
        ...

    def article_count(self, *, search: str = "") -> int:
        """How many articles there are that `search` keeps."""
        ...

    def next_article(self, annotator: str, *, after: str | None = None) -> str | None:
        """The first article behind `after` with an open sentence, else the first of all, else none."""
        ...

    def neighbour(self, article_id: str, *, step: int) -> str | None:
        """The article `step` (1 or -1) places further in the order of import."""
        ...

    def annotators(self) -> tuple[str, ...]:
        """Everybody who has ever made a commit, sorted."""
        ...

    def commit(self, commit: Commit, *, annotator: str, received_at: datetime) -> Acknowledgement:
        """Write all changes or none, durably; the same commit again changes nothing.

        Raises:
            StaleCommit: a label is no longer at the revision that its change is based on.
            StoreUnavailable: nothing was written, and why.
        """
        ...

    def commit_all(
        self, commits: Iterable[Commit], *, annotator: str, received_at: datetime
    ) -> tuple[Acknowledgement, ...]:
        """Write several commits, all or none of them, as `commit` writes one."""
        ...

    def labels(self, article_id: str, annotator: str, *, withdrawn: bool = False) -> tuple[Label, ...]:
        """The current labels of one annotator in one article, in a stable order, `withdrawn` on request."""
        ...

    def history(self, article_id: str, annotator: str, key: str) -> tuple[Label, ...]:
        """All revisions of one label, oldest first."""
        ...

    def snapshot(self) -> AbstractContextManager[Snapshot]:
        """A consistent view for publishing."""
        ...

    def inconsistencies(self) -> tuple[str, ...]:
        """Labels whose current value is not what their revisions say; empty when all is well."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
