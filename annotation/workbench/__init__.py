"""The use cases: the only door for the command line and the screens."""

from annotation.store import ArticleSummary
from annotation.workbench.core import ArticleView, ImportReport, Workbench
from annotation.workbench.files import find_files, suggest_files
from annotation.workbench.opening import open_workbench

__all__ = [
    "ArticleSummary",
    "ArticleView",
    "ImportReport",
    "Workbench",
    "find_files",
    "open_workbench",
    "suggest_files",
]
