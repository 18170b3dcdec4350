"""The command line brings articles in, lists them and cuts them anew."""

import csv
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from annotation.cli import imports
from tests.conftest import Run
from tests.factories import TEXT, article

TABLE = [
    {
        "corps": "Le maire parle du port. Il promet.",
        "titre": "Port",
        "journal": "Gazette",
    },
    {"corps": "La ministre répond aux élus. Elle nie.", "titre": "Réponse", "journal": ""},
    {"corps": "", "titre": "Vide", "journal": ""},
]
PASSED_OVER = "1 file passed over, of no known kind"
MAPPED = ("--column", "text=corps", "--column", "title=titre", "--column", "outlet=journal")


@pytest.fixture(name="table")
def _table(tmp_path: Path) -> Path:
    """A table with columns in French and a row without text."""
    path = tmp_path / "corpus.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, TABLE[0])
        writer.writeheader()
        writer.writerows(TABLE)
    return path


def _json(result: Result) -> Any:
    """The answer, which is one line of JSON and nothing else."""
    assert result.stdout.count("\n") == 1
    return json.loads(result.stdout)


def _titles(run: Run, *words: str) -> list[str]:
    return [row["title"] for row in _json(run("articles", "--json", *words))]


def test_a_folder_and_a_file_are_imported_once(run: Run, folder: Path) -> None:
    (folder.parent / "copy.txt").write_bytes(TEXT.encode())
    first, again, copy = (
        run("import", path) for path in (folder, folder / "a.txt", folder.parent / "copy.txt")
    )

    assert (first.exit_code, again.exit_code, copy.exit_code) == (0, 0, 1)
    assert first.stdout.splitlines()[-1] == "2 stored, 0 duplicate, 0 refused"
    assert (first.stderr, again.stderr) == (f"selon: {PASSED_OVER}: image.png\n", "")
    assert again.stdout == "0 stored, 0 duplicate, 0 refused, 1 stored before\n"
    assert copy.stdout == "0 stored, 1 duplicate, 0 refused\n"
    assert f"copy.txt holds the same text as article {article().article_id}" in copy.stderr


def test_files_that_no_reader_knows_are_counted_and_the_first_are_named(run: Run, folder: Path) -> None:
    for number in range(5):
        (folder / f"{number}.docx").write_bytes(b"PK")
    with zipfile.ZipFile(folder / "pack.zip", "w") as archive:
        archive.writestr("inner.zip", b"PK")
        archive.writestr("c.txt", "Le bac.")

    result = run("import", folder, "--dry-run")

    assert result.exit_code == 0
    assert "selon: 7 files passed over" in result.stderr
    assert result.stderr.endswith(": 0.docx, 1.docx, 2.docx, 3.docx, 4.docx …\n")


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("empty.txt", b"", "empty.txt cannot be read"),
        ("blank.txt", b" \n\t\n", "blank.txt cannot be read"),
        ("image.txt", b"\x89PNG\x00\x00\xff\xfe\x01", "image.txt cannot be read"),
    ],
)
def test_a_file_that_is_no_text_does_not_stop_the_others(
    name: str, content: bytes, cause: str, run: Run, folder: Path
) -> None:
    (folder / name).write_bytes(content)

    result = run("import", folder, "--json")

    assert result.exit_code == 1
    found = _json(result)
    assert (found["stored"], found["duplicate"], found["refused"], len(found["articles"])) == (2, 0, 1, 2)
    assert [cause in one for one in found["problems"]] == [True]
    assert cause in result.stderr
    assert len(_json(run("articles", "--json"))) == 2


@pytest.mark.parametrize("name", ["missing.txt", "corpus/image.png", "void"])
def test_a_path_without_an_article_is_named(name: str, run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "void").mkdir()

    result = run("import", tmp_path / name, "--json")

    assert result.exit_code == 1
    assert _json(result)["error"].startswith(f"{tmp_path / name} cannot be read: ")
    assert result.stderr == f"selon: {_json(result)['error']}\n"


def test_the_columns_of_a_table_are_said_by_name(run: Run, table: Path) -> None:
    result = run("import", table, *MAPPED)

    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "2 stored, 0 duplicate, 1 refused"
    assert "corpus.csv#4 cannot be read" in result.stderr
    found = _json(run("articles", "--json"))
    assert [(row["title"], row["outlet"]) for row in found] == [("Port", "Gazette"), ("Réponse", "")]


@pytest.mark.parametrize("column", ["text", "=corps", "corps=text", "body=corps"])
def test_a_column_that_is_no_pair_of_field_and_column_ends_with_2(
    run: Run, table: Path, tmp_path: Path, column: str
) -> None:
    result = run("import", table, "--column", column)

    assert result.exit_code == 2
    assert "is not FIELD=COLUMN with one of text, title, outlet" in " ".join(result.stderr.split())
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("option", "value", "named"),
    [
        ("--delimiter", ";;", "The column separator cannot be ';;': give one character"),
        ("--delimiter", '"', "The column separator cannot be '\"': give one character"),
        ("--delimiter", "\n", "The column separator cannot be '\\n': give one character"),
        ("--encoding", "utf-99", "The encoding cannot be 'utf-99': nobody knows it"),
        ("--encoding", "base64", "The encoding cannot be 'base64': nobody knows it"),
        ("--language", "klingon", "The language cannot be 'klingon': give an ISO code"),
    ],
)
def test_an_option_that_nothing_can_be_read_with_is_named(
    run: Run, table: Path, tmp_path: Path, option: str, value: str, named: str
) -> None:
    result = run("import", table, *MAPPED, option, value)

    assert result.exit_code == 1
    assert result.stderr.startswith(f"selon: {named}")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("language", ["fr-CA", "FR", "français"])
def test_a_language_with_a_region_or_by_its_name_is_its_code(run: Run, table: Path, language: str) -> None:
    run("import", table, *MAPPED, "--language", language)

    assert {row["language"] for row in _json(run("articles", "--json"))} == {"fr"}


def test_a_column_that_the_table_has_not_is_named_with_those_that_it_has(run: Run, table: Path) -> None:
    result = run("import", table, "--column", "text=texte")

    assert result.exit_code == 1
    assert result.stdout == "0 stored, 0 duplicate, 1 refused\n"
    assert "it has no column texte. Its columns are: corps, titre, journal" in result.stderr


def test_describe_shows_what_files_look_like_and_needs_no_project(
    run: Run, table: Path, folder: Path, tmp_path: Path
) -> None:
    said = run("import", folder / "a.txt", table, "--describe", *MAPPED)
    found = _json(run("import", table, "--describe", "--json", *MAPPED))

    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout.startswith("a.txt: text\n")
    assert "corpus.csv: table, utf-8 (valid), columns corps, titre, journal\n" in said.stdout
    assert "    text = corps\n    title = titre\n    outlet = journal\n" in said.stdout
    assert found["corpus.csv"]["reader"] == "table"
    assert found["corpus.csv"]["columns"] == ["corps", "titre", "journal"]
    assert found["corpus.csv"]["mapping"]["text"] == "corps"
    assert not (tmp_path / "data").exists()


def test_a_dry_run_says_what_would_become_of_each_and_stores_nothing(run: Run, folder: Path) -> None:
    (folder / "copy.txt").write_bytes(TEXT.encode())
    dry = run("import", folder, "--dry-run")

    assert dry.exit_code == 1
    assert dry.stdout.splitlines()[-1] == "2 would be stored, 1 duplicate, 0 refused"
    assert f"copy.txt holds the same text as article {article().article_id}" in dry.stderr
    assert set(_titles(run)).isdisjoint({"Moscou dément", "Un autre titre"})


def test_the_answer_in_json_counts_and_names(run: Run, folder: Path) -> None:
    (folder / "copy.txt").write_bytes(TEXT.encode())
    (folder / "empty.txt").write_bytes(b"")
    first, again = _json(run("import", folder, "--json")), _json(run("import", folder, "--json"))

    counts = ("stored", "known", "duplicate", "refused", "labels")
    assert [first[name] for name in counts] == [2, 0, 1, 1, 0]
    assert [again[name] for name in counts] == [0, 2, 1, 1, 0]
    assert first["articles"][0] == article().article_id
    assert [one.partition(" ")[0] for one in first["problems"]] == ["copy.txt", "empty.txt"]
    assert again["articles"] == []


REPORT = ["origin", "result", "article_id", "title", "labels", "message", "notes"]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_a_report_has_a_line_for_each_article(run: Run, folder: Path, tmp_path: Path, suffix: str) -> None:
    (folder / "copy.txt").write_bytes(TEXT.encode())
    path = tmp_path / f"report{suffix}"
    assert run("import", folder, "--report", path).exit_code == 1
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file)) if suffix == ".csv" else [json.loads(line) for line in file]

    assert all(list(row) == REPORT for row in rows)
    assert [(row["origin"], row["result"]) for row in rows] == [
        ("a.txt", "stored"),
        ("copy.txt", "duplicate"),
        ("inner/b.txt", "stored"),
    ]
    assert rows[0]["article_id"] == rows[1]["article_id"] == article().article_id
    assert [row["title"] for row in rows] == ["Moscou dément", "Moscou dément", "Un autre titre"]
    assert rows[1]["message"].startswith("copy.txt holds the same text")
    assert rows[0]["message"] == ""


def test_a_report_that_cannot_be_written_is_named(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("import", folder, "--report", tmp_path / "missing" / "report.csv")

    assert result.exit_code == 1
    assert "report.csv cannot be written: " in result.stderr


def test_an_import_that_was_broken_off_goes_on_with_the_same_command(run: Run, folder: Path) -> None:
    assert run("import", folder / "a.txt").exit_code == 0
    result = run("import", folder)

    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "1 stored, 0 duplicate, 0 refused, 1 stored before"
    assert result.stderr == f"selon: {PASSED_OVER}: image.png\n"


def test_only_the_first_problems_are_shown_and_the_others_counted(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    for number in range(25):
        (folder / f"empty{number:02}.txt").write_bytes(b"")
    result = run("import", folder)

    assert result.stdout.splitlines()[-1] == "2 stored, 0 duplicate, 25 refused"
    problems = [line for line in result.stderr.splitlines() if PASSED_OVER not in line]
    assert len(problems) == imports._MOST_SHOWN + 1 == 21
    assert result.stderr.endswith("selon: 5 more; --report FILE has all of them\n")


def test_the_labels_that_came_along_are_counted(run: Run, tmp_path: Path) -> None:
    text = "Le port rouvre\n\nLe maire a déclaré « oui » mardi.\n"
    start = text.index("« oui »")
    row = {"id": 1, "text": text, "label": [[start, start + 7, "content"]]}
    (tmp_path / "admin.jsonl").write_text(json.dumps(row), encoding="utf-8")
    result = run("import", tmp_path / "admin.jsonl")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].startswith("1 stored, 0 duplicate, 0 refused; ")
    assert result.stdout.endswith(" labels\n")


def test_a_report_never_takes_the_place_of_what_is_imported(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text('{"text": "Un port rouvre."}\n', encoding="utf-8")
    for given in (path, tmp_path):
        refused = run("import", given, "--report", path)
        assert refused.exit_code == 1
        assert "it is one of the files to import" in refused.stderr

    assert path.read_text(encoding="utf-8") == '{"text": "Un port rouvre."}\n'
