"""Suggestions from import to figures: the bar, what is held back, a newer version, what refusing costs."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from annotation.settings import Settings
from annotation.suggest import AGENT
from annotation.workbench import Workbench, open_workbench
from benchmarks.corpus import build
from schemas import ProjectSettings, Proposal
from tests.browser.conftest import Server
from tests.browser.screen import Desk, settled, wait_until

pytestmark = pytest.mark.browser

MANY = 600


@pytest.fixture(name="server")
def _server(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Server]:
    """On a folder that a test may have filled before: it names what fills it."""
    data = tmp_path / "data"
    fill: Callable[[Path], object] | None = getattr(request, "param", None)
    if fill:
        fill(data)
    server = Server(data)
    server.start()
    yield server
    server.kill()


def _many(data: Path) -> None:
    build(data, articles=MANY, annotator="ana", labelled=False)


def _read_by_an_older_version(data: Path) -> None:
    """The rules of an earlier day have read the seeds: they found what today's find, and said so otherwise."""
    bench = open_workbench(Settings(data=data, annotator="ana"))
    for row in bench.articles.page("ana"):
        view = bench.view(row.article_id, "ana")
        older = tuple(
            one.model_copy(update={"agent": "rules/0.0", "suggestion_id": f"old-{place}", "score": 0.11})
            for place, one in enumerate(view.suggestions)
        )
        known = {"article_id": row.article_id, "revision": view.article.revision}
        made_at = older[0].made_at
        bench._store.proposals.add([Proposal(agent="rules/0.0", made_at=made_at, suggestions=older, **known)])
    bench.close()


def _hide_half(data: Path) -> None:
    bench = open_workbench(Settings(data=data, annotator="ana"))
    bench.set_project(ProjectSettings(hidden_share=0.5, hidden_seed=1))
    bench.close()


def _waiting(server: Server) -> int:
    with server.workbench() as bench:
        return bench.suggesting.state().waiting


@pytest.mark.parametrize("server", [_many], indirect=True)
def test_articles_are_read_behind_the_page_with_a_bar_that_moves_stops_and_goes_on(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page("articles")
    settled(page)
    said = page.get_by_text(re.compile(rf"\d+ articles sur 600 lus par {AGENT}"))
    expect(said).to_be_visible()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_text("En pause.")).to_be_visible()
    wait_until(lambda: not _is_running(server), what="nobody reads while it is paused")
    left = _waiting(server)
    assert 0 < left < MANY

    page.get_by_role("button", name="Reprendre").click()
    expect(page.get_by_text(f"600 articles sur 600 lus par {AGENT}")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("progressbar").first).to_have_attribute("aria-valuenow", "100")
    assert _waiting(server) == 0


def _readers(server: Server) -> dict[str, int]:
    with server.workbench() as bench:
        return dict(bench.suggesting.state().read)


def _is_running(server: Server) -> bool:
    with server.workbench() as bench:
        return bench.suggesting.state().is_running


@pytest.mark.slow
@pytest.mark.parametrize("server", [_many], indirect=True)
def test_a_server_that_is_killed_leaves_nothing_running_and_the_next_goes_on(server: Server) -> None:
    wait_until(lambda: _is_running(server), what="somebody reads")
    server.kill()
    wait_until(lambda: not _is_running(server), what="nobody reads for a server that is gone")
    left = _waiting(server)
    assert left > 0

    server.start()
    wait_until(lambda: _waiting(server) == 0, what="the rest is read", seconds=60)


@pytest.mark.slow
def test_articles_that_are_pasted_are_read_without_being_asked(
    server: Server, open_page: Callable[..., Page]
) -> None:
    wait_until(lambda: _waiting(server) == 0, what="the seeds are read")
    page = open_page("articles")
    settled(page)
    page.get_by_text("Ajouter des articles").first.click()
    page.get_by_label("Ou collez un article").fill("Un port rouvre\n\nSelon l’AFP, le port rouvre.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Ce qui a été compris")).to_be_visible(timeout=30_000)
    settled(page)
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("1 enregistrés, 0 doublons")).to_be_visible(timeout=30_000)

    wait_until(lambda: _readers(server) == {str(AGENT): 3}, what="it is read", seconds=60)


@pytest.mark.slow
@pytest.mark.parametrize("server", [_hide_half], indirect=True)
def test_what_is_held_back_never_reaches_the_browser_and_is_recorded(
    server: Server, open_page: Callable[..., Page]
) -> None:
    """The same sentences in every window; Enter says the author's voice there, as where nothing is found."""
    page = open_page()
    desk = Desk(page)
    with server.workbench() as bench:
        view = bench.view(desk.article, "ana")
    flow = [n for n, one in enumerate(view.article.sentences) if one.kind in {"title", "body"}]
    hidden = [n for n in flow if view.assistance[view.article.sentences[n].key] == "hidden"]
    assert 0 < len(hidden) < len(flow)
    for tab in (page, server.tab(page)):
        here = Desk(tab)
        for index in flow:
            tab.locator(".s").nth(index).click()
            here.at(index)
            expect(tab.locator(".card.suggested")).to_have_count(
                0 if index in hidden else _shown(view, index)
            )
            assert tab.get_by_text("Rien n’est suggéré ici.").is_visible() is (index in hidden)
    page.bring_to_front()

    page.locator(".s").nth(hidden[0]).click()
    desk.press("Enter")
    desk.saved()
    shown = next(n for n in flow if n not in hidden)
    page.locator(".s").nth(shown).click()
    desk.press("x")
    desk.saved()
    states = {one.name: one.state for one in server.labels(desk.article) if one.state}
    found = {n: states[view.article.sentences[n].key] for n in (hidden[0], shown)}

    assert [(one.status, one.assistance, one.agent) for one in found.values()] == [
        ("labelled", "hidden", str(AGENT)),
        ("skipped", "shown", str(AGENT)),
    ]


def _shown(view: object, index: int) -> int:
    """How many cards a sentence has: the author's own only where nobody else speaks."""
    sentence = view.article.sentences[index]  # type: ignore[attr-defined]
    here = [one for one in view.suggestions if any(s.overlaps(sentence) for s in one.claim.spans)]  # type: ignore[attr-defined]
    return len([one for one in here if one.claim.voice == "source"]) or len(here)


@pytest.mark.slow
@pytest.mark.parametrize("server", [_read_by_an_older_version], indirect=True)
def test_a_newer_version_says_its_own_where_nothing_is_decided_and_leaves_the_rest(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    desk = Desk(page)
    expect(page.locator(".card.on .origin")).to_contain_text("0,11")
    expect(page.locator(".card.on .by")).to_have_text("rules/0.0")
    desk.press("Enter")
    desk.at(1)
    desk.press("k", "Alt+Digit2")
    desk.saved()
    before = server.labels(desk.article)
    article = desk.article

    page.goto(f"{server.url}suggestions")
    settled(page)
    expect(page.get_by_text("ont été lus par un autre agent")).to_be_visible()
    page.get_by_role("button", name="Les relire").click()
    both = {str(AGENT): 2, "rules/0.0": 2}
    wait_until(lambda: _readers(server) == both, what="they are read again", seconds=60)

    page.goto(f"{server.url}?article={article}")
    desk = Desk(page)
    expect(page.locator(".card.on .by")).to_have_text(str(AGENT))
    page.locator(".s").nth(0).click()
    desk.at(0)
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".card.on .origin")).to_have_attribute("title", re.compile("0,11 · rules/0.0"))
    assert server.labels(article) == before


@pytest.mark.parametrize(
    ("what", "strokes"),
    [
        ("accept", ["Enter"]),
        ("reject the only one", ["Backspace"]),
        ("reject all", ["0"]),
        ("correct a value", ["Alt+Digit2"]),
        ("correct the kind of quotation", ["Alt+Digit6"]),
    ],
)
def test_refusing_and_correcting_cost_one_stroke_as_accepting_does(
    server: Server, open_page: Callable[..., Page], what: str, strokes: list[str]
) -> None:
    page = open_page()
    desk = Desk(page)
    expect(page.locator(".card.suggested")).to_have_count(1)
    desk.press(*strokes)
    desk.at(1)

    expect(page.locator(".s").nth(0)).to_have_attribute("data-state", "labelled")


@pytest.mark.slow
def test_words_that_are_selected_are_marked_and_the_sentence_closed_in_one_stroke(
    open_page: Callable[..., Page],
) -> None:
    """A span costs its selection and one stroke; there is no Enter behind it."""
    page = open_page()
    desk = Desk(page)
    desk.select("les conditions des négociations")
    desk.press("Shift+Q")
    desk.at(1)
    desk.press("k")

    expect(page.locator(".card.on .origin")).to_contain_text("corrigée")


@pytest.mark.slow
def test_one_of_several_is_refused_and_the_others_accepted_in_one_stroke(
    server: Server, open_page: Callable[..., Page]
) -> None:
    with server.workbench() as bench:
        article, index = _sentence_with_two(bench)
    page = open_page(f"?article={article}")
    desk = Desk(page)
    page.locator(".s").nth(index).click()
    desk.at(index)
    cards = page.locator(".card.suggested")
    expect(cards).to_have_count(2)
    desk.press("Shift+Backspace")
    expect(page.locator(".s").nth(index)).to_have_attribute("data-state", "labelled")
    desk.saved()
    page.locator(".s").nth(index).click()
    desk.at(index)

    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".card.on .origin")).to_contain_text("acceptée")
    decisions = sorted(one.decision for one in server.labels(article) if one.kind != "sentence")
    assert decisions == ["accepted", "rejected"]


def _sentence_with_two(bench: Workbench) -> tuple[str, int]:
    """An article and the place of a sentence in which two are quoted."""
    for row in bench.articles.page("ana"):
        view = bench.view(row.article_id, "ana")
        for index, sentence in enumerate(view.article.sentences):
            spoken = [one for one in view.suggestions if one.claim.voice == "source"]
            here = [one for one in spoken if any(s.overlaps(sentence) for s in one.claim.spans)]
            if len(here) == 2:
                return row.article_id, index
    raise AssertionError("the seeds have such a sentence")


@pytest.mark.slow
def test_the_share_is_set_on_the_page_and_the_figures_follow(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    desk = Desk(page)
    desk.press("Enter", "Enter")
    desk.saved()
    page.goto(f"{server.url}settings")
    settled(page)
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Retenir").click()
    expect(page.get_by_text("1 % des phrases se lisent sans suggestions")).to_be_visible()
    page.goto(f"{server.url}suggestions")
    settled(page)

    expect(page.get_by_role("heading", name="Ce qu’elles sont devenues")).to_be_visible()
    expect(page.get_by_text("Aucune phrase sans suggestions n’a encore été terminée")).to_be_visible()
    assert "hidden_share = 0.01" in (server.data / "project.toml").read_text(encoding="utf-8")
