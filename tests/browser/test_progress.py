"""The lead looks how far the team is, takes the figures along, and opens what is late."""

import csv
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from annotation.settings import Settings
from annotation.workbench import open_workbench
from schemas import Article
from tests.browser.conftest import Server
from tests.browser.screen import Desk, settled, settled_place
from tests.progress.corpus import ANALYSTS, worked_on

pytestmark = pytest.mark.browser

_ROW, _HEAD = 35, 35
"""Pixels of a line of a table, and of its head."""


@pytest.fixture(name="made")
def _made(tmp_path: Path) -> tuple[Article, ...]:
    bench = open_workbench(Settings(data=tmp_path / "data", annotator="lea"), with_seeds=False)
    found = worked_on(bench, now=datetime.now(UTC))
    bench.close()
    return found


@pytest.fixture(name="server")
def _server(tmp_path: Path, made: tuple[Article, ...]) -> Iterator[Server]:
    """On a team in the middle of its work."""
    server = Server(tmp_path / "data", annotator="lea")
    server.start()
    yield server
    server.kill()


def _enter(page: Page, who: str) -> None:
    page.get_by_role("button", name=who, exact=True).click()
    expect(page.get_by_test_id("stVegaLiteChart")).to_be_visible()
    settled(page)


def test_a_lead_sees_how_far_the_team_is_and_takes_the_figures_along(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("progress")
    _enter(page, "lea")
    expect(page.get_by_text("lectures de phrases sur 576")).to_be_visible()
    expect(page.get_by_text("Fin prévue : le")).to_be_visible()
    for name in ANALYSTS:
        expect(page.locator(".role-legend-label").get_by_text(name, exact=True)).to_be_visible()

    page.get_by_text("En tableau").click()
    expect(page.get_by_text("Chaque phrase compte le jour où")).to_be_visible()
    with page.expect_download() as download:
        page.locator(".st-key-progress-csv-analysts button").filter(visible=True).click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [one["analyst"] for one in rows] == list(ANALYSTS)
    assert all(float(one["per_hour"]) > 0 for one in rows)


@pytest.mark.slow
def test_an_analyst_opens_what_is_late_with_one_click(
    open_page: Callable[..., Page], made: tuple[Article, ...]
) -> None:
    page = open_page("progress", locale="en-GB", scheme="dark")
    _enter(page, "ana")
    expect(page.get_by_role("heading", name="Your work")).to_be_visible()
    table = page.get_by_test_id("stDataFrame").last
    x, y, _width = settled_place(table)
    page.mouse.click(x + 40, y + _HEAD + _ROW / 2)

    assert Desk(page).article in {one.article_id for one in made}
