"""Ways in which a label could be given that nobody meant, or lost; each was one once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Server
from tests.browser.screen import Desk

pytestmark = pytest.mark.browser


def _press(page: Page, key: str, code: str, *, repeat: str = "false", shift: str = "false") -> None:
    """A key event that Playwright's keyboard cannot make."""
    page.evaluate(
        "([key, code, repeat, shift]) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
        " {key, code, repeat: repeat === 'true', shiftKey: shift === 'true', bubbles: true, composed: true}))",
        [key, code, repeat, shift],
    )


def test_shift_accepts_only_what_it_labelled(open_page: Callable[..., Page]) -> None:
    """Shift with a key that does not label does nothing; it once accepted the next sentence unseen."""
    page = open_page()
    desk = Desk(page)
    for key in ("Shift+X", "Shift+J", "Shift+E", "Shift+U", "Shift+Q"):
        desk.press(key)

    desk.at(0)
    expect(page.locator(".s[data-state=labelled]")).to_have_count(0)


def test_a_held_key_gives_no_value(open_page: Callable[..., Page]) -> None:
    """Holding b opened reliability and then chose B."""
    page = open_page()
    desk = Desk(page)
    desk.press("b")
    _press(page, "b", "KeyB", repeat="true")
    _press(page, "f", "KeyF", repeat="true")

    assert desk.waiting() == 0
    expect(page.locator(".choices.pending")).to_have_count(1)


@pytest.mark.slow
def test_a_number_pad_without_numlock_labels_nothing(open_page: Callable[..., Page]) -> None:
    page = open_page()
    desk = Desk(page)
    _press(page, "Insert", "Numpad0")

    desk.at(0)
    assert desk.waiting() == 0


@pytest.mark.slow
def test_undo_does_not_take_back_what_another_tab_did(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page()
    other = server.tab(page)
    first, second = Desk(page), Desk(other)
    first.press("x")
    first.saved()
    second.press("d")
    expect(second.root).to_have_attribute("data-parked", "1", timeout=20_000)
    second.press("u")
    second.saved()

    (label,) = server.labels(first.article)

    assert label.state
    assert label.state.status == "skipped"


def test_two_tabs_make_one_claim_of_one_suggestion(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page()
    other = server.tab(page)
    first, second = Desk(page), Desk(other)
    first.press("2")
    first.saved()
    second.press("3")
    expect(second.root).to_have_attribute("data-parked", "1", timeout=20_000)

    (claim,) = server.labels(first.article)

    assert claim.claim
    assert claim.claim.judgements["factuality_source"] == "PR+"
    expect(other.locator(".judge .code").first).to_have_text("PR+")


@pytest.mark.slow
def test_names_that_begin_alike_do_not_share_an_outbox(
    server: Server, open_page: Callable[..., Page]
) -> None:
    server.restart(annotator="ana.b")
    page = open_page()
    desk = Desk(page)
    article = desk.article
    server.kill()
    desk.press("d")
    page.close()
    server.restart(annotator="ana")
    again = server.tab(page)
    desk = Desk(again)
    desk.press("j", "d")
    desk.saved()

    assert len(server.labels(article, "ana")) == 1
    assert server.labels(article, "ana.b") == []


@pytest.mark.slow
def test_a_sentence_that_loses_its_only_claim_is_open_again(open_page: Callable[..., Page]) -> None:
    page = open_page()
    desk = Desk(page)
    desk.press("Home", "Shift+ArrowDown", "Shift+ArrowDown", "q", "Enter")
    sentences = page.locator(".s")
    expect(sentences.nth(0)).to_have_attribute("data-state", "labelled")
    desk.press("k", "k", "j", "0", "k", "k")

    expect(sentences.nth(0)).to_have_attribute("data-state", "open")


@pytest.mark.slow
def test_a_note_typed_while_the_article_changes_stays_with_its_article(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    desk = Desk(page)
    first = desk.article
    desk.press("/")
    expect(page.get_by_label("Note")).to_be_focused()
    page.keyboard.type("reste ici")
    page.locator(".s").nth(0).click()
    desk.press(">")
    expect(desk.root).not_to_have_attribute("data-article", first, timeout=20_000)
    desk.saved()

    notes = {one.claim.note for one in server.labels(first) if one.claim}

    assert notes == {"reste ici"}
    assert server.labels(desk.article) == []


@pytest.mark.slow
def test_a_target_typed_and_a_polarity_clicked_are_both_kept(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    desk = Desk(page)
    desk.press("t")
    page.keyboard.type("OTAN")
    page.get_by_role("radio", name="Pour").click()
    desk.saved()

    (label,) = server.labels(desk.article)

    assert label.claim
    assert [(one.target, one.polarity) for one in label.claim.stance] == [("OTAN", "FAVOR")]
    desk.press("j")
    desk.at(1)


@pytest.mark.slow
def test_no_attribution_stores_no_judgement_that_nobody_saw(
    server: Server, open_page: Callable[..., Page]
) -> None:
    desk = Desk(open_page())
    desk.press("0")
    desk.saved()

    (claim,) = [one.claim for one in server.labels(desk.article) if one.claim]

    assert (claim.voice, claim.judgements) == ("author", {})


@pytest.mark.slow
def test_the_end_of_all_work_says_what_comes_next(server: Server, open_page: Callable[..., Page]) -> None:
    """Also when the last steps are still on their way: the next article is asked for behind them."""
    with server.workbench() as bench:
        ids = [row.article_id for row in bench.articles.page("ana")]
    page = open_page()
    desk = Desk(page)
    held: list[Route] = []
    for name in ids:
        expect(desk.root).to_have_attribute("data-article", name, timeout=20_000)
        if name == ids[-1]:
            page.route("**/selon/commits", lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks its handlers)
        while desk.page.locator(".s[data-state=open]").count():
            desk.press("x")
        desk.press("z")

    expect(page.locator(".said")).to_have_text("Ouverture…")
    page.route("**/selon/commits", lambda route: route.continue_())
    for route in held:
        route.continue_()
    expect(page.locator(".said")).to_contain_text("Publiez-le", timeout=20_000)


def test_what_follows_a_refused_step_does_not_overwrite_the_other_window(
    server: Server, open_page: Callable[..., Page]
) -> None:
    """An undo typed right after the refused flag was based on the other window's revision by chance."""
    page = open_page()
    other = server.tab(page)
    first, second = Desk(page), Desk(other)
    first.press("x")
    first.saved()
    second.press("d", "u", "d", "Enter")
    expect(second.root).to_have_attribute("data-outbox", "0", timeout=20_000)
    assert second.parked() >= 1

    states = [one.state for one in server.labels(first.article) if one.state]

    assert [(one.status, one.flagged) for one in states] == [("skipped", False)]


@pytest.mark.slow
def test_a_note_belongs_to_the_claim_that_it_was_begun_on(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    desk = Desk(page)
    desk.press(">")
    expect(desk.root).to_have_attribute("data-cursor", "1", timeout=20_000)
    cards = page.locator(".card")
    expect(cards).to_have_count(2)
    desk.press("/")
    page.keyboard.type("du premier")
    cards.nth(1).locator(".facts").click()
    desk.press("Enter")
    desk.saved()

    notes = {
        one.claim.cue.start: one.claim.note
        for one in server.labels(desk.article)
        if one.claim and one.claim.cue
    }

    assert [note for _start, note in sorted(notes.items())] == ["du premier", ""]


@pytest.mark.slow
def test_a_source_in_the_sentence_before_and_a_content_here_make_one_claim(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    desk = Desk(page)
    desk.press("j", "j", "+")
    above = page.locator(".context.before [data-token]")
    place = above.nth(3).bounding_box()
    assert place
    page.mouse.click(place["x"] + 3, place["y"] + place["height"] / 2)
    desk.press("s", "Home", "Shift+ArrowRight", "q")
    desk.saved()

    (label,) = [one for one in server.labels(desk.article) if one.claim]

    assert label.claim
    assert (len(label.claim.sources), len(label.claim.content)) == (1, 1)


@pytest.mark.slow
def test_a_target_typed_after_its_polarity_is_kept_when_the_polarity_is_clicked(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    desk = Desk(page)
    desk.press("f")
    page.keyboard.type("OTAN")
    page.get_by_role("radio", name="Pour").click()
    desk.saved()

    (label,) = [one for one in server.labels(desk.article) if one.claim]

    assert label.claim
    assert [(one.target, one.polarity) for one in label.claim.stance] == [("OTAN", "FAVOR")]
