"""Each page draws without an exception, in both languages, and does its one job."""

import json
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from annotation.errors import NothingToPublish, UnknownArticle
from annotation.ui import session, tickets
from annotation.ui.app_pages import annotate
from annotation.ui.messages import LANGUAGES, Words
from annotation.workbench import open_workbench
from tests.factories import NOW, article, claim, claim_change, commit, sentence_change
from tests.ui.posts import ARTICLE, BODY, stored_labels

Open = Callable[..., AppTest]
PAGES = ("annotate", "articles", "suggestions", "versions", "settings")
SCREEN = "bidi_component"


@pytest.fixture(name="open_page")
def _open_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """A page as a browser session opens it; `state` is what the session knows already."""
    monkeypatch.setattr(session, "remembered", lambda _name: "")  # AppTest has no cookies

    def open_page(name: str, language: str = "en", **state: str) -> AppTest:
        page = AppTest.from_string(f"from annotation.ui.app_pages import {name}\n{name}.draw()")
        page.default_timeout = 30
        for key, value in ({session.LANGUAGE: language} | state).items():
            page.session_state[key] = value
        return page.run()

    return open_page


def _plain(shown: str) -> str:
    """What a reader sees of escaped text."""
    return shown.replace("\\", "")


def _said(page: AppTest) -> str:
    kinds = ("header", "subheader", "markdown", "caption", "info", "warning", "error", "success", "code")
    return "\n".join(str(one.value) for kind in kinds for one in page.get(kind))


def _label_something(annotator: str = "ana") -> None:
    made = commit(claim_change(), sentence_change(BODY))
    session.workbench().commit(made, annotator=annotator)


def _publish(page: AppTest, message: str, *, name: str = "selon") -> AppTest:
    page.session_state["versions-view"] = "publish"
    page.run()
    page.text_input[0].set_value(name)
    page.text_input[1].set_value(message)
    button = next(one for one in page.button if one.label in ("Publish a version", "Publier une version"))
    return button.click().run()


def _history(page: AppTest) -> AppTest:
    page.session_state["versions-view"] = "library"
    return page.run()


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
    _label_something("bob")
    sent = json.loads(open_page("annotate").get(SCREEN)[0].proto.json)
    shown = json.loads(sent["article"])

    assert shown["text"] == ARTICLE.text
    assert shown["labels"] == []
    assert tickets.bearer(sent["token"], key=session.key(), now=time.time())[0] == "ana"
    assert json.loads(sent["config"])["annotator"] == "ana"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_that_is_gone_is_named_and_the_next_visit_works(open_page: Open, language: str) -> None:
    page = open_page("annotate", language, article="0" * 16)

    assert _plain(page.error[0].value) == UnknownArticle(article_id="0" * 16).localised(Words(language))
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
    _label_something()
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


def test_a_version_is_published_by_the_form_and_shown(open_page: Open) -> None:
    _label_something()
    page = _publish(open_page("versions"), "First *version* <b>of</b> [all](http://a)")

    assert not page.exception
    assert page.success[0].value == "Version 1 of selon is published."
    assert page.caption[-1].value == "1 articles, 1 sentences, 1 claims, 1 rows, 1 annotators"
    assert page.warning[0].value.startswith("Not settled: 2 open sentences, ")

    _history(page)
    assert page.subheader[0].value == "Version 1"
    assert {one.label: one.value for one in page.metric}["Rows"] == "1"
    shown = "".join(one.value for one in page.markdown)
    assert "*version*" in _plain(shown)
    assert not any(sign in shown for sign in (" *v", " <b", " [a"))

    again = _history(_publish(page, "Second"))
    assert again.subheader[0].value == "Version 2"
    assert list(again.dataframe[0].value["Version"]) == [2, 1]


def test_what_would_go_in_is_looked_at_before_it_is_published(open_page: Open) -> None:
    _label_something()
    page = open_page("versions")
    next(one for one in page.button if one.label == "Look first").click().run()

    assert not page.exception
    assert page.subheader[0].value == "Version 1 would hold"
    assert {one.label: one.value for one in page.metric}["Rows"] == "1"
    assert page.warning[0].value.startswith("Not settled: 2 open sentences")
    assert session.workbench().versions.names() == ()


def test_a_tag_is_given_and_a_version_restored(open_page: Open) -> None:
    _label_something()
    bench = session.workbench()
    bench.versions.publish("selon", message="First", author="ana")
    page = open_page("versions")
    page.text_input[0].set_value("gold")
    next(one for one in page.button if one.label == "Give the tag").click().run()
    assert bench.versions.tags("selon") == {"gold": 1}
    assert page.subheader[0].value == "Version 1 :gray-badge[gold]"

    next(one for one in page.button if one.label == "Restore").click().run()
    assert [one.restores for one in bench.versions.of("selon")] == [None, 1]
    page.text_input[0].set_value("gold")
    next(one for one in page.button if one.label == "Give the tag").click().run()
    assert "gold" in _plain(page.error[0].value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_versions_are_compared_sentence_by_sentence(open_page: Open, language: str) -> None:
    _label_something()
    bench = session.workbench()
    bench.versions.publish("selon", message="First", author="ana")
    (label,) = (one for one in bench.view(ARTICLE.article_id, "ana").labels if one.claim)
    other = claim(judgements={"factuality_source": "CT+"}, note="*vu*")
    change = claim_change(other, key=label.key, base=1, decision="corrected")
    bench.commit(commit(change), annotator="ana")
    bench.versions.publish("selon", message="Second", author="ana")

    page = open_page("versions", language, **{"versions-view": "compare"})
    page.button[0].click().run()

    assert not page.exception
    assert [one.value for one in page.metric] == ["1", "0", "0", "0"]
    told = _plain("\n".join(one.value for one in page.markdown))
    assert "factuality_source: ~~CT-~~ → **CT+**" in told
    assert "note: ~~–~~ → ***vu***" in told
    assert "Nous ne négocions pas" in told


def test_one_version_alone_cannot_be_compared(open_page: Open) -> None:
    _label_something()
    session.workbench().versions.publish("selon", message="First", author="ana")

    page = open_page("versions", **{"versions-view": "compare"})

    assert page.info[0].value == "There is one version only. Publish another one to compare."


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_version_without_a_message_is_not_published(open_page: Open, language: str) -> None:
    _label_something()
    page = _publish(open_page("versions", language), "   ")

    said = "Say in a few words what is new: the message is how the version is found again."
    assert page.warning[0].value == Words(language)(said)
    assert not page.success
    assert session.workbench().versions.names() == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_project_without_labels_says_that_there_is_nothing_to_publish(
    open_page: Open, language: str
) -> None:
    page = _publish(open_page("versions", language), "First")

    assert _plain(page.error[0].value) == NothingToPublish().localised(Words(language))
    assert _history(page).info[0].value == Words(language)(
        "No version yet. Label some sentences, then publish the first one."
    )


@pytest.mark.parametrize("name", ["../outside", "", "a/b", ".hidden", "x" * 61])
def test_a_name_that_is_a_path_names_no_dataset(open_page: Open, data: Path, name: str) -> None:
    _label_something()
    before = sorted(data.parent.rglob("*.parquet"))
    page = _publish(open_page("versions"), "First", name=name)

    assert "is no name for a dataset" in page.error[0].value
    assert sorted(data.parent.rglob("*.parquet")) == before


def test_verify_tells_a_whole_version_from_a_damaged_one(open_page: Open, data: Path) -> None:
    _label_something()
    page = _history(_publish(open_page("versions"), "First"))
    verify = next(button for button in page.button if button.key == "verify-selon-1")

    assert verify.click().run().success[-1].value == "Every byte is as it was published."

    (path,) = data.rglob("labels.parquet")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    verify = next(button for button in page.button if button.key == "verify-selon-1")
    assert "labels.parquet was changed" in _plain(verify.click().run().error[-1].value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("damage", ["", "{", '{"version": 1}', None])
def test_a_damaged_manifest_is_shown_and_the_rest_of_the_page_works(
    open_page: Open, data: Path, language: str, damage: str | None
) -> None:
    _label_something()
    for name in ("one", "two"):
        session.workbench().versions.publish(name, message="First", author="ana")
    (path,) = (data / "datasets" / "one").rglob("manifest.json")
    path.unlink() if damage is None else path.write_text(damage)
    page = open_page("versions", language)

    assert not page.exception
    assert "manifest.json" in _plain(page.error[0].value)
    assert not page.subheader
    page.selectbox[0].set_value("two").run()
    assert page.subheader[0].value == "Version 1"
    assert _publish(page, "Next", name="two").success


def test_who_labels_is_changed_on_the_settings_page(open_page: Open) -> None:
    _label_something("bob")
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

    assert f"{codebook.version}, {len(codebook.dimensions)} dimensions" in _plain(page.markdown[0].value)
    assert page.code[0].value == str(data)


def test_no_page_stores_a_label_by_being_looked_at(open_page: Open) -> None:
    for name in PAGES:
        open_page(name)

    assert stored_labels() == ()
    assert session.workbench().articles.get(ARTICLE.article_id) == ARTICLE
