"""A publisher that is killed at any moment leaves no version, or a whole one."""

import os
import time
from itertools import cycle, islice
from pathlib import Path

import pytest

from annotation.workbench import Workbench, open_workbench
from benchmarks.corpus import build
from schemas import Manifest
from tests.datasets.publishers import PATIENCE, needs_posix, publish_on_and_on, start

pytestmark = [needs_posix, pytest.mark.slow]

KILLS = 50
MOMENTS = (
    "",  # the folder itself
    "labels.parquet",
    "articles.parquet",
    "annotations.parquet",
    "codebook.toml",
    "dictionary.csv",
    "manifest.json",
    "manifest.sha256",
)
"""What has just appeared in a staging folder when its publisher is killed."""


@pytest.fixture(name="bench", scope="module")
def _bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    """Two hundred labelled articles in a database; each test publishes datasets of its own."""
    data = tmp_path_factory.mktemp("killed") / "data"
    settings = build(data, articles=201, annotator="ana", labelled=True)
    return open_workbench(settings, with_seeds=False)


def _versions(bench: Workbench, dataset: str = "k") -> Path:
    return bench.settings.datasets / dataset / "versions"


def _staged(bench: Workbench, dataset: str = "k") -> set[str]:
    """Folders in which somebody makes, or made, a version or its parts."""
    folder = _versions(bench, dataset)
    names = [path.name for path in folder.iterdir()] if folder.exists() else []
    return {name for name in names if name.startswith(".")}


def _killed_at(bench: Workbench, moment: str, dataset: str, *texts: str) -> bool:
    """Kill a publisher as soon as `moment` is in a folder of its own; whether that was in mid-publish."""
    folder, known = _versions(bench, dataset), _staged(bench, dataset)
    process = start(publish_on_and_on, bench.settings.data, dataset, *texts)
    deadline = time.monotonic() + PATIENCE
    while not any((folder / name / moment).exists() for name in _staged(bench, dataset) - known):
        assert process.is_alive() and time.monotonic() < deadline, f"never came to {moment or 'begin'}"
    process.kill()
    process.join(PATIENCE)
    return _staged(bench, dataset) > known


def test_fifty_kills_leave_every_version_whole_and_nothing_in_part(bench: Workbench) -> None:
    last = bench.versions.publish("k", message="m", author="ana").texts
    hits = dict.fromkeys(MOMENTS, 0)
    for number, moment in enumerate(islice(cycle(MOMENTS), KILLS)):
        made_anew = number // len(MOMENTS) % 2 == 0
        other = "offsets" if last == "whole" else "whole"
        hits[moment] += _killed_at(bench, moment, "k", *([other, last] if made_anew else [last]))

        listed = bench.versions.of("k")
        assert all(isinstance(one, Manifest) for one in listed)
        assert [one.version for one in listed] == list(range(1, len(listed) + 1))
        assert bench.versions.verify("k", len(listed))[0].problems == ()
        last = listed[-1].texts

    assert sum(hits.values()) >= 0.8 * KILLS, hits
    assert {one.problems for one in bench.versions.verify("k")} == {()}
    _goes_on(bench)


def _goes_on(bench: Workbench) -> None:
    """The next publisher is not disturbed by what was left, and takes it away once it is old."""
    before, left = len(bench.versions.of("k")), _staged(bench)
    bench.versions.publish("k", message="m", author="ana")
    assert _staged(bench) == left != set()

    for name in left:
        os.utime(_versions(bench) / name, (1, 1))
    bench.versions.publish("k", message="m", author="ana")

    there = sorted(path.name for path in _versions(bench).iterdir())
    assert there == [f"{number:06}" for number in range(1, before + 3)]
    assert {one.problems for one in bench.versions.verify("k")} == {()}


def test_a_first_version_whose_publisher_is_killed_is_there_whole_or_not_at_all(bench: Workbench) -> None:
    hits = 0
    for number, moment in enumerate(MOMENTS):
        name = f"k{number}"
        hits += _killed_at(bench, moment, name, "whole")

        made = len(bench.versions.of(name)) if name in bench.versions.names() else 0
        done = bench.versions.publish(name, message="m", author="ana")
        assert done.version == made + 1
        assert {one.problems for one in bench.versions.verify(name)} == {()}

    assert hits >= len(MOMENTS) - 2
