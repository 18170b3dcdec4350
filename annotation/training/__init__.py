"""Whether a version trains a classifier: measured on its own splits. Loads scikit-learn."""

from annotation.training.report import train_report
from annotation.training.writing import lines, markdown

__all__ = ["lines", "markdown", "train_report"]
