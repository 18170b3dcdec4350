"""One project: articles in, labels kept, versions out."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

from annotation.errors import ReservedName
from annotation.ingest import Options
from annotation.project import write_project
from annotation.settings import Settings
from annotation.store import Store
from annotation.workbench.files import AS_FOUND, Readable, read_first
from annotation.workbench.importing import By, Importer, Outcome, with_outlet
from annotation.workbench.labelling import Labelling
from annotation.workbench.parsing import Parsed
from annotation.workbench.registry import Registry
from annotation.workbench.storytelling import tell_stories
from schemas import (
    Codebook,
    Incoming,
    ProjectSettings,
    Source,
    may_be_person,
)

if TYPE_CHECKING:
    from annotation.workbench.assisting import Assisting
    from annotation.workbench.ledgering import Ledgering
    from annotation.workbench.versions import Versions

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time that labels and versions are stamped with."""
    return datetime.now(UTC)


class Workbench(Labelling):
    """One project: a store, a codebook, a registry and a folder of versions."""

    def __init__(
        self,
        settings: Settings,
        *,
        store: Store,
        codebook: Codebook,
        sources: tuple[Source, ...] = (),
        clock: Clock = utc_now,
    ) -> None:
        self.settings = settings
        self.codebook = codebook
        self._store = store
        self._now = clock
        self.registry = Registry(store.sources, clock=clock)
        if sources:
            self.registry.begin(lambda: sources)

    # Articles

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
            sources=self.registry.index(),
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
            (origin, with_outlet(one, self.registry.index()) if isinstance(one, Incoming) else one)
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

    # The project

    def set_project(self, wanted: ProjectSettings) -> None:
        """Change them, for everybody.

        Raises:
            UnwritableProject: they are as they were.
        """
        write_project(self.settings.project_file, wanted)

    def sources(self) -> tuple[Source, ...]:
        """The source registry."""
        return self.registry.index().sources

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
            sources=self.registry.index,
            clock=self._now,
            prepare=self.tell_stories,
            read_blind=self.assigning.read_blind,
        )

    @cached_property
    def ledger(self) -> "Ledgering":
        """Which sources hold up, who feeds whom; loaded when first asked for, as versions are."""
        from annotation.workbench.ledgering import Ledgering  # noqa: PLC0415

        return Ledgering(
            self.settings,
            store=self._store,
            sources=self.registry.index,
            read_blind=self.assigning.read_blind,
            clock=self._now,
        )

    def doctor(self) -> tuple[str, ...]:
        """Labels, articles and progress that are not what the log says; empty when all is well."""
        return self._store.inconsistencies()

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()
