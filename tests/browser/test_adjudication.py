"""Two analysts read an article blind in two browsers, differ, and a third settles it; the CSV says so."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from annotation.settings import Settings
from annotation.workbench import open_workbench
from schemas import GOLD, Selection
from tests.browser.conftest import Server
from tests.browser.screen import Desk, settled
from tests.factories import NOW, article

pytestmark = pytest.mark.browser

ARTICLE = article("La mer monte.\nLe calme règne.\nPersonne ne dort.\n", title="Nuit")
ALIKE, OTHERWISE = ("Enter", "Enter", "Enter"), ("Enter", "x", "Enter")
Opened = Callable[..., Page]


@pytest.fixture(name="server", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def _server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """A team of three with one article that two are to read."""
    environment = {}
    if request.param == "postgresql":
        environment["SELON_DATABASE"] = request.getfixturevalue("address")
    server = Server(tmp_path / "data", environment=environment)
    settings = Settings(data=server.data, annotator="lea", database_url=environment.get("SELON_DATABASE", ""))
    bench = open_workbench(settings, with_seeds=False)
    bench._store.add_article(ARTICLE, imported_at=NOW)
    for name, role in (("lea", "administrator"), ("ana", "analyst"), ("ben", "analyst")):
        bench.people.add(name, role=role, author="lea")
    bench.set_project(bench.project.model_copy(update={"overlap_share": 1.0}))
    bench.close()
    server.start()
    yield server
    server.kill()


def _as(name: str, open_page: Opened, path: str = "") -> Page:
    page = open_page(path)
    page.get_by_role("button", name=name, exact=True).click()
    return page


def _shows(page: Page, server: Server, path: str, text: str) -> None:
    page.goto(server.url + path)
    settled(page)
    expect(page.get_by_text(text).first).to_be_visible()


def test_two_read_blind_a_third_settles_and_the_csv_holds_the_settled_values(
    server: Server, open_page: Opened
) -> None:
    ana, ben = (Desk(_as(name, open_page)) for name in ("ana", "ben"))
    ana.press(*ALIKE)
    ana.saved()
    expect(ben.page.locator(".foot .count")).to_have_text("0 / 3")
    lea = _as("lea", open_page, "adjudication")
    expect(lea.get_by_text("Rien ne reste à trancher").first).to_be_visible()

    ben.press(*OTHERWISE)
    ben.saved()
    _shows(lea, server, "adjudication", "À trancher (1)")
    lea.get_by_role("button", name="Prendre ben").wait_for()
    lea.keyboard.press("b")
    expect(lea.get_by_text("Rien ne reste à trancher").first).to_be_visible()
    lea.get_by_role("button", name="Chercher ce sur quoi tous s’accordent").click()
    lea.get_by_role("button", name="Les accepter toutes").click()
    expect(lea.get_by_text("2 unités sur lesquelles tous s’accordent").first).to_be_visible()

    _shows(ana.page, server, "adjudication", "Tranché par lea")
    expect(ana.page.get_by_role("button", name="Prendre")).to_have_count(0)
    with server.workbench() as bench:
        bench.versions.publish("k", message="m", author="lea", selection=Selection(readers="gold"))
        out = io.BytesIO()
        bench.versions.export("k", out)
        assert bench.doctor() == ()
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))
    assert [(one["status"], one["annotator"], one["adjudicated_by"]) for one in rows] == [
        ("labelled", GOLD, "lea"),
        ("skipped", GOLD, "lea"),
        ("labelled", GOLD, "lea"),
    ]
    assert [one["adjudication_reason"] for one in rows] == ["agreed", "La grille de codage le dit.", "agreed"]


@pytest.mark.slow
def test_a_third_is_written_on_the_annotation_screen(server: Server, open_page: Opened) -> None:
    for name, keys in (("ana", ALIKE), ("ben", OTHERWISE)):
        desk = Desk(_as(name, open_page))
        desk.press(*keys)
        desk.saved()
    lea = _as("lea", open_page, "adjudication")
    expect(lea.get_by_text("À trancher (1)").first).to_be_visible()
    before = [server.labels(ARTICLE.article_id, name) for name in ("ana", "ben")]

    lea.get_by_role("button", name="Écrire une troisième").click()
    gold = Desk(lea)
    expect(lea.locator(".foot .who")).to_have_text(f"{GOLD} · lea")
    expect(lea.locator(".foot .count")).to_have_text("0 / 3")
    gold.press("Enter")
    gold.saved()

    with server.workbench() as bench:
        (ruling,) = bench.adjudication.rulings()
        assert (ruling.author, ruling.took) == ("lea", ())
        closed = [one.name for one in bench._store.labels(ARTICLE.article_id, GOLD) if one.state]
        assert closed == [ARTICLE.sentences[0].key]
    assert before == [server.labels(ARTICLE.article_id, name) for name in ("ana", "ben")]


@pytest.mark.slow
def test_reopening_is_a_revision(server: Server, open_page: Opened) -> None:
    for name, keys in (("ana", ALIKE), ("ben", OTHERWISE)):
        desk = Desk(_as(name, open_page))
        desk.press(*keys)
        desk.saved()
    lea = _as("lea", open_page, "adjudication")
    lea.get_by_role("button", name="Prendre ana").click()
    expect(lea.get_by_text("Rien ne reste à trancher").first).to_be_visible()
    with server.workbench() as bench:
        case = bench.adjudication.case(ARTICLE.article_id, 1)
        assert case.is_settled

    lea.keyboard.press("z")
    expect(lea.get_by_text("À trancher (1)").first).to_be_visible()
    with server.workbench() as bench:
        assert [one.reopens for one in bench.adjudication.rulings()] == [True, False]
