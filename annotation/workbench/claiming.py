"""A claim on a piece of work that only one process may do. It ends with the process, however that ends."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from annotation.errors import UnwritableProject

_PATIENCE_SECONDS = 1.0
_PAUSE_SECONDS = 0.02

if os.name == "posix":
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
else:
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]


@contextmanager
def claimed(path: Path) -> Iterator[bool]:
    """Whether the work is ours; if so, nobody else's until the block is left.

    Raises:
        UnwritableProject: the file of the claim cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        opened = path.open("ab")
    except OSError as error:
        raise UnwritableProject(path=path, reason=error.strerror or str(error)) from error
    with opened as file:  # closing it lets go, and so does the end of the process
        yield _is_locked(file, time.monotonic() + _PATIENCE_SECONDS)


def _is_locked(file: BinaryIO, deadline: float) -> bool:
    """Whether the lock could be taken; who only asks `is_claimed` holds it for a moment too."""
    while True:
        try:
            _lock(file)
        except OSError:
            if time.monotonic() > deadline:
                return False
            time.sleep(_PAUSE_SECONDS)
        else:
            return True


def is_claimed(path: Path) -> bool:
    """Whether a process holds the claim now."""
    try:
        with path.open("rb" if os.name == "posix" else "ab") as file:
            return not _is_locked(file, 0)
    except OSError:  # nobody ever claimed it
        return False
