"""A claim on a piece of work that only one process may do. It ends with the process, however that ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

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
    """Whether the work is ours; if so, nobody else's until the block is left."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:  # closing it lets go, and so does the end of the process
        try:
            _lock(file)
        except OSError:
            yield False
        else:
            yield True
