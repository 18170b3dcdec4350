"""A lead gives, shares out, lists and releases seats on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import Result

from annotation.settings import Settings
from annotation.workbench import open_workbench
from tests.conftest import Run
from tests.factories import NOW, article, commit, sentence_change

ARTICLES = tuple(
    article(f"Phrase {number}.\nEncore une.\n", title=f"Titre {number}", outlet=outlet, language="fr")
    for number, outlet in enumerate(("Phare", "Phare", "Digue", "Digue"))
)
NAMES = [one.article_id for one in ARTICLES]


@pytest.fixture(name="team")
def _team(run: Run, tmp_path: Path) -> Run:
    """Ana administers, Zoé and bob label, on four articles of two sentences."""
    bench = open_workbench(Settings(data=tmp_path / "data", annotator="ana"), with_seeds=False)
    for one in ARTICLES:
        bench._store.add_article(one, imported_at=NOW)
    bench.close()
    for words in (("ana", "--role", "administrator"), ("Zoé",), ("bob",)):
        assert run("people", "add", *words).exit_code == 0
    return run


def _held(run: Run, *words: str) -> list[tuple[str, str]]:
    """Readers and titles."""
    return [(one["reader"], one["title"]) for one in json.loads(run("assignments", "--json", *words).stdout)]


def test_articles_are_given_by_hand_and_listed(team: Run) -> None:
    done = team("assign", *NAMES[:2], "--to", "bob", "--due", "2026-04-30")

    assert (done.exit_code, done.stdout) == (0, "2 articles given to bob\n")
    assert team("assignments").stdout.splitlines()[0] == (
        f"{NAMES[0]}    0/2    bob  due 2026-04-30  by hand  Titre 0 [overdue]"
    )
    assert _held(team, "--reader", "Zoé") == []


def test_all_are_given_or_none(team: Run) -> None:
    team("assign", NAMES[1], "--to", "bob")
    for words, said in (
        ((*NAMES[:2], "--to", "bob"), "reads it already"),
        ((NAMES[0], "0" * 16, "--to", "Zoé"), "0" * 16),
        ((NAMES[0], "--to", "eve"), "eve is not in the list of people; there is: Zoé, ana, bob."),
    ):
        done = team("assign", *words)
        assert done.exit_code == 1
        assert said in done.stderr
    assert _held(team) == [("bob", "Titre 1")]


def test_articles_are_shared_out_evenly_after_a_look(team: Run) -> None:
    words = ("share-out", "--to", "Zoé", "--to", "bob", "--language", "fr")
    before = team(*words, "--dry-run")
    assert before.stdout == ("Zoé would get 2 articles, 4 sentences\nbob would get 2 articles, 4 sentences\n")
    assert _held(team) == []

    team(*words, "--outlet", "Phare")
    assert _held(team) == [("Zoé", "Titre 0"), ("bob", "Titre 1")]
    assert [one["articles"] for one in json.loads(team(*words, "--json").stdout)["portions"]] == [1, 1]
    assert team(*words).stdout == "Zoé gets 0 articles, 0 sentences\nbob gets 0 articles, 0 sentences\n"


def test_a_seat_is_released_and_what_a_removed_person_held_is_stuck(team: Run) -> None:
    team("assign", *NAMES[:3], "--to", "bob")
    assert team("release", NAMES[0], "--from", "bob").stdout == f"{NAMES[0]} released from bob\n"
    assert team("release", NAMES[0], "--from", "bob").exit_code == 1
    assert team("release", "--stuck").stdout == "none\n"

    team("people", "remove", "bob")
    assert team("assignments", "--stuck").stdout.count("[stuck]") == 2
    assert len(team("release", "--stuck").stdout.splitlines()) == 2
    assert _held(team) == []


def test_a_review_is_opened_and_closed_with_a_reason(team: Run, tmp_path: Path) -> None:
    for who in ("bob", "Zoé"):
        team("assign", NAMES[0], "--to", who)
    _close(tmp_path / "data", "bob")

    def withheld() -> bool:
        return bool(json.loads(team("agreement", "--json").stdout)["withheld"])

    assert team("review", NAMES[0], "--open", "--reason", "calibration").stdout == f"{NAMES[0]} is open\n"
    assert not withheld()
    done = team("review", NAMES[0], "--close", "--reason", "too early", "--json")
    assert (json.loads(done.stdout)["revision"], json.loads(done.stdout)["reason"]) == (2, "too early")


def _close(data: Path, who: str) -> None:
    bench = open_workbench(Settings(data=data, annotator="ana"), with_seeds=False)
    made = commit(sentence_change(ARTICLES[0].sentences[0].key), article_id=NAMES[0])
    bench.commit(made, annotator=who)
    bench.close()


@pytest.mark.parametrize(
    "words",
    [
        ("assign", "--to", "bob"),
        ("assign", NAMES[0]),
        ("assign", NAMES[0], "--to", "bob", "--due", "soon"),
        ("share-out",),
        ("release", NAMES[0]),
        ("release", NAMES[0], "--from", "bob", "--stuck"),
        ("review", NAMES[0], "--reason", "why"),
        ("review", NAMES[0], "--open"),
    ],
    ids=" ".join,
)
def test_a_command_that_says_too_little_or_too_much_is_refused(team: Run, words: tuple[str, ...]) -> None:
    assert team(*words).exit_code == 2


@pytest.mark.parametrize(
    ("words", "right"),
    [
        (("assign", NAMES[0], "--to", "bob"), "assign"),
        (("share-out", "--to", "bob"), "assign"),
        (("assignments",), "assign"),
        (("release", "--stuck"), "assign"),
        (("review", NAMES[0], "--open", "--reason", "why"), "review"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else value,
)
def test_an_analyst_may_do_none_of_it(
    team: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], right: str
) -> None:
    monkeypatch.setenv("SELON_ANNOTATOR", "bob")
    done: Result = team(*words)

    assert done.exit_code == 1
    assert f"it needs the right “{right}”" in done.stderr


def test_asking_what_is_next_gives_nobody_a_seat(team: Run) -> None:
    assert team("next", "--annotator", "bob").stdout == team("next").stdout == "nothing is open\n"
    assert _held(team) == []
    team("assign", NAMES[2], "--to", "bob")

    assert team("next", "--annotator", "bob").stdout == f"{NAMES[2]}\n"
    assert _held(team) == [("bob", "Titre 2")]


@pytest.mark.parametrize("words", [(), ("--by-value",)])
def test_what_is_next_for_somebody_else_only_a_lead_is_told(
    team: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("SELON_ANNOTATOR", "bob")
    done = team("next", "--annotator", "Zoé", *words)

    assert done.exit_code == 1 and "it needs the right “assign”" in done.stderr
    assert team("next").exit_code == 0
