"""What can be said of the splits of a version; docs/splits.md says how each figure is made."""

from collections.abc import Iterable

import pyarrow as pa

from annotation.datasets.splits.assigning import Assignment
from annotation.datasets.splits.counting import balance, leaks, split_counts
from annotation.datasets.splits.facts import DIMENSIONS
from annotation.datasets.splits.shortcut import shortcut
from schemas import SplitPlan, SplitReport


def split_report(
    labels: pa.Table,
    *,
    articles: pa.Table | None = None,
    plan: SplitPlan | None = None,
    assignment: Assignment | None = None,
    dimensions: Iterable[str] = DIMENSIONS,
) -> SplitReport:
    """Look for leaks, count, compare, and try the shortcut.

    Args:
        labels: the rows of a version, columns of text, with their splits.
        articles: its articles with `split` and `text`; none where it holds offsets only.
        plan: by which they were drawn.
        assignment: what came of it.
        dimensions: columns of `labels`.
    """
    asked = tuple(dimensions)
    return SplitReport(
        plan=plan,
        counts=split_counts(labels),
        leaks=leaks(labels, articles),
        balances=tuple(balance(labels, dimension) for dimension in asked),
        shortcuts=tuple(shortcut(labels, dimension) for dimension in asked),
        groups=assignment.groups if assignment else None,
        taken_out=len(assignment.taken_out) if assignment else None,
        kept_out=len(assignment.kept_out) if assignment else None,
        undated=len(assignment.undated) if assignment else None,
    )
