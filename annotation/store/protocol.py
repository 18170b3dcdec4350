"""What every label store does; `tests/contracts/test_store.py` holds each one to it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from typing import NamedTuple, Protocol

from annotation.errors import StaleCommit
from annotation.language.folding import fold
from annotation.store.logs import Moment, PeopleLog, ProposalLog, Snapshot, SourceLog
from annotation.store.teamwork import AssignmentLog, RulingLog
from schemas import (
    LABELLED_KINDS,
    SENTENCE,
    Acknowledgement,
    Article,
    ArticleQuery,
    ArticleSummary,
    Change,
    Commit,
    Edition,
    EditionCause,
    Incoming,
    Label,
    Original,
)

EVERYTHING = ArticleQuery()


class StoredRecord(NamedTuple):
    """What became of a record that was read before."""

    article_id: str
    origin: str


class Signed(NamedTuple):
    """What the search for near-duplicates compares, and where the article stands.

    Attributes:
        seq: its place in the order of import.
        signature: none until near-duplicates of it were looked for.
        story: id of the story that it belongs to.
    """

    article_id: str
    seq: int
    signature: bytes | None
    language: str
    published: date | None
    story: str


SignedCommit = tuple[str, Commit]
"""A commit with the annotator whose it is."""


class Facets(NamedTuple):
    """What the list of articles can be narrowed to, each with its number of articles, the most first."""

    outlets: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]


def search_text(article: Article) -> str:
    """What a search in the list of articles looks at."""
    return fold(f"{article.title} {article.outlet} {article.author} {article.origin} {article.article_id}")


def labelled_keys(article: Article) -> tuple[str, ...]:
    """The keys under which the labelling flow keeps where an analyst stands, one a sentence."""
    return tuple(f"{SENTENCE}:{one.key}" for one in article.sentences if one.kind in LABELLED_KINDS)


def edition_of(article: Article, *, cause: EditionCause, author: str, made_at: datetime) -> Edition:
    """The edition that an article in its present form is."""
    return Edition(
        article_id=article.article_id,
        revision=article.revision,
        cause=cause,
        author=author,
        made_at=made_at,
        metadata=article.metadata,
        segmenter=article.segmenter,
        sentences=article.sentences,
    )


def stale(commit: Commit) -> StaleCommit:
    """What refuses a commit under whose name another is stored."""
    base = commit.changes[0].base
    return StaleCommit(base=base, current=base + 1)


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
        source_blind=commit.source_blind,
    )


def labelled_at(made_at: datetime, received_at: datetime) -> datetime:
    """When the analyst made a label: by the browser's clock, but never later than we received it."""
    return min(made_at, received_at).astimezone(UTC)


class Store(Protocol):
    """Append-only: articles are added, editions and labels are revised, nothing is updated or deleted."""

    @property
    def proposals(self) -> ProposalLog:
        """What agents suggest."""
        ...

    @property
    def assignments(self) -> AssignmentLog:
        """Who is to read what."""
        ...

    @property
    def rulings(self) -> RulingLog:
        """What a lead settled, and whose labels may be seen."""
        ...

    @property
    def people(self) -> PeopleLog:
        """Who works in the project."""
        ...

    @property
    def sources(self) -> SourceLog:
        """The source registry."""
        ...

    def add_article(self, article: Article, *, imported_at: datetime) -> bool:
        """Store one article that came alone; see `add_articles`."""
        ...

    def add_articles(
        self,
        incoming: Iterable[Incoming],
        *,
        imported_at: datetime,
        importer: str = "",
        commits: Iterable[SignedCommit] = (),
    ) -> tuple[bool, ...]:
        """Store several with their originals, all or none of them; for each whether its text is new.

        `commits`, each with its annotator, are stored in the same transaction where their article is new.
        """
        ...

    def article(self, article_id: str) -> Article | None:
        """The article in its newest edition, or none."""
        ...

    def original(self, article_id: str) -> Original | None:
        """The bytes that the article's text was extracted from; none when it was only decoded."""
        ...

    def revise(
        self, articles: Iterable[Article], *, cause: EditionCause, author: str, made_at: datetime
    ) -> None:
        """Add an edition of each, all or none: metadata and sentences, one revision ahead of what is stored.

        Raises:
            UnknownArticle: one is not stored; nothing was written.
            StaleArticle: somebody revised one first; nothing was written.
        """
        ...

    def editions(self, article_id: str) -> tuple[Edition, ...]:
        """Every edition of an article, the import first."""
        ...

    def known_records(self, fingerprints: Iterable[str]) -> Mapping[str, StoredRecord]:
        """Those of the records that were stored before, by fingerprint; at most some hundreds at a time."""
        ...

    def signed(self) -> Iterator[Signed]:
        """What near-duplicates are found by, of every article, in the order of import."""
        ...

    def to_compare(self) -> int:
        """How many articles have no signature yet."""
        ...

    def sign(self, signatures: Mapping[str, bytes]) -> None:
        """Keep the signatures of articles, by id, that near-duplicates were looked for by them."""
        ...

    def summaries(
        self, annotator: str, query: ArticleQuery = EVERYTHING, *, limit: int = 100, offset: int = 0
    ) -> tuple[ArticleSummary, ...]:
        """Articles that the query asks for, with the annotator's progress in each."""
        ...

    def article_count(self, annotator: str = "", query: ArticleQuery = EVERYTHING) -> int:
        """How many articles the query asks for."""
        ...

    def stories(self) -> Mapping[str, int]:
        """Every story with the number of its articles."""
        ...

    def facets(self) -> Facets:
        """The outlets and languages that there are."""
        ...

    def unfit(self, annotator: str) -> Mapping[str, int]:
        """Articles with labels of one annotator that no longer fit their sentences: how many, by id."""
        ...

    def next_article(self, annotator: str, *, after: str | None = None) -> str | None:
        """The first article behind `after` with an open sentence, else the first of all, else none."""
        ...

    def neighbour(self, article_id: str, *, step: int) -> str | None:
        """The article `step` (1 or -1) places further in the order of import."""
        ...

    def annotators(self) -> tuple[str, ...]:
        """Every analyst who has ever made a commit, sorted."""
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

    def pulse(self) -> tuple[int, int]:
        """Another value whenever a commit or a proposal was stored since."""
        ...

    def moment(self) -> Moment:
        """Another value whenever something was stored that figures of a team are made of."""
        ...

    def history(self, article_id: str, annotator: str, key: str) -> tuple[Label, ...]:
        """All revisions of one label, oldest first."""
        ...

    def snapshot(self) -> AbstractContextManager[Snapshot]:
        """A consistent view for publishing."""
        ...

    def inconsistencies(self) -> tuple[str, ...]:
        """Labels, articles and progress that are not what the log says; empty when all is well."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
