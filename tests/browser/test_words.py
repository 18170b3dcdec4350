"""The words of the current sentence: marked with the mouse, told apart, where spans begin and end."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.screen import Desk

pytestmark = pytest.mark.browser


@pytest.mark.slow
def test_marks_are_told_apart_without_colour(open_page: Callable[..., Page]) -> None:
    page = open_page()
    desk = Desk(page)
    desk.press("Enter", "Enter")
    styles = {
        role: page.locator(f".sentence .{role}").first.evaluate(
            "one => [getComputedStyle(one).borderBottomStyle, getComputedStyle(one).boxShadow !== 'none'].join()"
        )
        for role in ("source", "cue", "content")
    }

    assert len(set(styles.values())) == 3


def test_words_are_marked_with_the_mouse(open_page: Callable[..., Page]) -> None:
    page = open_page()
    desk = Desk(page)
    desk.press("+")
    words = page.locator(".sentence [data-token]")
    start, end = words.nth(0).bounding_box(), words.nth(1).bounding_box()
    assert start and end
    page.mouse.move(start["x"] + 3, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] - 3, end["y"] + end["height"] / 2, steps=6)
    page.mouse.up()
    desk.press("s")

    expect(page.locator(".card.on .crumb b.source")).to_have_text("Kremlin")


HOLD_THE_STORY = """
const ask = window.fetch;
const isTold = new Promise((done) => { window.tellTheStory = done; });
window.fetch = async (address, more) => {
  if (String(address).endsWith("/story")) await isTold;
  return ask(address, more);
};
"""


def test_words_stay_under_the_mouse_when_the_claims_of_the_story_arrive(
    open_page: Callable[..., Page],
) -> None:
    page = open_page()
    page.add_init_script(HOLD_THE_STORY)
    page.reload()
    Desk(page)
    word = page.locator(".sentence [data-token]").first.element_handle()
    with page.expect_response("**/story") as answer:
        page.evaluate("tellTheStory()")
    answer.value.finished()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    assert word.evaluate("one => one.isConnected")


@pytest.mark.slow
def test_every_place_a_span_may_end_lies_between_two_words(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    Desk(page)
    words = page.evaluate(
        """async () => {
          const link = performance.getEntriesByType("resource").find((one) => one.name.endsWith("/tokens.js"));
          const { tokenise } = await import(link.name);
          const cut = (text, language) =>
            tokenise(text, language, {start: 0, end: text.length}).map(({start, end}) => text.slice(start, end));
          return [
            cut("D’après l’agence, a-t-elle dit, le porte-parole 😀 aux États-Unis : « 3,5 % ».", "fr"),
            cut("Peskov's spokes-person didn't say.", "en"),
          ];
        }"""
    )

    assert words == [
        ["D’", "après", "l’", "agence", ",", "a", "-t-", "elle", "dit", ",", "le", "porte-parole", "😀", "aux",
         "États-Unis", ":", "«", "3,5", "%", "»", "."],
        ["Peskov", "'s", "spokes-person", "didn", "'t", "say", "."],
    ]  # fmt: skip
