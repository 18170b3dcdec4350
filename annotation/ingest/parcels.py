"""Paths and uploads to parcels: which files a folder or an archive offers, in which order."""

import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from annotation.errors import N_, NothingToRead, UnknownFileKind, UnreadableFile
from annotation.ingest.archives import is_archive, members
from annotation.ingest.pairs import is_labelled, labels_a_text, text_of
from annotation.ingest.readers import suffixes
from annotation.ingest.records import Parcel

MISSING = N_("it does not exist; check the spelling and the folder")
DENIED = N_("access is denied; ask its owner for the right to read it")


def find_parcels(paths: Iterable[Path], passed_over: list[str] | None = None) -> Iterator[Parcel]:
    """The files that `paths` name or hold and that a reader knows, each folder walked in sorted order.

    Archives are opened. Hidden files and folders inside a folder or an archive are passed over, and so are
    files without a reader; a file that `paths` names is not. A damaged archive inside a folder is a parcel
    that cannot be opened, so that it does not stop the others.

    Args:
        paths: files, folders and archives.
        passed_over: gets the names of the files without a reader as they are met, hidden ones left out.

    Raises:
        UnreadableFile: a path that does not exist or may not be read, a named file without a reader, a folder
            or a named archive without any article.
    """
    passed_over = [] if passed_over is None else passed_over
    for path in paths:
        if _is_folder(path):
            yield from _or_nothing(_in_folder(path, passed_over), path)
        else:
            yield from _named(path, passed_over)


def parcel_of(path: Path) -> Parcel:
    """The parcel of one file on disk; nothing is opened.

    Raises:
        UnreadableFile: no reader for its suffix, no such file, no access.
    """
    parcel = _parcel(path, _shown(path.name))
    _check_suffix(parcel.suffix, path)
    return parcel


def _parcel(path: Path, origin: str) -> Parcel:
    parcel = Parcel(origin, partial(_open, path), _size(path))
    text = path.with_name(text_of(path.name)) if labels_a_text(path.name) else None
    if text is None or not text.is_file():
        return parcel
    return replace(parcel, beside=Parcel(_shown(text.name), partial(_open, text), _size(text)))


def _is_labelled(path: Path) -> bool:
    return is_labelled(path.name, lambda name: path.with_name(name).is_file())


def parcel_of_bytes(name: str, data: bytes) -> Parcel:
    """The parcel of an uploaded file; `name` is shown, never used as a path.

    Raises:
        UnreadableFile: no reader for its suffix.
    """
    parcel = Parcel(_last(name), partial(io.BytesIO, data), len(data))
    _check_suffix(parcel.suffix, name)
    return parcel


def parcels_of_bytes(name: str, data: bytes) -> Iterator[Parcel]:
    """The parcels of an uploaded file: its members when it is an archive, else the file itself.

    Raises:
        UnreadableFile: no reader for its suffix, or an archive that is damaged or holds no article.
    """
    if is_archive(name):
        yield from _or_nothing(members(io.BytesIO(data), origin=_last(name)), name)
    else:
        yield parcel_of_bytes(name, data)


def refused(path: Path | str, error: OSError) -> UnreadableFile:
    """An error of the system in our words, with the next step."""
    if isinstance(error, FileNotFoundError):
        return UnreadableFile(path=path, reason=MISSING)
    if isinstance(error, PermissionError):
        return UnreadableFile(path=path, reason=DENIED)
    return UnreadableFile(path=path, reason=error.strerror or str(error))


def _named(path: Path, passed_over: list[str]) -> Iterator[Parcel]:
    if is_archive(path.name):
        _size(path)
        yield from _or_nothing(members(path, origin=_shown(path.name), passed_over=passed_over), path)
    else:
        yield parcel_of(path)


def _in_folder(folder: Path, passed_over: list[str]) -> Iterator[Parcel]:
    known = suffixes()
    for path in _walk(folder):
        origin = _shown(path.relative_to(folder).as_posix())
        if not is_archive(path.name):
            if _is_labelled(path):
                continue  # the file that labels it brings it along
            if path.suffix.lower() in known:
                yield _parcel(path, origin)
            else:
                passed_over.append(origin)
            continue
        try:
            yield from members(path, origin=origin, passed_over=passed_over)
        except UnreadableFile as error:
            yield Parcel(origin, partial(_raise, error), None)


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise refused(folder, error) from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        # A link to a folder may lead back to where it is.
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)
        elif entry.is_file():
            yield entry


def _or_nothing(parcels: Iterator[Parcel], path: Path | str) -> Iterator[Parcel]:
    empty = True
    for parcel in parcels:
        empty = False
        yield parcel
    if empty:
        raise NothingToRead(path=path, known=", ".join(suffixes()))


def _shown(name: str) -> str:
    """A name that can be stored and printed, also when its bytes are no UTF-8, as on old disks."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _is_folder(path: Path) -> bool:
    try:
        path.stat()
        return path.is_dir()
    except OSError as error:
        raise refused(path, error) from error


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise refused(path, error) from error


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise refused(path, error) from error


def _raise(error: UnreadableFile) -> BinaryIO:
    raise error


def _check_suffix(suffix: str, path: Path | str) -> None:
    known = suffixes()
    if suffix not in known:
        raise UnknownFileKind(path=path, known=", ".join(known))


def _last(name: str) -> str:
    """The file name at the end of what a browser calls an upload."""
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2] or name
