"""Versioned datasets: publish, list, verify."""

from annotation.datasets.publish import CODEBOOK, DICTIONARY, Publication, publish
from annotation.datasets.verify import verified_table, verify
from annotation.datasets.versions import (
    dataset_folder,
    dataset_names,
    read_manifest,
    version_folder,
    version_numbers,
)

__all__ = [
    "CODEBOOK",
    "DICTIONARY",
    "Publication",
    "dataset_folder",
    "dataset_names",
    "publish",
    "read_manifest",
    "verified_table",
    "verify",
    "version_folder",
    "version_numbers",
]
