"""How far the work is: by article, by analyst, by day, and when all will be read; pure."""

from annotation.progress.articles import Piece
from annotation.progress.report import report

__all__ = ["Piece", "report"]
