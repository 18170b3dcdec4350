"""The verbs of versions on the command line: look first, compare, tag, restore, report on splits."""

import csv
import json
from pathlib import Path

import pytest

from annotation.settings import Settings
from annotation.workbench import open_workbench
from tests.conftest import Run
from tests.factories import NOW, article, claim, claim_change, commit, incoming, sentence_change

KEY = "claim:00000000-0000-4000-8000-000000000001"


@pytest.fixture(name="data")
def _data(tmp_path: Path) -> Path:
    """A project with one labelled article, published twice: its claim was corrected in between."""
    bench = open_workbench(Settings(data=tmp_path / "data", annotator="ana"), with_seeds=False)
    bench._store.add_articles([incoming(article())], imported_at=NOW)
    bench.commit(commit(claim_change(key=KEY), sentence_change(article().sentences[1].key)), annotator="ana")
    bench.versions.publish("k", message="premier", author="ana")
    other = claim(judgements={"factuality_source": "PR+"})
    bench.commit(commit(claim_change(other, key=KEY, base=1, decision="corrected")), annotator="ana")
    bench.versions.publish("k", message="second", author="ana")
    bench.close()
    return tmp_path / "data"


def _files(data: Path) -> list[Path]:
    return sorted((data / "datasets").rglob("*"))


def test_a_dry_run_says_what_goes_in_and_what_is_missing_and_writes_nothing(run: Run, data: Path) -> None:
    before = _files(data)
    found = run("publish", "k", "--dry-run")

    assert found.exit_code == 0
    assert found.stdout.splitlines()[0].startswith("k version 3 would hold 1 articles")
    assert "not settled: 2 open sentences, 1 sources without an entry in the registry" in found.stdout
    assert "no entry in the registry: Maria Petrova (1 times)" in found.stdout
    assert json.loads(run("publish", "k", "--dry-run", "--json").stdout)["manifest"]["version"] == 3
    assert _files(data) == before


def test_the_difference_is_told_by_cause_and_value_and_written_whole(
    run: Run, data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "changes.csv"
    found = run("diff", "k", "1", "2", "-o", out)

    assert found.stdout.splitlines() == [
        "k version 1 to 2: 0 added, 0 withdrawn, 1 changed, 0 kept",
        "causes: corrected 1",
        "  factuality_source: CT- to PR+, 1 rows",
        "  factuality_outlet: Uu to none, 1 rows",
        f"{out} written",
    ]
    with out.open(encoding="utf-8", newline="") as file:
        assert {row["column"] for row in csv.DictReader(file)} >= {"factuality_source", "decision"}
    assert json.loads(run("diff", "k", "1", "--json").stdout)["fates"]["changed"] == 1
    assert run("diff", "k", "1", "2", "-o", tmp_path / "x.txt").exit_code == 2


def test_a_tag_names_a_version_for_every_verb_and_never_moves(run: Run, data: Path) -> None:
    assert run("tag", "k", "first", "--version", "1").stdout == "k version 1 is first\n"

    assert run("versions", "k").stdout.splitlines()[0].endswith("[first] premier")
    assert run("diff", "k", "first", "latest").exit_code == 0
    assert run("export", "k", "--version", "first").stdout.splitlines()[1].startswith("k,1,")
    again = run("tag", "k", "first", "--version", "2")
    assert (again.exit_code, "first" in again.stderr) == (1, True)
    assert run("export", "k", "--version", "nowhere").exit_code == 1
    assert run("versions").stdout == "k\n"


def test_an_earlier_version_is_restored_under_the_next_number(run: Run, data: Path) -> None:
    assert run("restore", "k", "1").stdout == "k version 3 holds version 1 again\n"
    assert run("diff", "k", "1", "3").stdout == "k version 1 to 3: 0 added, 0 withdrawn, 0 changed, 1 kept\n"
    assert run("verify", "k").exit_code == 0


def test_splits_are_drawn_unless_nobody_wants_them_and_are_reported_on(run: Run, data: Path) -> None:
    assert run("publish", "new", "-m", "x").exit_code == 0
    assert "| train | 1 | 1 | 1 |" in run("splits", "new").stdout
    assert json.loads(run("splits", "new", "--json").stdout)["leaks"]["stories"] == 0
    run("publish", "bare", "-m", "x", "--no-split")
    drawn, bare = (
        next(csv.DictReader(run("export", name).stdout.splitlines()))["split"] for name in ("new", "bare")
    )
    assert (drawn, bare) == ("train", "")


@pytest.mark.parametrize(
    "words",
    [
        ("publish", "k"),
        ("publish", "k", "-m", "  "),
        ("publish", "k", "-m", "x", "--split", "80/20"),
        ("publish", "k", "-m", "x", "--split", "80/30/10"),
        ("publish", "k", "-m", "x", "--readers", "one"),
        ("publish", "k", "-m", "x", "--readers", "all", "--adjudicator", "lea"),
        ("publish", "k", "-m", "x", "--group-by", "time", "--group-by", "outlet"),
        ("publish", "k", "-m", "x", "--since", "yesterday"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_written(
    run: Run, data: Path, words: tuple[str, ...]
) -> None:
    before = _files(data)

    assert run(*words).exit_code == 2
    assert _files(data) == before
