"""A team in a real browser: signing in and out, who is let in, and what becomes of labels that wait."""

import json
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from oidc_provider_mock import run_server_in_thread
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Server
from tests.browser.screen import Desk, settled, wait_until

pytestmark = pytest.mark.browser

ADDRESSES = {"ana": "ana@example.org", "Zoé": "zoe@example.org", "bob": "bob@example.org"}
ROLES = {"ana": "administrator", "Zoé": "lead", "bob": "analyst"}
SESSION_SECONDS = 15

Start = Callable[..., Server]


@pytest.fixture(name="provider", scope="module")
def _provider() -> Iterator[str]:
    """The address of an identity provider that has verified the addresses of our people, and eve's."""
    with run_server_in_thread() as server:
        url = f"http://localhost:{server.server_port}"
        for address in (*ADDRESSES.values(), "eve@example.org"):
            claims = json.dumps({"email": address, "email_verified": True}).encode()
            headers = {"Content-Type": "application/json"}
            put = urllib.request.Request(f"{url}/users/{quote(address)}", claims, headers, method="PUT")
            urllib.request.urlopen(put)
        yield url


@pytest.fixture(name="start")
def _start(tmp_path: Path, provider: str) -> Iterator[Start]:
    """Start a server for a team of three that signs in."""
    servers = []

    def start(*, hours: str = "12", signs_in: bool = True) -> Server:
        server = Server(tmp_path / "data")
        if signs_in:
            server.environment = {
                "SELON_OIDC_URL": f"{provider}/.well-known/openid-configuration",
                "SELON_OIDC_CLIENT": "selon",
                "SELON_OIDC_SECRET": "s3cret",
                "SELON_PUBLIC_URL": server.url,
                "SELON_SESSION_HOURS": hours,
            }
        with server.workbench() as bench:
            for name, role in ROLES.items():
                bench.people.add(name, role=role, sign_in=ADDRESSES[name], author="ana")
            first = bench.articles.page("ana", limit=1)[0].article_id
            bench.assigning.assign([first], "Zoé", author="ana")  # who leads takes nothing by looking in
        server.start()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.kill()


@pytest.fixture(name="context")
def _context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 720})
    yield context
    context.close()


def _sign_in(page: Page, address: str, *, button: str = "Sign in") -> None:
    page.get_by_role("button", name=button, exact=True).click()
    page.get_by_placeholder("sub").fill(address)
    page.get_by_role("button", name="Authorize").click()


def _sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="End session").click()  # the provider asks whether one is sure
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()


def _titles(page: Page) -> list[str]:
    return [shown.split()[-1] for shown in page.get_by_test_id("stTopNavLink").all_inner_texts()]


def _open(server: Server, context: BrowserContext, address: str = "") -> Page:
    page = context.new_page()
    page.goto(server.url)
    if address:
        _sign_in(page, address)
    return page


def test_who_signs_in_labels_under_the_listed_name_and_nothing_after_signing_out(
    start: Start, context: BrowserContext
) -> None:
    server = start()
    page = _open(server, context, "zoe@example.org")
    desk = Desk(page)
    article = desk.article
    with page.expect_request("**/selon/commits") as sent:
        desk.press("d")
    desk.saved()

    assert len(server.labels(article, "Zoé")) == 1
    assert server.labels(article, "ana") == []
    titles = (
        "Annotate Articles Suggestions Agreement Adjudication Progress Sources Ledger Versions Team Settings"
    )
    assert _titles(page) == titles.split()

    page.get_by_test_id("stTopNavLink").last.click()
    expect(page.get_by_text("Signed in as Zoé, lead.")).to_be_visible()
    _sign_out(page)
    headers = {name: value for name, value in sent.value.headers.items() if name.startswith("x-selon")}
    again = context.request.post(
        f"{server.url}selon/commits",
        headers=headers | {"Origin": server.url.rstrip("/"), "Content-Type": "application/json"},
        data=sent.value.post_data,
    )
    assert again.status == 401
    assert len(server.labels(article, "Zoé")) == 1


def test_who_signs_in_comes_once_to_the_article_of_the_address(start: Start, context: BrowserContext) -> None:
    server = start()
    with server.workbench() as bench:
        first, wanted = (one.article_id for one in bench.articles.page("ana", limit=2))
        bench.assigning.assign([first], "bob", author="ana")
        bench.assigning.assign([wanted], "bob", author="ana")
    page = context.new_page()
    page.goto(f"{server.url}?article={wanted}")
    wait_until(lambda: wanted in str(context.cookies()), what="the browser keeps where to go")
    _sign_in(page, "bob@example.org")

    assert Desk(page).article == wanted
    assert page.url == f"{server.url}?article={wanted}"
    wait_until(lambda: wanted not in str(context.cookies()), what="it is kept no longer")
    page.goto(server.url)
    assert Desk(page).article == first


def test_who_signs_in_comes_to_the_page_of_the_address_and_to_no_other_site(
    start: Start, context: BrowserContext
) -> None:
    server = start()
    page = context.new_page()
    page.goto(f"{server.url}progress")
    wait_until(lambda: "progress" in str(context.cookies()), what="the browser keeps where to go")
    _sign_in(page, "zoe@example.org")
    page.wait_for_url(f"{server.url}progress")
    settled(page)
    expect(page.get_by_role("heading", name="Progress", exact=True)).to_be_visible()

    with server.workbench() as bench:
        name = f"selon_{bench.settings.project}_wanted"
    for harm in ('{"page":"//example.org"}', '{"page":"https://example.org"}', "x", '{"page":1}'):
        context.add_cookies([{"name": name, "value": quote(harm), "url": server.url}])
        page.goto(server.url)
        Desk(page)
        assert page.url.startswith(f"{server.url}?article=")


@pytest.mark.slow
def test_who_is_not_listed_reads_whom_to_ask_and_can_sign_out(start: Start, context: BrowserContext) -> None:
    page = _open(start(), context, "eve@example.org")

    expect(page.get_by_role("heading", name="You are not listed")).to_be_visible()
    expect(page.get_by_text("You are signed in as eve@example.org")).to_be_visible()
    expect(page.get_by_text("Ask ana to add you.")).to_be_visible()
    expect(page.get_by_test_id("stTopNavLink")).to_have_count(0)
    _sign_out(page)


def test_who_is_removed_while_labelling_is_out_at_once_and_loses_nothing(
    start: Start, context: BrowserContext
) -> None:
    server = start()
    page = _open(server, context, "bob@example.org")
    desk = Desk(page)
    desk.press("d")
    desk.saved()
    article = desk.article
    with server.workbench() as bench:
        bench.people.remove("bob", author="ana")
    desk.press("j", "d")

    expect(page.get_by_role("heading", name="You are not listed")).to_be_visible()
    assert len(server.labels(article, "bob")) == 1

    with server.workbench() as bench:
        bench.people.add("bob", role="analyst", sign_in="bob@example.org", author="ana")
    page.reload()
    desk = Desk(page)
    expect(desk.root).to_have_attribute("data-parked", "1")
    page.locator(".saved").click()
    page.get_by_role("button", name="Save mine over it").click()
    desk.saved()
    assert len(server.labels(article, "bob")) == 2


@pytest.mark.slow
def test_what_waited_when_the_session_ended_is_sent_for_the_same_person_only(
    start: Start, context: BrowserContext
) -> None:
    """The server is away when the label is made, and the session ends before it is back."""
    server = start(hours=str(SESSION_SECONDS / 3600))
    page = _open(server, context, "zoe@example.org")
    signed_in = time.time()
    desk = Desk(page)
    article = desk.article
    server.kill()
    desk.press("d")
    assert desk.waiting() == 1
    wait_until(lambda: time.time() > signed_in + SESSION_SECONDS, what="the session ends", seconds=60)
    server.start()
    expect(page.get_by_role("heading", name="Your session has ended")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("kept in this browser")).to_be_visible()
    assert server.labels(article, "Zoé") == []

    _sign_in(page, "bob@example.org", button="Sign in again")
    desk = Desk(page)
    desk.press("j", "d")
    desk.saved()
    assert (len(server.labels(desk.article, "bob")), server.labels(article, "Zoé")) == (1, [])
    assert len([key for key in desk.outbox() if ".outbox." in key and ".Zo%C3%A9/" in key]) == 1

    page.get_by_test_id("stTopNavLink").last.click()
    _sign_out(page)
    _sign_in(page, "zoe@example.org")
    desk = Desk(page)
    desk.saved()
    (label,) = server.labels(article, "Zoé")
    assert label.state and label.state.flagged
    assert desk.parked() == 0


@pytest.mark.slow
def test_on_one_machine_a_name_is_chosen_and_kept_until_its_person_is_removed(
    start: Start, context: BrowserContext
) -> None:
    server = start(signs_in=False)
    page = _open(server, context)
    expect(page.get_by_role("heading", name="Who are you?")).to_be_visible()
    page.get_by_role("button", name="bob").click()
    desk = Desk(page)
    desk.press("d")
    desk.saved()

    assert len(server.labels(desk.article, "bob")) == 1
    titles = "Annotate Articles Adjudication Progress Sources Ledger Settings"
    assert _titles(page) == titles.split()

    wait_until(lambda: "bob" in str(context.cookies()), what="the browser keeps the name")
    page.reload()
    expect(Desk(page).page.locator(".who")).to_have_text("bob")
    page.goto(f"{server.url}versions")
    settled(page)
    expect(page.get_by_text("bob may not do this: it needs the right “publish”. Ask ana.")).to_be_visible()
    with server.workbench() as bench:
        bench.people.remove("bob", author="ana")
    page.reload()
    expect(page.get_by_text("bob is not in this project’s list of people.")).to_be_visible()
    expect(page.get_by_role("button", name="ana")).to_be_visible()
