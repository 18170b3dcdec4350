"""A disk that is full, fails or must not be written to: no version is made, and none that was is touched."""

import errno
import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotation import folders, load_dataset
from annotation.datasets.tables import TableWriter
from annotation.errors import UnwritableFile, UnwritableProject, UnwritableVersion
from annotation.workbench import Workbench
from tests.conftest import Project
from tests.datasets.disks import PAGE, Disk, small_disk
from tests.datasets.golden_project import DATASET, golden_bench, publish_golden
from tests.datasets.helpers import bytes_of

pytestmark = pytest.mark.slow

OPERATIONS = (
    (Path, "mkdir"),
    (tempfile, "mkdtemp"),
    (TableWriter, "__init__"),
    (TableWriter, "write"),
    (TableWriter, "__exit__"),
    (Path, "write_text"),
    (Path, "write_bytes"),
    (folders, "_sync"),
    (Path, "rename"),
)
"""All that a publisher asks of the disk; the last `_sync` makes the name durable that `rename` gave."""

FULL, READ_ONLY = os.strerror(errno.ENOSPC), os.strerror(errno.EROFS)

Deed = Callable[[Workbench], object]

DEEDS: dict[str, Deed] = {
    "publish": publish_golden,
    "restore": lambda bench: bench.versions.restore(DATASET, 1, message="m", author="ana"),
}


@pytest.fixture(name="bench")
def _bench(project: Project) -> Workbench:
    """Nothing is published yet."""
    bench = golden_bench(project)
    bench.settings.guidelines.write_text("Lire d’abord.\n", encoding="utf-8")
    return bench


@pytest.fixture(name="disk")
def _disk(bench: Workbench) -> Iterator[Disk]:
    """The published versions lie on a disk of their own; there is one."""
    with small_disk(bench.settings.datasets) as disk:
        publish_golden(bench)
        yield disk


def _versions(bench: Workbench) -> Path:
    return bench.settings.datasets / DATASET / "versions"


def _tree(folder: Path) -> dict[str, bytes]:
    """Every file and folder below one, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"/"
        for path in sorted(folder.rglob("*"))
    }


def _refused(bench: Workbench, reason: str, deed: Deed = publish_golden) -> bool:
    """Whether a deed fails as it should, and leaves all as it was."""
    before, said = _tree(_versions(bench)), ""
    try:
        deed(bench)
    except UnwritableVersion as error:
        said = str(error)
    if not said:
        return False
    assert said == (
        f"Nothing was published, {_versions(bench)} cannot be written: {reason}. "
        "Make room there or get the right to write, then publish again."
    )
    assert _tree(_versions(bench)) == before
    return True


def _fail(monkeypatch: pytest.MonkeyPatch, number: int, *, at: int) -> list[str]:
    """Let one operation fail, counted from 1 over all; which were asked for."""
    seen: list[str] = []

    def failing(owner: object, name: str) -> None:
        original = getattr(owner, name)

        def operation(*arguments: object, **options: object) -> object:
            seen.append(name)
            if len(seen) == at:
                raise OSError(number, os.strerror(number))
            return original(*arguments, **options)

        monkeypatch.setattr(owner, name, operation)

    for owner, name in OPERATIONS:
        failing(owner, name)
    return seen


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
@pytest.mark.parametrize(("deed", "before"), [("publish", 0), ("publish", 1), ("restore", 1)])
def test_whichever_operation_fails_no_version_is_made(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, deed: str, before: int, number: int
) -> None:
    for _ in range(before):
        publish_golden(bench)
    failed = []
    while True:
        if not before:
            shutil.rmtree(bench.settings.datasets, ignore_errors=True)  # empty folders by now
        with monkeypatch.context() as patched:
            seen = _fail(patched, number, at=len(failed) + 1)
            if not _refused(bench, os.strerror(number), DEEDS[deed]):
                break
        failed.append(seen[len(failed)])
        assert len(bench.versions.names()) == before

    assert failed == seen
    parts = {"mkdtemp"} if deed == "restore" else set()  # what is restored is there already
    assert set(failed) == {name for _, name in OPERATIONS} - parts
    assert failed[-2:] == ["rename", "_sync"]
    assert [one.problems for one in bench.versions.verify(DATASET)] == [()] * (before + 1)


def test_a_disk_that_is_full_at_any_page_keeps_what_was_published(bench: Workbench, disk: Disk) -> None:
    pages = 0
    disk.leave(pages)
    while _refused(bench, FULL):
        pages += 1
        disk.leave(pages)

    disk.leave(1000)
    size = sum(len(content) for content in bytes_of(_versions(bench) / "000002").values())
    assert pages * PAGE > size
    assert [one.problems for one in bench.versions.verify(DATASET)] == [(), ()]


def test_a_disk_without_room_for_one_more_file_keeps_what_was_published(bench: Workbench, disk: Disk) -> None:
    files = 0
    disk.leave_files(files)
    while _refused(bench, FULL):
        files += 1
        disk.leave_files(files)

    assert files > len(bytes_of(_versions(bench) / "000002"))
    assert [one.problems for one in bench.versions.verify(DATASET)] == [(), ()]


def test_a_full_disk_takes_no_tag_and_no_export_and_keeps_the_older_file(
    bench: Workbench, disk: Disk
) -> None:
    older = disk.folder / "labels.csv"
    older.write_bytes(b"older")
    disk.leave(0)

    with pytest.raises(UnwritableProject, match=FULL):
        bench.versions.tag(DATASET, "gold", 1)
    for path in (older, disk.folder / "other.csv"):
        with pytest.raises(UnwritableFile, match=FULL):
            bench.versions.export_file(DATASET, path)

    assert bench.versions.tags(DATASET) == {}
    assert sorted(path.name for path in disk.folder.iterdir()) == [".ballast", DATASET, "labels.csv"]
    assert older.read_bytes() == b"older"


def test_what_must_not_be_written_to_is_read_all_the_same(bench: Workbench, disk: Disk) -> None:
    before = _tree(disk.folder)
    disk.allow_writing(allowed=False)

    for deed in DEEDS.values():
        assert _refused(bench, READ_ONLY, deed)
    with pytest.raises(UnwritableProject, match=READ_ONLY):
        bench.versions.tag(DATASET, "gold", 1)

    out = io.BytesIO()
    bench.versions.export(DATASET, out, version=1)
    assert len(load_dataset(DATASET, data=bench.settings.data)) == out.getvalue().count(b"\r\n") - 1
    assert bench.versions.preview(DATASET).manifest.version == 2
    assert bench.versions.compare(DATASET, 1, 1).summary.causes == {}
    assert [one.problems for one in bench.versions.verify(DATASET)] == [()]
    disk.allow_writing(allowed=True)
    assert _tree(disk.folder) == before
