"""The use cases: the only door for the command line and the screens."""

from annotation.evaluation import SHARES, TALLIES, Mistake, Report, Said, Share, Slice, Tally
from annotation.sources import SourceIndex
from annotation.store import Facets
from annotation.workbench.articles import Articles
from annotation.workbench.core import Workbench
from annotation.workbench.evaluating import evaluate
from annotation.workbench.files import (
    FIELDS,
    Description,
    Options,
    Parcel,
    Readable,
    describe,
    find_parcels,
    parcels_of_bytes,
    pasted,
    suggest_parcels,
    watched,
)
from annotation.workbench.importing import Outcome
from annotation.workbench.opening import open_workbench
from annotation.workbench.suggesting import proposer
from annotation.workbench.viewing import ArticleView

__all__ = [
    "FIELDS",
    "SHARES",
    "TALLIES",
    "ArticleView",
    "Articles",
    "Description",
    "Facets",
    "Mistake",
    "Options",
    "Outcome",
    "Parcel",
    "Readable",
    "Report",
    "Said",
    "Share",
    "Slice",
    "SourceIndex",
    "Tally",
    "Workbench",
    "describe",
    "evaluate",
    "find_parcels",
    "open_workbench",
    "parcels_of_bytes",
    "pasted",
    "proposer",
    "suggest_parcels",
    "watched",
]
