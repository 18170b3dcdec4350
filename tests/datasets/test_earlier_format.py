"""A version of the format before this one: its CSV is as it was, and nothing worse is made of it."""

import json
from pathlib import Path

import pytest

from annotation.datasets.versions import described, write_manifest
from annotation.errors import EarlierVersion
from annotation.workbench import Workbench
from schemas import Manifest
from tests.datasets.helpers import add_labels, csv_of, folder, publish

_NEW = ("selection", "texts", "split", "missing", "agents", "assistance", "recipe", "restores")


@pytest.fixture(name="bench")
def _bench(bench: Workbench) -> Workbench:
    """Version 1 as the first format had it: fewer files, a shorter manifest."""
    add_labels(bench)
    publish(bench)
    path = folder(bench)
    for name in ("annotations.parquet", "README.md", "croissant.json", "datapackage.json"):
        (path / name).unlink()
    _write_as_before(path)
    return bench


def _write_as_before(path: Path) -> None:
    kept = json.loads((path / "manifest.json").read_text(encoding="utf-8"))
    for name in ("manifest.json", "manifest.sha256"):
        (path / name).unlink()
    before = {name: value for name, value in kept.items() if name not in _NEW} | {"format": 1}
    write_manifest(path, Manifest(**before | {"files": described(path)}))


def test_it_is_listed_verified_and_leaves_as_csv(bench: Workbench) -> None:
    add_labels(bench)
    second = publish(bench)

    assert [one.format for one in bench.versions.of("k")] == [1, 2]
    assert [one.problems for one in bench.versions.verify("k")] == [(), ()]
    assert csv_of(bench, 1).startswith(b"dataset,version,row_id,")
    assert second.parent == 1
    assert bench.versions.compare("k", 1, 2).summary.fates["added"] > 0


def test_what_needs_whole_labels_says_that_it_has_none(bench: Workbench, tmp_path: Path) -> None:
    with pytest.raises(EarlierVersion, match=r"Take its CSV"):
        bench.versions.export_file("k", tmp_path / "x.jsonl", version=1, name="jsonl")
    with pytest.raises(EarlierVersion):
        bench.versions.restore("k", 1, message="m", author="ana")
    assert list(tmp_path.glob("x.jsonl")) == []
