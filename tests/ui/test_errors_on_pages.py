"""What goes wrong under a page is said on it, in the reader's language, and the navigation stays."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from streamlit.testing.v1 import AppTest

from annotation.errors import DamagedVersion, StoreUnavailable
from annotation.settings import ROOT, Settings
from annotation.store import SqlStore
from annotation.ui import door, server, session
from annotation.ui.app_pages import annotate
from annotation.ui.frame import escaped
from annotation.ui.messages import LANGUAGES, Words
from tests.factories import claim_change, commit
from tests.ui.posts import Send, one_result, wire

Open = Callable[..., AppTest]
LOCKED = StoreUnavailable(
    path="selon.db", reason="another program holds it", advice="Close that program and try again."
)
_TAKEN = ["Download", "Data dictionary"]
_PAGE = """
import streamlit as st
from annotation.ui.app_pages import {name}
from annotation.ui.frame import guarded
{before}
guarded({name}.draw)
"""


@pytest.fixture(name="open_page")
def _open_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """A page as the navigation draws it."""
    monkeypatch.setattr(session, "remembered", lambda _name: "")

    def open_page(name: str, language: str = "en", before: str = "") -> AppTest:
        page = AppTest.from_string(_PAGE.format(name=name, before=before), default_timeout=30)
        page.session_state[session.LANGUAGE] = language
        return page.run()

    return open_page


@pytest.fixture(name="published")
def _published(folder: Path) -> Path:
    """The folder of two versions of the dataset k."""
    session.workbench().commit(commit(claim_change()), annotator="ana")
    for message in ("First", "Second"):
        session.workbench().versions.publish("k", message=message, author="ana")
    return folder / "datasets" / "k" / "versions"


def _locked(*_: object, **__: object) -> NoReturn:
    raise LOCKED


def _offered(page: AppTest) -> list[str]:
    return [one.proto.label for one in page.get("download_button")]


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["annotate", "articles", "agreement", "sources", "versions", "settings"])
def test_a_damaged_database_is_named_on_every_page(
    open_page: Open, data: Path, name: str, language: str
) -> None:
    (data / "selon.db").write_text("not a database " * 400, encoding="utf-8")
    page = open_page(name, language)
    said = StoreUnavailable(
        path=data / "selon.db",
        reason="it is not a database",
        advice="Move the file away, or restore it from a backup.",
    )

    assert not page.exception
    assert [one.value for one in page.error] == [escaped(said.localised(Words(language)))]


def test_the_navigation_guards_the_page_that_it_runs(
    open_page: Open, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "selon.db").write_text("not a database " * 400, encoding="utf-8")
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()

    assert not page.exception
    assert len(page.error) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["annotate", "articles", "agreement", "settings"])
def test_a_database_that_is_locked_later_is_named_and_the_next_visit_works(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, name: str, language: str
) -> None:
    session.workbench()
    with monkeypatch.context() as patch:
        patch.setattr(SqlStore, "_read", _locked)
        page = open_page(name, language)

        assert not page.exception
        assert [one.value for one in page.error] == [escaped(LOCKED.localised(Words(language)))]

    assert not page.run().error


def test_a_database_that_is_locked_when_the_analyst_goes_on_is_named(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a component calls before the page is drawn must not read the database."""
    monkeypatch.setattr(annotate, "wanted_article", lambda: "next#1")
    monkeypatch.setattr(SqlStore, "next_article", _locked)
    page = open_page("annotate", before="annotate._go()")

    assert not page.exception
    assert [one.value for one in page.error] == [escaped(str(LOCKED))]


def test_a_folder_that_takes_no_key_is_named(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(_path: Path) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(session, "signing_key", read_only)
    page = open_page("annotate")

    assert not page.exception
    assert "Permission denied" in page.error[0].value


def test_the_server_starts_with_a_project_that_cannot_be_opened(folder: Path) -> None:
    (folder / "selon.db").write_text("not a database " * 400, encoding="utf-8")

    async def live() -> None:
        async with server.lifespan(None):
            assert session.workbench.cache_info().currsize == 0

    asyncio.run(live())
    (folder / "selon.db").unlink()

    assert session.workbench().articles.count() > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_damaged_manifest_does_not_hide_the_other_versions(
    open_page: Open, published: Path, language: str
) -> None:
    (published / "000002" / "manifest.json").write_text("{")
    page = open_page("versions", language)
    said = DamagedVersion(version=2, dataset="k", reason="manifest.json or manifest.sha256 was changed")

    assert not page.exception
    assert [one.value for one in page.error] == [escaped(said.localised(Words(language)))]
    assert page.markdown[0].value == "First"
    assert _offered(page) == [Words(language)("Download"), Words(language)("Data dictionary")]


@pytest.mark.parametrize("name", ["labels.parquet", "dictionary.csv", "codebook.toml"])
def test_a_damaged_version_is_named_and_not_offered(open_page: Open, published: Path, name: str) -> None:
    assert _offered(open_page("versions")) == _TAKEN

    _flip(published / "000002" / name)
    page = open_page("versions")

    assert not page.exception
    assert [f"{name} was changed" in one.value.replace("\\", "") for one in page.error] == [True]
    assert _offered(page) == []

    _flip(published / "000002" / name)
    assert _offered(open_page("versions")) == _TAKEN


def test_a_file_of_a_version_that_is_gone_is_named(open_page: Open, published: Path) -> None:
    (published / "000002" / "labels.parquet").unlink()
    page = open_page("versions")

    assert not page.exception
    assert "is missing" in page.error[0].value
    assert _offered(page) == []


def test_text_that_is_shown_is_no_markdown() -> None:
    assert escaped("*a* [b](http://c)\n# d `e` :red[f] <b> $g$") == (
        r"\*a\* \[b\]\(http\://c\) \# d \`e\` \:red\[f\] \<b\> \$g\$"
    )
    assert escaped("« déjà »\N{NO-BREAK SPACE}!") == "« déjà »\N{NO-BREAK SPACE}\\!"


def test_a_language_that_is_no_code_is_named_where_articles_are_added(open_page: Open) -> None:
    page = open_page("articles", before='st.session_state.setdefault("articles-view", "add")')
    page.text_area[0].set_value("Le bac a repris lundi.").run()
    field = next(one for one in page.text_input if one.label == "Language (empty: found)")
    field.set_value("f1").run()

    assert page.error[0].value.startswith("The language cannot be 'f1'")
    assert not any(one.label == "Store" for one in page.button)

    field.set_value("FR").run()

    assert not page.error
    assert any(one.label == "Store" for one in page.button)


def test_an_articles_name_in_an_error_is_no_markdown(open_page: Open) -> None:
    page = open_page("annotate", before='st.session_state["wanted"] = "[x](http://y)#1"')

    assert "\\[x\\]\\(http" in page.error[0].value


def test_the_choices_of_two_projects_are_two_cookies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    names = []
    for folder in ("one", "two"):
        monkeypatch.setenv("SELON_DATA", str(tmp_path / folder))
        names.append(session._cookie(session.ANNOTATOR))

    assert names[0] != names[1]
    assert Settings(data=tmp_path / "two", annotator="ana").project in names[1]


def test_a_project_that_cannot_be_opened_asks_the_browser_to_keep_the_commit(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = wire(commit(claim_change()))
    with monkeypatch.context() as patch:
        patch.setattr(door, "key", _locked)
        refused = send(made)

    assert refused.status_code == 503
    assert refused.json() == {"message": str(LOCKED)}
    assert one_result(send(made))["ok"]
