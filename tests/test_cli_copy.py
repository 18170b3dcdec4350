"""selon copy: a project moves from its folder to PostgreSQL and back."""

import json
from pathlib import Path

import pytest

from annotation.workbench import moving
from tests.conftest import Run
from tests.postgres import PASSWORD, Cluster
from tests.standoff.helpers import labelled


def test_a_project_moves_to_postgresql_and_back_to_a_folder(
    run: Run, postgres: Cluster, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, back = postgres.address(database), tmp_path / "back"
    assert run("articles").exit_code == 0
    (tmp_path / "data" / "codebook.toml").open("a").write("# ours\n")
    there = run("copy", "--to", address)

    assert there.exit_code == 0, there.stderr
    assert f"127.0.0.1:{postgres.port}/{database}, and equal to those here" in there.stdout
    assert PASSWORD not in there.output and "geheim" not in there.output

    monkeypatch.setenv("SELON_DATABASE", address)
    assert len(run("articles").stdout.splitlines()) == 2
    assert run("doctor").stdout == "all is well\n"
    again = run("copy", "--to", back, "--json")
    assert json.loads(again.stdout)["files"] == ["codebook.toml"]
    assert json.loads(again.stdout)["rows"]["articles"] == 2

    monkeypatch.delenv("SELON_DATABASE")
    assert run("--data", back, "articles").stdout == run("articles").stdout
    assert run("--data", back, "doctor").stdout == "all is well\n"
    assert (back / "codebook.toml").read_text().endswith("# ours\n")


def test_both_databases_publish_the_same_bytes(
    run: Run, database: str, postgres: Cluster, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels = tmp_path / "labels.json"
    labels.write_text(json.dumps(labelled()), encoding="utf-8")
    assert run("import", folder).exit_code == 0
    assert run("import-labels", labels, "--annotator", "gold").exit_code == 0
    assert run("publish", "here", "-m", "m").exit_code == 0
    assert run("copy", "--to", postgres.address(database)).exit_code == 0

    monkeypatch.setenv("SELON_DATABASE", postgres.address(database))
    assert run("publish", "there", "-m", "m").exit_code == 0
    here, there = (run("export", name).stdout for name in ("here", "there"))

    assert here == there.replace("there", "here")
    assert here.count("\n") > 3


def test_a_target_that_holds_something_is_refused(run: Run, tmp_path: Path) -> None:
    assert run("articles").exit_code == 0
    assert run("--data", tmp_path / "other", "articles").exit_code == 0
    result = run("copy", "--to", tmp_path / "other")

    assert result.exit_code == 1
    assert "Nothing was copied to" in result.stderr and "it holds something already" in result.stderr


def test_a_folder_without_a_project_has_nothing_to_copy(run: Run, tmp_path: Path) -> None:
    result = run("copy", "--to", "postgresql://selon:hush@127.0.0.1:1/team")

    assert result.exit_code == 1
    assert "there is no project in" in result.stderr and "hush" not in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_copy_that_is_interrupted_leaves_no_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    assert run("articles").exit_code == 0
    monkeypatch.setattr(moving, "_copy_files", interrupted)
    assert run("copy", "--to", tmp_path / "back").exit_code != 0

    assert not (tmp_path / "back").exists()


def test_a_file_where_the_folder_should_be_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "back").write_text("mine", encoding="utf-8")
    assert run("articles").exit_code == 0
    result = run("copy", "--to", tmp_path / "back")

    assert result.exit_code == 1
    assert "Choose a folder that you may write to." in result.stderr
