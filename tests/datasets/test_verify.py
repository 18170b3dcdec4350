"""Every byte of a version is as it was published, or `verify` says so."""

from pathlib import Path

import pytest

from annotation.errors import DamagedVersion
from annotation.workbench import Workbench
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
