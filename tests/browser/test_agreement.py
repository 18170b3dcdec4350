"""The lead goes from a figure of agreement to the sentences behind it, and to the article."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from annotation.settings import Settings
from annotation.workbench import open_workbench
from schemas import Article
from tests.agreement.corpus import doubly_read
from tests.browser.conftest import Server
from tests.browser.screen import Desk, settled, settled_place

pytestmark = pytest.mark.browser

_ROW, _HEAD = 35, 35
"""Pixels of a line of a table, and of its head."""


@pytest.fixture(name="read")
def _read(tmp_path: Path) -> tuple[Article, ...]:
    bench = open_workbench(Settings(data=tmp_path / "data", annotator="ana"), with_seeds=False)
    found = doubly_read(bench._store, articles=12)
    bench.close()
    return found


@pytest.fixture(name="server")
def _server(tmp_path: Path, read: tuple[Article, ...]) -> Iterator[Server]:
    """On articles that three people have read."""
    server = Server(tmp_path / "data")
    server.start()
    yield server
    server.kill()


def test_a_cell_leads_to_its_sentences_and_these_to_their_article(
    open_page: Callable[..., Page], read: tuple[Article, ...]
) -> None:
    page = open_page("agreement")
    settled(page)
    expect(page.get_by_text("3 lecteurs ont 72 phrases de 12 articles en commun.")).to_be_visible()
    row = page.locator("table.agree tbody tr").first
    expect(row).to_contain_text("Attribuée ou non")
    expect(row.locator(".bar .span")).to_be_visible()

    page.get_by_role("radio", name="Deux analystes").click()
    expect(page.get_by_role("heading", name="Les valeurs l’une face à l’autre")).to_be_visible()
    expect(page.get_by_role("heading", name="Chaînes de sources")).to_have_count(0)
    settled(page)
    x, y, width = settled_place(page.get_by_test_id("stDataFrame").last)
    page.mouse.click(x + width - 15, y + _HEAD + _ROW / 2)  # ana: yes, bob: no
    expect(page.get_by_text("ana\u00a0: oui · bob\u00a0: non")).to_be_visible(timeout=15_000)
    settled(page)
    page.get_by_role("button", name="Ouvrir").first.click()

    assert Desk(page).article in {one.article_id for one in read}


@pytest.mark.slow
def test_time_and_disagreements_are_one_click_away(open_page: Callable[..., Page]) -> None:
    page = open_page("agreement", locale="en-GB", scheme="dark")
    settled(page)
    page.get_by_role("radio", name="Over time and by part").click()
    settled(page)
    expect(page.get_by_test_id("stVegaLiteChart")).to_be_visible()
    page.get_by_role("radio", name="Disagreements").click()
    expect(page.get_by_text("units were closed differently")).to_be_visible(timeout=15_000)
    expect(page.get_by_role("button", name="Open it").first).to_be_visible()
