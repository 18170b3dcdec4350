"""Cutting and joining sentences, the kind of a line, and the labels that no longer fit."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from annotation.workbench import find_parcels
from schemas import Article
from tests.browser.conftest import Server
from tests.browser.screen import Desk, settled

pytestmark = pytest.mark.browser


def _article(server: Server, desk: Desk) -> Article:
    with server.workbench() as bench:
        return bench.articles.get(desk.article)


def _cut(desk: Desk, index: int, *, words: int) -> None:
    """Cut a sentence before its word number `words`."""
    desk.page.locator(".s").nth(index).click()
    desk.at(index)
    desk.press("Home", *["ArrowRight"] * words, ";")


def test_a_sentence_is_cut_joined_and_the_cut_taken_back(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    desk = Desk(page)
    before = _article(server, desk)
    count = len(before.sentences)
    _cut(desk, 3, words=5)
    expect(page.locator(".s")).to_have_count(count + 1)
    after = _article(server, desk)
    assert (after.text, after.revision) == (before.text, 2)
    assert after.sentences[3].start == before.sentences[3].start
    assert after.sentences[4].end == before.sentences[3].end

    desk.press("u")
    expect(page.locator(".s")).to_have_count(count)
    desk.press("y")
    expect(page.locator(".s")).to_have_count(count + 1)
    desk.press(",")
    expect(page.locator(".s")).to_have_count(count)
    assert [one.key for one in _article(server, desk).sentences] == [one.key for one in before.sentences]
    with server.workbench() as bench:
        causes = [one.cause for one in bench.articles.editions(before.article_id)]
    assert causes == ["imported", "split", "undone", "undone", "merged"]


def test_one_key_takes_a_line_out_of_the_work_and_back(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    desk = Desk(page)
    page.locator(".s.body").first.click()
    index = desk.cursor
    line = page.locator(".s").nth(index)
    desk.press("8")
    expect(line).to_have_class("s boilerplate")
    expect(line).to_have_attribute("data-state", "boilerplate")
    assert _article(server, desk).sentences[index].kind == "boilerplate"
    assert _article(server, desk).sentences[index].score == 1

    desk.press("8")
    expect(line).to_have_class("s body")
    desk.press("9")
    expect(line).to_have_class("s caption")
    page.reload()
    expect(page.locator(".s").nth(index)).to_have_class("s caption", timeout=20_000)


def test_labels_that_no_longer_fit_wait_until_a_person_settles_them(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    desk = Desk(page)
    index = page.locator(".s.body").first.evaluate(
        "one => [...one.getRootNode().querySelectorAll('.s')].indexOf(one)"
    )
    page.locator(".s").nth(index).click()
    desk.press("x")
    desk.saved()
    count = page.locator(".s").count()
    _cut(desk, index, words=4)
    expect(page.locator(".s")).to_have_count(count + 1)
    expect(page.locator(".unfit")).to_have_text("⚠ 1 à reprendre")
    labels = server.labels(desk.article)

    page.goto(server.url + "articles")
    settled(page)
    page.get_by_text("À reprendre (1)").click()
    page.get_by_role("button", name="Ouvrir").click()
    desk = Desk(page)
    desk.press("=")
    page.get_by_role("button", name="Appliquer aux phrases qui s’y trouvent").click()
    expect(page.locator(".unfit")).to_be_hidden()
    desk.saved()

    assert [one.state.status for one in labels if one.state] == ["skipped"]
    states = page.locator(".s[data-state=skipped]")
    expect(states).to_have_count(2)
    keys = {one.key for one in _article(server, desk).sentences}
    assert {one.name for one in server.labels(desk.article) if one.state} <= keys


@pytest.mark.slow
def test_two_windows_do_not_cut_over_each_other(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page()
    other = server.tab(page)
    first, second = Desk(page), Desk(other)
    count = page.locator(".s").count()
    _cut(first, 3, words=5)
    expect(page.locator(".s")).to_have_count(count + 1)
    _cut(second, 4, words=3)

    expect(other.locator(".said")).to_contain_text("modifié par quelqu’un d’autre")
    expect(other.locator(".s")).to_have_count(count + 1, timeout=20_000)
    assert len(_article(server, first).sentences) == count + 1


@pytest.mark.slow
def test_a_cut_is_not_taken_back_over_what_somebody_else_cut_since(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    desk = Desk(page)
    count = page.locator(".s").count()
    _cut(desk, 3, words=5)
    expect(page.locator(".s")).to_have_count(count + 1)
    article = _article(server, desk)
    first, second, *rest = article.sentences
    joined = first.model_copy(update={"end": second.end})
    with server.workbench() as bench:
        bench.articles.recut(
            article.article_id, (joined, *rest), base=article.revision, author="bob", cause="merged"
        )
    desk.press("8")
    expect(page.locator(".s")).to_have_count(count, timeout=20_000)

    desk.press("u")
    expect(page.locator(".said")).to_contain_text("modifié depuis dans une autre fenêtre")
    assert _article(server, desk).sentences[0] == joined


@pytest.mark.slow
def test_two_labelled_sentences_that_are_joined_become_one_in_one_click(
    server: Server, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    path = tmp_path / "port.txt"
    path.write_text("Un port 😀 rouvre\n\nLe calme 😀 règne. La mer est belle.\n", encoding="utf-8")
    with server.workbench() as bench:
        (outcome,) = bench.import_parcels(find_parcels([path]))
    page = open_page(f"?article={outcome.article_id}")
    desk = Desk(page)
    page.locator(".s").nth(1).click()
    desk.press("x", "x")
    desk.saved()
    page.locator(".s").nth(1).click()
    desk.press(",")
    expect(page.locator(".unfit")).to_have_text("⚠ 2 à reprendre")
    desk.press("=")
    expect(page.locator(".parked p").first).to_have_text("Le calme 😀 règne.")
    page.get_by_role("button", name="Appliquer aux phrases qui s’y trouvent").last.click()
    expect(page.locator(".unfit")).to_be_hidden()
    desk.saved()

    assert desk.parked() == 0
    expect(page.locator(".s").nth(1)).to_have_attribute("data-state", "skipped")
    states = {one.name: one.state.status for one in server.labels(outcome.article_id) if one.state}
    assert states == {_article(server, desk).sentences[1].key: "skipped"}
