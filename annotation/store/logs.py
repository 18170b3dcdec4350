"""What stores read their logs as: proposals, commits, one moment of everything."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple, Protocol

from schemas import Article, Closing, Label, Person, PersonRevision, Proposal, Ruling, SourceRevision


class Waiting(NamedTuple):
    """An article whose newest edition its agent has not read.

    Attributes:
        agent: which agent that is.
        is_read: another agent, or another version, has read this edition.
        is_done: somebody labelled in it, and whoever did has left nothing open.
    """

    article_id: str
    agent: str
    is_read: bool
    is_done: bool


class Moment(NamedTuple):
    """Each part is another one whenever something of it was stored since.

    Attributes:
        labels: what anybody labelled.
        seats: who is to read what.
        reviews: whose labels may be seen.
        editions: articles, what is known of them and how they are cut.
    """

    labels: int
    seats: int
    reviews: int
    editions: int


class Touched(NamedTuple):
    """An article that somebody ever made a commit in.

    Attributes:
        state: another one whenever a label of the article or its edition is another.
    """

    article_id: str
    state: str
    outlet: str
    language: str
    story: str
    published: date | None


class Step(NamedTuple):
    """A commit as the log keeps it.

    Attributes:
        seq: its place in the log.
        labels: the revisions that it made.
        is_undo: it took another one back, or made it again.
    """

    seq: int
    labels: tuple[Label, ...]
    is_undo: bool


class ProposalLog(Protocol):
    """What agents suggest for articles: one proposal an agent and edition, never changed."""

    def add(self, proposals: Iterable[Proposal]) -> None:
        """Keep several, all or none; what the same agent proposed for the same edition stays as it was."""
        ...

    def of(self, article_id: str) -> tuple[Proposal, ...]:
        """All proposals for the newest edition of an article, the last one first."""
        ...

    def missing(self, agent: str, *, language: str | None = None) -> tuple[str, ...]:
        """The articles, in the order of import, whose newest edition `agent` has not read yet."""
        ...

    def every(self, article_id: str) -> tuple[Proposal, ...]:
        """All proposals for any edition of an article, the last one first."""
        ...

    def waiting(self, agents: Mapping[str, str], *, otherwise: str) -> tuple[Waiting, ...]:
        """The articles whose newest edition the agent of their language has not read, in the order of import.

        Args:
            agents: by language.
            otherwise: the agent of any other language.
        """
        ...

    def agents(self) -> tuple[tuple[str, int], ...]:
        """Every agent with the number of newest editions that it has read, the last agent first."""
        ...


class PeopleLog(Protocol):
    """Who works in the project: a person is revised, never changed or deleted."""

    def set(self, person: Person, *, base: int, author: str, made_at: datetime) -> None:
        """Say of a person what holds from now on.

        `base` is the revision that the author saw, 0 for a name that was never listed.

        Raises:
            StalePerson: somebody else changed the list first.
            SignInTaken: another person signs in so.
            FirstAdministrator, LastAdministrator: nobody would be left who may change the list.
        """
        ...

    def all(self) -> tuple[PersonRevision, ...]:
        """The newest revision of everybody who was ever listed, by name."""
        ...

    def of(self, name: str) -> PersonRevision | None:
        """The newest revision of a person, or none."""
        ...

    def history(self, name: str) -> tuple[PersonRevision, ...]:
        """Every revision of a person, the first first."""
        ...

    def pulse(self) -> int:
        """Another number whenever the list was changed since; cheap."""
        ...

    def sign_out(self, session: str, *, name: str, made_at: datetime) -> None:
        """Keep that a session was ended by hand; once is enough."""
        ...

    def is_signed_out(self, session: str) -> bool:
        """Whether a session was ended by hand; cheap."""
        ...


class SourceLog(Protocol):
    """The source registry: an entry is revised, never changed or deleted."""

    def set(self, revisions: Iterable[SourceRevision]) -> None:
        """Write the next revision of each entry, all or none.

        Raises:
            StaleSource: somebody else revised one first; nothing was written.
        """
        ...

    def all(self) -> tuple[SourceRevision, ...]:
        """The newest revision of every entry, in the order in which they were first written."""
        ...

    def history(self, source_id: str) -> tuple[SourceRevision, ...]:
        """Every revision of an entry, the first first."""
        ...

    def set_aside(self, name: str, *, is_aside: bool, author: str, made_at: datetime) -> None:
        """Say that a name, folded, is no source to look for; or that it is one after all."""
        ...

    def aside(self) -> frozenset[str]:
        """The folded names that are no source to look for."""
        ...

    def pulse(self) -> int:
        """Another number whenever an entry was revised since; cheap."""
        ...


class Snapshot(Protocol):
    """Everything as of one moment, however long the reading takes."""

    def articles(self) -> Iterator[Article]:
        """Every article, in the order of import."""
        ...

    def touched(self, *, is_common: bool = False, reader: str = "") -> tuple[Touched, ...]:
        """The articles that somebody ever made a commit in, in the order of import, without reading them.

        Args:
            is_common: only those in which two analysts or more did.
            reader: only those in which this one did.
        """
        ...

    def article(self, article_id: str) -> Article | None:
        """The article in its newest edition, or none."""
        ...

    def labels(self, article_id: str) -> tuple[Label, ...]:
        """The current labels of all annotators in one article, in a stable order."""
        ...

    def readings(self, article_ids: Iterable[str]) -> Iterator[tuple[Article, tuple[Label, ...]]]:
        """Articles, in the order given, with the current labels of all: many in one read.

        Raises:
            UnknownArticle: one is not stored.
        """
        ...

    def labelled(self) -> Iterator[Article]:
        """The articles that somebody ever made a commit in, in the order of import."""
        ...

    def steps(self, article_id: str) -> tuple[Step, ...]:
        """Every commit in one article, in the order in which they were stored."""
        ...

    def closings(self, readers: Collection[str] | None = None) -> Iterator[Closing]:
        """Each sentence that a reader, or one of these, ever closed, when and in what time; gold is nobody's.

        No claim is read; those of an article come together, in the order in which they were closed.
        """
        ...

    def proposals(self, article_id: str) -> tuple[Proposal, ...]:
        """All proposals for any edition of an article, the last one first."""
        ...

    def rulings(self, article_id: str) -> tuple[Ruling, ...]:
        """The rulings in an article, oldest first."""
        ...
