"""Read a version only after its bytes proved to be the published ones."""

import hashlib
from pathlib import Path

import pyarrow as pa

from annotation.datasets.assembling import WriteCsv, csv_sha256
from annotation.datasets.contents import SOURCES
from annotation.datasets.dictionary import DICTIONARY, read_dictionary
from annotation.datasets.shelves import ANNOTATIONS, ARTICLES, LABELS
from annotation.datasets.tables import read_table, schema_of
from annotation.datasets.versions import FORMAT, check_files, damaged, differences, read_manifest, unreadable
from annotation.errors import DamagedVersion, NewerVersion
from annotation.published import ANNOTATION_COLUMNS, Published
from schemas import Manifest, Verification


def verify(folder: Path, write_csv: WriteCsv) -> Verification:
    """Check every file's hash, every page's checksum and the canonical CSV; a folder that is gone, too."""
    try:
        manifest = read_manifest(folder) if folder.exists() else None
        problems = _problems(folder, manifest, write_csv) if manifest else ("its folder is missing",)
    except DamagedVersion as error:
        problems = (str(error.values["reason"]),)
    except NewerVersion as error:
        problems = (str(error),)
    except OSError as error:
        problems = (unreadable(folder, error),)
    return Verification(dataset=folder.parent.parent.name, version=int(folder.name), problems=problems)


def _problems(folder: Path, manifest: Manifest, write_csv: WriteCsv) -> tuple[str, ...]:
    return differences(folder, manifest.files) or _table_problems(folder, manifest, write_csv)


def _table_problems(folder: Path, manifest: Manifest, write_csv: WriteCsv) -> tuple[str, ...]:
    try:
        found = csv_sha256(read_table(folder / LABELS), write_csv)
    except (OSError, pa.ArrowException) as error:
        return (f"{LABELS} cannot be read ({error})",)
    return () if found == manifest.csv_sha256 else ("the CSV made from it is not the one that was published",)


def read_version(folder: Path) -> Published:
    """A version, the bytes of each file compared with those that were published.

    Raises:
        DamagedVersion: naming the files that differ.
        NewerVersion: this Selon does not know its format.
    """
    manifest = read_manifest(folder)
    check_files(folder)
    try:
        return Published(
            manifest=manifest,
            columns=read_dictionary((folder / DICTIONARY).read_bytes().decode()),
            labels=read_table(folder / LABELS),
            articles=read_table(folder / ARTICLES),
            annotations=_annotations(folder, manifest),
            sources=registry_of(folder, manifest),
        )
    except (OSError, pa.ArrowException) as error:
        raise damaged(folder, str(error)) from error


def registry_of(folder: Path, manifest: Manifest) -> str:
    """The source registry that a version holds; empty for one that has none.

    Raises:
        DamagedVersion: it is not as it was published.
    """
    published = [one for one in manifest.files if one.path == SOURCES]
    if not published:
        return ""
    try:
        content = (folder / SOURCES).read_bytes()
    except OSError as error:
        raise damaged(folder, unreadable(folder, error)) from error
    if hashlib.sha256(content).hexdigest() != published[0].sha256:
        raise damaged(folder, f"{SOURCES} was changed")
    return content.decode()


def _annotations(folder: Path, manifest: Manifest) -> pa.Table:
    """The labels whole; none of a version that an earlier Selon made."""
    if manifest.format < FORMAT:
        return schema_of(ANNOTATION_COLUMNS).empty_table()
    return read_table(folder / ANNOTATIONS)
