"""Several files as one: a zip whose bytes depend on nothing but their names and content."""

from collections.abc import Iterable
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_MADE = (1980, 1, 1, 0, 0, 0)
_UNIX, _READABLE = 3, 0o100644 << 16


def write_zip(out: BinaryIO, files: Iterable[tuple[str, bytes]]) -> None:
    """Write the files to `out` in the order in which they come, none of them kept."""
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files:
            info = ZipInfo(name, _MADE)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, _UNIX, _READABLE
            archive.writestr(info, data)
