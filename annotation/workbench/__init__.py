"""The use cases: the only door for the command line and the screens."""

from annotation.store import ArticleSummary
from annotation.workbench.core import ArticleView, ImportReport, Workbench
from annotation.workbench.opening import open_workbench

__all__ = ["ArticleSummary", "ArticleView", "ImportReport", "Workbench", "open_workbench"]
