"""The registry and the story on the annotation screen: sounds, grades, links, what confirms what."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from annotation.language.sounding import sound
from schemas import Label, Link, Source
from tests.browser.conftest import Server
from tests.browser.screen import Desk, settled
from tests.browser.story import ALONE, DIPLOMAT, HERE, READERS, THERE, fill, module_says, until_registered
from tests.factories import claim_change, commit

pytestmark = pytest.mark.browser


@pytest.fixture(name="server", scope="module")
def _server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One for all tests: each has a reader of its own."""
    data = tmp_path_factory.mktemp("story") / "data"
    fill(data)
    server = Server(data)
    server.start()
    yield server
    server.kill()


@pytest.fixture(name="desk")
def _desk(open_as: Callable[[str], Desk]) -> Desk:
    return open_as(READERS[0])


@pytest.fixture(name="open_as")
def _open_as(server: Server, browser: Browser) -> Iterator[Callable[..., Desk]]:
    """Open the first article of the story as a reader, perhaps source-blind."""
    contexts = []
    with server.workbench() as bench:
        prefix = f"selon_{bench.settings.project}_"

    def open_as(reader: str, *, is_masked: bool = False) -> Desk:
        context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 720})
        contexts.append(context)
        kept = {"annotator": reader} | ({"masked": "on"} if is_masked else {})
        context.add_cookies(
            [{"name": prefix + name, "value": value, "url": server.url} for name, value in kept.items()]
        )
        page = context.new_page()
        page.goto(f"{server.url}?article={HERE.article_id}")
        settled(page)
        desk = Desk(page)
        expect(desk.root).to_have_attribute("data-reader", reader)
        return desk

    yield open_as
    for context in contexts:
        context.close()


def _label_of(server: Server, reader: str) -> Label:
    (found,) = (one for one in server.labels(HERE.article_id, reader) if one.claim)
    return found


def _judged(server: Server, reader: str) -> dict[str, str]:
    claim = _label_of(server, reader).claim
    assert claim is not None
    return claim.judgements


NAMES = (
    "Peskov", "Peskow", "Песков", "PESKOV", "Zelensky", "Зеленський", "Lawrow", "Élysée", "Straße", "Łódź", "Ørsted", "N‘Djamena",
    "N’Djamena", "Αθήνα", "Ὀδυσσεύς", "Հայաստան", "საქართველო", "ירושלים", "القاهرة", "Schtschukin", "Chtchoukine", "Œuvre", "Ísland",
    "Đặng Văn", "İstanbul", "l’agence TASS", "A/B-C", "", "…", "Jean-Luc  Mélenchon", "Œdème №5", "Ľubomír", "Tō­kyō", "ʻAʻā", "Щедрин", "Nguyễn",
)  # fmt: skip


def test_the_browser_makes_the_same_key_of_a_name_as_the_server(desk: Desk) -> None:
    expect(desk.page.locator(".card").first).to_be_visible()
    desk.page.wait_for_function(
        "performance.getEntriesByType('resource').some((one) => one.name.includes('/registry/'))"
    )
    until_registered(desk)

    said = module_says(desk, "sounding.js", "return given.map(module.sound)", list(NAMES))

    assert dict(zip(NAMES, said, strict=True)) == {name: sound(name) for name in NAMES}


@pytest.mark.parametrize("typed", ["Peskow", "песков", "dmitri p"])
def test_a_source_is_found_by_its_sound_as_somebody_types(desk: Desk, typed: str) -> None:
    until_registered(desk)
    desk.at(0)
    desk.press("ArrowDown", "e")
    desk.page.keyboard.type(typed)

    expect(desk.page.locator(".hop li").first).to_contain_text("Dmitri Peskov")


def test_an_entry_that_is_added_while_the_server_runs_is_found_on_the_next_article(
    server: Server, desk: Desk
) -> None:
    until_registered(desk)
    with server.workbench() as bench:
        bench.registry.add(Source(source_id="zzz", name="Zouzou Zaz", kind="person"), author="lea")
    desk.press(">")
    expect(desk.root).to_have_attribute("data-article", THERE.article_id)

    desk.page.wait_for_function(
        """async () => { const name = performance.getEntriesByType("resource").map((one) => one.name).find((one) => one.endsWith("/registry.js"));
        return (await import(name)).search("zouzou").length === 1; }"""
    )


def test_a_grade_of_the_registry_is_accepted_with_the_suggestion(
    server: Server, open_as: Callable[..., Desk]
) -> None:
    desk = open_as("ana")
    desk.press("ArrowDown")
    chosen = desk.page.locator(".choices .proposed")
    expect(chosen).to_have_text("B?")
    expect(desk.page.get_by_text("parle pour le ministère")).to_be_visible()

    desk.press("Enter")
    desk.saved()

    label = _label_of(server, "ana")
    assert (label.decision, label.claim.judgements["source_reliability"]) == ("accepted", "B")
    assert label.suggestion.judged_by["source_reliability"] == "registry/2026-01-01"
    desk.press("ArrowUp")
    expect(chosen).to_have_count(0)
    expect(desk.page.locator(".choices .on", has_text="B")).to_have_count(1)


def test_a_grade_waits_for_enter_where_a_claim_is_made_by_hand_and_goes_when_its_source_does(
    server: Server, open_as: Callable[..., Desk]
) -> None:
    desk = open_as("ben")
    until_registered(desk)
    desk.press("ArrowDown", "ArrowDown")
    desk.at(2)
    desk.select("calme")
    desk.press("s")
    chosen = desk.page.locator(".choices .proposed")
    expect(desk.page.locator(".card.on .crumb").first).to_contain_text("calme")
    expect(chosen).to_have_count(0)
    desk.name_hop("petrova")
    expect(chosen).to_have_text("B?")
    desk.saved()
    assert "source_reliability" not in _judged(server, "ben")

    desk.press("Enter")
    desk.saved()
    assert _judged(server, "ben")["source_reliability"] == "B"

    desk.page.locator(".s").nth(2).click()
    desk.name_hop("peskow")
    desk.saved()
    assert "source_reliability" not in _judged(server, "ben")


def test_a_grade_that_was_taken_away_is_not_taken_by_enter(
    server: Server, open_as: Callable[..., Desk]
) -> None:
    desk = open_as("cleo")
    until_registered(desk)
    desk.press("ArrowDown", "1", "b", "b")
    desk.press("Enter")
    desk.saved()

    assert "source_reliability" not in _judged(server, "cleo")


def test_a_source_blind_page_shows_no_grade_and_no_claims_of_others(
    server: Server, open_as: Callable[..., Desk]
) -> None:
    desk = open_as("dan")
    desk.press("ArrowDown", "1")
    desk.saved()
    masked = open_as("dan", is_masked=True)
    masked.page.locator(".s").nth(1).click()
    expect(masked.page.locator(".card.on")).to_contain_text("█")
    masked.press("b", "b", "l")

    expect(masked.page.locator(".choices .proposed")).to_have_count(0)
    expect(masked.page.locator(".choices.pending")).to_be_visible()
    expect(masked.page.locator(".aside")).to_have_count(0)
    masked.press("1")
    masked.saved()
    assert masked.parked() == 0
    assert _judged(server, "dan")["information_credibility"] == "1"


def test_a_claim_is_linked_by_keys_and_the_link_is_taken_back(
    server: Server, open_as: Callable[..., Desk]
) -> None:
    desk = open_as("eva")
    desk.press("ArrowDown", "1")
    desk.press(":")
    field = desk.page.get_by_role("combobox", name="Chercher parmi les affirmations du sujet")
    expect(field).to_be_focused()
    expect(desk.page.locator(".link li[role=option]")).to_have_count(2)
    desk.page.keyboard.type("figaro diplo")
    expect(desk.page.locator(".link li[role=option]")).to_have_count(1)
    desk.page.keyboard.press("Alt+Digit2")
    desk.press("Enter")
    card = desk.page.locator(".card.on .links li")
    expect(card).to_contain_text("contredit")
    expect(card).to_contain_text("un diplomate (Le Figaro, 4 mars 2026)")
    desk.saved()
    (link,) = _label_of(server, "eva").claim.links
    assert (link.relation, link.article_id) == ("deny", THERE.article_id)

    desk.press("u")
    expect(card).to_have_count(0)
    desk.press("y")
    expect(card).to_have_count(1)
    card.get_by_role("button").click()
    expect(card).to_have_count(0)
    desk.saved()
    assert _label_of(server, "eva").claim.links == ()


def test_credibility_1_says_what_would_confirm_it(server: Server, open_as: Callable[..., Desk]) -> None:
    desk = open_as("finn")
    desk.press("ArrowDown", "1", "l")
    shown = desk.page.locator(".aside", has_text="1 serait confirmée par")
    expect(shown).to_contain_text("Reuters (Le Figaro, 4 mars 2026)")
    expect(shown).not_to_contain_text(DIPLOMAT)

    desk.press("1")
    desk.saved()

    assert _judged(server, "finn")["information_credibility"] == "1"


def test_credibility_1_is_refused_at_once_where_no_other_source_says_anything(
    server: Server, open_as: Callable[..., Desk]
) -> None:
    desk = open_as(ALONE)
    desk.press("ArrowDown", "1")
    desk.saved()
    expect(desk.page.locator(".card.on .origin")).to_contain_text("✎")
    desk.press("l", "1")

    expect(desk.page.locator(".said")).to_contain_text("1 demande une affirmation du même sujet")
    expect(desk.page.locator(".aside")).to_contain_text("1 ne peut pas être choisie")
    desk.saved()
    assert "information_credibility" not in _judged(server, ALONE)
    desk.press("l", "2")
    desk.saved()
    assert _judged(server, ALONE)["information_credibility"] == "2"


def test_a_link_from_elsewhere_is_shown_without_moving_anything(
    server: Server, open_as: Callable[..., Desk]
) -> None:
    """It arrives with the story, and again when the list of claims is opened."""
    desk = open_as("hugo")
    desk.press("ArrowDown", "1")
    desk.saved()
    shown = desk.page.locator("[aria-label='Liens d’autres affirmations']")
    expect(shown).to_have_count(0)
    card = desk.page.locator(".card.on")
    before = card.bounding_box()
    mine = _label_of(server, "hugo")
    with server.workbench() as bench:
        theirs = next(one for one in server.labels(THERE.article_id, "hugo") if one.claim)
        link = Link(relation="deny", article_id=HERE.article_id, claim_id=mine.name)
        linked = theirs.claim.model_copy(update={"links": (link,)})
        change = claim_change(linked, key=theirs.key, base=1, decision="corrected")
        bench.commit(commit(change, article_id=THERE.article_id), annotator="hugo")

    desk.press(":")
    expect(desk.page.get_by_role("combobox", name="Chercher parmi les affirmations du sujet")).to_be_focused()
    desk.page.keyboard.press("Escape")
    expect(shown).to_contain_text("(Le Figaro, 4 mars 2026) → contredit")
    assert card.bounding_box() == before

    again = open_as("hugo")
    again.press("ArrowDown")
    expect(again.page.locator("[aria-label='Liens d’autres affirmations'] li")).to_have_count(2)
    again.press("ArrowDown")
    expect(again.page.locator("[aria-label='Liens d’autres affirmations']")).to_have_count(0)
