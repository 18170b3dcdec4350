"""What is written whole or not at all: a single file, and numbered, immutable folders (`000001/` ...).

Folders are staged, synced, then renamed into place.
"""

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

_FOLDER = re.compile(r"(?!0{6})[0-9]{6}|[1-9][0-9]{6,}")
"""What `numbered` makes, and nothing else: one name for one number."""
_STAGING = ".staging-"
_STALE_SECONDS = 3600


def replace_file(path: Path, content: str | bytes) -> None:
    """Write a file in the place of the former one; when that fails (OSError), the former one stays."""
    part = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        part.write_bytes(content.encode() if isinstance(content, str) else content)
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink()


def create_file(path: Path, text: str) -> None:
    """Write a file that is not there yet (FileExistsError); on disk afterwards, or not there (OSError)."""
    part = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        part.write_text(text, encoding="utf-8", newline="")
        _sync(part)
        os.link(part, path)  # whole or not at all, and only where there is none
        _sync(path.parent)
    finally:
        with suppress(OSError):
            part.unlink()


def make_folder(path: Path) -> None:
    """A folder that is there after a power cut, too: each new one is made durable in its parent."""
    missing = [one for one in (path, *path.parents) if not one.exists()]
    path.mkdir(parents=True, exist_ok=True)
    for one in missing:
        _sync(one.parent)


def numbered(folder: Path, number: int) -> Path:
    """Where version `number` is in `folder`."""
    return folder / f"{number:06}"


def version_numbers(folder: Path) -> tuple[int, ...]:
    """The versions in `folder`, ascending."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(int(path.name) for path in folder.iterdir() if _FOLDER.fullmatch(path.name)))


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A folder to fill beside the versions; gone afterwards unless it was put into place."""
    make_folder(folder)
    _sweep(folder)
    staging = folder / f"{_STAGING}{uuid4().hex}"
    staging.mkdir()
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def put_in_place(staging: Path, version: int) -> bool:
    """Make the staged files durable and name them; False when the number is taken already.

    When that cannot be made durable (OSError), the name is taken back: nobody finds half a promise.
    """
    for path in staging.iterdir():
        _sync(path)
    _sync(staging)
    target = numbered(staging.parent, version)
    try:
        staging.rename(target)
    except OSError:
        if target.exists():
            return False
        raise
    try:
        _sync(target.parent)
    except OSError:
        target.rename(staging)
        raise
    return True


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows has no handle on a folder to sync
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(folder: Path) -> None:
    """Remove what a killed publisher left behind."""
    for path in folder.glob(f"{_STAGING}*"):
        with suppress(FileNotFoundError):  # another publisher just put it in place
            if time.time() - path.stat().st_mtime > _STALE_SECONDS:
                shutil.rmtree(path, ignore_errors=True)
