"""The source registry: a CSV in, entries out, and the entry that has a name."""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
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
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidRegistry(path=path, line=1, reason=str(error)) from error
    reader = csv.DictReader(io.StringIO(text), strict=True)
    try:
        return tuple(_sources(reader))
    except (ValueError, KeyError, csv.Error) as error:
        raise InvalidRegistry(path=path, line=reader.reader.line_num, reason=_reason(error)) from error


def _sources(rows: Iterable[dict[str, str]]) -> Iterator[Source]:
    seen: set[str] = set()
    for row in rows:
        source = _source(row)
        if source.source_id in seen:
            raise ValueError(f"the id {source.source_id} is used twice")
        seen.add(source.source_id)
        yield source


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{first['loc'][0]}: {first['msg']}"
    return f"there is no column {error}" if isinstance(error, KeyError) else str(error)


def _source(row: dict[str, str]) -> Source:
    if None in row or None in row.values():  # what DictReader makes of too many cells, and of too few
        raise ValueError("it has not as many cells as the first line has names")
    aliases = {
        column.removeprefix(_ALIASES): tuple(filter(None, cell.split("|")))
        for column, cell in row.items()
        if column.startswith(_ALIASES)
    }
    own = {name: row[name] for name in ("source_id", "name", "kind", "country", "wikidata")}
    return Source(**own, aliases=aliases)


class SourceIndex:
    """The registry by name; built once, read by many."""

    def __init__(self, sources: tuple[Source, ...]) -> None:
        self.sources = sources

    @cached_property
    def _by_name(self) -> dict[str, Source]:
        pairs = [(fold(name), source) for source in self.sources for name in source.names]
        return dict(reversed(pairs))

    @cached_property
    def digest(self) -> str:
        """Another one for another registry: names and entries in their order."""
        said = "\n".join(source.model_dump_json() for source in self.sources)
        return hashlib.sha256(said.encode()).hexdigest()

    def id_of(self, name: str) -> str:
        """The id of the entry with this name; empty when there is none."""
        found = self.named(name)
        return found.source_id if found else ""

    def named(self, name: str) -> Source | None:
        """The entry that has exactly this name or alias, case and accents apart."""
        return self._by_name.get(fold(name))
