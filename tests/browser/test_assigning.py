"""A lead shares articles out on the Team page; each analyst gets theirs, and nobody else's."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from annotation.settings import Settings
from annotation.workbench import open_workbench
from tests.browser.conftest import Server
from tests.browser.screen import Desk, settled
from tests.factories import NOW, article

pytestmark = pytest.mark.browser

ARTICLES = tuple(
    article(
        f"Le maire {number} a dit que la digue tient.\nLa mer monte.\n",
        title=f"Digue {number}",
        language="fr",
    )
    for number in range(2)
)
_ROW, _HEAD, _TICK = 35, 35, 14
"""Pixels of a line of a table, of its head, and from its edge to the box that is ticked."""


@pytest.fixture(name="server")
def _server(tmp_path: Path) -> Iterator[Server]:
    """Léa administers, Max leads, Ana and Ben label; nobody has an article, and nobody takes one."""
    data = tmp_path / "data"
    bench = open_workbench(Settings(data=data, annotator="Léa"), with_seeds=False)
    for one in ARTICLES:
        bench._store.add_article(one, imported_at=NOW)
    for name, role in (("Léa", "administrator"), ("Max", "lead"), ("Ana", "analyst"), ("Ben", "analyst")):
        bench.people.add(name, role=role, author="Léa")
    bench.set_project(bench.project.model_copy(update={"takes_next": False}))
    bench.close()
    server = Server(data, annotator="Léa")
    server.start()
    yield server
    server.kill()


def _as(open_page: Callable[..., Page], name: str, path: str = "") -> Page:
    page = open_page(path)
    page.set_viewport_size(
        {"width": 1280, "height": 1200}
    )  # a list that is open closes when the page scrolls
    page.get_by_role("button", name=name).click()
    settled(page)
    return page


def test_two_articles_are_shared_out_and_each_analyst_reads_her_own(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = _as(open_page, "Max", "team")
    expect(page.get_by_text("Personne n’a encore d’article.")).to_be_visible()
    page.get_by_role("radio", name="Répartir").click()
    page.get_by_role("combobox", name="Entre").click()
    for name in ("Ana", "Ben"):
        page.get_by_role("option", name=name).click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Regarder d’abord").click()
    expect(page.get_by_test_id("stDataFrame")).to_have_count(2)
    page.get_by_test_id("stForm").get_by_role("button", name="Répartir").click()
    expect(page.get_by_text("2 place(s) attribuée(s).")).to_be_visible()

    hers = Desk(_as(open_page, "Ana"))
    theirs = Desk(_as(open_page, "Ben"))
    assert {hers.article, theirs.article} == {one.article_id for one in ARTICLES}
    hers.press("d")
    hers.saved()
    hers.page.goto(f"{server.url}?article={theirs.article}")
    expect(hers.page.get_by_text("D’autres lisent cet article.", exact=False)).to_be_visible()
    hers.page.get_by_role("button", name="Aller à mon prochain article").click()
    assert Desk(hers.page).article == hers.article


@pytest.mark.slow
def test_a_ticked_seat_is_given_to_somebody_else(server: Server, open_page: Callable[..., Page]) -> None:
    with server.workbench() as bench:
        bench.assigning.assign([one.article_id for one in ARTICLES], "Ana", author="Max")
    page = _as(open_page, "Max", "team")
    seats = page.get_by_test_id("stDataFrame").nth(1)
    settled(page)
    seats.click(position={"x": _TICK, "y": _HEAD + _ROW / 2})
    expect(page.get_by_role("button", name="Libérer", exact=True)).to_be_visible()
    settled(page)
    page.get_by_role("combobox", name="Autre lecteur").click()
    page.get_by_role("option", name="Ben").click()
    page.get_by_role("button", name="Confier").click()

    expect(page.get_by_text("1 confié(s) à Ben.")).to_be_visible()
    with server.workbench() as bench:
        assert [one.reader for one in bench.assigning.held()] == ["Ben", "Ana"]
