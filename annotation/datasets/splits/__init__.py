"""Splits: train, validation and test, drawn from a seed, that a later version never moves; pure.

docs/splits.md says the rules. What a draw needs is light; the report reads tables with Arrow.
"""

from annotation.datasets.splits.assigning import Assignment, assign
from annotation.datasets.splits.cells import row_splits
from annotation.datasets.splits.facts import DIMENSIONS, ArticleFacts, facts_of
from annotation.datasets.splits.placements import (
    Cuts,
    Placement,
    Placements,
    placements_text,
    read_placements,
)

__all__ = [
    "DIMENSIONS",
    "ArticleFacts",
    "Assignment",
    "Cuts",
    "Placement",
    "Placements",
    "assign",
    "facts_of",
    "placements_text",
    "read_placements",
    "row_splits",
]
