"""The ledger on the command line: sources with their figures, circles, roots, of now and of a version."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.ledger.project import labelled


@pytest.fixture(name="done")
def _done(run: Run, tmp_path: Path) -> Run:
    labelled(tmp_path / "data")
    return run


def test_sources_are_listed_with_interval_and_n(done: Run) -> None:
    lines = done("ledger").stdout.splitlines()
    tass = next(line for line in lines if line.startswith("tass "))

    assert "1 claims in 1 articles" in tass
    assert "confirmed 1, contradicted 0" in tass
    assert "reliability 0.60 (90 %: " in tass and tass.endswith("grade C, n 1)")
    found = json.loads(done("ledger", "list", "--json").stdout)
    assert {one["source"]: one["claims"] for one in found}["tass"] == 1
    assert done("ledger", "list", "--limit", "1").stdout.splitlines()[-1].startswith("... and ")


def test_a_ledger_is_narrowed_and_of_a_day(done: Run) -> None:
    topic = json.loads(done("ledger", "list", "--topic", "OTAN", "--json").stdout)
    assert [one["source"] for one in topic] == ["tass"]
    assert done("ledger", "list", "--as-of", "2000-01-01").stdout == "no claim is labelled yet\n"
    relays = json.loads(done("ledger", "list", "--role", "relay", "--json").stdout)
    assert {one["reliability"] for one in relays} == {None}


def test_circles_and_roots_are_told(done: Run) -> None:
    assert "tass < reuters < tass" in done("ledger", "circles").stdout
    circles = json.loads(done("ledger", "circles", "--json").stdout)
    assert {len(one["sources"]) for one in circles} == {2}
    assert all(claim["words"] for one in circles for claim in one["claims"])
    (story, *_) = json.loads(done("ledger", "roots", "--json").stdout)
    assert story["unnamed"] == 0
    assert story["articles"] >= len(story["roots"]) >= 1


def test_the_ledger_of_a_version_is_asked_for_by_its_name(done: Run) -> None:
    assert done("publish", "k", "-m", "m", "--author", "ana").exit_code == 0
    now = done("ledger", "list", "--json").stdout

    assert done("ledger", "list", "--dataset", "k", "--version", "1", "--json").stdout == now
    assert done("ledger", "list", "--dataset", "nichts").exit_code == 1


def test_a_project_without_labels_says_so(run: Run) -> None:
    assert run("ledger").stdout == "no claim is labelled yet\n"
    assert "cite each other" in run("ledger", "circles").stdout
    assert "no claim of a source" in run("ledger", "roots").stdout
