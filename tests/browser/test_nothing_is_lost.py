"""Fast fingers, dead servers, closed tabs, two windows: every label arrives once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from schemas import SENTENCE
from tests.browser.conftest import Server
from tests.browser.screen import Desk

pytestmark = pytest.mark.browser

COMMITS = 100


def test_ten_commits_a_second_lose_none(server: Server, open_page: Callable[..., Page]) -> None:
    """A flag set or taken away every tenth of a second, on sentence after sentence."""
    page = open_page()
    desk = Desk(page)
    article = desk.article
    sentences = page.locator(".s").count()
    for _ in range(COMMITS):
        page.keyboard.press("d", delay=50)
        page.keyboard.press("ArrowUp" if desk.cursor == sentences - 1 else "j", delay=50)
    desk.saved()

    revisions = [label.revision for label in server.labels(article) if label.kind == SENTENCE]

    assert sum(revisions) == COMMITS
    assert desk.parked() == 0


def test_a_tab_closed_while_the_server_is_down_sends_its_labels_later(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    desk = Desk(page)
    article = desk.article
    server.kill()
    desk.press("Enter", "Enter", "Enter")
    assert desk.waiting() == 3
    page.close()
    server.start()

    again = server.tab(page)
    desk = Desk(again)
    desk.saved()

    states = [label for label in server.labels(article) if label.state and label.state.status == "labelled"]
    assert len(states) == 3


def test_an_old_tab_cannot_overwrite_a_newer_label_and_loses_nothing(
    server: Server, open_page: Callable[..., Page]
) -> None:
    """The second window is refused, shows it, and its label wins only when the analyst says so."""
    page = open_page()
    old = server.tab(page)
    first, second = Desk(page), Desk(old)
    article = first.article
    first.press("x")
    first.saved()
    second.press("d")
    expect(second.root).to_have_attribute("data-parked", "1", timeout=20_000)

    (kept,) = server.labels(article)
    old.locator(".saved").click()
    expect(old.get_by_text("révision")).to_be_visible()
    old.get_by_role("button", name="Enregistrer la mienne par-dessus").click()
    expect(second.root).to_have_attribute("data-parked", "0")
    second.saved()
    (settled,) = server.labels(article)

    assert kept.state and kept.state.status == "skipped"
    assert settled.revision == 2
    assert settled.state and settled.state.flagged


@pytest.mark.slow
def test_two_tabs_on_different_sentences_both_save(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page()
    other = server.tab(page)
    first, second = Desk(page), Desk(other)
    second.press("j", "j")
    first.press("d")
    second.press("d")
    first.saved()
    second.saved()

    flagged = [one for one in server.labels(first.article) if one.state and one.state.flagged]

    assert len(flagged) == 2
    assert (first.parked(), second.parked()) == (0, 0)


@pytest.mark.slow
def test_one_analysts_outbox_is_never_sent_under_another_name(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    desk = Desk(page)
    article = desk.article
    server.kill()
    desk.press("d")
    page.close()
    server.restart(annotator="bob")
    bob = server.tab(page)
    at_bobs = Desk(bob)
    at_bobs.press("j", "d")
    at_bobs.saved()

    assert len(server.labels(article, "bob")) == 1
    assert server.labels(article, "ana") == []
    assert len([key for key in at_bobs.outbox() if ".outbox." in key and ".ana/" in key]) == 1

    server.restart(annotator="ana")
    back = server.tab(page)
    Desk(back).saved()

    assert len(server.labels(article, "ana")) == 1


def test_undo_and_redo_are_revisions_and_survive_a_reload(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    desk = Desk(page)
    article = desk.article
    desk.press("Enter", "u")
    desk.at(0)
    expect(page.locator(".foot .count")).to_have_text("0 / 11")
    desk.press("y", "u", "y")
    expect(page.locator(".foot .count")).to_have_text("1 / 11")
    desk.saved()
    page.reload()
    desk = Desk(page)
    expect(page.locator(".foot .count")).to_have_text("1 / 11")

    sentence = next(one for one in server.labels(article) if one.kind == SENTENCE)

    assert sentence.revision == 5
    assert sentence.state and sentence.state.status == "labelled"


@pytest.mark.slow
def test_a_browser_without_room_says_so_and_stays(server: Server, open_page: Callable[..., Page]) -> None:
    """The label is not shown as given when the browser could not keep it."""
    page = open_page()
    desk = Desk(page)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    desk.press("Enter")

    expect(page.locator(".said")).to_contain_text("plus de place")
    desk.at(0)
    assert server.labels(desk.article) == []


@pytest.mark.slow
def test_no_dialog_of_streamlits_covers_the_screen(server: Server, open_page: Callable[..., Page]) -> None:
    """While the server is away the page must take what is typed; a modal would make it inert."""
    page = open_page()
    Desk(page)
    switch = page.evaluate(
        "async () => (await (await fetch('/_stcore/host-config')).json()).blockErrorDialogs"
    )

    assert switch is True


def test_a_label_is_kept_at_once_and_sent_when_the_next_sentence_is_painted(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    desk = Desk(page)
    kept, asked, shown = page.evaluate("""() => {
      const ask = window.fetch;
      let asked = 0;
      window.fetch = (...given) => { asked += 1; return ask(...given); };
      const root = [...document.querySelectorAll("*")].map((one) => one.shadowRoot).filter(Boolean)
        .map((one) => one.querySelector(".root")).find(Boolean);
      const before = root.dataset.cursor;
      root.dispatchEvent(new KeyboardEvent("keydown",
        { key: "Enter", code: "Enter", bubbles: true, composed: true }));
      const kept = Object.keys(localStorage).filter((key) => key.startsWith("selon.outbox.")).length;
      return [kept, asked, root.dataset.cursor !== before];
    }""")

    assert (kept, asked, shown) == (1, 0, True)  # in the same task as the key
    desk.saved()
    assert page.evaluate("() => Object.keys(localStorage).every((key) => !key.startsWith('selon.outbox.'))")
    assert server.labels(desk.article)
