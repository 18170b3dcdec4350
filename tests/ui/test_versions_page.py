"""The page of versions: publish after a look, take, tag, restore, verify, compare."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from annotation.errors import NothingToPublish
from annotation.ui import session
from annotation.ui.messages import LANGUAGES, Words
from tests.factories import claim, claim_change, commit
from tests.ui.conftest import Open, label_something, plain
from tests.ui.posts import ARTICLE


def _publish(page: AppTest, message: str, *, name: str = "selon") -> AppTest:
    page.session_state["versions-view"] = "publish"
    page.run()
    page.text_input[0].set_value(name).run()
    page.text_input[1].set_value(message)
    button = next(one for one in page.button if one.label in ("Publish a version", "Publier une version"))
    return button.click().run()


def _history(page: AppTest) -> AppTest:
    page.session_state["versions-view"] = "library"
    return page.run()


def test_a_version_is_published_by_the_form_and_shown(open_page: Open) -> None:
    label_something()
    page = _publish(open_page("versions"), "First *version* <b>of</b> [all](http://a)")

    assert not page.exception
    assert page.success[0].value == "Version 1 of selon is published."
    assert page.caption[-1].value == "1 articles, 1 sentences, 1 claims, 1 rows, 1 annotators"
    assert page.warning[0].value.startswith("Not settled: 2 open sentences, ")

    _history(page)
    assert page.subheader[0].value == "Version 1"
    assert {one.label: one.value for one in page.metric}["Rows"] == "1"
    shown = "".join(one.value for one in page.markdown)
    assert "*version*" in plain(shown)
    assert not any(sign in shown for sign in (" *v", " <b", " [a"))

    again = _history(_publish(page, "Second"))
    assert again.subheader[0].value == "Version 2"
    assert list(again.dataframe[0].value["Version"]) == [2, 1]


def test_what_would_go_in_is_looked_at_before_it_is_published(open_page: Open) -> None:
    label_something()
    page = open_page("versions")
    next(one for one in page.button if one.label == "Look first").click().run()

    assert not page.exception
    assert page.subheader[0].value == "Version 1 would hold"
    assert {one.label: one.value for one in page.metric}["Rows"] == "1"
    assert page.warning[0].value.startswith("Not settled: 2 open sentences")
    assert session.workbench().versions.names() == ()


def test_a_tag_is_given_and_a_version_restored(open_page: Open) -> None:
    label_something()
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
    assert "gold" in plain(page.error[0].value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_versions_are_compared_sentence_by_sentence(open_page: Open, language: str) -> None:
    label_something()
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
    told = plain("\n".join(one.value for one in page.markdown))
    assert "factuality_source: ~~CT-~~ → **CT+**" in told
    assert "note: ~~–~~ → ***vu***" in told
    assert "Nous ne négocions pas" in told


def test_one_version_alone_cannot_be_compared(open_page: Open) -> None:
    label_something()
    session.workbench().versions.publish("selon", message="First", author="ana")

    page = open_page("versions", **{"versions-view": "compare"})

    assert page.info[0].value == "There is one version only. Publish another one to compare."


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_version_without_a_message_is_not_published(open_page: Open, language: str) -> None:
    label_something()
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

    assert plain(page.error[0].value) == NothingToPublish().localised(Words(language))
    assert _history(page).info[0].value == Words(language)(
        "No version yet. Label some sentences, then publish the first one."
    )


@pytest.mark.parametrize("name", ["../outside", "", "a/b", ".hidden", "x" * 61])
def test_a_name_that_is_a_path_names_no_dataset(open_page: Open, data: Path, name: str) -> None:
    label_something()
    before = sorted(data.parent.rglob("*.parquet"))
    page = _publish(open_page("versions"), "First", name=name)

    assert "is no name for a dataset" in page.error[0].value
    assert sorted(data.parent.rglob("*.parquet")) == before


def test_verify_tells_a_whole_version_from_a_damaged_one(open_page: Open, data: Path) -> None:
    label_something()
    page = _history(_publish(open_page("versions"), "First"))
    verify = next(button for button in page.button if button.key == "verify-selon-1")

    assert verify.click().run().success[-1].value == "Every byte is as it was published."

    (path,) = data.rglob("labels.parquet")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    verify = next(button for button in page.button if button.key == "verify-selon-1")
    assert "labels.parquet was changed" in plain(verify.click().run().error[-1].value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("damage", ["", "{", '{"version": 1}', None])
def test_a_damaged_manifest_is_shown_and_the_rest_of_the_page_works(
    open_page: Open, data: Path, language: str, damage: str | None
) -> None:
    label_something()
    for name in ("one", "two"):
        session.workbench().versions.publish(name, message="First", author="ana")
    (path,) = (data / "datasets" / "one").rglob("manifest.json")
    path.unlink() if damage is None else path.write_text(damage)
    page = open_page("versions", language)

    assert not page.exception
    assert "manifest.json" in plain(page.error[0].value)
    assert not page.subheader
    page.selectbox[0].set_value("two").run()
    assert page.subheader[0].value == "Version 1"
    assert _publish(page, "Next", name="two").success
