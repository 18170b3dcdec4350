"""A lead looks a source up as she types, corrects it, and gives a name that labels use to an entry."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from annotation.settings import Settings
from annotation.workbench import open_workbench
from schemas import Hop
from tests.browser.conftest import Server
from tests.browser.screen import settled
from tests.factories import NOW, TEXT, article, claim, claim_change, commit, span

pytestmark = pytest.mark.browser

NAME = "Maria Petrowa"
_ROW, _HEAD, _TICK = 35, 35, 14
"""Pixels of a line of a table, of its head, and from its edge to the box that is ticked."""


@pytest.fixture(name="server")
def _server(tmp_path: Path) -> Iterator[Server]:
    """Léa has labelled what Maria Petrowa says, who has no entry; the registry is that of the seeds."""
    data = tmp_path / "data"
    bench = open_workbench(Settings(data=data, annotator="Léa"), with_seeds=False)
    bench._store.add_article(article(language="fr"), imported_at=NOW)
    hop = Hop(span=span(TEXT, "Maria Petrova"), name=NAME, kind="official")
    bench.commit(commit(claim_change(claim(sources=(hop,)))), annotator="Léa")
    bench.people.add("Léa", role="administrator", author="Léa")
    bench.close()
    server = Server(data, annotator="Léa")
    server.start()
    yield server
    server.kill()


def _search(page: Page, label: str, typed: str) -> None:
    """Type and press nothing: what is found is shown while one types."""
    page.get_by_label(label, exact=True).press_sequentially(typed)
    settled(page)


def _graded(page: Page) -> None:
    page.get_by_role("tab", name="Cotes").click()
    page.get_by_role("combobox", name="Cote").click()
    page.get_by_role("option", name="E, peu fiable").click()
    page.get_by_label("Raison").fill("trois démentis faux")
    page.get_by_role("button", name="Donner la cote").click()
    expect(page.get_by_text("Kremlin est coté E.")).to_be_visible()


def _added(page: Page) -> None:
    page.get_by_role("radio", name="Nouvelle entrée").click()
    expect(page.get_by_role("tab")).to_have_count(0)
    page.get_by_label("Nom", exact=True).fill("Maria Petrova")
    page.get_by_label("Nom", exact=True).press("Tab")
    settled(page)
    _search(page, "Entrée parente", "кремл")
    page.get_by_text("Kremlin (ru-kremlin)").click()
    expect(page.get_by_role("textbox", name="Entrée parente")).to_have_value("Kremlin (ru-kremlin)")
    settled(page)
    page.get_by_role("button", name="Ajouter l’entrée").click()
    expect(page.get_by_role("heading", name="Maria Petrova")).to_be_visible()


def test_a_source_is_graded_another_added_and_given_a_name_that_labels_use(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page("sources?source=ru-kremlin")
    page.set_viewport_size({"width": 1280, "height": 1400})
    page.get_by_role("button", name="Léa").click()
    expect(page.get_by_role("heading", name="Kremlin")).to_be_visible()
    _graded(page)
    _added(page)
    expect(page).to_have_url(f"{server.url}sources?source=maria-petrova")

    page.get_by_role("radio", name="Noms sans entrée").click()
    table = page.get_by_test_id("stDataFrame")
    expect(table).to_have_count(1)
    settled(page)
    table.click(position={"x": _TICK, "y": _HEAD + _ROW / 2})
    page.get_by_role("button", name="Maria Petrova (ressemblance 100 %)").click()
    expect(page.get_by_text("Chaque nom de source dans les étiquettes a une entrée.")).to_be_visible()

    with server.workbench() as bench:
        index = bench.registry.index()
        assert index.id_of("", NAME) == "maria-petrova"
        whose, grade = index.grade_on("maria-petrova", bench.overseeing.today()) or (None, None)
        assert whose and grade and (whose.source_id, grade.value) == ("ru-kremlin", "E")
