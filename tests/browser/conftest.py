"""The product as a process, and a real browser on it."""

import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from annotation.settings import ROOT, Settings
from annotation.workbench import Workbench, open_workbench
from schemas import Label
from tests.browser.find_chromium import chromium
from tests.browser.screen import wait_until

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()


expect.set_options(timeout=20_000)  # a machine may be busy; what is waited for is a condition, never a time


class Server:
    """`selon serve` on a free port of loopback, killed and started at will."""

    def __init__(
        self, data: Path, *, annotator: str = "ana", environment: Mapping[str, str] | None = None
    ) -> None:
        self.data = data
        self.port = _free_port()
        self.annotator = annotator
        self.environment = dict(environment or {})
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        log = (self.data.parent / "server.log").open("ab")
        ours = {"SELON_DATA": str(self.data), "SELON_ANNOTATOR": self.annotator}
        environment = os.environ | ours | self.environment
        command = [sys.executable, "-m", "annotation", "serve", "--port", str(self.port)]
        self._process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        wait_until(self._is_up, what="the server is up", seconds=60)

    def kill(self) -> None:
        """As a power cut would."""
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def restart(self, *, annotator: str) -> None:
        """Killed and started again for this annotator."""
        self.kill()
        self.annotator = annotator
        self.start()

    def tab(self, page: Page) -> Page:
        """Another tab of the same browser profile, on the annotation page."""
        tab = page.context.new_page()
        tab.goto(self.url)
        return tab

    @contextmanager
    def workbench(self) -> Iterator[Workbench]:
        """The same project from beside the server."""
        database = self.environment.get("SELON_DATABASE", "")
        bench = open_workbench(Settings(data=self.data, annotator="ana", database_url=database))
        yield bench
        bench.close()

    def labels(self, article_id: str, annotator: str = "ana") -> list[Label]:
        """What is stored now, withdrawn labels left out."""
        with self.workbench() as bench:
            return list(bench._store.labels(article_id, annotator))

    def _is_up(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, (self.data.parent / "server.log").read_text()
        try:
            with urllib.request.urlopen(f"{self.url}_stcore/health", timeout=1) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(name="browser", scope="package")  # Playwright leaves an event loop running while it lives
def _browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        reason = "no Chromium: `make test` finds or installs one"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(name="server")
def _server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "data")
    server.start()
    yield server
    server.kill()


@pytest.fixture(name="open_page")
def _open_page(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Open a page in a browser profile of its own, in French unless asked otherwise."""
    contexts = []

    def open_page(path: str = "", *, locale: str = "fr-FR", scheme: str = "light") -> Page:
        size = {"width": 1280, "height": 720}
        context = browser.new_context(
            locale=locale, color_scheme=scheme, viewport=size, accept_downloads=True
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(server.url + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
