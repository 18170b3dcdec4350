"""The source registry of a project: who is meant by a name, and every change of it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from annotation.errors import InvalidRegistry, StaleSource
from annotation.language.folding import fold
from annotation.sources import (
    Match,
    SourceIndex,
    Taken,
    Told,
    added,
    found_in,
    listed,
    matches,
    merged,
    proposed_id,
    regraded,
    revised,
    search,
    separated,
    split_off,
    table_of,
    taken,
    told,
    with_alias,
)
from annotation.store import SourceLog
from schemas import Grade, Source, SourceCause, SourceQuery, SourceRevision

EVERYTHING = SourceQuery()


@dataclass(frozen=True)
class _State:
    """The registry as of one moment: a change that is decided on it is written on it, or not at all."""

    pulse: int
    index: SourceIndex
    revisions: Mapping[str, int]

    def require(self, source_id: str, base: int | None) -> None:
        """Raise StaleSource where an entry is another than its author saw."""
        if base not in {None, self.revisions.get(source_id)}:
            raise StaleSource(source_id=source_id)


class Registry:
    """The entries, from a log: nothing is overwritten, and labels are never touched.

    What a label means is asked when it is read (`SourceIndex.resolve`), so that it follows merges and
    splits, and is what it was when they are taken back.
    """

    def __init__(self, log: SourceLog, *, clock: Callable[[], datetime]) -> None:
        self._log = log
        self._now = clock
        self._known = _State(0, SourceIndex(()), {})
        self._matched: tuple[SourceIndex, dict[str, tuple[Match, ...]]] = (self._known.index, {})

    def begin(self, sources: Callable[[], Iterable[Source]]) -> None:
        """Give a project without a registry its first one."""
        if not self._log.pulse():
            with suppress(StaleSource):  # another server was first
                self._write(self._state(), tuple(sources()), cause="imported", author="")

    def index(self) -> SourceIndex:
        """Who is meant by a name, as of now."""
        return self._state().index

    def listed(self, query: SourceQuery = EVERYTHING) -> tuple[Source, ...]:
        """The entries that a query asks for."""
        return listed(self.index(), query)

    def search(self, typed: str, *, limit: int = 20) -> tuple[Source, ...]:
        """Entries with a name that holds what was typed or sounds like it, the closest first."""
        return search(self.index(), typed, limit=limit)

    def matches(self, names: Iterable[str]) -> dict[str, tuple[Match, ...]]:
        """For each name the entries that it may mean; compared once while the registry stays as it is."""
        index, given = self.index(), tuple(names)
        if self._matched[0] is not index:
            self._matched = (index, {})
        known = self._matched[1]
        known.update(matches(index, (one for one in given if one not in known)))
        return {one: known[one] for one in given}

    def entry(self, source_id: str) -> Source:
        """An entry as it is written down, merged or not.

        Raises:
            UnknownSource: there is none.
        """
        return found_in(self.index(), source_id)

    def history(self, source_id: str) -> tuple[SourceRevision, ...]:
        """Every revision of an entry, the first first."""
        return self._log.history(source_id)

    def told(self, source_id: str) -> tuple[Told, ...]:
        """Every revision of an entry with what it changed, the first first."""
        return told(self.history(source_id))

    def revision(self, source_id: str) -> int:
        """What a change of the entry is based on; 0 for none."""
        return self._state().revisions.get(source_id, 0)

    def revisions(self) -> Mapping[str, int]:
        """What changes of all entries are based on, by id."""
        return self._state().revisions

    def proposed_id(self, name: str) -> str:
        """An id for a new entry with a name; empty for a name without a letter."""
        return proposed_id(self.index(), name)

    # Changes. Each may name its `base`, the revision that the author saw of an entry: when another one stands
    # now, nothing is written. Without it the change is made to what stands.

    def add(self, source: Source, *, author: str) -> None:
        """Write a new entry.

        Raises:
            SourceRefused, StaleSource: nothing was written.
        """
        state = self._state()
        self._write(state, (added(state.index, source),), cause="added", author=author)

    def revise(self, source: Source, *, author: str, base: int | None = None) -> None:
        """Write an entry as it is to be.

        Raises:
            UnknownSource, SourceRefused, StaleSource: nothing was written.
        """
        state = self._state()
        found_in(state.index, source.source_id)
        state.require(source.source_id, base)
        self._write(state, (revised(state.index, source),), cause="changed", author=author)

    def grade(self, source_id: str, grade: Grade, *, author: str, base: int | None = None) -> None:
        """Say how reliable a source is, from a day on.

        Raises:
            UnknownSource, SourceRefused, StaleSource: nothing was written.
        """
        state = self._state()
        state.require(source_id, base)
        self._write(state, (regraded(state.index, source_id, grade),), cause="graded", author=author)

    def merge(
        self, source_id: str, into: str, *, author: str, base: int | None = None, into_base: int | None = None
    ) -> None:
        """Let another entry stand for one; its labels follow. `into_base` is the base of the other.

        Raises:
            UnknownSource, SourceRefused, StaleSource: nothing was written.
        """
        state = self._state()
        state.require(source_id, base)
        state.require(into, into_base)
        self._write(state, (merged(state.index, source_id, into),), cause="merged", author=author)

    def separate(self, source_id: str, *, author: str, base: int | None = None) -> None:
        """Let a merged entry stand for itself again; its labels come back.

        Raises:
            UnknownSource, SourceRefused, StaleSource: nothing was written.
        """
        state = self._state()
        state.require(source_id, base)
        self._write(state, (separated(state.index, source_id),), cause="split", author=author)

    def split(
        self, source_id: str, new: Source, *, names: Collection[str], author: str, base: int | None = None
    ) -> None:
        """Give some aliases of an entry to a new one; labels with these names follow.

        Raises:
            UnknownSource, SourceRefused, StaleSource: nothing was written.
        """
        state = self._state()
        state.require(source_id, base)
        self._write(state, split_off(state.index, source_id, new, names), cause="split", author=author)

    def name(self, name: str, source_id: str, *, language: str, author: str) -> None:
        """Make a name an alias of an entry.

        Raises:
            UnknownSource, SourceRefused, StaleSource: nothing was written.
        """
        state = self._state()
        found = with_alias(state.index, source_id, name, language=language)
        self._write(state, (found,), cause="changed", author=author)

    # Names that are no entry

    def set_aside(self, name: str, *, is_aside: bool = True, author: str) -> None:
        """Say that a name is no source to look for; or take that back."""
        self._log.set_aside(fold(name), is_aside=is_aside, author=author, made_at=self._now())

    def aside(self) -> frozenset[str]:
        """The names that were set aside, folded."""
        return self._log.aside()

    # In and out

    def table(self) -> str:
        """The registry as CSV, merged entries too: `take` reads it back."""
        return table_of(self.index().entries)

    def look(self, text: str) -> Taken:
        """What an import of a CSV would do, and every line that it would be refused for."""
        return taken(self.index(), text)

    def take(self, text: str, *, path: Path | str, author: str) -> Taken:
        """Write the entries of a CSV: new ones are added, others revised; what it does not name stays.

        Raises:
            InvalidRegistry, StaleSource: nothing was written.
        """
        state = self._state()
        found = taken(state.index, text)
        for one in found.problems:
            raise InvalidRegistry(path=path, line=one.line, reason=str(one))
        self._write(state, (*found.added, *found.changed), cause="imported", author=author)
        return found

    def _state(self) -> _State:
        pulse = self._log.pulse()
        if pulse != self._known.pulse:
            newest = self._log.all()
            revisions = {one.source.source_id: one.revision for one in newest}
            self._known = _State(pulse, SourceIndex(one.source for one in newest), revisions)
        return self._known

    def _write(self, state: _State, sources: Iterable[Source], *, cause: SourceCause, author: str) -> None:
        made_at = self._now()
        self._log.set(
            SourceRevision(
                source=one,
                revision=state.revisions.get(one.source_id, 0) + 1,
                cause=cause,
                author=author,
                made_at=made_at,
            )
            for one in sources
        )
