"""Compare two versions: by row, by cause, and each dimension's old values against the new ones; pure."""

from annotation.datasets.comparing.difference import Difference, apply, compare
from annotation.datasets.comparing.writing import diff_csv, diff_json

__all__ = ["Difference", "apply", "compare", "diff_csv", "diff_json"]
