"""The pages around suggestions: who reads, how far it is, what came of it, what is held back."""

import io
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from annotation.store import SqlStore
from annotation.suggest import AGENT
from annotation.ui import background, session
from annotation.ui.background import Background
from annotation.workbench import proposing
from schemas import Agent, ProjectSettings, Proposal, ReadingFailure
from tests.factories import NOW, claim_change, commit, sentence_change
from tests.ui.conftest import Open
from tests.ui.posts import ARTICLE, BODY


def _said(page: AppTest) -> str:
    kinds = ("subheader", "markdown", "caption", "info", "warning", "error", "success")
    return "\n".join(str(one.value) for kind in kinds for one in page.get(kind)).replace("\\", "")


def _button(page: AppTest, label: str) -> Any:
    return next(one for one in page.button if one.label == label)


def _propose(folder: Path, agent: str) -> None:
    store = SqlStore(folder / "selon.db")
    known = {"article_id": ARTICLE.article_id, "revision": 1, "made_at": NOW}
    store.proposals.add([Proposal(agent=agent, suggestions=(), **known)])
    store.close()


def test_an_empty_project_says_what_to_do(open_page: Open) -> None:
    page = open_page("suggestions")

    assert "No suggestion was decided on yet" in _said(page)
    assert "No parser is installed, the rules suggest alone." in _said(page)
    assert not page.exception


def test_what_is_decided_is_counted_and_nothing_held_back_is_said(open_page: Open) -> None:
    bench = session.workbench()
    view = bench.view(ARTICLE.article_id, "ana")
    shown = next(one for one in view.suggestions if one.claim.voice == "source")
    accepted = claim_change(shown.claim, decision="accepted", suggestion=shown)
    closed = sentence_change(BODY, assistance="shown", agent=view.agent)
    bench.commit(commit(accepted, closed), annotator="ana")
    page = open_page("suggestions")
    _agents, tallies = (one.value for one in page.dataframe)

    assert tallies.iloc[0].tolist() == [
        str(AGENT), "ana", "attributions", 1,
        "1 of 1: too few", "0 of 1: too few", "0 of 1: too few", "0 of 1: too few", 0,
    ]  # fmt: skip
    assert "Hold back a share of them on the Settings page" in _said(page)

    bench.set_project(ProjectSettings(hidden_share=0.2))
    assert "No sentence without suggestions was closed yet" in _said(open_page("suggestions"))


def test_haste_is_named_with_the_analyst(open_page: Open) -> None:
    bench = session.workbench()
    shown = next(
        one for one in bench.view(ARTICLE.article_id, "bob").suggestions if one.claim.voice == "source"
    )
    accepted = claim_change(shown.claim, decision="accepted", suggestion=shown)
    for base in range(20):
        again = accepted.model_copy(update={"base": base})
        bench.commit(commit(again, seconds=0.2), annotator="bob")

    said = _said(open_page("suggestions"))
    assert "bob accepted 20 suggestions in a row in less than half a second each" in said


def test_an_agents_new_version_reads_again_on_request(
    open_page: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _propose(folder, "parser/0.2")
    monkeypatch.setattr(proposing, "agent_of", lambda _language: Agent(name="parser", version="0.3"))
    page = open_page("suggestions")
    (agents, *_rest) = (one.value for one in page.dataframe)

    assert agents["Version"].tolist() == ["0.3", "0.2"]
    assert agents["Use"].tolist() == ["reads new articles", "earlier"]
    assert "1 articles with open sentences were read by another agent or version" in _said(page)
    assert session.workbench().suggesting.pending() == ()

    _button(page, "Read them again").click().run()
    assert [one.agent for one in session.workbench().suggesting.pending()] == ["parser/0.3"]


def test_what_could_not_be_read_is_named_and_tried_again_on_request(open_page: Open) -> None:
    wishes = session.workbench().suggesting.wishes
    known = {"article_id": ARTICLE.article_id, "title": "Moscou *dément*", "agent": "rules/0.1"}
    wishes.fail([ReadingFailure(reason="no parse", **known)])
    page = open_page("suggestions")

    assert "rules/0.1 could not read “Moscou *dément*”: no parse. The others are read." in _said(page)
    _button(page, "Try again").click().run()
    assert wishes.failures() == ()


def test_the_reading_can_be_paused_and_goes_on(open_page: Open) -> None:
    page = open_page("articles")
    assert [one.label for one in page.button if one.label == "Pause"] == ["Pause"]
    _button(page, "Pause").click().run()

    assert session.workbench().suggesting.wishes.is_paused()
    _button(page, "Go on").click().run()
    assert not session.workbench().suggesting.wishes.is_paused()


def test_the_share_is_kept_and_a_broken_file_is_named(open_page: Open, folder: Path) -> None:
    page = open_page("settings")
    page.slider[0].set_value(15)
    page.number_input[0].set_value(4)
    _button(page, "Keep").click().run()

    assert session.workbench().project == ProjectSettings(hidden_share=0.15, hidden_seed=4)
    assert "From now on 15 % of the sentences are read without suggestions" in _said(page)

    (folder / "project.toml").write_text("hidden_share = 2", encoding="utf-8")
    assert "are not valid: hidden_share" in _said(open_page("settings"))


def test_a_share_set_by_file_that_no_slider_has_is_not_rounded(open_page: Open) -> None:
    session.workbench().set_project(ProjectSettings(hidden_share=0.125, hidden_seed=1))
    page = open_page("settings")
    page.number_input[0].set_value(2)
    _button(page, "Keep").click().run()

    assert session.workbench().project == ProjectSettings(hidden_share=0.125, hidden_seed=2)


class _Started:
    """In place of a process: alive until it is told its end."""

    def __init__(self) -> None:
        self.code: int | None = None
        self.stdin = io.BytesIO()

    def poll(self) -> int | None:
        return self.code

    def wait(self, _timeout: float) -> int:
        return 0


@pytest.fixture(name="started")
def _started(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[_Started]:
    """The processes that were started, none of them real."""
    found: list[_Started] = []

    def start(*_command: object, **_options: object) -> _Started:
        found.append(_Started())
        return found[-1]

    pretended = SimpleNamespace(Popen=start, PIPE=0, DEVNULL=0, TimeoutExpired=subprocess.TimeoutExpired)
    monkeypatch.setattr(background, "subprocess", pretended)
    return found


def test_one_process_reads_while_there_is_something_to_read(folder: Path, started: list[_Started]) -> None:
    own = Background()
    own.wake()
    assert started == []  # no server, no process

    own.start()
    own.wake()
    assert len(started) == 1

    started[0].code = 0
    own.wake()
    assert len(started) == 2

    started[1].code = 0
    _propose(folder, "rules/0.1")
    own.wake()
    assert len(started) == 2


def test_a_process_that_failed_is_started_again_by_a_person_only(started: list[_Started]) -> None:
    own = Background()
    own.start()
    started[0].code = 1
    own.wake()
    assert own.has_failed()
    assert len(started) == 1

    own.wake(by_hand=True)
    assert len(started) == 2
    assert not own.has_failed()


def test_nothing_is_started_while_it_is_paused_and_it_ends_with_the_server(started: list[_Started]) -> None:
    session.workbench().suggesting.wishes.pause()
    own = Background()
    own.start()
    assert started == []

    session.workbench().suggesting.wishes.resume()
    own.wake()
    own.stop()
    assert started[0].stdin.closed
