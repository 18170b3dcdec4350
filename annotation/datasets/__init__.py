"""Versioned datasets: publish, list, verify."""

from annotation.datasets.publish import CODEBOOK, DICTIONARY, Publication, publish
from annotation.datasets.verify import check_files, read_version, verify
from annotation.datasets.versions import (
    dataset_folder,
    dataset_names,
    fingerprint,
    read_manifest,
    version_folder,
)
from annotation.folders import version_numbers

__all__ = [
    "CODEBOOK",
    "DICTIONARY",
    "Publication",
    "check_files",
    "dataset_folder",
    "dataset_names",
    "fingerprint",
    "publish",
    "read_manifest",
    "read_version",
    "verify",
    "version_folder",
    "version_numbers",
]
