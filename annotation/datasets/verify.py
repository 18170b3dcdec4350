"""Read a version only after its bytes proved to be the published ones."""

import csv
import io
from pathlib import Path

import pyarrow as pa

from annotation.datasets.publish import ANNOTATIONS, ARTICLES, DICTIONARY, LABELS, WriteCsv, csv_sha256
from annotation.datasets.tables import read_table
from annotation.datasets.versions import damaged, differences, read_manifest
from annotation.errors import DamagedVersion
from annotation.published import Published
from schemas import Column, Manifest, Verification


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


def read_version(folder: Path, write_csv: WriteCsv) -> Published:
    """A version, every byte of it verified.

    Raises:
        DamagedVersion: a byte is not as it was published.
    """
    found = verify(folder, write_csv)
    if found.problems:
        raise damaged(folder, "; ".join(found.problems))
    return Published(
        manifest=read_manifest(folder),
        columns=_columns(folder / DICTIONARY),
        labels=read_table(folder / LABELS),
        articles=read_table(folder / ARTICLES),
        annotations=read_table(folder / ANNOTATIONS),
    )


def _columns(path: Path) -> tuple[Column, ...]:
    rows = csv.DictReader(io.StringIO(path.read_bytes().decode(), newline=""))
    return tuple(Column(**row) for row in rows)
