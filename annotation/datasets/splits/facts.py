"""What a draw has to know of an article, from its rows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from annotation.published import Row
from schemas import STANCE_SEPARATOR

DIMENSIONS = (
    "voice",
    "stance",
    "factuality_source",
    "factuality_outlet",
    "source_reliability",
    "information_credibility",
)
"""The columns whose values are spread evenly over the splits; a project's own dimensions may be added."""


@dataclass(frozen=True)
class ArticleFacts:
    """One article of a version.

    Attributes:
        roots: registry ids, or names where there is none, of the roots of its attributions.
        classes: how many rows have a value, by `dimension=value`.
        rows: how many it has.
    """

    article_id: str
    story_id: str
    outlet: str = ""
    roots: frozenset[str] = frozenset()
    published: date | None = None
    classes: Mapping[str, int] = field(default_factory=dict)
    rows: int = 0


def facts_of(rows: Sequence[Row], *, dimensions: Iterable[str] = DIMENSIONS) -> ArticleFacts:
    """The facts of one article, from all of its rows; at least one."""
    first = rows[0]
    published = first.get("published_at", "")
    counted = Counter(
        f"{dimension}={value}"
        for dimension in dimensions
        for row in rows
        for value in row.get(dimension, "").split(STANCE_SEPARATOR)
        if value
    )
    return ArticleFacts(
        article_id=first["article_id"],
        story_id=first["story_id"],
        outlet=first.get("outlet", ""),
        roots=frozenset(_root(row) for row in rows if row.get("voice") == "source") - {""},
        published=date.fromisoformat(published) if published else None,
        classes=counted,
        rows=len(rows),
    )


def _root(row: Row) -> str:
    return row.get("root_id") or row.get("root_name", "")
