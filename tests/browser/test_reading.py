"""Articles in: what the analyst gives, sees, stores, corrects."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Server
from tests.browser.screen import Desk, settled, settled_place

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Moscou répond</title>
<meta property="og:title" content="Moscou répond à Paris"><meta property="og:site_name" content="Le Monde">
<meta property="article:published_time" content="2024-03-05T10:00:00+01:00"></head><body><nav>Accueil</nav><article>
<h1>Moscou répond à Paris</h1><p>Le porte-parole du Kremlin, Dmitri Peskov, a déclaré mardi que la Russie ne céderait
pas. « Nous sommes prêts », a-t-il ajouté devant la presse réunie à Moscou.</p><p>Selon TASS, la réunion aura lieu
vendredi, dans un cadre qui reste encore à définir par les deux parties.</p></article><script>alert(1)</script></body></html>"""
TABLE = "intitulé;corps;paru le\nDeux;Le ministre a parlé. Il a dit « non ».;05/03/2024\nVide;;06/03/2024\n"
PASTED = "Un port rouvre\n\nSelon l’AFP, le port de Mersa rouvre. La ministre l’a annoncé lundi."

ROW, HEAD = 35, 18


def _add(page: Page) -> None:
    settled(page)
    page.get_by_role("radio", name="Ajouter des articles").or_(
        page.get_by_text("Ajouter des articles")
    ).first.click()
    expect(page.get_by_text("Rien n’est enregistré avant")).to_be_visible()


def _give(page: Page, **files: str) -> None:
    given = [
        {"name": name.replace("_", "."), "mimeType": "text/plain", "buffer": text.encode("cp1252")}
        for name, text in files.items()
    ]
    page.locator("input[type=file]").set_input_files(given)  # type: ignore[arg-type]
    expect(page.get_by_role("heading", name="Ce qui a été compris")).to_be_visible(timeout=30_000)
    settled(page)


def _store(page: Page) -> None:
    page.get_by_role("button", name="Enregistrer").click()


def _count(server: Server) -> int:
    with server.workbench() as bench:
        return bench.articles.count()


def _cell(table: Locator, *, row: int, x: int) -> dict[str, float]:
    """Where a cell of the table is drawn: it is a picture, so there is nothing else to click."""
    left, top, _width = settled_place(table)
    return {"x": left + x, "y": top + HEAD + ROW * (row + 1)}


def test_a_page_is_seen_before_it_is_stored_and_opened_after(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page("articles")
    _add(page)
    _give(
        page, page_html=PAGE.encode("cp1252", "xmlcharrefreplace").decode("cp1252").replace("utf-8", "cp1252")
    )
    assert _count(server) == 2
    _store(page)

    expect(page.get_by_text("1 enregistrés, 0 doublons, 0 refusés.")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Annoter le premier").click()
    desk = Desk(page)
    expect(page.locator(".read .meta").first).to_have_text("Le Monde · 5 mars 2024")
    expect(page.locator(".s.title")).to_contain_text("Moscou répond à Paris")
    with server.workbench() as bench:
        article = bench.articles.get(desk.article)
        original = bench.articles.original(desk.article)
    assert (article.published_certainty, article.language) == ("declared", "fr")
    assert "alert" not in article.text
    assert original
    assert b"alert(1)" in original.data


@pytest.mark.slow
def test_the_columns_of_a_table_are_chosen_and_bad_rows_say_why(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page("articles")
    _add(page)
    given = {"name": "corpus.csv", "mimeType": "text/csv", "buffer": TABLE.encode("cp1252")}
    page.locator("input[type=file]").set_input_files([given])  # type: ignore[list-item]
    chosen = page.get_by_role("combobox", name="Texte")
    expect(chosen).to_be_visible(timeout=30_000)
    settled(page)
    chosen.click()
    page.get_by_role("option", name="corps").click()
    expect(page.get_by_role("heading", name="Ce qui a été compris")).to_be_visible(timeout=30_000)
    settled(page)
    _store(page)

    expect(page.get_by_text("1 enregistrés, 0 doublons, 1 refusés.")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("corpus.csv#3")).to_be_visible()
    assert _count(server) == 3


@pytest.mark.slow
def test_what_is_pasted_is_stored_once_and_a_second_time_leads_to_the_first(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page("articles")
    _add(page)
    for said in ("1 enregistrés, 0 doublons", "0 enregistrés, 1 doublons"):
        page.get_by_label("Ou collez un article").fill(PASTED)
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("heading", name="Ce qui a été compris")).to_be_visible(timeout=30_000)
        settled(page)
        _store(page)
        expect(page.get_by_text(said)).to_be_visible(timeout=30_000)

    assert _count(server) == 3
    page.get_by_role("button", name="Ouvrir").click()
    expect(page.locator(".s.title")).to_contain_text("Un port rouvre")


@pytest.mark.slow
def test_a_file_that_is_none_says_why_and_stops_nothing_else(open_page: Callable[..., Page]) -> None:
    page = open_page("articles")
    _add(page)
    _give(page, image_png="PNG", bon_txt=PASTED)

    expect(page.get_by_text("image.png ne peut pas être lu")).to_be_visible()
    expect(page.get_by_role("button", name="Enregistrer")).to_be_visible()


def test_a_title_opens_the_article_and_a_tick_shows_what_is_known_of_it(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page("articles")
    settled(page)
    table = page.get_by_test_id("stDataFrame")
    expect(table).to_be_visible()
    page.mouse.click(**_cell(table, row=1, x=16))
    field = page.get_by_role("textbox", name="Média")
    expect(field).to_have_value("Cinktank.com", timeout=30_000)
    field.fill("TASS")
    page.get_by_role("textbox", name="Auteur").fill("Anna Sokolova")
    page.get_by_role("button", name="Enregistrer les corrections").click()
    expect(page.get_by_text("révision 2")).to_be_visible(timeout=30_000)

    with server.workbench() as bench:
        (row,) = [one for one in bench.articles.page("ana") if one.outlet == "TASS"]
        (imported, corrected) = bench.articles.editions(row.article_id)
    assert (row.outlet_id, row.author) == ("tass", "Anna Sokolova")
    assert (imported.metadata.outlet, corrected.cause, corrected.author) == (
        "Cinktank.com",
        "corrected",
        "ana",
    )

    settled(page)
    page.mouse.click(**_cell(table, row=1, x=160))
    assert Desk(page).article == row.article_id


@pytest.mark.slow
def test_filters_narrow_the_table_and_say_when_nothing_is_left(open_page: Callable[..., Page]) -> None:
    page = open_page("articles")
    settled(page)
    page.get_by_role("textbox", name="Rechercher").fill("kremlin devoile")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 articles.")).to_be_visible(timeout=30_000)

    page.get_by_role("combobox", name="Avancement").click()
    page.get_by_role("option", name="Terminé").click()
    expect(page.get_by_text("Aucun article ne répond à ces filtres")).to_be_visible(timeout=30_000)
