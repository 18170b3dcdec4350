"""Each page draws without an exception, in both languages, and does its one job."""

import json
import time
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from annotation.errors import UnknownArticle
from annotation.ui import session, tickets
from annotation.ui.app_pages import annotate
from annotation.ui.messages import LANGUAGES, Words
from annotation.workbench import open_workbench
from tests.factories import NOW, article, commit, sentence_change
from tests.ui.conftest import Open, label_something, plain
from tests.ui.posts import ARTICLE, stored_labels

PAGES = ("annotate", "articles", "suggestions", "agreement", "sources", "versions", "settings")
SCREEN = "bidi_component"


def _said(page: AppTest) -> str:
    kinds = ("header", "subheader", "markdown", "caption", "info", "warning", "error", "success", "code")
    return "\n".join(str(one.value) for kind in kinds for one in page.get(kind))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_draws_in_both_languages(open_page: Open, name: str, language: str) -> None:
    page = open_page(name, language)

    assert not page.exception
    assert not page.error
    if name == "annotate":
        assert len(page.get(SCREEN)) == 1
    else:
        assert page.header[0].value == Words(language)(name.capitalize())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_draws_in_a_project_without_articles(
    open_page: Open, data: Path, name: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "selon.db").unlink()
    monkeypatch.setattr(session, "open_workbench", partial(open_workbench, with_seeds=False))
    page = open_page(name, language)
    nothing = {
        "annotate": "There is no article yet. Import some with “selon import FILE…” and reload this page.",
        "articles": "There is no article yet. Choose “Add articles” above, or run “selon import FILE…”.",
    }

    assert not page.exception
    assert not page.error
    assert [place for place, said in nothing.items() if Words(language)(said) in _said(page)] == [
        place for place in nothing if place == name
    ]


def test_the_screen_opens_the_first_article_with_an_open_sentence(open_page: Open) -> None:
    second = article("Une phrase.\n")
    session.workbench()._store.add_article(second, imported_at=NOW)
    done = [sentence_change(sentence.key) for sentence in ARTICLE.sentences]
    session.workbench().commit(commit(*done), annotator="ana")

    assert open_page("annotate").session_state[session.ARTICLE] == second.article_id
    assert open_page("annotate", annotator="bob").session_state[session.ARTICLE] == ARTICLE.article_id


def test_the_address_names_the_article(open_page: Open) -> None:
    page = open_page("annotate")

    assert page.query_params[session.ARTICLE] in ([ARTICLE.article_id], ARTICLE.article_id)


def test_the_screen_is_given_the_text_a_token_and_no_labels_of_another(open_page: Open) -> None:
    label_something("bob")
    sent = json.loads(open_page("annotate").get(SCREEN)[0].proto.json)
    shown = json.loads(sent["article"])

    assert shown["text"] == ARTICLE.text
    assert shown["labels"] == []
    found, _left = tickets.bearer(
        sent["token"], project=session.workbench().settings.project, key=session.key(), now=time.time()
    )
    assert found == tickets.Visitor("ana")
    assert json.loads(sent["config"])["annotator"] == "ana"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_that_is_gone_is_named_and_the_next_visit_works(open_page: Open, language: str) -> None:
    page = open_page("annotate", language, article="0" * 16)

    assert plain(page.error[0].value) == UnknownArticle(article_id="0" * 16).localised(Words(language))
    assert not page.get(SCREEN)
    assert len(page.run().get(SCREEN)) == 1


@pytest.mark.parametrize(("wanted", "place"), [("next#3", 1), ("refresh#1", 0), ("", 0), ("{second}#2", 1)])
def test_the_screen_goes_where_the_analyst_asks(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, wanted: str, place: int
) -> None:
    second = article("Une phrase.\n")
    session.workbench()._store.add_article(second, imported_at=NOW)
    asked = wanted.format(second=second.article_id)
    monkeypatch.setattr(annotate, "wanted_article", lambda: asked)
    page = AppTest.from_string(
        "from annotation.ui.app_pages import annotate\nannotate._go()\nannotate.draw()", default_timeout=30
    )
    page.session_state[session.ARTICLE] = ARTICLE.article_id
    page.run()

    assert not page.exception
    assert page.session_state[session.ARTICLE] == (ARTICLE, second)[place].article_id


def test_the_list_of_articles_shows_progress_and_searches(open_page: Open) -> None:
    label_something()
    page = open_page("articles")
    table = page.dataframe[0].value

    assert table["Title"].tolist() == ["Moscou dément"]
    assert table["Open"].tolist() == [2]
    assert table["Labelled"].tolist() == [pytest.approx(1 / 3)]

    page.text_input[0].set_value("dement").run()
    assert len(page.dataframe) == 1

    page.text_input[0].set_value("*météo*").run()
    assert not page.dataframe
    assert page.info[0].value == "No article matches these filters. Clear the search or a filter."


def test_who_labels_is_changed_on_the_settings_page(open_page: Open) -> None:
    label_something("bob")
    page = open_page("settings")

    assert page.selectbox[0].options == ["ana", "bob"]

    page.selectbox[0].set_value("bob").run()
    assert not page.exception
    assert page.session_state[session.ANNOTATOR] == "bob"
    assert page.selectbox[0].value == "bob"


def test_the_language_is_changed_on_the_settings_page(open_page: Open) -> None:
    page = open_page("settings")
    page.selectbox[1].set_value("fr").run()

    assert not page.exception
    assert page.session_state[session.LANGUAGE] == "fr"
    assert page.header[0].value == Words("fr")("Settings") != "Settings"


def test_the_settings_page_says_what_the_project_is_made_of(open_page: Open, data: Path) -> None:
    page = open_page("settings")
    codebook = session.workbench().codebook

    assert f"{codebook.version}, {len(codebook.dimensions)} dimensions" in plain(page.markdown[0].value)
    assert page.code[0].value == str(data)


def test_no_page_stores_a_label_by_being_looked_at(open_page: Open) -> None:
    for name in PAGES:
        open_page(name)

    assert stored_labels() == ()
    assert session.workbench().articles.get(ARTICLE.article_id) == ARTICLE
