"""A project in a temporary folder, and everything that the pages keep in memory emptied."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from httpx import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from annotation.store import SqlStore
from annotation.ui import routes, session
from annotation.ui.component import mount
from tests.factories import NOW, claim_change, commit, sentence_change
from tests.ui.posts import ARTICLE, BODY, HOST, Send, token

_CACHES = (
    session.workbench,
    session.key,
    session.allowed_hosts,
    session.provider,
    mount._config,
    mount._component,
)


Open = Callable[..., AppTest]
"""Opens a page as a browser session does; its keywords are what the session knows already."""


@pytest.fixture(name="data")
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The data folder of the project that the session opens; an empty one gets the seeds."""
    data = tmp_path / "data"
    monkeypatch.setenv("SELON_DATA", str(data))
    monkeypatch.setenv("SELON_ANNOTATOR", "ana")
    _forget()
    yield data
    if session.workbench.cache_info().currsize:
        session.workbench().close()
    _forget()


@pytest.fixture(name="folder")
def _folder(data: Path) -> Path:
    """The folder of a project that holds the article of the factories and no other."""
    data.mkdir()
    store = SqlStore(data / "selon.db")
    store.add_article(ARTICLE, imported_at=NOW)
    store.close()
    return data


@pytest.fixture(name="client")
def _client(folder: Path) -> Iterator[TestClient]:
    """A browser on a server that has only our routes."""
    app = Starlette(routes=routes.routes())
    with TestClient(app, base_url=f"http://{HOST}") as client:
        yield client


@pytest.fixture(name="send")
def _send(client: TestClient) -> Send:
    """Post as the page does; what is given replaces a header, none leaves it out."""

    def send(*commits: Any, content: Any = None, **headers: str | None) -> Response:
        known = {
            "Host": HOST,
            "Origin": f"http://{HOST}",
            "Content-Type": "application/json",
            "Accept-Language": "en",
            "X-Selon-Token": token(),
        } | {name.replace("_", "-"): value for name, value in headers.items()}
        body = json.dumps({"commits": commits}) if content is None else content
        given = {name: value for name, value in known.items() if value is not None}
        return client.post(routes.COMMITS, content=body, headers=given)

    return send


def _forget() -> None:
    for cached in _CACHES:
        cached.cache_clear()


@pytest.fixture(name="open_page")
def _open_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    monkeypatch.setattr(session, "remembered", lambda _name: "")  # AppTest has no cookies

    def open_page(name: str, language: str = "en", **state: str) -> AppTest:
        page = AppTest.from_string(f"from annotation.ui.app_pages import {name}\n{name}.draw()")
        page.default_timeout = 30
        for key, value in ({session.LANGUAGE: language} | state).items():
            page.session_state[key] = value
        return page.run()

    return open_page


def plain(shown: str) -> str:
    """What a reader sees of escaped text."""
    return shown.replace("\\", "")


def label_something(annotator: str = "ana") -> None:
    """One claim and one closed sentence in the project of the session."""
    made = commit(claim_change(), sentence_change(BODY))
    session.workbench().commit(made, annotator=annotator)
