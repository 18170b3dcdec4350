"""The source registry: a CSV in, entries out; and the search as somebody types."""

import csv
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from annotation.errors import InvalidRegistry
from annotation.language.folding import fold
from schemas import Source

_ALIASES = "aliases_"


def read_sources(path: Path) -> tuple[Source, ...]:
    """The entries of the registry file, in its order.

    Raises:
        InvalidRegistry: unreadable, a missing column, a bad value, or an id used twice.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InvalidRegistry(path=path, line=1, reason=str(error)) from error
    sources: dict[str, Source] = {}
    for line, row in enumerate(rows, start=2):
        try:
            source = _source(row)
        except (ValidationError, KeyError, TypeError, AttributeError) as error:
            reason = error.errors()[0]["msg"] if isinstance(error, ValidationError) else f"column {error}"
            raise InvalidRegistry(path=path, line=line, reason=reason) from error
        if source.source_id in sources:
            raise InvalidRegistry(path=path, line=line, reason=f"the id {source.source_id} is used twice")
        sources[source.source_id] = source
    return tuple(sources.values())


def _source(row: dict[str, str]) -> Source:
    aliases = {
        column.removeprefix(_ALIASES): tuple(filter(None, cell.split("|")))
        for column, cell in row.items()
        if column.startswith(_ALIASES)
    }
    own = {name: row[name] for name in ("source_id", "name", "kind", "country", "wikidata")}
    return Source(**own, aliases=aliases)  # type: ignore[arg-type]


class SourceIndex:
    """Search over the registry; built once, read by many."""

    def __init__(self, sources: tuple[Source, ...]) -> None:
        self.sources = sources

    @cached_property
    def _names(self) -> tuple[tuple[str, Source], ...]:
        return tuple((fold(name), source) for source in self.sources for name in source.names)

    @cached_property
    def _by_name(self) -> dict[str, Source]:
        return dict(reversed(self._names))

    def named(self, name: str) -> Source | None:
        """The entry that has exactly this name or alias, case and accents apart."""
        return self._by_name.get(fold(name))

    def search(self, typed: str, *, limit: int = 8) -> tuple[Source, ...]:
        """Entries with a name that holds what was typed, the closest first.

        A name that begins with it comes before one with a word that does, and that before the rest.
        """
        wanted = fold(typed).strip()
        if not wanted:
            return ()
        ranked: dict[str, tuple[int, int, Source]] = {}
        for name, source in self._names:
            rank = _rank(name, wanted)
            if rank is not None:
                best = ranked.get(source.source_id)
                here = (rank, len(name), source)
                ranked[source.source_id] = min(best, here, key=lambda r: r[:2]) if best else here
        return tuple(r[2] for r in sorted(ranked.values(), key=lambda r: r[:2])[:limit])


def _rank(name: str, wanted: str) -> int | None:
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    if f" {wanted}" in name or f"-{wanted}" in name or f"'{wanted}" in name:
        return 2
    return 3 if wanted in name else None
