"""The source registry of a project: who is meant by a name, and every change of it."""

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from annotation.errors import StaleSource
from annotation.language.folding import fold
from annotation.sources import (
    Match,
    SourceIndex,
    added,
    found_in,
    matches,
    merged,
    regraded,
    revised,
    search,
    separated,
    sources_in,
    split_off,
    table_of,
)
from annotation.store import SourceLog
from schemas import Grade, Source, SourceCause, SourceRevision


class Taken(NamedTuple):
    """What an import of entries did."""

    added: int
    changed: int
    same: int


class Registry:
    """The entries, from a log: nothing is overwritten, and labels are never touched.

    What a label means is asked when it is read (`SourceIndex.resolve`), so that it follows merges and
    splits, and is what it was when they are taken back.
    """

    def __init__(self, log: SourceLog, *, clock: Callable[[], datetime]) -> None:
        self._log = log
        self._now = clock
        self._known: tuple[int, SourceIndex] = (0, SourceIndex(()))
        self._revisions: dict[str, int] = {}

    def begin(self, sources: Callable[[], Iterable[Source]]) -> None:
        """Give a project without a registry its first one."""
        if not self._log.pulse():
            with suppress(StaleSource):  # another server was first
                self._write(tuple(sources()), cause="imported", author="")

    def index(self) -> SourceIndex:
        """Who is meant by a name, as of now."""
        pulse = self._log.pulse()
        if pulse != self._known[0]:
            newest = self._log.all()
            self._revisions = {one.source.source_id: one.revision for one in newest}
            self._known = (pulse, SourceIndex(one.source for one in newest))
        return self._known[1]

    def search(self, typed: str, *, limit: int = 20) -> tuple[Source, ...]:
        """Entries with a name that holds what was typed or sounds like it, the closest first."""
        return search(self.index(), typed, limit=limit)

    def matches(self, names: Iterable[str]) -> dict[str, tuple[Match, ...]]:
        """For each name the entries that it may mean."""
        return matches(self.index(), names)

    def entry(self, source_id: str) -> Source:
        """An entry as it is written down, merged or not.

        Raises:
            UnknownSource: there is none.
        """
        return found_in(self.index(), source_id)

    def history(self, source_id: str) -> tuple[SourceRevision, ...]:
        """Every revision of an entry, the first first."""
        return self._log.history(source_id)

    # Changes

    def add(self, source: Source, *, author: str) -> None:
        """Write a new entry.

        Raises:
            SourceRefused, StaleSource: nothing was written.
        """
        self._write((added(self.index(), source),), cause="added", author=author)

    def revise(self, source: Source, *, author: str) -> None:
        """Write an entry as it is to be.

        Raises:
            UnknownSource, SourceRefused, StaleSource: nothing was written.
        """
        self.entry(source.source_id)
        self._write((revised(self.index(), source),), cause="changed", author=author)

    def grade(self, source_id: str, grade: Grade, *, author: str) -> None:
        """Say how reliable a source is, from a day on.

        Raises:
            UnknownSource, SourceRefused, StaleSource: nothing was written.
        """
        self._write((regraded(self.index(), source_id, grade),), cause="graded", author=author)

    def merge(self, source_id: str, into: str, *, author: str) -> None:
        """Let another entry stand for one; its labels follow.

        Raises:
            UnknownSource, SourceRefused, StaleSource: nothing was written.
        """
        self._write((merged(self.index(), source_id, into),), cause="merged", author=author)

    def separate(self, source_id: str, *, author: str) -> None:
        """Let a merged entry stand for itself again; its labels come back.

        Raises:
            UnknownSource, SourceRefused, StaleSource: nothing was written.
        """
        self._write((separated(self.index(), source_id),), cause="split", author=author)

    def split(self, source_id: str, new: Source, *, names: Collection[str], author: str) -> None:
        """Give some aliases of an entry to a new one; labels with these names follow.

        Raises:
            UnknownSource, SourceRefused, StaleSource: nothing was written.
        """
        self._write(split_off(self.index(), source_id, new, names), cause="split", author=author)

    def name(self, name: str, source_id: str, *, language: str, author: str) -> None:
        """Make a name an alias of an entry.

        Raises:
            UnknownSource, SourceRefused, StaleSource: nothing was written.
        """
        entry = self.entry(source_id)
        aliases = {**entry.aliases, language: (*entry.aliases.get(language, ()), name)}
        self.revise(Source.model_validate(dict(entry) | {"aliases": aliases}), author=author)

    # Names that are no entry

    def set_aside(self, name: str, *, is_aside: bool = True, author: str) -> None:
        """Say that a name is no source to look for; or take that back."""
        self._log.set_aside(fold(name), is_aside=is_aside, author=author, made_at=self._now())

    def is_aside(self) -> Callable[[str], bool]:
        """Tells of a name whether it was set aside."""
        names = self._log.aside()
        return lambda name: fold(name) in names

    # In and out

    def table(self) -> str:
        """The registry as CSV, merged entries too: `take` reads it back."""
        return table_of(self.index().entries)

    def take(self, text: str, *, path: Path | str, author: str, dry_run: bool = False) -> Taken:
        """Write the entries of a CSV: new ones are added, others revised; what it does not name stays.

        Raises:
            InvalidRegistry, StaleSource: nothing was written.
        """
        given, known = sources_in(text, path=path), self.index().by_id
        new = [one for one in given if one.source_id not in known]
        changed = [one for one in given if known.get(one.source_id, one) != one]
        if not dry_run:
            self._write((*new, *changed), cause="imported", author=author)
        return Taken(len(new), len(changed), len(given) - len(new) - len(changed))

    def _write(self, sources: Iterable[Source], *, cause: SourceCause, author: str) -> None:
        self.index()
        made_at = self._now()
        self._log.set(
            SourceRevision(
                source=one,
                revision=self._revisions.get(one.source_id, 0) + 1,
                cause=cause,
                author=author,
                made_at=made_at,
            )
            for one in sources
        )
