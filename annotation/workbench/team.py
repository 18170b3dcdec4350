"""The half of a workbench by which several people work in one project."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from annotation.project import read_project
from annotation.settings import Settings
from annotation.store import Store
from annotation.workbench.desk import Desk
from annotation.workbench.people import People
from annotation.workbench.registry import Registry
from schemas import Codebook, ProjectSettings

if TYPE_CHECKING:
    from annotation.workbench.adjudicating import Adjudicating
    from annotation.workbench.agreeing import Agreeing
    from annotation.workbench.assigning import Assigning
    from annotation.workbench.overseeing import Overseeing
    from annotation.workbench.progressing import Progressing
    from annotation.workbench.unmatching import Unmatching


class Team:
    """Who works here, who reads what, how far they agree, and what a lead settles.

    What only leads ask for is loaded when first asked for: the annotation screen starts without it.
    """

    settings: Settings
    codebook: Codebook
    registry: Registry
    _store: Store
    _now: Callable[[], datetime]

    @property
    def project(self) -> ProjectSettings:
        """The project's own settings, as their file says now.

        Raises:
            InvalidProject: naming the file and what is wrong.
        """
        return read_project(self.settings.project_file)

    @cached_property
    def people(self) -> People:
        """Who works in the project, and who may do what."""
        return People(log=self._store.people, clock=self._now)

    @cached_property
    def desk(self) -> Desk:
        """What an analyst of a team has to read, and as whom."""
        return Desk(self._store, settings=lambda: self.project, listed=self.people.names, clock=self._now)

    @cached_property
    def assigning(self) -> "Assigning":
        """Who reads what, and whose labels may be seen."""
        from annotation.workbench.assigning import Assigning  # noqa: PLC0415

        return Assigning(
            self._store, settings=lambda: self.project, listed=self.people.names, clock=self._now
        )

    @cached_property
    def overseeing(self) -> "Overseeing":
        """What a lead sees of who reads what."""
        from annotation.workbench.overseeing import Overseeing  # noqa: PLC0415

        return Overseeing(
            self._store, settings=lambda: self.project, listed=self.people.names, clock=self._now
        )

    @cached_property
    def agreement(self) -> "Agreeing":
        """How far readers of the same articles agree."""
        from annotation.workbench.agreeing import Agreeing  # noqa: PLC0415

        return Agreeing(store=self._store, codebook=self.codebook, may_show=self.assigning.may_show)

    @cached_property
    def adjudication(self) -> "Adjudicating":
        """What a lead settles where readers differ."""
        from annotation.workbench.adjudicating import Adjudicating  # noqa: PLC0415

        return Adjudicating(
            self._store,
            codebook=self.codebook,
            sources=self.registry.index,
            disagreements=self.agreement.disagreements,
            may_show=self.assigning.may_show,
            shows=self.assigning.shows,
            clock=self._now,
        )

    @cached_property
    def progress(self) -> "Progressing":
        """How far the work is, and when all will be read."""
        from annotation.workbench.progressing import Progressing  # noqa: PLC0415

        return Progressing(
            self._store,
            settings=lambda: self.project,
            may_show=self.assigning.may_show,
            queue=self.adjudication.queue,
            clock=self._now,
        )

    @cached_property
    def unmatched(self) -> "Unmatching":
        """The names of sources in labels that no entry has, as far as somebody may see the labels."""
        from annotation.workbench.unmatching import Unmatching  # noqa: PLC0415

        return Unmatching(
            self._store,
            sources=self.registry.index,
            aside=self.registry.aside,
            may_show=self.assigning.may_show,
        )
