"""Immutable folders: `datasets/<name>/versions/000001/`, staged, synced, then renamed into place."""

import hashlib
import re
from pathlib import Path

from pydantic import ValidationError

from annotation.errors import DamagedVersion, InvalidName, NewerVersion, UnknownDataset, UnknownVersion
from annotation.folders import numbered, version_numbers
from schemas import Manifest, PublishedFile

MANIFEST = "manifest.json"
_SEAL = "manifest.sha256"
FORMAT = 2
"""Of the folders that this Selon writes; it reads the earlier ones too."""

_FORMAT_IN = re.compile(rb'\s*\{\s*"format":\s*(\d+)')
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")


def dataset_folder(root: Path, name: str) -> Path:
    """Where the versions of a dataset are.

    Raises:
        InvalidName: it cannot name a folder on every machine.
    """
    if not _NAME.fullmatch(name):
        raise InvalidName(name=repr(name))
    return root / name / "versions"


def dataset_names(root: Path) -> tuple[str, ...]:
    """The datasets that have a version, sorted."""
    if not root.is_dir():
        return ()
    found = (path.name for path in root.iterdir() if _NAME.fullmatch(path.name))
    return tuple(sorted(name for name in found if version_numbers(root / name / "versions")))


def version_folder(root: Path, name: str, version: int | None) -> Path:
    """The folder of a version; of the latest for none.

    Raises:
        UnknownDataset, UnknownVersion: naming those that there are.
    """
    folder = dataset_folder(root, name)
    known = version_numbers(folder)
    if not known:
        raise UnknownDataset(dataset=name, path=root, known=", ".join(dataset_names(root)) or "none")
    chosen = known[-1] if version is None else version
    if chosen not in known:
        raise UnknownVersion(dataset=name, version=version, known=", ".join(map(str, known)))
    return numbered(folder, chosen)


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the version in `folder`.

    Raises:
        DamagedVersion: it is missing, not as it was written, or that of another version.
        NewerVersion: this Selon does not know its format.
    """
    try:
        written = (folder / MANIFEST).read_bytes()
        if (folder / _SEAL).read_bytes() != _seal(written):
            raise damaged(folder, f"{MANIFEST} or {_SEAL} was changed")
        found = _FORMAT_IN.match(written)
        if found and int(found[1]) > FORMAT:
            raise NewerVersion(
                version=int(folder.name),
                dataset=folder.parent.parent.name,
                format=int(found[1]),
                known=FORMAT,
            )
        manifest = Manifest.model_validate_json(written)
    except (OSError, ValidationError) as error:
        raise damaged(folder, f"{MANIFEST} cannot be read ({type(error).__name__})") from error
    if (manifest.dataset, manifest.version) != (folder.parent.parent.name, int(folder.name)):
        raise damaged(folder, f"its files are those of version {manifest.version} of {manifest.dataset}")
    return manifest


def published_text(folder: Path, name: str) -> str:
    """A text file of a version, as it was published; empty when the version has none of that name.

    Raises:
        DamagedVersion: it is not as it was published, or the manifest is not.
        NewerVersion: this Selon does not know its format.
    """
    wanted = next((one for one in read_manifest(folder).files if one.path == name), None)
    if wanted is None:
        return ""
    try:
        found = (folder / name).read_bytes()
    except OSError as error:
        raise damaged(folder, unreadable(folder, error)) from error
    if hashlib.sha256(found).hexdigest() != wanted.sha256:
        raise damaged(folder, f"{name} was changed")
    return found.decode()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest, and its own hash beside it in the form that `sha256sum -c` reads."""
    written = manifest.model_dump_json(indent=1).encode()
    (folder / MANIFEST).write_bytes(written)
    (folder / _SEAL).write_bytes(_seal(written))


def _seal(written: bytes) -> bytes:
    return f"{hashlib.sha256(written).hexdigest()}  {MANIFEST}\n".encode()


def damaged(folder: Path, reason: str) -> DamagedVersion:
    """The error that names the version in `folder`."""
    return DamagedVersion(version=int(folder.name), dataset=folder.parent.parent.name, reason=reason)


def fingerprint(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of each file of a version: the same while nobody touches them."""
    try:
        found = [(path.name, path.stat()) for path in sorted(folder.iterdir())]
    except OSError as error:
        raise damaged(folder, f"{folder} cannot be read ({error.strerror or error})") from error
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in found)


def described(folder: Path) -> tuple[PublishedFile, ...]:
    """Every file that was staged, with its hash, by name; the manifest comes after them."""
    return tuple(_described(path) for path in sorted(folder.iterdir()))


def _described(path: Path) -> PublishedFile:
    return PublishedFile(path=path.name, bytes=path.stat().st_size, sha256=_hash(path))


def differences(folder: Path, published: tuple[PublishedFile, ...]) -> tuple[str, ...]:
    """How the files differ from what was published, in words."""
    wanted = {file.path: file for file in published}
    there = {path.name: path for path in sorted(folder.iterdir())}
    files = {name for name, path in there.items() if path.is_file()}
    missing = [f"{name} is missing" for name in wanted if name not in files]
    added = [
        f"{name} does not belong to the version"
        for name in there
        if name not in {*wanted, MANIFEST, _SEAL} or name not in files
    ]
    changed = [
        f"{name} was changed"
        for name, file in wanted.items()
        if name in files and _described(there[name]) != file
    ]
    return tuple(missing + added + changed)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_files(folder: Path) -> None:
    """Compare the hash of every file with the published one; lighter than `verify`, no table is read.

    Raises:
        DamagedVersion: naming the files.
    """
    published = read_manifest(folder).files
    try:
        found = differences(folder, published)
    except OSError as error:
        found = (unreadable(folder, error),)
    if found:
        raise damaged(folder, "; ".join(found))


def unreadable(folder: Path, error: OSError) -> str:
    """Which file could not be read, and why."""
    return f"{error.filename or folder} cannot be read ({error.strerror or error})"
