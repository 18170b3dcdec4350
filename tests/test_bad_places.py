"""Places that cannot be used: an error names the thing and the next step, nothing is half-written."""

import contextlib
import errno
import os
import shutil
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import pytest

from annotation.errors import (
    InvalidCodebook,
    InvalidRegistry,
    StoreUnavailable,
    UnwritableFile,
    UnwritableVersion,
)
from annotation.settings import Settings
from annotation.store import SqlStore
from annotation.store.sqlite import driver
from annotation.workbench import Workbench, open_workbench
from tests.conftest import Project
from tests.factories import NOW, article, claim_change, commit

as_a_user = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights do not stop an administrator"
)


def _settings(data: Path) -> Settings:
    return Settings(data=data, annotator="ana")


def _open(data: Path) -> Workbench:
    return open_workbench(_settings(data), with_seeds=False)


def _full(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture(name="data")
def _data(tmp_path: Path) -> Path:
    """A data folder that worked once."""
    _open(tmp_path / "data").close()
    return tmp_path / "data"


@pytest.fixture(name="labelled")
def _labelled(project: Project) -> Workbench:
    bench = project()
    bench.commit(commit(claim_change()), annotator="ana")
    return bench


def test_a_file_where_the_data_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine", encoding="utf-8")

    with pytest.raises(StoreUnavailable, match=r"data cannot be used: .* Choose a folder .* --data"):
        _open(tmp_path / "data")
    assert (tmp_path / "data").read_text(encoding="utf-8") == "mine"


def test_a_data_folder_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StoreUnavailable, match="Choose a folder that you may write to"):
        _open(tmp_path / "file" / "data")


def test_a_database_replaced_by_text(data: Path) -> None:
    path = data / "selon.db"
    path.write_text("not a database, only text " * 400, encoding="utf-8")

    with pytest.raises(StoreUnavailable, match=r"selon\.db cannot be used: it is not a database.*backup"):
        _open(data)
    assert path.read_text(encoding="utf-8").startswith("not a database")


def test_a_database_whose_pages_are_damaged(data: Path) -> None:
    path = data / "selon.db"
    content = bytearray(path.read_bytes())
    content[100:8192] = b"\xaa" * (8192 - 100)
    path.write_bytes(content)

    with pytest.raises(StoreUnavailable, match=r"selon\.db cannot be used: .*backup"):
        _open(data)


def test_a_folder_where_the_database_should_be(data: Path) -> None:
    (data / "selon.db").unlink()
    (data / "selon.db").mkdir()

    with pytest.raises(StoreUnavailable, match=r"selon\.db cannot be used: it cannot be opened\. Check"):
        _open(data)


def test_a_database_that_another_program_holds(data: Path) -> None:
    path = data / "selon.db"
    with contextlib.closing(driver.connect(path, isolation_level=None)) as holder:
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")

        with pytest.raises(StoreUnavailable, match=r"another program holds it\. Close that program"):
            SqlStore(path, lock_timeout=0.1)

    SqlStore(path, lock_timeout=0.1).close()


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("annotation.folders", "_sync"),
        ("annotation.datasets.contents", "write_parts"),
        ("annotation.datasets.publish", "assemble"),
        ("annotation.datasets.publish", "write_manifest"),
    ],
)
def test_a_full_disk_publishes_nothing(
    module: str, name: str, labelled: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module(module), name, _full)

    with pytest.raises(UnwritableVersion) as raised:
        labelled.versions.publish("k", message="m", author="ana")

    folder = labelled.settings.datasets / "k" / "versions"
    assert f"Nothing was published, {folder} cannot be written: No space left" in str(raised.value)
    assert "then publish again" in str(raised.value)
    assert labelled.versions.names() == ()
    assert list(folder.iterdir()) == []
    monkeypatch.undo()
    assert labelled.versions.publish("k", message="m", author="ana").version == 1


def test_a_file_where_the_versions_should_be(labelled: Workbench) -> None:
    labelled.settings.datasets.write_text("mine", encoding="utf-8")

    with pytest.raises(UnwritableVersion, match="Nothing was published"):
        labelled.versions.publish("k", message="m", author="ana")
    assert labelled.settings.datasets.read_text(encoding="utf-8") == "mine"


def test_a_full_disk_leaves_an_older_export_as_it_was(
    labelled: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labelled.versions.publish("k", message="m", author="ana")
    out = tmp_path / "labels.csv"
    out.write_text("older", encoding="utf-8")
    monkeypatch.setattr(type(labelled.versions), "export", _full)

    with pytest.raises(UnwritableFile, match=r"labels\.csv cannot be written: No space left.* -o"):
        labelled.versions.export_file("k", out)
    assert out.read_text(encoding="utf-8") == "older"
    assert {path.name for path in tmp_path.iterdir()} == {"data", "labels.csv"}


def test_a_full_disk_at_the_first_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "copyfile", _full)

    with pytest.raises(StoreUnavailable, match="data cannot be used: No space left"):
        _open(tmp_path / "data")
    assert list((tmp_path / "data").iterdir()) == []


def test_a_folder_where_the_codebook_should_be(data: Path) -> None:
    (data / "codebook.toml").unlink()
    (data / "codebook.toml").mkdir()

    with pytest.raises(InvalidCodebook, match=r"codebook\.toml is not valid: .*Correct the file"):
        _open(data)


def test_a_folder_where_the_first_registry_should_be_stops_a_new_project_only(data: Path) -> None:
    (data / "sources.csv").mkdir()
    _open(data).close()
    (data / "selon.db").unlink()

    with pytest.raises(InvalidRegistry, match=r"sources\.csv is not valid: .*Correct the file"):
        _open(data)


@as_a_user
def test_a_data_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StoreUnavailable, match="Choose a folder that you may write to"):
            _open(tmp_path / "data")
    finally:
        tmp_path.chmod(0o700)


@as_a_user
def test_a_database_that_may_not_be_written_to(data: Path) -> None:
    (data / "selon.db").chmod(0o400)
    data.chmod(0o500)

    try:
        with pytest.raises(StoreUnavailable, match=r"selon\.db cannot be used"):
            _add_article(data / "selon.db")
    finally:
        data.chmod(0o700)


def _add_article(path: Path) -> None:
    with contextlib.closing(SqlStore(path)) as store:
        store.add_article(article(), imported_at=NOW)
