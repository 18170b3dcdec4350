"""The lead publishes, tags, compares and takes versions in a real browser."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.screen import Desk, settled

pytestmark = pytest.mark.browser


def _label(page: Page) -> None:
    desk = Desk(page)
    for _ in range(4):
        desk.press("Enter")
    desk.saved()


def _publish(page: Page, server: Server, message: str, number: int) -> None:
    page.goto(f"{server.url}versions")
    settled(page)
    page.get_by_role("radio", name="Publier").click()
    page.get_by_label("Message").fill(message)
    page.get_by_role("button", name="Publier une version").click()
    expect(page.get_by_text(f"La version {number} de selon est publiée.")).to_be_visible(timeout=30_000)


def test_two_versions_are_published_tagged_compared_and_taken(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    _label(page)
    page.goto(f"{server.url}versions")
    settled(page)
    page.get_by_role("button", name="Regarder d’abord").click()
    expect(page.get_by_text("La version 1 contiendrait")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("En suspens", exact=False).first).to_be_visible()
    _publish(page, server, "premier tour", 1)

    page.get_by_role("radio", name="Historique").click()
    page.get_by_role("tab", name="Autres actions").click()
    page.get_by_role("textbox", name="Repère").fill("stable")
    page.get_by_role("button", name="Poser le repère").click()
    expect(page.get_by_role("heading", name="Version 1 stable")).to_be_visible(timeout=15_000)
    page.get_by_role("tab", name="Récupérer").click()
    page.get_by_role("combobox", name="Format").click()
    page.get_by_role("option", name="JSON Lines").click()
    expect(page.get_by_text("selon-v1.jsonl")).to_be_visible(timeout=15_000)
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger").click()
    assert download.value.suggested_filename == "selon-v1.jsonl"
    lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["article_id"] for line in lines] != []

    page.goto(server.url)
    _label(page)
    _publish(page, server, "deuxième tour", 2)
    page.get_by_role("radio", name="Comparer").click()
    page.get_by_role("button", name="Comparer").click()
    expect(page.get_by_text("Pourquoi : étiquetée", exact=False)).to_be_visible(timeout=30_000)
    expect(page.get_by_text("“", exact=False).first).to_be_visible()
