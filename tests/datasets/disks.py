"""A disk of its own, small and real, where the machine lets the tests make one."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PAGE = 4096


def _mount(*words: str) -> bool:
    if not shutil.which("mount") or os.name == "nt" or os.geteuid() != 0:
        return False
    return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0


class Disk:
    """A file system in memory, mounted on a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / ".ballast"

    def leave(self, pages: int) -> None:
        """Fill the disk but for that many pages."""
        self._ballast.unlink(missing_ok=True)
        free = os.statvfs(self.folder).f_bavail
        self._ballast.write_bytes(bytes(PAGE * max(0, free - pages)))
        assert os.statvfs(self.folder).f_bavail == min(free, pages)

    def leave_files(self, count: int) -> None:
        """Leave room for that many files and folders."""
        shutil.rmtree(self._ballast, ignore_errors=True)
        self._ballast.mkdir()
        for number in range(os.statvfs(self.folder).f_favail - count):
            (self._ballast / f"{number}").touch()

    def allow_writing(self, *, allowed: bool) -> None:
        """Mount it again, to be written to or only read."""
        assert _mount("-o", f"remount,{'rw' if allowed else 'ro'}", str(self.folder))


@contextmanager
def small_disk(folder: Path, *, size: int = 4 << 20, files: int = 400) -> Iterator[Disk]:
    """Mount one on a folder; without the right to, the test is skipped."""
    folder.mkdir(parents=True, exist_ok=True)
    if not _mount("-t", "tmpfs", "-o", f"size={size},nr_inodes={files}", "tmpfs", str(folder)):
        pytest.skip("needs the right to mount a disk")
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
