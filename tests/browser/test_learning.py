"""A lead has a model learned, sees who judges, and opens the article that is worth most."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from annotation.settings import Settings
from annotation.workbench import open_workbench
from tests.browser.conftest import Server
from tests.workbench.labelled import label_all, stored_articles

pytestmark = pytest.mark.browser


@pytest.fixture(name="server")
def _server(tmp_path: Path) -> Iterator[Server]:
    """A server on a project with twelve articles, eight of them labelled."""
    data = tmp_path / "data"
    bench = open_workbench(Settings(data=data, annotator="ana"), with_seeds=False)
    for one in stored_articles(bench._store, 12)[:8]:
        label_all(bench, one)
    bench.close()
    server = Server(data)
    server.start()
    yield server
    server.kill()


def test_the_button_learns_and_the_next_article_opens(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page("suggestions")
    expect(page.get_by_text("Rien n’est encore appris")).to_be_visible()

    page.get_by_role("button", name="Apprendre des étiquettes").click()

    expect(page.get_by_text("Le modèle 1 est appris")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Appris de 72 phrases")).to_be_visible()
    page.get_by_role("button", name="Ouvrir").first.click()
    with server.workbench() as bench:
        best = bench.learning.ranking()[0]
    expect(page).to_have_url(re.compile(f"article={best}"))
