"""The command line: help, exit codes, answers for people and for programs."""

import json
import socket
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import Result

from annotation.cli import main
from annotation.settings import ROOT
from tests.conftest import Run
from tests.factories import TEXT, article, claim
from tests.standoff.helpers import labelled

COMMANDS: tuple[click.Command, ...] = tuple(main.commands.values())


@pytest.fixture(name="published")
def _published(run: Run, folder: Path, tmp_path: Path) -> Path:
    """The folder of version 1 of the dataset k."""
    labels = tmp_path / "labels.json"
    labels.write_text(json.dumps(labelled()), encoding="utf-8")
    for words in (("import", folder), ("import-labels", labels, "--annotator", "gold"), _PUBLISH):
        assert run(*words).exit_code == 0
    return tmp_path / "data" / "datasets" / "k" / "versions" / "000001"


_PUBLISH = ("publish", "k", "-m", "premier tour", "--author", "zoé")


def _json(result: Result) -> Any:
    """The answer, which is one line of JSON and nothing else."""
    assert result.stdout.count("\n") == 1
    return json.loads(result.stdout)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help_with_an_example(command: click.Command, run: Run) -> None:
    for switch in ("-h", "--help"):
        result = run(command.name, switch)

        assert result.exit_code == 0
        assert f"  selon {command.name}" in result.stdout
        assert "--data" in result.stdout
        assert "--json" in result.stdout


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_in_the_guide(command: click.Command) -> None:
    guide = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")

    assert f"selon {command.name}" in guide


def test_the_help_says_what_the_exit_codes_mean(run: Run) -> None:
    said = " ".join(run("--help").stdout.split())

    assert "Exit codes: 0 done, 1 could not be done, 2 the command itself is wrong." in said
    assert all(command.name in said for command in COMMANDS)


@pytest.mark.parametrize(
    "words",
    [("fly",), ("import",), ("publish", "k"), ("verify", "k", "--version=0"), ("serve", "--port=x")],
)  # fmt: skip
def test_a_command_that_is_wrong_ends_with_2(words: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    assert run(*words).exit_code == 2
    assert not (tmp_path / "data").exists()


def test_data_and_json_are_understood_before_and_behind_the_verb(run: Run, tmp_path: Path) -> None:
    before = run("--data", tmp_path / "one", "--json", "articles")
    behind = run("articles", "--json", "--data", tmp_path / "two")
    last = run("--data", tmp_path / "one", "articles", "--data", tmp_path / "three", "--json")

    assert _json(before) == _json(behind) == _json(last)
    assert {path.name for path in tmp_path.iterdir()} == {"one", "two", "three"}


def test_articles_lists_what_is_stored_with_the_progress_of_an_annotator(run: Run, published: Path) -> None:
    everybody, gold = run("articles"), run("articles", "--annotator", "gold", "--search", "DEMENT")

    assert len(everybody.stdout.splitlines()) == 2
    assert all("  0/" in line for line in everybody.stdout.splitlines())
    assert gold.stdout.splitlines()[0].startswith(article().article_id)
    assert "  0/" not in gold.stdout
    assert _json(run("articles", "--json", "--search", "nowhere")) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_suggest_prints_one_object_an_article_with_offsets_into_its_text(
    encoding: str, run: Run, folder: Path
) -> None:
    """Whatever the bytes of the file; nothing is stored."""
    text = "Un titre\r\n\r\nLe préfet a déclaré que « la mer était montée ».\r\n"
    (folder / "a.txt").write_bytes(text.encode(encoding))

    result = run("suggest", folder, "--format", "jsonl")
    found = [json.loads(line) for line in result.stdout.splitlines()]

    assert (result.exit_code, result.stderr) == (0, "")
    assert [one["id"] for one in found] == ["a", "b"]
    assert found[0]["raw_text"].removeprefix("\ufeff") == text
    hops = [(one, hop) for one in found for said in one["attributions"] for hop in said["sources"]]
    assert "Le préfet" in {hop["surface"] for _, hop in hops}
    assert all(one["raw_text"][hop["start"] : hop["end"]] == hop["surface"] for one, hop in hops)
    assert {row["title"] for row in _json(run("articles", "--json"))}.isdisjoint(
        {"Un titre", "Un autre titre"}
    )


def test_labels_are_imported_and_a_file_that_does_not_fit_is_refused_whole(
    run: Run, published: Path, tmp_path: Path
) -> None:
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps(labelled(raw_text="Ailleurs.")), encoding="utf-8")

    right = run("import-labels", tmp_path / "labels.json", "--annotator", "bob", "--json")
    wrong = run("import-labels", path, "--annotator", "bob")

    assert _json(right) == {str(tmp_path / "labels.json"): 6}
    assert wrong.exit_code == 1
    assert wrong.stderr.startswith(f"selon: {path} was refused whole, nothing was stored")
    assert run("import-labels", path).exit_code == 2


def test_publishing_counts_what_went_in_and_versions_lists_it(run: Run, published: Path) -> None:
    result = run(*_PUBLISH)
    listed = run("versions", "k")

    assert result.stdout == "k version 2: 1 articles, 3 sentences, 3 claims, 3 rows, 1 annotators\n"
    assert [line.split()[0] for line in listed.stdout.splitlines()] == ["1", "2"]
    assert listed.stdout.splitlines()[0].endswith("zoé  3 rows  premier tour")
    assert [one["parent"] for one in _json(run("versions", "k", "--json"))] == [None, 1]


def test_nothing_is_published_without_a_label(run: Run) -> None:
    result = run(*_PUBLISH)

    assert (result.exit_code, result.stdout) == (1, "")
    assert "There is no label to publish yet." in result.stderr


@pytest.mark.parametrize("name", ["../x", "a b", ""])
def test_a_dataset_with_a_name_that_is_none_is_refused(name: str, run: Run, published: Path) -> None:
    for words in (("publish", name, "-m", "x"), ("versions", name), ("export", name), ("verify", name)):
        result = run(*words)

        assert result.exit_code == 1
        assert "is no name for a dataset" in result.stderr


def test_a_version_is_exported_to_a_file_and_to_standard_output(
    run: Run, published: Path, tmp_path: Path
) -> None:
    out = tmp_path / "labels.csv"
    out.write_text("older", encoding="utf-8")

    to_file = run("export", "k", "--version", "1", "--format", "csv", "-o", out, "--json")
    to_stdout = run("export", "k")

    assert _json(to_file) == {"file": str(out)}
    assert out.read_bytes() == to_stdout.stdout_bytes
    assert to_stdout.stdout_bytes.startswith(b"dataset,version,row_id,")
    assert "Maria Petrova > TASS" in to_stdout.stdout
    assert claim().cue.of(TEXT) in to_stdout.stdout


def test_an_unknown_version_dataset_or_format_names_those_that_there_are(run: Run, published: Path) -> None:
    version, dataset = run("export", "k", "--version", "9"), run("verify", "autre")
    form = run("export", "k", "--format", "xls")

    assert (version.exit_code, dataset.exit_code, form.exit_code) == (1, 1, 1)
    assert "Dataset k has no version 9; there is: 1." in version.stderr
    assert "There is no dataset autre in " in dataset.stderr and "; there is: k." in dataset.stderr
    assert "There is no format xls; there is: " in form.stderr
    assert ", csv, " in form.stderr


def test_verify_reports_a_flipped_byte_and_nothing_of_it_is_exported(
    run: Run, published: Path, tmp_path: Path
) -> None:
    assert run("verify", "k").stdout == "k version 1: as published\n"
    path = published / "labels.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    before = sorted(tmp_path.iterdir())

    verified, exported = run("verify", "k", "--json"), run("export", "k", "-o", tmp_path / "labels.csv")

    assert (verified.exit_code, exported.exit_code) == (1, 1)
    assert _json(verified) == [{"dataset": "k", "version": 1, "problems": ["labels.parquet was changed"]}]
    assert "Restore its folder from a backup" in exported.stderr
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", ["missing/labels.csv", "corpus", ".", "corpus/a.txt/labels.csv"])
def test_an_export_that_fails_leaves_no_file(
    name: str, run: Run, published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))

    result = run("export", "k", "-o", name)

    assert result.exit_code == 1
    assert f"{name} cannot be written: " in result.stderr
    assert "Choose another place with -o" in result.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_doctor_says_that_all_is_well(run: Run, published: Path) -> None:
    assert run("doctor").stdout == "all is well\n"
    assert _json(run("doctor", "--json")) == []


def test_a_taken_port_names_another(run: Run, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        result = run("serve", "--port", port)

    assert result.exit_code == 1
    assert f"Port {port} on 127.0.0.1 is taken" in result.stderr
    assert not (tmp_path / "data").exists()
