"""Versioned datasets: publish, list, compare, restore, tag, verify."""

from annotation.datasets.comparing import Difference, compare, diff_csv, diff_json
from annotation.datasets.contents import CODEBOOK, Cut, Project
from annotation.datasets.dictionary import DICTIONARY
from annotation.datasets.hashing import Hashed
from annotation.datasets.publish import preview, publish, restore
from annotation.datasets.selecting import published_labels
from annotation.datasets.splits.report import split_report
from annotation.datasets.tags import tag, tagged, tags
from annotation.datasets.verify import read_version, registry_of, verify
from annotation.datasets.versions import (
    FORMAT,
    check_files,
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
    "FORMAT",
    "Cut",
    "Difference",
    "Hashed",
    "Project",
    "check_files",
    "compare",
    "dataset_folder",
    "dataset_names",
    "diff_csv",
    "diff_json",
    "fingerprint",
    "preview",
    "publish",
    "published_labels",
    "read_manifest",
    "read_version",
    "registry_of",
    "restore",
    "split_report",
    "tag",
    "tagged",
    "tags",
    "verify",
    "version_folder",
    "version_numbers",
]
