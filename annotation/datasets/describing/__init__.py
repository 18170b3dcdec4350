"""What a version says of itself to people and programs; pure, the same description gives the same bytes."""

from annotation.datasets.describing.card import dataset_card
from annotation.datasets.describing.croissant import croissant
from annotation.datasets.describing.data_package import data_package
from annotation.datasets.describing.description import Description

__all__ = ["Description", "croissant", "data_package", "dataset_card"]
