"""The Hugging Face folder, loaded by `datasets` without the network."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pyarrow.parquet as pq
import pytest
import yaml

from annotation.published import Published
from tests.exports.conftest import Written, with_cells

Load = Callable[[bytes], Any]

SPLITS = ("train", "test", "", "train", "validation", "", "test")


@pytest.fixture(name="load")
def _load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Unpacks a zip and loads the folder."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    import datasets  # noqa: PLC0415 (it reads the environment)

    def load(data: bytes) -> Any:
        ZipFile(io.BytesIO(data)).extractall(tmp_path / "folder")
        return datasets.load_dataset(str(tmp_path / "folder"), cache_dir=str(tmp_path / "cache"))

    return load


def _split(version: Published) -> Published:
    splits = [SPLITS[place % len(SPLITS)] for place in range(version.labels.num_rows)]
    return with_cells(version, split=splits)


def test_datasets_loads_the_folder_with_its_splits(load: Load, version: Published, written: Written) -> None:
    changed = _split(version)
    loaded = load(written("huggingface", changed))
    rows = changed.labels.to_pylist()

    assert list(loaded) == ["train", "validation", "test", "unsplit"]
    for name, part in loaded.items():
        wanted = [row for row in rows if (row["split"] or "unsplit") == name]
        assert part["row_id"] == [row["row_id"] for row in wanted]
        assert part["note"] == [row["note"] or None for row in wanted]
        assert part["sentence_start"] == [int(row["sentence_start"]) for row in wanted]
    assert str(loaded["train"].features["labelled_at"].dtype) == "timestamp[ms, tz=UTC]"


def test_a_version_without_splits_is_one_part(load: Load, version: Published, written: Written) -> None:
    loaded = load(written("huggingface"))

    assert {name: part.num_rows for name, part in loaded.items()} == {"unsplit": version.labels.num_rows}


def test_a_version_without_rows_has_its_columns(version: Published, written: Written) -> None:
    """`datasets` itself refuses a split without rows."""
    empty = replace(version, labels=version.labels.slice(0, 0))
    archive = ZipFile(io.BytesIO(written("huggingface", empty)))
    table = pq.read_table(io.BytesIO(archive.read("data/unsplit-00000-of-00001.parquet")))

    assert (table.num_rows, table.column_names) == (0, version.labels.column_names)


def test_the_card_says_where_the_splits_are(version: Published, written: Written) -> None:
    archive = ZipFile(io.BytesIO(written("huggingface", _split(version))))
    _, head, body = archive.read("README.md").decode().split("---\n", 2)
    card = yaml.safe_load(head)

    files = [one["path"] for one in card["configs"][0]["data_files"]]
    assert sorted(archive.namelist()) == sorted(["README.md", *files])
    assert [one["name"] for one in card["dataset_info"]["features"]] == version.labels.column_names
    assert card["language"] == ["fr"]
    assert body.startswith("\n# fixe, version 1\n")
