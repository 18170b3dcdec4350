"""The registry as a CSV: a line an entry, in and out."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pydantic import ValidationError

from annotation.errors import N_, InvalidRegistry
from annotation.sources.wording import reason_of
from schemas import Grade, Source

_ALIASES = "aliases_"
_LIST = "|"
_NEEDED = ("source_id", "name", "kind")
_NOBODY: Mapping[str, Source] = MappingProxyType({})
_PLAIN = ("country", "wikidata", "affiliation", "parent", "notes", "merged_into", "split_from")


ID_TWICE = N_("this id is used twice")
NO_COLUMN = N_("there is no such column")
NOT_UTF8 = N_("it is not in UTF-8; save it in UTF-8")
CELLS = N_("it has not as many cells as the first line has names")


class Problem(NamedTuple):
    """Why a line of a registry's CSV gives no entry.

    Attributes:
        reason: our words where they are a constant, else what the check says.
        detail: what it is about; may be empty.
    """

    line: int
    reason: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}" if self.detail else self.reason


class Row(NamedTuple):
    """A line of a registry's CSV, and its entry."""

    line: int
    source: Source


def read_sources(path: Path) -> tuple[Source, ...]:
    """The entries of a registry file, in its order.

    Raises:
        InvalidRegistry: unreadable, a missing column, a bad value, or an id used twice.
    """
    return sources_in(text_of(path), path=path)


def text_of(path: Path) -> str:
    """The words of a registry file.

    Raises:
        InvalidRegistry: it cannot be read, or is not in UTF-8.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InvalidRegistry(path=path, line=1, reason=error.strerror or str(error)) from error
    return decoded(data, path=path)


def decoded(data: bytes, *, path: Path | str) -> str:
    """The words of a registry file's bytes.

    Raises:
        InvalidRegistry: it is not in UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InvalidRegistry(path=path, line=line, reason=NOT_UTF8) from error


def sources_in(text: str, *, path: Path | str) -> tuple[Source, ...]:
    """The entries of a registry's CSV.

    Args:
        text: with a first line of names; `source_id`, `name` and `kind` are needed, see `columns_of`.
        path: what errors call it.

    Raises:
        InvalidRegistry: naming the line.
    """
    found: list[Source] = []
    for one in rows_in(text):
        if isinstance(one, Problem):
            raise InvalidRegistry(path=path, line=one.line, reason=str(one))
        found.append(one.source)
    return tuple(found)


def rows_in(text: str, *, known: Mapping[str, Source] = _NOBODY) -> Iterator[Row | Problem]:
    """Every line of a registry's CSV: its entry, or why it gives none.

    Args:
        text: as for `sources_in`.
        known: entries by id; what the file has no column for stays as it is there.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        missing = [name for name in _NEEDED if name not in (reader.fieldnames or ())]
        if missing:
            yield Problem(1, NO_COLUMN, ", ".join(missing))
            return
        yield from _rows(reader, known)
    except csv.Error as error:
        yield Problem(reader.reader.line_num, str(error))


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


def _rows(reader: "csv.DictReader[str]", known: Mapping[str, Source]) -> Iterator[Row | Problem]:
    seen: set[str] = set()
    for row in reader:
        line = reader.line_num
        if None in row or None in row.values():  # what DictReader makes of too many cells, and of too few
            yield Problem(line, CELLS)
            continue
        try:
            source = _source(row, known.get(row["source_id"]))
        except ValidationError as error:
            reason, detail = reason_of(error)
            yield Problem(line, reason, detail)
            continue
        except ValueError as error:
            yield Problem(line, str(error))
            continue
        yield Problem(line, ID_TWICE, source.source_id) if source.source_id in seen else Row(line, source)
        seen.add(source.source_id)


def _source(row: Mapping[str, str], before: Source | None) -> Source:
    aliases = {
        column.removeprefix(_ALIASES): tuple(filter(None, map(str.strip, cell.split(_LIST))))
        for column, cell in row.items()
        if column.startswith(_ALIASES)
    }
    own: dict[str, object] = {name: row[name] for name in (*_NEEDED, *_PLAIN) if name in row}
    if "grades" in row:
        own["grades"] = tuple(map(_grade, filter(None, row["grades"].split(_LIST))))
    own["aliases"] = {**(before.aliases if before else {}), **aliases}
    return Source.model_validate((dict(before) if before else {}) | own)


def _grade(cell: str) -> Grade:
    since, value, reason = (*cell.strip().split(" ", 2), "", "")[:3]
    try:
        day = date.fromisoformat(since)
    except ValueError as error:
        raise ValueError(f"a grade begins with its day and its letter (2026-01-31 B …): {cell!r}") from error
    return Grade(since=day, value=value, reason=reason)
