"""The registry as a CSV: a line an entry, in and out."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from annotation.errors import InvalidRegistry
from schemas import Grade, Source

_ALIASES = "aliases_"
_LIST = "|"
_NEEDED = ("source_id", "name", "kind")
_PLAIN = ("country", "wikidata", "affiliation", "parent", "notes", "merged_into", "split_from")


def read_sources(path: Path) -> tuple[Source, ...]:
    """The entries of a registry file, in its order.

    Raises:
        InvalidRegistry: unreadable, a missing column, a bad value, or an id used twice.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidRegistry(path=path, line=1, reason=str(error)) from error
    return sources_in(text, path=path)


def sources_in(text: str, *, path: Path | str) -> tuple[Source, ...]:
    """The entries of a registry's CSV.

    Args:
        text: with a first line of names; `source_id`, `name` and `kind` are needed, see `columns_of`.
        path: what errors call it.

    Raises:
        InvalidRegistry: naming the line.
    """
    reader = csv.DictReader(io.StringIO(text), strict=True)
    try:
        return tuple(_sources(reader))
    except (ValueError, KeyError, csv.Error) as error:
        raise InvalidRegistry(path=path, line=reader.reader.line_num, reason=_reason(error)) from error


def columns_of(sources: Iterable[Source]) -> tuple[str, ...]:
    """The columns of a registry's CSV: those of every registry, and the languages of its aliases."""
    languages = sorted({language for one in sources for language in one.aliases})
    return (*_NEEDED, *_PLAIN, "grades", *(f"{_ALIASES}{language}" for language in languages))


def table_of(sources: Iterable[Source]) -> str:
    """The CSV that `sources_in` reads back: the same entries."""
    given = tuple(sources)
    out = io.StringIO()
    writer = csv.DictWriter(out, columns_of(given), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(_row, given))
    return out.getvalue()


def _row(one: Source) -> dict[str, str]:
    row = {name: str(getattr(one, name)) for name in (*_NEEDED, *_PLAIN)}
    row["grades"] = _LIST.join(f"{grade.since} {grade.value} {grade.reason}" for grade in one.grades)
    return row | {f"{_ALIASES}{language}": _LIST.join(group) for language, group in one.aliases.items()}


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
        return f"{'.'.join(map(str, first['loc'])) or 'entry'}: {first['msg']}"
    return f"there is no column {error}" if isinstance(error, KeyError) else str(error)


def _source(row: dict[str, str]) -> Source:
    if None in row or None in row.values():  # what DictReader makes of too many cells, and of too few
        raise ValueError("it has not as many cells as the first line has names")
    aliases = {
        column.removeprefix(_ALIASES): tuple(filter(None, map(str.strip, cell.split(_LIST))))
        for column, cell in row.items()
        if column.startswith(_ALIASES)
    }
    own = {name: row[name] for name in _NEEDED} | {name: row.get(name, "") for name in _PLAIN}
    grades = tuple(map(_grade, filter(None, row.get("grades", "").split(_LIST))))
    return Source(**own, aliases=aliases, grades=grades)


def _grade(cell: str) -> Grade:
    since, value, reason = (*cell.strip().split(" ", 2), "", "")[:3]
    try:
        day = date.fromisoformat(since)
    except ValueError as error:
        raise ValueError(f"a grade begins with its day and its letter (2026-01-31 B …): {cell!r}") from error
    return Grade(since=day, value=value, reason=reason)
