"""What an import of entries would do to the registry; pure."""

from collections.abc import Iterable
from typing import NamedTuple

from annotation.sources.changing import misfit
from annotation.sources.index import SourceIndex
from annotation.sources.table import Problem, Row, rows_in
from schemas import Source


class Taken(NamedTuple):
    """What an import of entries does, or would do: nothing while there is a problem."""

    added: tuple[Source, ...]
    changed: tuple[Source, ...]
    same: int
    problems: tuple[Problem, ...]


def taken(index: SourceIndex, text: str) -> Taken:
    """What a CSV means for a registry: new entries, others revised; what it does not name stays."""
    found = tuple(rows_in(text, known=index.by_id))
    rows = [one for one in found if isinstance(one, Row)]
    new = [one for one in rows if one.source.source_id not in index.by_id]
    changed = [one for one in rows if index.by_id.get(one.source.source_id, one.source) != one.source]
    problems = [one for one in found if isinstance(one, Problem)]
    problems += _misfits(index, (*new, *changed))
    return Taken(
        tuple(one.source for one in new),
        tuple(one.source for one in changed),
        len(rows) - len(new) - len(changed),
        tuple(sorted(problems)),
    )


def _misfits(index: SourceIndex, rows: Iterable[Row]) -> list[Problem]:
    given = tuple(rows)
    after = index.changed(*(one.source for one in given))
    found = ((one.line, misfit(index, after, one.source)) for one in given)
    return [Problem(line, *why) for line, why in found if why]
