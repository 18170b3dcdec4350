"""The list of people on the command line, and who may give which command."""

import json
from pathlib import Path

import click
import pytest

from annotation.cli import main
from tests.conftest import Run
from tests.test_cli import COMMANDS

FOR_ANYBODY = {"stories", "suggest", "evaluate", "people", "sources", "ledger", "doctor", "serve"}
"""Commands that neither write nor show labels; `people`, `sources` and `ledger` check their own verbs."""


def _right(command: click.Command) -> str | None:
    return getattr(command.callback, "right", None)


@pytest.fixture(name="team")
def _team(run: Run) -> Run:
    """Ana administers, Zoé leads, bob labels."""
    for words in (("ana", "--role", "administrator"), ("Zoé", "--role", "lead"), ("bob",)):
        assert run("people", "add", *words).exit_code == 0
    return run


def test_every_command_says_which_right_it_needs() -> None:
    assert {one.name for one in COMMANDS if _right(one) is None} == FOR_ANYBODY


def test_the_list_says_who_is_what(run: Run) -> None:
    assert "Nobody is listed" in run("people").stdout
    run("people", "add", "Zoé", "--role", "administrator", "--sign-in", "Zoe@example.org")

    assert run("people").stdout == "Zoé  administrator  zoe@example.org\n"
    assert json.loads(run("people", "--json").stdout) == [
        {"name": "Zoé", "role": "administrator", "sign_in": "zoe@example.org"}
    ]


def test_the_first_who_is_listed_must_administer(run: Run) -> None:
    done = run("people", "add", "bob")

    assert done.exit_code == 1
    assert "--role administrator" in done.stderr
    assert run("people", "add", "bob", "--role", "administrator").exit_code == 0


def test_roles_change_and_people_go(team: Run) -> None:
    assert team("people", "role", "bob", "lead", "--sign-in", "B@example.org").stdout == "bob is lead\n"
    assert team("people").stdout.splitlines()[-1] == "bob  lead  b@example.org"
    assert team("people", "role", "bob", "lead", "--sign-in", "").exit_code == 0
    assert team("people", "remove", "Zoé").exit_code == 0
    assert team("people").stdout == "ana  administrator\nbob  lead\n"
    assert team("people", "role", "Zoé", "lead").exit_code == 1
    assert team("people", "remove", "ana").exit_code == 1
    assert team("people", "role", "bob", "king").exit_code == 2


@pytest.mark.parametrize(
    ("who", "words", "right"),
    [
        ("bob", ("people", "add", "eve"), "people"),
        ("Zoé", ("people", "role", "bob", "lead"), "people"),
        ("bob", ("publish", "k", "-m", "m"), "publish"),
        ("bob", ("export", "k"), "publish"),
        ("bob", ("import-labels", "{file}", "--annotator", "ana"), "correct"),
        ("bob", ("resegment", "--all"), "correct"),
        ("bob", ("learn",), "suggest"),
        ("eve", ("articles",), "label"),
        ("eve", ("import", "{file}"), "add"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_who_has_not_the_right_is_told_so(
    team: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, who: str, words: tuple[str, ...], right: str
) -> None:
    file = tmp_path / "labels.json"
    file.write_text("[]")
    monkeypatch.setenv("SELON_ANNOTATOR", who)
    done = team(*(word.format(file=file) for word in words))

    assert done.exit_code == 1
    assert f"{who} may not do this: it needs the right “{right}”. Ask ana." in done.stderr


def test_everybody_may_look_who_is_listed(team: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_ANNOTATOR", "eve")

    assert team("people").exit_code == team("doctor").exit_code == 0


@pytest.mark.parametrize("name", ["add", "role", "remove"])
def test_the_verbs_of_people_have_help_with_an_example(run: Run, name: str) -> None:
    assert f"  selon people {name}" in run("people", name, "-h").stdout
    assert _right(main.commands["people"].commands[name]) == "people"


@pytest.mark.parametrize("name", ["#gold", "ana#2", "ana | ben", "selon"])
def test_nobody_is_at_the_keyboard_under_a_reserved_name(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("SELON_ANNOTATOR", name)
    done = run("people")

    assert done.exit_code == 1
    assert "The setting SELON_ANNOTATOR is not valid" in done.stderr
