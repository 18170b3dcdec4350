"""An output that knows the hash of what went through it."""

import hashlib
from collections.abc import Iterable
from typing import BinaryIO


class Hashed:
    """Passes bytes on, or to nowhere, and keeps their SHA-256."""

    def __init__(self, out: BinaryIO | None = None) -> None:
        self._hash = hashlib.sha256()
        self._out = out

    def write(self, data: bytes) -> int:
        """Take in some bytes; how many they were."""
        self._hash.update(data)
        if self._out:
            self._out.write(data)
        return len(data)

    def writelines(self, lines: Iterable[bytes]) -> None:
        """Take in several pieces."""
        for line in lines:
            self.write(line)

    def hexdigest(self) -> str:
        """The hash of all of them so far."""
        return self._hash.hexdigest()
