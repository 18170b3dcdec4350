"""A lead goes from a picture to its sentences, to the page of a source, and takes what is shown along."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.screen import settled
from tests.ledger.project import labelled

pytestmark = pytest.mark.browser

_ROW, _HEAD, _TICK = 35, 35, 14
"""Pixels of a line of a table, of its head, and from its edge to the box that is ticked."""


@pytest.fixture(name="server")
def _server(tmp_path: Path) -> Iterator[Server]:
    """On a project whose two articles cite each other."""
    labelled(tmp_path / "data")
    server = Server(tmp_path / "data")
    server.start()
    yield server
    server.kill()


def test_from_a_picture_to_its_sentences_and_to_the_page_of_a_source(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page("ledger")
    expect(page.get_by_text("6 affirmations de 4 articles")).to_be_visible()
    expect(page.get_by_test_id("stVegaLiteChart")).to_be_visible()

    page.locator("[class*=st-key-ledger-chart-sources-originator] .mark-symbol path").first.click(force=True)
    expect(page.get_by_text("1 affirmations")).to_be_visible()
    expect(page.get_by_text("Phrase un 1.").first).to_be_visible()

    page.get_by_role("radio", name="Relais").click()
    expect(page.get_by_text("Cercles : 2")).to_be_visible()
    expect(page.get_by_text("TASS → Reuters → TASS")).to_be_visible()
    with page.expect_download() as download:
        page.locator(".st-key-ledger-SVG-network button").click()
    assert "Reuters" in Path(download.value.path()).read_text(encoding="utf-8")

    page.get_by_text("En tableau").last.click()
    table = page.get_by_test_id("stDataFrame").last
    table.scroll_into_view_if_needed()
    table.click(position={"x": _TICK, "y": _HEAD + _ROW / 2})
    expect(page.get_by_text("affirmations").last).to_be_visible()
    expect(page.get_by_text("Phrase deux").first).to_be_visible()

    network = page.locator("[class*=st-key-ledger-chart-network]")
    network.locator(".mark-symbol path[aria-label*='Source: TASS']").click(force=True)
    way = page.get_by_role("button", name="La page de TASS")
    expect(way).to_be_visible()
    expect(page.get_by_text("Phrase un 1.").first).to_be_visible()
    way.click()
    expect(page).to_have_url(re.compile(r"\?source=tass&view=relays$"))
    expect(page.get_by_role("heading", name="TASS")).to_be_visible()
    expect(page.get_by_text("C depuis le 1 janvier 2020 : mixte")).to_be_visible()
    page.get_by_role("button", name="Ouvrir").first.click()
    settled(page)
    expect(page.get_by_text("Phrase un 1.").first).to_be_visible()


def test_the_address_follows_what_is_chosen_and_brings_it_back(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page("ledger")
    page.get_by_role("radio", name="Qui le relaie").click()
    expect(page).to_have_url(f"{server.url}ledger?role=relay")
    page.get_by_role("radio", name="Relais", exact=True).click()
    expect(page).to_have_url(f"{server.url}ledger?view=relays")

    page.go_back()
    expect(page.get_by_role("radio", name="Qui le relaie")).to_be_checked()
    page.reload()
    expect(page.get_by_role("radio", name="Qui le relaie")).to_be_checked()
    expect(page).to_have_url(f"{server.url}ledger?role=relay")

    page.goto(f"{server.url}ledger?outlet=Reuters&as-of=2026-03-03")
    expect(page.get_by_text("Reuters · à la date du 3 mars 2026")).to_be_visible()
    page.get_by_role("combobox", name="La page d’une source").click()
    page.get_by_role("option", name="TASS").click()
    expect(page).to_have_url(re.compile("source=tass&as-of=2026-03-03&outlet=Reuters"))
    page.get_by_role("button", name="Tout le bilan").click()
    expect(page).to_have_url(f"{server.url}ledger?as-of=2026-03-03&outlet=Reuters")
    expect(page.get_by_text("Reuters · à la date du 3 mars 2026")).to_be_visible()
