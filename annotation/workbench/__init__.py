"""The use cases: the only door for the command line and the screens."""

from annotation.store import Facets
from annotation.workbench.articles import Articles
from annotation.workbench.core import ArticleView, Workbench
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

__all__ = [
    "FIELDS",
    "ArticleView",
    "Articles",
    "Description",
    "Facets",
    "Options",
    "Outcome",
    "Parcel",
    "Readable",
    "Workbench",
    "describe",
    "find_parcels",
    "open_workbench",
    "parcels_of_bytes",
    "pasted",
    "suggest_parcels",
    "watched",
]
