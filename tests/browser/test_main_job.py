"""The product's main job, as a person does it: two articles by keys, a version, a CSV that pandas reads."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from schemas import Article
from tests.browser.conftest import Server
from tests.browser.screen import Desk, settled
from tests.browser.typed import CINKTANK, KREMLIN, Sentence
from tests.browser.typing_hand import expected_rows, index_of, plain, type_sentence

pytestmark = pytest.mark.browser


def _articles(server: Server) -> list[Article]:
    with server.workbench() as bench:
        return [bench.articles.get(row.article_id) for row in bench.articles.page("ana")]


def _label(desk: Desk, article: Article, typed: tuple[Sentence, ...]) -> None:
    for sentence in typed:
        desk.at(index_of(article, sentence))
        type_sentence(desk, sentence)


def test_both_articles_are_labelled_by_keys_and_pandas_reads_what_was_typed(
    server: Server, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    """With the server killed in the middle, a reload, and an export through the screen."""
    kremlin, cinktank = _articles(server)
    page = open_page()
    desk = Desk(page)

    _label(desk, kremlin, KREMLIN[:1])
    desk.press("Enter")  # the credit "(selon RT)" in the byline is suggested, and right
    _label(desk, kremlin, KREMLIN[2:4])
    server.kill()
    _label(desk, kremlin, KREMLIN[4:7])
    assert desk.waiting() > 0
    server.start()
    desk.saved()
    page.reload()
    desk = Desk(page)
    _label(desk, kremlin, KREMLIN[7:])
    expect(page.locator(".foot .count")).to_have_text("11 / 11")
    desk.press("Enter")
    expect(desk.root).to_have_attribute("data-article", cinktank.article_id, timeout=30_000)
    _label(desk, cinktank, CINKTANK)
    desk.saved()
    expect(page.locator(".foot .count")).to_have_text("8 / 8")

    frame = _published(page, server, tmp_path)

    assert set(frame["suggestion_shown"].dropna()) <= {True}
    for article, typed in ((kremlin, KREMLIN), (cinktank, CINKTANK)):
        rows = frame[(frame["article_id"] == article.article_id) & (frame["scope"] != "article")]
        found = _as_typed(rows)
        wanted = expected_rows(article, tuple(one for one in typed if one.begins != "Lan Ha"))
        assert [
            {name: plain(row[name]) for name in want} for row, want in zip(found, wanted, strict=True)
        ] == wanted
    credit = frame[frame["scope"] == "article"].iloc[0]
    assert (credit["source_text"], credit["cue_text"], credit["sentence_kind"]) == ("RT", "selon", "byline")
    assert credit["decision"] == "accepted"


def _published(page: Page, server: Server, folder: Path) -> pd.DataFrame:
    page.goto(f"{server.url}versions")
    settled(page)
    page.get_by_label("Message").fill("première passe")
    page.get_by_role("button", name="Publier une version").click()
    expect(page.get_by_text("La version 1 de selon est publiée.")).to_be_visible(timeout=30_000)
    page.get_by_role("radio", name="Historique").click()
    page.get_by_role("tab", name="Récupérer").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger").click()
    download.value.save_as(folder / "labels.csv")
    return pd.read_csv(folder / "labels.csv")


def _as_typed(frame: pd.DataFrame) -> list[dict[str, str]]:
    """Cells as text again: pandas made numbers of them, and NaN of the empty."""
    return [
        {name: "" if pd.isna(value) else str(int(value)) if isinstance(value, float) else str(value)
         for name, value in row.items()}
        for row in frame.to_dict("records")
    ]  # fmt: skip


def test_the_page_is_light(server: Server, open_page: Callable[..., Page]) -> None:
    """Opening an article and saving a label load neither pandas nor Arrow nor spaCy into the server."""
    desk = Desk(open_page())
    desk.press("Enter")
    desk.saved()
    maps = Path(f"/proc/{server.pid}/maps")
    if not maps.exists():
        pytest.skip("only Linux tells what a process has loaded")

    loaded = maps.read_text()

    assert [name for name in ("pandas", "pyarrow", "spacy") if f"/{name}/" in loaded] == []
