"""The use cases: the only door for the command line and the screens."""

from annotation.workbench.core import ArticleView, Workbench
from annotation.workbench.files import Options, Parcel, describe, find_parcels, parcels_of_bytes, pasted, preview, suggest_parcels
from annotation.workbench.importing import Outcome
from annotation.workbench.opening import open_workbench

__all__ = [
    "ArticleView",
    "Options",
    "Outcome",
    "Parcel",
    "Workbench",
    "describe",
    "find_parcels",
    "open_workbench",
    "parcels_of_bytes",
    "pasted",
    "preview",
    "suggest_parcels",
]
