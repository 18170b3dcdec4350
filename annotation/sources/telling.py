"""What a revision of an entry changed, and an id for a new one; pure."""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple

from anyascii import anyascii

from annotation.language.folding import fold
from annotation.sources.index import SourceIndex
from schemas import Grade, Source, SourceRevision

_REST = re.compile("[^a-z0-9]+")
_LONGEST = 60


class Change(NamedTuple):
    """A field of an entry, what it held and what it holds."""

    field: str
    before: str
    after: str


class Told(NamedTuple):
    """A revision with what it changed, against the one before it."""

    revision: SourceRevision
    changes: tuple[Change, ...]


def told(history: Iterable[SourceRevision]) -> tuple[Told, ...]:
    """Every revision of an entry with what it changed; of the first everything that is not empty."""
    found: list[Told] = []
    for one in history:
        before = _cells(found[-1].revision.source) if found else {}
        after = _cells(one.source)
        fields = dict.fromkeys((*before, *after))
        changes = (Change(name, before.get(name, ""), after.get(name, "")) for name in fields)
        found.append(Told(one, tuple(it for it in changes if it.before != it.after)))
    return tuple(found)


def graders(history: Iterable[SourceRevision]) -> dict[Grade, SourceRevision]:
    """The revision that each grade of an entry came with first."""
    found: dict[Grade, SourceRevision] = {}
    for one in history:
        for grade in one.source.grades:
            found.setdefault(grade, one)
    return found


def proposed_id(index: SourceIndex, name: str) -> str:
    """An id for a new entry with a name, which no other has; empty for a name without a letter."""
    stem = _REST.sub("-", anyascii(fold(name)).lower()).strip("-")[:_LONGEST].strip("-")
    tries = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(one for one in tries if one not in index.by_id) if stem else ""


def _cells(one: Source) -> dict[str, str]:
    """The fields of an entry in words, those that say nothing left out; aliases by language."""
    return {name: value for name, value in _said(one) if value}


def _said(one: Source) -> Iterator[tuple[str, str]]:
    for name in ("name", "kind", "country", "affiliation", "wikidata", "parent", "notes"):
        yield name, getattr(one, name)
    for language, group in sorted(one.aliases.items()):
        yield f"aliases_{language}", ", ".join(group)
    yield "grades", ", ".join(f"{grade.since} {grade.value} ({grade.reason})" for grade in one.grades)
    yield "merged_into", one.merged_into
    yield "split_from", one.split_from
