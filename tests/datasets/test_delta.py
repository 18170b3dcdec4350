"""A Delta table in a folder holds the versions one for one, for whoever reads Delta."""

import io
import json
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from annotation.datasets import delta
from annotation.datasets.delta import MANIFEST_KEY, check, push
from annotation.datasets.targets import Target, reason_of
from annotation.datasets.versions import read_manifest, version_folder
from annotation.errors import (
    DamagedTarget,
    DamagedVersion,
    InvalidTarget,
    TargetRefused,
    TargetUnavailable,
    UnknownDataset,
    UnknownVersion,
)
from annotation.exports import CANONICAL
from schemas import COLUMNS, Column, Delivery, Manifest
from tests import duck
from tests.conftest import Run
from tests.made_versions import make_version, row

WRITE = CANONICAL.write_table


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """Three versions of "k"; the codebook of the third has a dimension more."""
    root = tmp_path / "data" / "datasets"
    for number in (1, 2, 3):
        added = (Column(name="urgency", type="string", description="x"),) if number == 3 else ()
        rows = [
            row(article, 0, f"Phrase {number}, « {article} ».\t=1") for article in (9, 3, 7, 1)[: number + 1]
        ]
        make_version(root, "k", rows, columns=(*COLUMNS, *added))
    return root


def _push(root: Path, target: Path, dataset: str = "k") -> Delivery:
    return push(root, dataset, str(target), write_csv=WRITE)


def _manifests(root: Path) -> list[Manifest]:
    return [read_manifest(version_folder(root, "k", number)) for number in (1, 2, 3)]


def _csv(table: pa.Table) -> bytes:
    out = io.BytesIO()
    CANONICAL.write_table(table, out)
    return out.getvalue()


def _rows_of(root: Path, number: int) -> list[tuple[str, ...]]:
    table = pa.parquet.read_table(version_folder(root, "k", number) / "labels.parquet")
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def test_each_version_is_one_of_the_table_with_its_manifest(root: Path, tmp_path: Path) -> None:
    done = _push(root, tmp_path / "t")

    assert done == Delivery(dataset="k", target=str(tmp_path / "t"), pushed=(1, 2, 3), held=3)
    table = DeltaTable(tmp_path / "t")
    assert table.version() == 2
    said = {commit["version"]: Manifest(**json.loads(commit[MANIFEST_KEY])) for commit in table.history()}
    assert [said[number] for number in range(3)] == _manifests(root)


def test_a_table_forgets_nothing(root: Path, tmp_path: Path) -> None:
    _push(root, tmp_path / "t")

    assert DeltaTable(tmp_path / "t").metadata().configuration == {
        "delta.enableExpiredLogCleanup": "false",
        "delta.logRetentionDuration": "interval 36500 days",
        "delta.deletedFileRetentionDuration": "interval 36500 days",
    }


@pytest.mark.parametrize("number", [1, 2, 3])
def test_duckdb_and_polars_read_each_version_as_it_was_published(
    root: Path, tmp_path: Path, number: int
) -> None:
    """DuckDB reads the file that the table lists: its own Delta extension is not there offline."""
    _push(root, tmp_path / "t")
    files = DeltaTable(tmp_path / "t", version=number - 1).file_uris()
    wanted = _rows_of(root, number)

    assert len(files) == 1
    assert duck.read_parquet(files) == wanted
    by_polars = pl.read_delta(str(tmp_path / "t"), version=number - 1)
    assert by_polars.rows() == wanted
    assert by_polars.columns == list(_manifests(root)[number - 1].columns)


def test_later_versions_are_added_and_earlier_ones_not_written_again(root: Path, tmp_path: Path) -> None:
    _push(root, tmp_path / "t")
    make_version(root, "k", [row(0, 0, "Nouvelle.")])

    assert _push(root, tmp_path / "t").pushed == (4,)
    assert _push(root, tmp_path / "t") == Delivery(dataset="k", target=str(tmp_path / "t"), pushed=(), held=4)
    assert [one.problems for one in check(root, "k", str(tmp_path / "t"), write_csv=WRITE)] == [()] * 4


def test_the_order_of_many_rows_is_kept(root: Path, tmp_path: Path) -> None:
    """More rows than a batch holds: several batches would be mingled, which the CSV's hash would tell."""
    rows = (row(number * 7919 % 50_021, 0, f"Phrase {number}.") for number in range(50_000))
    wanted = make_version(root, "long", rows)

    assert _push(root, tmp_path / "t", "long").held == wanted.version == 1


@pytest.mark.parametrize("share", range(0, 100, 4))
def test_a_flipped_byte_in_the_target_is_found_where_it_changes_a_cell(
    root: Path, tmp_path: Path, share: int
) -> None:
    _push(root, tmp_path / "t")
    (uri,) = DeltaTable(tmp_path / "t", version=1).file_uris()
    content = bytearray(Path(uri).read_bytes())
    content[len(content) * share // 100] ^= 1
    Path(uri).write_bytes(content)

    found = check(root, "k", str(tmp_path / "t"), write_csv=WRITE)

    assert [one.problems for one in (found[0], found[2])] == [(), ()]
    if not found[1].problems:  # a byte that says nothing of any cell, as in statistics
        read = DeltaTable(tmp_path / "t", version=1).to_pyarrow_table()
        cells = pa.table({name: read[name].cast(pa.string()) for name in read.column_names})
        assert list(zip(*cells.to_pydict().values(), strict=True)) == _rows_of(root, 2)


def test_what_comes_back_different_is_said_at_once(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def swapped(where: object, table: pa.Table, **options: object) -> None:
        write_deltalake(where, table.take(list(reversed(range(table.num_rows)))), **options)

    monkeypatch.setattr(delta, "write_deltalake", swapped)

    with pytest.raises(DamagedTarget, match=r"Version 1 of k in .* is not as published"):
        _push(root, tmp_path / "t")


def test_a_target_with_another_dataset_is_refused(root: Path, tmp_path: Path) -> None:
    make_version(root, "other", [row(0, 0, "Autre.")])
    _push(root, tmp_path / "t", "other")

    with pytest.raises(TargetRefused, match=r"Nothing was pushed, .* holds another dataset"):
        _push(root, tmp_path / "t")

    assert DeltaTable(tmp_path / "t").version() == 0


def test_a_target_with_other_versions_of_that_name_is_refused(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    make_version(elsewhere, "k", [row(0, 0, "Autre.")])
    _push(elsewhere, tmp_path / "t")

    with pytest.raises(TargetRefused, match="other versions of a dataset with this name"):
        _push(root, tmp_path / "t")


def test_a_target_that_holds_more_than_there_is_here_is_refused(root: Path, tmp_path: Path) -> None:
    _push(root, tmp_path / "t")
    for path in sorted(version_folder(root, "k", 3).iterdir()):
        path.unlink()
    version_folder(root, "k", 3).rmdir()

    with pytest.raises(TargetRefused, match="more versions than there are here"):
        _push(root, tmp_path / "t")


def test_a_table_that_something_else_wrote_is_refused(root: Path, tmp_path: Path) -> None:
    write_deltalake(tmp_path / "mine", pa.table({"a": ["1"]}))
    _push(root, tmp_path / "t")
    write_deltalake(tmp_path / "t", DeltaTable(tmp_path / "t").to_pyarrow_table(), mode="append")

    for name, version in (("mine", 0), ("t", 3)):
        with pytest.raises(TargetRefused, match="Selon did not write"):
            _push(root, tmp_path / name)
        assert DeltaTable(tmp_path / name).version() == version


def test_a_damaged_version_is_not_pushed_and_the_earlier_ones_are(root: Path, tmp_path: Path) -> None:
    path = version_folder(root, "k", 2) / "labels.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    with pytest.raises(DamagedVersion):
        _push(root, tmp_path / "t")

    assert DeltaTable(tmp_path / "t").version() == 0


def test_a_version_that_is_missing_here_stops_the_push(root: Path, tmp_path: Path) -> None:
    version_folder(root, "k", 2).rename(tmp_path / "gone")

    with pytest.raises(UnknownVersion, match="no version 2; there is: 1, 3"):
        _push(root, tmp_path / "t")
    with pytest.raises(UnknownDataset):
        _push(root, tmp_path / "t", "unknown")

    assert not (tmp_path / "t").exists()


def test_a_place_that_cannot_be_a_folder_is_named(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")

    for target in (tmp_path / "file", tmp_path / "file" / "t"):
        with pytest.raises(TargetUnavailable, match=r"file.* cannot be used: a file is in its way"):
            _push(root, target)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "target", ["", " ", "s3://", "gs://bucket/x", "http://x/y", "s3://key:secret@bucket/x", "s3://b/x?k=1"]
)
def test_what_is_no_target_is_refused_without_saying_it(root: Path, target: str) -> None:
    with pytest.raises(InvalidTarget, match="name a folder, or s3://bucket/path") as caught:
        push(root, "k", target, write_csv=WRITE)

    assert "secret" not in str(caught.value)


def test_a_bucket_needs_credentials_in_the_environment() -> None:
    with pytest.raises(TargetUnavailable, match="AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set"):
        Target.of("s3://bucket/k", {"PATH": "x"})

    assert Target.of("s3://bucket/k", {"AWS_ACCESS_KEY_ID": "x"}).uri == "s3://bucket/k"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("<Code>InvalidAccessKeyId</Code><AWSAccessKeyId>AKIA</AWSAccessKeyId>", "access is denied"),
        ("status code 403 Forbidden AKIA", "access is denied"),
        ("Os { code: 30, message: \"Read-only file system\" } AKIA", "may not be written"),
        ("Os { code: 28, message: \"No space left on device\" }", "no room left"),
        ("something else with AKIA in it", "OSError in the library"),
    ],
)  # fmt: skip
def test_a_failure_is_said_in_our_words_alone(said: str, reason: str) -> None:
    assert reason in reason_of(OSError(said))
    assert "AKIA" not in reason_of(OSError(said))


def test_the_command_pushes_and_checks(root: Path, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "t"

    first = run("push", "k", "--to", target)
    assert (first.exit_code, first.stdout) == (0, f"{target}: new versions 1, 2, 3; it holds 1 to 3\n")
    assert json.loads(run("push", "k", "--to", target, "--json").stdout)["pushed"] == []
    assert run("push", "k", "--to", target, "--check").stdout.count("as published") == 3
    (uri,) = DeltaTable(target, version=1).file_uris()
    Path(uri).unlink()
    checked = run("push", "k", "--to", target, "--check")
    assert checked.exit_code == 1 and "k version 2: it cannot be read" in checked.stdout
    assert run("push", "k", "--to", "s3://a:b@c/d").exit_code == 1
