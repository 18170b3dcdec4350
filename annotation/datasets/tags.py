"""Tags: a word that names one version of a dataset for ever, `datasets/<name>/tags/<tag>`."""

import re
from pathlib import Path

from annotation.datasets.versions import dataset_folder, version_folder
from annotation.errors import DamagedTag, InvalidTag, TagTaken, UnknownTag, UnwritableProject
from annotation.folders import create_file, make_folder

_TAG = re.compile(r"(?!(?:\d+|latest)\Z)[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
_NUMBER = re.compile(rb"([1-9]\d{0,11})\r?\n?")


def tag(root: Path, dataset: str, name: str, version: int) -> None:
    """Give a version a tag. A tag never moves: the first who gives it keeps it.

    Raises:
        InvalidName, InvalidTag: the dataset or the tag cannot have that name.
        UnknownVersion: naming those that there are.
        TagTaken: it names a version already, this one or another.
        UnwritableProject: the disk is full, or the folder may not be written to.
    """
    path = _path(root, dataset, name)
    version_folder(root, dataset, version)
    try:
        make_folder(path.parent)
        create_file(path, f"{version}\n")
    except FileExistsError as error:
        raise TagTaken(dataset=dataset, tag=name) from error
    except OSError as error:
        raise UnwritableProject(path=path.parent, reason=error.strerror or str(error)) from error


def tags(root: Path, dataset: str) -> dict[str, int]:
    """The version that each tag names, by tag, sorted.

    Raises:
        InvalidName: no dataset can have that name.
        DamagedTag: a tag does not name a version.
    """
    folder = _folder(root, dataset)
    return {name: _read(dataset, folder / name) for name in _names(folder)}


def tagged(root: Path, dataset: str, name: str) -> int:
    """The version that a tag names.

    Raises:
        InvalidName: no dataset can have that name.
        UnknownTag: naming those that there are.
        DamagedTag: it does not name a version.
    """
    folder = _folder(root, dataset)
    known = _names(folder)
    if name not in known:
        raise UnknownTag(dataset=dataset, tag=name, known=", ".join(known) or "none")
    return _read(dataset, folder / name)


def _folder(root: Path, dataset: str) -> Path:
    return dataset_folder(root, dataset).parent / "tags"


def _names(folder: Path) -> tuple[str, ...]:
    if not folder.is_dir():
        return ()
    return tuple(sorted(path.name for path in folder.iterdir() if _TAG.fullmatch(path.name)))


def _path(root: Path, dataset: str, name: str) -> Path:
    if not _TAG.fullmatch(name):
        raise InvalidTag(tag=repr(name))
    return _folder(root, dataset) / name


def _read(dataset: str, path: Path) -> int:
    try:
        found = _NUMBER.fullmatch(path.read_bytes())
    except OSError as error:
        raise DamagedTag(dataset=dataset, tag=path.name, path=path) from error
    if not found:
        raise DamagedTag(dataset=dataset, tag=path.name, path=path)
    return int(found[1])
