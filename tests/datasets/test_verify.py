"""Every byte of a version is as it was published, or `verify` says so."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from annotation.cli import main
from annotation.errors import DamagedVersion
from annotation.workbench import Workbench
from schemas import Manifest
from tests.conftest import Project
from tests.datasets.helpers import FILES, add_labels, csv_of, folder, publish


@pytest.fixture(name="bench")
def _bench(project: Project) -> Workbench:
    """A project with two labels."""
    bench = project()
    add_labels(bench)
    return bench


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("name", FILES)
def test_one_flipped_byte_is_reported_wherever_it_is(bench: Workbench, name: str) -> None:
    """At sixty places of each file, the first and the last among them; nothing is exported then."""
    publish(bench)
    path = folder(bench) / name
    size = path.stat().st_size
    places = (*range(0, size, max(1, size // 60)), size - 1)

    unreported = []
    for place in places:
        flip(path, place)
        (found,) = bench.versions.verify("k", 1)
        if not any(name in problem for problem in found.problems):
            unreported.append(place)
        flip(path, place)

    assert unreported == []
    assert bench.versions.verify("k")[0].problems == ()
    flip(path, size // 2)
    with pytest.raises(DamagedVersion, match="from a backup"):
        csv_of(bench)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_reported(bench: Workbench, name: str) -> None:
    publish(bench)
    (folder(bench) / name).unlink()

    (found,) = bench.versions.verify("k")

    assert len(found.problems) == 1
    assert name.partition(".")[0] in found.problems[0]


def test_a_truncated_file_and_an_added_one_are_reported(bench: Workbench) -> None:
    publish(bench)
    labels = folder(bench) / "labels.parquet"
    labels.write_bytes(labels.read_bytes()[:-1])
    (folder(bench) / "notes.txt").write_text("x", encoding="utf-8")
    (folder(bench) / "cache").mkdir()

    (found,) = bench.versions.verify("k")

    assert set(found.problems) == {
        "cache does not belong to the version",
        "notes.txt does not belong to the version",
        "labels.parquet was changed",
    }


def test_a_damaged_version_does_not_hide_the_others(bench: Workbench) -> None:
    for _ in range(3):
        publish(bench)
    flip(folder(bench, 2) / "manifest.json", 5)

    found = bench.versions.verify("k")

    assert [(one.version, bool(one.problems)) for one in found] == [(1, False), (2, True), (3, False)]
    listed = bench.versions.of("k")
    assert [isinstance(one, DamagedVersion) for one in listed] == [False, True, False]
    assert [one.version for one in listed if isinstance(one, Manifest)] == [1, 3]


def test_the_command_line_lists_the_versions_that_can_be_read_and_names_the_others(bench: Workbench) -> None:
    for _ in range(2):
        publish(bench)
    flip(folder(bench, 1) / "manifest.json", 5)

    found = CliRunner().invoke(main, ["--data", str(bench.settings.data), "versions", "k"])

    assert found.exit_code == 1
    assert [line.split()[0] for line in found.stdout.splitlines()] == ["2"]
    assert "Version 1 of k is not as published" in found.stderr


@pytest.mark.parametrize("name", FILES)
def test_a_quick_check_sees_a_byte_that_is_flipped_later(bench: Workbench, name: str) -> None:
    publish(bench)
    bench.versions.check("k", 1)
    path = folder(bench) / name

    flip(path, path.stat().st_size // 2)
    with pytest.raises(DamagedVersion, match=name.partition(".")[0]):
        bench.versions.check("k", 1)
    with pytest.raises(DamagedVersion):
        bench.versions.dictionary("k", 1)

    flip(path, path.stat().st_size // 2)
    bench.versions.check("k", 1)


def test_a_version_whose_folder_is_no_folder_is_damaged(bench: Workbench) -> None:
    publish(bench)
    folder(bench, 2).write_text("x", encoding="utf-8")

    with pytest.raises(DamagedVersion, match="cannot be read"):
        bench.versions.check("k", 2)
