"""The annotation screen: keys, mouse, looks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from annotation.workbench import find_parcels
from tests.browser.conftest import Server
from tests.browser.screen import Desk, settled

pytestmark = pytest.mark.browser


def test_accepting_a_right_suggestion_takes_one_key(open_page: Callable[..., Page]) -> None:
    page = open_page()
    desk = Desk(page)
    expect(page.locator(".card.on.suggested .chain")).to_contain_text("Kremlin")
    desk.press("Enter")

    expect(page.locator(".s").nth(0)).to_have_attribute("data-state", "labelled")
    desk.at(1)


def test_rejecting_a_suggestion_takes_one_key(open_page: Callable[..., Page]) -> None:
    page = open_page()
    desk = Desk(page)
    desk.press("Backspace")
    desk.at(1)
    desk.press("k")

    expect(page.locator(".card.on")).to_contain_text("la voix de l’auteur")
    expect(page.locator(".s").nth(0)).to_have_attribute("data-state", "labelled")


def test_correcting_and_going_on_takes_one_stroke(open_page: Callable[..., Page]) -> None:
    """Alt with the key of the right value corrects the suggestion and goes on, in place of Enter."""
    page = open_page()
    desk = Desk(page)
    desk.press("Alt+Digit2")
    desk.at(1)
    desk.press("k")

    expect(page.locator(".card.on .origin")).to_contain_text("corrigée")
    expect(page.locator(".judge .code").first).to_have_text("PR+")


@pytest.mark.slow
def test_a_french_keyboard_has_its_digits_under_shift(open_page: Callable[..., Page]) -> None:
    page = open_page()
    Desk(page)
    page.evaluate(
        "() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: '\"', code: 'Digit3', bubbles: true, composed: true}))"
    )

    expect(page.locator(".judge .code").first).to_have_text("PS+")


def test_nothing_jumps_when_the_sentence_changes(open_page: Callable[..., Page]) -> None:
    page = open_page()
    desk = Desk(page)

    def tops() -> list[float]:
        places = (page.locator(one).bounding_box() for one in (".sentence", ".claims", ".judge", ".foot"))
        return [box["y"] for box in places if box]

    before = tops()
    for _ in range(6):
        desk.press("j")
        assert tops() == before


@pytest.mark.slow
def test_everything_comes_from_the_product_itself(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", "articles", "versions", "settings"):
        page.goto(server.url + path)
        settled(page)

    outside = [url for url in asked if not url.startswith((server.url, "blob:", "data:", "ws:"))]

    assert outside == []


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_enough_contrast(open_page: Callable[..., Page], scheme: str) -> None:
    """WCAG AA: 4.5 to 1 for every colour that text has on the panels."""
    page = open_page(scheme=scheme)
    desk = Desk(page)
    desk.press("Enter", "Enter")
    ratios = page.evaluate(CONTRAST)

    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const f = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b);
  };
  const ground = (one) => {
    for (let node = one; node; node = node.parentElement ?? node.getRootNode().host) {
      const colour = rgb(getComputedStyle(node).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const root = [...document.querySelectorAll("*")].map((one) => one.shadowRoot?.querySelector(".root")).find(Boolean);
  const found = {};
  for (const one of root.querySelectorAll("span, b, p, h3, button, kbd, i.sign")) {
    if (!one.textContent.trim() || !one.checkVisibility()) continue;
    const style = getComputedStyle(one);
    const [a, b] = [light(rgb(style.color)), light(ground(one))].sort((x, y) => y - x);
    found[`${one.tagName}.${one.className} ${one.textContent.slice(0, 20)}`] = (a + 0.05) / (b + 0.05);
  }
  return found;
}"""


def test_the_screen_speaks_the_browsers_language(open_page: Callable[..., Page]) -> None:
    page = open_page(locale="en-GB")
    Desk(page)

    expect(page.locator(".judge h3").first).to_contain_text("Stance towards the target")
    expect(page.get_by_text("all keys")).to_be_visible()


def test_the_list_of_keys_opens_and_closes_by_key(open_page: Callable[..., Page]) -> None:
    page = open_page()
    desk = Desk(page)
    desk.press("?")
    expect(page.get_by_role("dialog", name="Touches")).to_contain_text("Factualité, selon la source")
    desk.press("Escape")

    expect(page.get_by_role("dialog", name="Touches")).to_have_count(0)
    desk.press("j")
    desk.at(1)


@pytest.mark.slow
def test_a_note_half_typed_is_kept_when_the_sentence_changes(open_page: Callable[..., Page]) -> None:
    page = open_page()
    desk = Desk(page)
    desk.press("/")
    expect(page.get_by_label("Note")).to_be_focused()
    page.keyboard.type("à vérifier")
    page.locator(".s").nth(2).click()
    desk.at(2)
    desk.press("k", "k")

    expect(page.get_by_label("Note")).to_have_value("à vérifier")


def test_the_chain_is_edited_hop_by_hop(open_page: Callable[..., Page]) -> None:
    page = open_page()
    desk = Desk(page)
    desk.press("Home", "ArrowRight", "r")
    crumbs = page.locator(".card.on button.crumb b")
    expect(crumbs).to_have_text(["Kremlin", "Kremlin"])
    desk.name_hop("Reuters")
    expect(crumbs).to_have_text(["Kremlin", "Reuters"])
    desk.press("Alt+ArrowLeft")
    expect(crumbs).to_have_text(["Reuters", "Kremlin"])
    desk.press("Delete")

    expect(crumbs).to_have_text(["Kremlin"])


LONG = (
    "Selon la porte-parole du ministère, " + " ".join(["la négociation reprendra après la trêve"] * 14) + "."
)


@pytest.mark.slow
def test_a_long_article_with_long_sentences_fits_the_smallest_screen(
    server: Server, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    """400 sentences, one of 600 characters and emoji, at 1280 x 720: nothing is cut off, the marks are right."""
    lines = [
        "Un port rouvre 😀",
        LONG,
        *(f"La ministre a déclaré que le quai {n} était sûr 😀." for n in range(400)),
    ]
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join(lines), encoding="utf-8")
    with server.workbench() as bench:
        (outcome,) = bench.import_parcels(find_parcels([path]))
    page = open_page(f"?article={outcome.article_id}")
    desk = Desk(page)
    desk.press("Enter")
    desk.at(1)
    stage = page.locator(".stage")

    assert len(LONG) > 580
    assert stage.evaluate("one => one.scrollHeight <= one.clientHeight")
    assert page.locator(".s").count() == 402
    expect(page.locator(".sentence .cue")).to_have_text("Selon")

    desk.press("k", "ArrowUp", *["j"] * 60)
    desk.at(60)
    assert page.locator(".s[aria-selected]").evaluate(
        "one => { const pane = one.closest('.read').getBoundingClientRect(), own = one.getBoundingClientRect();"
        " return own.top >= pane.top && own.bottom <= pane.bottom; }"
    )
    desk.press("Enter")
    desk.saved()


@pytest.mark.slow
def test_name_and_language_are_chosen_once_a_browser(server: Server, open_page: Callable[..., Page]) -> None:
    """A reload must not label under another name."""
    page = open_page("settings")
    settled(page)
    page.get_by_role("combobox", name="Qui étiquette").fill("Zoé Ün")
    page.keyboard.press("Enter")
    settled(page)
    page.get_by_role("combobox", name="Langue").click()
    page.get_by_role("option", name="English").click()
    expect(page.get_by_role("heading", name="Settings")).to_be_visible()
    settled(page)

    again = server.tab(page)
    desk = Desk(again)
    expect(again.locator(".foot .who")).to_have_text("Zoé Ün")
    expect(again.get_by_text("all keys")).to_be_visible()
    desk.press("Enter")
    desk.saved()
    with server.workbench() as bench:
        labelled = bench.annotators()

    assert labelled == ("Zoé Ün", "ana")
