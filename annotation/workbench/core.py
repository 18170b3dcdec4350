"""One project: articles in, labels kept, versions out."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from annotation.assistance import is_drawn
from annotation.errors import CommitRefused, ReservedName
from annotation.ingest import Options
from annotation.project import write_project
from annotation.settings import Settings
from annotation.sources import SourceIndex
from annotation.store import Store
from annotation.validity import problem
from annotation.workbench.articles import Articles
from annotation.workbench.files import AS_FOUND, Readable, read_first
from annotation.workbench.given_labels import Given
from annotation.workbench.importing import By, Importer, Outcome, with_outlet
from annotation.workbench.parsing import Parsed
from annotation.workbench.proposing import Suggesting
from annotation.workbench.source_blind import masked, named
from annotation.workbench.storytelling import tell_stories
from annotation.workbench.suggesting import SourceNames, propose
from annotation.workbench.team import Team
from annotation.workbench.viewing import ArticleView, view_of
from schemas import (
    Acknowledgement,
    Article,
    Codebook,
    Commit,
    Incoming,
    ProjectSettings,
    Source,
    may_be_person,
)

if TYPE_CHECKING:
    from annotation.workbench.assisting import Assisting
    from annotation.workbench.learning import Learning
    from annotation.workbench.versions import Versions

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time that labels and versions are stamped with."""
    return datetime.now(UTC)


class Workbench(Team):
    """One project: a store, a codebook, a registry and a folder of versions."""

    def __init__(
        self,
        settings: Settings,
        *,
        store: Store,
        codebook: Codebook,
        sources: tuple[Source, ...],
        clock: Clock = utc_now,
    ) -> None:
        self.settings = settings
        self.codebook = codebook
        self._store = store
        self._sources = SourceIndex(sources)
        self._now = clock

    # Articles

    @cached_property
    def articles(self) -> Articles:
        """List, correct and re-cut the stored articles."""
        return Articles(store=self._store, sources=self._sources, clock=self._now)

    def import_parcels(
        self,
        parcels: Iterable[Readable],
        options: Options = AS_FOUND,
        *,
        importer: str = "",
        annotator: str = "",
        dry_run: bool = False,
        processes: int = 1,
    ) -> Iterator[Outcome]:
        """Store what files hold; one outcome a record, a bad one never stops the rest.

        An import that was interrupted goes on when it is started again: what is stored is known unparsed.

        Args:
            parcels: the files, or single records such as a pasted text.
            options: how to read them.
            importer: who imports [default: whom the settings name].
            annotator: whose labels those are that come along and do not say it [default: who imports].
            dry_run: say what would become of each, store nothing.
            processes: how many parse; this one only stores when there are several.

        Raises:
            ReservedName: no annotator may have it.
        """
        if annotator and not may_be_person(annotator):
            raise ReservedName(name=annotator)
        who = importer or self.settings.annotator
        return Importer(
            self._store,
            sources=self._sources,
            codebook=self.codebook,
            clock=self._now,
            by=By(who, annotator or who, partial(self.people.require_speaking_for, who)),
            dry_run=dry_run,
        ).run(parcels, options, processes=processes)

    def preview(
        self, given: Iterable[Readable], options: Options = AS_FOUND, *, limit: int
    ) -> tuple[tuple[str, Parsed], ...]:
        """The first articles that an import would store, each by its origin, or why it would not."""
        return tuple(
            (origin, with_outlet(one, self._sources) if isinstance(one, Incoming) else one)
            for origin, one in read_first(given, options, limit=limit)
        )

    def tell_stories(self) -> int:
        """Group the articles that were not compared yet into stories; how many these were."""
        return tell_stories(self._store, made_at=self._now()) if self._store.to_compare() else 0

    def next_open(self, annotator: str, *, after: str | None = None) -> str | None:
        """The id of the next article with an open sentence: in a team one of theirs, which they may take.

        In one person's project the next by value where the project asks for it, else the next imported.
        """
        if self.desk.is_team():
            return self.desk.next_open(annotator, after=after)
        ranking = self.learning.ranking() if self.project.order_by_value else ()
        return self.articles.next_open(annotator, after=after, ranking=ranking)

    def first_article(self, annotator: str) -> str | None:
        """What is shown when nothing is open: in a team the first of theirs, else the first imported."""
        if self.desk.is_team():
            return next((one.article_id for one in self.desk.mine(annotator)), None)
        return next((one.article_id for one in self.articles.page(annotator, limit=1)), None)

    # Suggestions and labels

    @cached_property
    def learning(self) -> "Learning":
        """Learn from the labels, judge what the agents propose, order what is open."""
        from annotation.workbench.learning import Learning  # noqa: PLC0415 (only who asks for it pays for it)

        return Learning(
            self.settings,
            store=self._store,
            codebook=self.codebook,
            propose=partial(propose, sources=SourceNames.of(self._sources.sources)),
            may_show=self.assigning.may_show,
            clock=self._now,
        )

    @cached_property
    def suggesting(self) -> Suggesting:
        """The agents: what they have read, and the reading of the rest."""
        return Suggesting(
            store=self._store,
            sources=self._sources.sources,
            names=SourceNames.of(self._sources.sources),
            folder=self.settings.suggesting,
            clock=self._now,
            learning=lambda: self.learning,
        )

    def set_project(self, wanted: ProjectSettings) -> None:
        """Change them, for everybody.

        Raises:
            UnwritableProject: they are as they were.
        """
        write_project(self.settings.project_file, wanted)

    def view(self, article_id: str, person: str) -> ArticleView:
        """An article with what its analyst is offered, and the analyst's own labels, nobody else's.

        Raises:
            UnknownArticle: it is not stored.
            NotAssigned: in a team, others read it.
        """
        article = self.articles.get(article_id)
        reader = self.desk.reader(article_id, person)
        agent, suggestions = self.suggesting.newest(article)
        step = partial(self.desk.neighbour, article_id, person)
        return view_of(
            article,
            self._store.labels(article_id, reader, withdrawn=True),
            suggestions,
            reader=reader,
            agent=agent,
            is_drawn=partial(is_drawn, self.project, reader, article_id),
            neighbours=(step(step=-1), step(step=1)),
        )

    def commit(
        self, commit: Commit, *, annotator: str, reader: str = "", article: Article | None = None
    ) -> Acknowledgement:
        """Store what an analyst did; it is on disk when this returns.

        `reader` is as whom they did it [default: as whom they read the article now].

        Raises:
            CommitRefused: it does not fit the article or the codebook.
            NotAssigned: in a team, others read it.
            NotThisReader: they do not read it as `reader`.
            StaleCommit: somebody wrote the label first.
        """
        article = article or self.articles.get(commit.article_id)
        reader = self.desk.reader(commit.article_id, annotator, wanted=reader)
        found = problem(commit, article=article, codebook=self.codebook)
        if found:
            raise CommitRefused(reason=found)
        if any(one.state and one.state.assistance == "hidden" for one in commit.changes):
            self.suggesting.keep_rules(article)  # else nobody could tell later what was held back
        return self._store.commit(commit, annotator=reader, received_at=self._now())

    def masked_view(self, article_id: str, person: str) -> ArticleView:
        """The same for a source-blind reading: names of sources and outlets are hidden.

        Raises:
            UnknownArticle, NotAssigned: as `view`.
        """
        return masked(self.view(article_id, person), self._sources.sources)

    def masked_commit(
        self, commit: Commit, *, annotator: str, article: Article, reader: str = ""
    ) -> Acknowledgement:
        """Store the judgements of a source-blind reading; sources stay what they were.

        Raises:
            CommitRefused: it sets more than judgements, or does not fit.
            NotAssigned, NotThisReader, StaleCommit: as `commit`.
        """
        reader = self.desk.reader(commit.article_id, annotator, wanted=reader)
        whole = named(commit, self._store, reader)
        return self.commit(whole, annotator=annotator, reader=reader, article=article)

    def import_labels(self, path: Path, *, annotator: str) -> tuple[Acknowledgement, ...]:
        """Store labels made elsewhere, matched to stored articles by the hash of their text.

        Raises:
            ReservedName: no annotator may have it.
            LabelsRefused: the file is refused whole, nothing of it is stored.
            StoreUnavailable: nothing of it is stored either.
        """
        if not may_be_person(annotator):
            raise ReservedName(name=annotator)
        given = Given(path, annotator, codebook=self.codebook, store=self._store, made_at=self._now())
        return given.store_all(registry_id=self._sources.id_of, revisions=self.revisions)

    def revisions(self, article_id: str, annotator: str) -> dict[str, int]:
        """The current revision of each label of one analyst in one article, withdrawn ones too."""
        labels = self._store.labels(article_id, annotator, withdrawn=True)
        return {label.key: label.revision for label in labels}

    def sources(self) -> tuple[Source, ...]:
        """The source registry."""
        return self._sources.sources

    def annotators(self) -> tuple[str, ...]:
        """Everybody who has labelled in this project, and who the settings name."""
        return tuple(sorted({*self._store.annotators(), self.settings.annotator}))

    @cached_property
    def assistance(self) -> "Assisting":
        """What suggestions do to labels and to time; loaded when first asked for, as versions are."""
        from annotation.workbench.assisting import Assisting  # noqa: PLC0415

        return Assisting(store=self._store, suggesting=self.suggesting)

    # Versions

    @cached_property
    def versions(self) -> "Versions":
        """All verbs of versions; loaded when first asked for: Arrow stays off the annotation path."""
        from annotation.workbench.versions import Versions  # noqa: PLC0415

        return Versions(
            self.settings,
            store=self._store,
            codebook=self.codebook,
            sources=self._sources,
            clock=self._now,
            prepare=self.tell_stories,
            read_blind=self.assigning.read_blind,
        )

    def doctor(self) -> tuple[str, ...]:
        """Labels, articles and progress that are not what the log says; empty when all is well."""
        return self._store.inconsistencies()

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()
