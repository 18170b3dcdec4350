"""The use cases: the only door for the command line and the screens."""

from annotation.evaluation import SHARES, TALLIES, Mistake, Report, Said, Share, Slice, Tally
from annotation.sources import (
    Match,
    Problem,
    SourceIndex,
    Told,
    decoded,
    grade_of,
    graders,
    source_of,
    text_of,
)
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
    "Match",
    "Mistake",
    "Options",
    "Outcome",
    "Parcel",
    "Problem",
    "Readable",
    "Report",
    "Said",
    "Share",
    "Slice",
    "SourceIndex",
    "Tally",
    "Told",
    "Workbench",
    "decoded",
    "describe",
    "evaluate",
    "find_parcels",
    "grade_of",
    "graders",
    "open_workbench",
    "parcels_of_bytes",
    "pasted",
    "proposer",
    "source_of",
    "suggest_parcels",
    "text_of",
    "watched",
]
