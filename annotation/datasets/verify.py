"""Read a version only after its bytes proved to be the published ones."""

from pathlib import Path

import pyarrow as pa

from annotation.datasets.publish import LABELS, WriteCsv, csv_sha256
from annotation.datasets.tables import read_table
from annotation.datasets.versions import damaged, differences, read_manifest
from annotation.errors import DamagedVersion
from schemas import Manifest, Verification


def verify(folder: Path, write_csv: WriteCsv) -> Verification:
    """Check every file's hash, every page's checksum and the canonical CSV."""
    try:
        problems = _problems(folder, read_manifest(folder), write_csv)
    except DamagedVersion as error:
        problems = (str(error.values["reason"]),)
    except OSError as error:
        problems = (_unreadable(folder, error),)
    return Verification(dataset=folder.parent.parent.name, version=int(folder.name), problems=problems)


def check_files(folder: Path) -> None:
    """Compare the hash of every file with the published one; lighter than `verify`, no table is read.

    Raises:
        DamagedVersion: naming the files.
    """
    published = read_manifest(folder).files
    try:
        found = differences(folder, published)
    except OSError as error:
        found = (_unreadable(folder, error),)
    if found:
        raise damaged(folder, "; ".join(found))


def _unreadable(folder: Path, error: OSError) -> str:
    return f"{error.filename or folder} cannot be read ({error.strerror or error})"


def _problems(folder: Path, manifest: Manifest, write_csv: WriteCsv) -> tuple[str, ...]:
    return differences(folder, manifest.files) or _table_problems(folder, manifest, write_csv)


def _table_problems(folder: Path, manifest: Manifest, write_csv: WriteCsv) -> tuple[str, ...]:
    try:
        found = csv_sha256(read_table(folder / LABELS), write_csv)
    except (OSError, pa.ArrowException) as error:
        return (f"{LABELS} cannot be read ({error})",)
    return () if found == manifest.csv_sha256 else ("the CSV made from it is not the one that was published",)


def verified_table(folder: Path, write_csv: WriteCsv) -> pa.Table:
    """The labels of a version.

    Raises:
        DamagedVersion: a byte is not as it was published.
    """
    found = verify(folder, write_csv)
    if found.problems:
        raise damaged(folder, "; ".join(found.problems))
    return read_table(folder / LABELS)
