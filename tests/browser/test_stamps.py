"""What waits in a browser is stored as what it was made as, whichever page of its maker sends it."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from annotation.settings import Settings
from annotation.workbench import open_workbench
from schemas import GOLD, Claim, Hop, repeat_of
from tests.browser.conftest import Server
from tests.browser.screen import Desk, settled, wait_until
from tests.factories import NOW, article, claim_change, commit, sentence_change, span

pytestmark = pytest.mark.browser

READ = article("La mer monte.\nLe calme règne.\nPersonne ne dort.\n", title="Nuit")
OTHER = article("Il pleut.\nIl vente.\n", title="Temps")
ANA2 = repeat_of("ana")
Opened = Callable[..., Page]


@pytest.fixture(name="server")
def _server(tmp_path: Path) -> Iterator[Server]:
    """Who leads is lea, with an article of her own; ana and ben are done with another and differ in it."""
    server = Server(tmp_path / "data", annotator="lea")
    bench = open_workbench(Settings(data=server.data, annotator="lea"), with_seeds=False)
    for one in (READ, OTHER):
        bench._store.add_article(one, imported_at=NOW)
    for name, role in (("lea", "administrator"), ("ana", "analyst"), ("ben", "analyst")):
        bench.people.add(name, role=role, author="lea")
    bench.assigning.assign([OTHER.article_id], "lea", author="lea")
    for name, status in (("ana", "labelled"), ("ben", "skipped")):
        bench.assigning.assign([READ.article_id], name, author="lea")
        changes = (sentence_change(one.key, status=status) for one in READ.sentences)
        bench.commit(commit(*changes, article_id=READ.article_id), annotator=name)
    bench.close()
    server.start()
    yield server
    server.kill()


def _as(open_page: Opened, name: str, path: str = "") -> Page:
    page = open_page(path)
    page.get_by_role("button", name=name, exact=True).click()
    wait_until(lambda: name in str(page.context.cookies()), what="the browser keeps the name")
    return page


def test_a_tab_that_shows_the_first_reading_writes_nothing_into_the_second(
    server: Server, open_page: Opened
) -> None:
    old = Desk(_as(open_page, "ana", f"?article={READ.article_id}"))
    expect(old.root).to_have_attribute("data-reader", "ana")
    with server.workbench() as bench:
        bench.set_project(bench.project.model_copy(update={"repeat_share": 1.0, "repeat_after_days": 0}))
        assert bench.desk.take("ana").reader == ANA2

    old.press("d")
    old.saved()
    assert server.labels(READ.article_id, ANA2) == []
    assert [one.revision for one in server.labels(READ.article_id, "ana") if one.state.flagged] == [2]

    tab = old.page.context.new_page()
    tab.goto(f"{server.url}?article={READ.article_id}")
    new = Desk(tab)
    expect(new.root).to_have_attribute("data-reader", ANA2)
    expect(tab.locator(".foot .count")).to_have_text("0 / 3")
    new.press("Enter")
    new.saved()
    first = f"sentence:{READ.sentences[0].key}"
    assert first in {one.key for one in server.labels(READ.article_id, ANA2)}
    assert (old.parked(), new.parked()) == (0, 0)


def _writing_a_third(open_page: Opened, reason: str) -> Desk:
    page = _as(open_page, "lea", "adjudication")
    settled(page)
    page.get_by_role("combobox", name="Raison").click()
    page.keyboard.type(reason)
    page.keyboard.press("Enter")
    settled(page)
    page.get_by_role("button", name="Écrire une troisième").click()
    gold = Desk(page)
    expect(gold.root).to_have_attribute("data-reader", GOLD)
    return gold


def test_a_third_that_waited_is_gold_for_its_own_reason_when_another_page_sends_it(
    server: Server, open_page: Opened
) -> None:
    gold = _writing_a_third(open_page, "Ma propre raison.")
    context = gold.page.context
    server.kill()
    gold.press("Enter")
    assert gold.waiting() == 1
    context.route("**/selon/commits", lambda route: route.abort())
    gold.page.close()
    server.start()

    hers = context.new_page()
    hers.goto(server.url)
    desk = Desk(hers)
    expect(hers.locator(".foot .who")).to_have_text("lea")
    expect(hers.locator(".foot .saved")).to_contain_text("1")
    assert desk.waiting() == 1
    context.unroute("**/selon/commits")
    desk.saved()

    assert (desk.article, desk.parked()) == (OTHER.article_id, 0)
    with server.workbench() as bench:
        (ruling,) = bench.adjudication.rulings()
    assert (ruling.author, ruling.reason) == ("lea", "Ma propre raison.")
    closed = [one.name for one in server.labels(READ.article_id, GOLD) if one.state]
    assert closed == [READ.sentences[0].key]
    assert server.labels(OTHER.article_id, "lea") == []


def _blind(server: Server, open_page: Opened) -> Desk:
    """Ana on a page that hides names."""
    page = _as(open_page, "ana", f"?article={READ.article_id}")
    Desk(page)
    with server.workbench() as bench:
        name = f"selon_{bench.settings.project}_masked"
    page.context.add_cookies([{"name": name, "value": "on", "url": server.url}])
    page.reload()
    expect(page.locator(".foot .who")).to_have_text("ana · █")
    return Desk(page)


def test_writing_over_a_hidden_name_is_undone(server: Server, open_page: Opened) -> None:
    said = Claim(
        sources=(Hop(name="Petrova", kind="person"),),
        content=(span(READ.text, "La mer monte"),),
        note="Petrova l’a dit",
    )
    with server.workbench() as bench:
        bench.commit(commit(change := claim_change(said), article_id=READ.article_id), annotator="ana")
    desk = _blind(server, open_page)
    expect(desk.page.get_by_label("Note")).to_have_value("███████ l’a dit")
    desk.press("/")
    desk.page.keyboard.press("Control+a")
    desk.page.keyboard.type("vague")
    desk.press("Enter")
    desk.saved()
    desk.press("u")
    desk.saved()

    assert desk.parked() == 0
    expect(desk.page.get_by_label("Note")).to_have_value("███████ l’a dit")
    with server.workbench() as bench:
        notes = [one.claim.note for one in bench._store.history(READ.article_id, "ana", change.key)]
    assert notes == ["Petrova l’a dit", "vague", "Petrova l’a dit"]


def test_what_was_done_source_blind_stays_so_when_the_page_with_names_sends_it(
    server: Server, open_page: Opened
) -> None:
    desk = _blind(server, open_page)
    context = desk.page.context
    server.kill()
    desk.press("d")
    assert desk.waiting() == 1
    desk.page.close()
    context.clear_cookies(name=re.compile("_masked$"))
    server.start()

    plain = context.new_page()
    plain.goto(f"{server.url}?article={READ.article_id}")
    Desk(plain).saved()
    expect(plain.locator(".foot .who")).to_have_text("ana")
    labels = server.labels(READ.article_id, "ana")
    assert [(one.state.flagged, one.source_blind) for one in labels if one.revision == 2] == [(True, True)]


def test_what_somebody_may_not_write_is_kept_and_shown(server: Server, open_page: Opened) -> None:
    page = _as(open_page, "ana", f"?article={READ.article_id}")
    desk = Desk(page)
    with server.workbench() as bench:
        project = bench.settings.project
    made = commit(sentence_change(READ.sentences[0].key, base=1), article_id=READ.article_id)
    waiting = json.dumps(made.model_dump(mode="json") | {"stamp": {"reader": "ben"}})
    key = f"selon.outbox.{project}.ana/000000000000000001.{made.commit_id}"
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, waiting])
    page.reload()

    desk = Desk(page)
    expect(desk.root).to_have_attribute("data-parked", "1")
    desk.saved()
    page.locator(".foot .saved").click()
    expect(page.get_by_text("« ben »")).to_be_visible()
    assert [one.revision for one in server.labels(READ.article_id, "ben")] == [1, 1, 1]


def test_what_waited_in_the_outboxes_of_an_earlier_selon_is_sent_or_shown(
    server: Server, open_page: Opened
) -> None:
    page = _as(open_page, "lea")
    Desk(page)
    with server.workbench() as bench:
        project = bench.settings.project
    flag, gold = (
        commit(sentence_change(one.sentences[0].key, flagged=True), article_id=one.article_id)
        for one in (OTHER, READ)
    )
    for box, made in (("lea · █", flag), ("#gold · lea", gold)):
        key = f"selon.outbox.{project}.{quote(box)}/000000000000000001.{made.commit_id}"
        keep = "([key, value]) => localStorage.setItem(key, value)"
        page.evaluate(keep, [key, made.model_dump_json(exclude={"source_blind"})])
    page.reload()

    desk = Desk(page)
    expect(desk.root).to_have_attribute("data-parked", "1")
    desk.saved()
    assert [one.source_blind for one in server.labels(OTHER.article_id, "lea")] == [True]
    assert server.labels(READ.article_id, GOLD) == []
    page.locator(".foot .saved").click()
    expect(page.get_by_text("raison", exact=False).last).to_be_visible()
