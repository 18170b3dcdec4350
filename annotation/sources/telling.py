"""What a revision of an entry changed, and an id for a new one; pure."""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple

from anyascii import anyascii

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
        before = dict(_cells(found[-1].revision.source)) if found else {}
        after = dict(_cells(one.source))
        fields = dict.fromkeys((*before, *after))
        changes = (_change(name, before.get(name, ()), after.get(name, ())) for name in fields)
        found.append(Told(one, tuple(it for it in changes if it.before != it.after)))
    return tuple(found)


def _change(field: str, before: tuple[str, ...], after: tuple[str, ...]) -> Change:
    """What went and what came: of aliases and grades those that stay are left out."""
    gone, new = (one for one in before if one not in after), (one for one in after if one not in before)
    return Change(field, ", ".join(gone), ", ".join(new))


def graders(history: Iterable[SourceRevision]) -> dict[Grade, SourceRevision]:
    """The revision that each grade of an entry came with first."""
    found: dict[Grade, SourceRevision] = {}
    for one in history:
        for grade in one.source.grades:
            found.setdefault(grade, one)
    return found


def proposed_id(index: SourceIndex, name: str) -> str:
    """An id for a new entry with a name, which no other has; empty for a name without a letter."""
    stem = _REST.sub("-", anyascii(name).lower()).strip("-")[:_LONGEST].strip("-")
    tries = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(one for one in tries if one not in index.by_id) if stem else ""


def _cells(one: Source) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields of an entry, each with what it holds, in words; aliases by language."""
    for name in ("name", "kind", "country", "affiliation", "wikidata", "parent", "notes"):
        yield name, tuple(filter(None, [getattr(one, name)]))
    for language, group in sorted(one.aliases.items()):
        yield f"aliases_{language}", group
    yield "grades", tuple(f"{grade.since} {grade.value} ({grade.reason})" for grade in one.grades)
    yield "merged_into", tuple(filter(None, [one.merged_into]))
    yield "split_from", tuple(filter(None, [one.split_from]))
