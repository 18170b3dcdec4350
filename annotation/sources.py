"""The source registry: a CSV in, entries out, and the entry that has a name."""

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
    """The registry by name; built once, read by many."""

    def __init__(self, sources: tuple[Source, ...]) -> None:
        self.sources = sources

    @cached_property
    def _by_name(self) -> dict[str, Source]:
        pairs = [(fold(name), source) for source in self.sources for name in source.names]
        return dict(reversed(pairs))

    def named(self, name: str) -> Source | None:
        """The entry that has exactly this name or alias, case and accents apart."""
        return self._by_name.get(fold(name))
