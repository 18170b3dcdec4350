"""The source registry on the command line."""

import json
from pathlib import Path

import pytest

from annotation.cli import main
from tests.conftest import Run
from tests.standoff.helpers import labelled
from tests.test_cli_people import _right

VERBS = main.commands["sources"].commands


def _entry(run: Run, source_id: str) -> dict[str, object]:
    return json.loads(run("sources", "show", source_id, "--json").stdout)


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_has_help_with_an_example_and_a_right(run: Run, name: str) -> None:
    reading = {"list", "show", "unmatched", "export"}

    assert f"  selon sources {name}" in run("sources", name, "-h").stdout
    assert _right(VERBS[name]) == ("label" if name in reading else "sources")


def test_entries_are_listed_and_searched(run: Run) -> None:
    assert len(run("sources").stdout.splitlines()) == 280
    assert run("sources", "list", "--search", "ТАСС").stdout.startswith("tass  TASS  agency")
    found = json.loads(run("sources", "list", "--kind", "agency", "--country", "RU", "--json").stdout)
    assert "tass" in {one["source_id"] for one in found}
    assert run("sources", "list", "--state", "merged").stdout == "no entry\n"


def test_an_entry_is_added_changed_and_graded_and_says_who_did_it(run: Run) -> None:
    added = ("--name", "Dmitri Peskov", "--kind", "official", "--parent", "ru-kremlin")
    assert run("sources", "add", "peskov", *added, "--alias", "ru=Песков").exit_code == 0
    assert run("sources", "set", "peskov", "--country", "RU", "--alias", "de=Peskow").exit_code == 0
    done = run("sources", "set", "peskov", "--country", "", "--no-alias", "Песков")
    assert done.stdout == "peskov  Dmitri Peskov: changed\n"
    grade = ("ru-kremlin", "d", "--since", "2026-01-31", "--reason", "two denials that were false")
    assert run("sources", "grade", *grade).exit_code == 0

    found = _entry(run, "peskov")
    assert (found["country"], found["aliases"], found["parents"]) == ("", {"de": ["Peskow"]}, ["ru-kremlin"])
    assert found["grade"] == {"value": "D", "of": "ru-kremlin"}
    assert [(one["cause"], one["author"]) for one in found["history"]] == [
        ("added", "ana"),
        ("changed", "ana"),
        ("changed", "ana"),
    ]
    said = run("sources", "show", "peskov").stdout
    assert "grade D, of ru-kremlin" in said
    assert "country: RU -> –" in said


def test_entries_are_merged_separated_and_split(run: Run) -> None:
    assert run("sources", "merge", "anadolu", "ansa").stdout.endswith("merged into ansa\n")
    assert _entry(run, "ansa")["merged"] == ["anadolu"]
    assert run("sources", "list", "--state", "merged").stdout.startswith("anadolu")
    assert run("sources", "merge", "anadolu", "afp").exit_code == 1
    assert run("sources", "separate", "anadolu").exit_code == 0
    words = ("anadolu", "anatolie", "--name", "Anatolie", "--alias", "agence Anatolie")
    assert run("sources", "split", *words).stdout.endswith("split off anadolu\n")

    assert _entry(run, "anatolie")["aliases"] == {"fr": ["agence Anatolie"]}
    assert _entry(run, "anatolie")["kind"] == "agency"
    assert "agence Anatolie" not in str(_entry(run, "anadolu")["aliases"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "nobody"), "There is no entry nobody"),
        (("add", "No id", "--name", "x", "--kind", "other"), "No id was not changed: an id has"),
        (("add", "tass", "--name", "x", "--kind", "other"), "another entry has this id"),
        (("set", "tass", "--wikidata", "42"), "42 was not changed: a Wikidata identifier"),
        (("set", "tass", "--alias", "français=x"), "the language of an alias is a code"),
        (("grade", "tass", "A", "--since", "2026-01-01", "--reason", ""), "a grade needs a reason"),
        (("separate", "tass"), "it was not merged"),
        (("import", "nowhere.csv"), "No such file"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_what_cannot_be_done_is_said(run: Run, words: tuple[str, ...], said: str) -> None:
    done = run("sources", *words)

    assert done.exit_code == 1
    assert said in done.stderr


def test_the_file_goes_out_and_comes_back(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    assert run("sources", "export", path).stdout == f"280 entries written to {path}\n"
    assert run("sources", "export", "-").stdout == path.read_text(encoding="utf-8")
    assert run("sources", "import", path).stdout == "0 added, 0 changed, 280 the same\n"
    assert run("sources", "export", tmp_path / "no" / "where.csv").exit_code == 1

    path.write_text("source_id,name,kind\ntass,Tass,agency\nmoon,Moon,media\n", encoding="utf-8")
    assert run("sources", "import", path, "--dry-run").stdout == "1 added, 1 changed, 0 the same\n"
    assert _entry(run, "tass")["name"] == "TASS"
    told = json.loads(run("sources", "import", path, "--json").stdout)
    assert (told["added"], told["changed"], told["problems"]) == (["moon"], ["tass"], [])
    assert _entry(run, "tass")["name"] == "Tass"


def test_a_file_with_bad_lines_names_each_and_changes_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    path.write_text("source_id,name,kind\nsun,Sun,media\nBad,Moon,media\nx,Tass,other\n", encoding="utf-8")
    done = run("sources", "import", path)

    assert done.exit_code == 1
    assert [line.split(": ")[1].split(", ")[-1] for line in done.stderr.splitlines()[:2]] == [
        "line 3",
        "line 4",
    ]
    assert "nothing was imported" in done.stderr
    assert run("sources", "show", "sun").exit_code == 1


def test_names_without_an_entry_are_listed_and_set_aside(run: Run, folder: Path, tmp_path: Path) -> None:
    labels = tmp_path / "labels.json"
    labels.write_text(json.dumps(labelled()), encoding="utf-8")
    assert run("import", folder).exit_code == 0
    assert run("import-labels", labels, "--annotator", "ana").exit_code == 0

    found = json.loads(run("sources", "unmatched", "--json").stdout)
    name = found[0]["name"]
    assert (found[0]["times"], found[0]["articles"]) == (1, 1)
    assert f"1 articles  {name}  {found[0]['kind']}" in run("sources", "unmatched").stdout
    assert run("sources", "aside", name).stdout == f"{name} is set aside\n"
    assert name in run("sources", "unmatched", "--aside").stdout
    assert name not in run("sources", "unmatched").stdout
    assert run("sources", "aside", name, "--undo").exit_code == 0
    assert run("sources", "unmatched", "--aside").stdout == ""


def test_an_analyst_reads_and_does_not_change(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for words in (("ana", "--role", "administrator"), ("bob",)):
        assert run("people", "add", *words).exit_code == 0
    monkeypatch.setenv("SELON_ANNOTATOR", "bob")

    assert run("sources", "list").exit_code == run("sources", "unmatched").exit_code == 0
    done = run("sources", "merge", "anadolu", "ansa")
    assert done.exit_code == 1
    assert "it needs the right “sources”" in done.stderr
    monkeypatch.setenv("SELON_ANNOTATOR", "eve")
    assert run("sources", "list").exit_code == 1
