"""The Sources page: names in labels that no entry has, and the registry as a file."""

from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from annotation.ui.app_pages import sources
from annotation.ui.app_pages.sources import forms, unmatched
from annotation.ui.messages import LANGUAGES, Words
from annotation.workbench import Workbench
from schemas import Source
from tests.ui.conftest import Open
from tests.ui.posts import ARTICLE
from tests.ui.registry_page import field, prepared, press, said


@pytest.fixture(name="bench")
def _bench(folder: Any) -> Workbench:
    return prepared()


@pytest.fixture(name="visit")
def _visit(bench: Workbench, open_page: Open) -> partial[AppTest]:
    """Opens a view of the page as Max."""
    return partial(open_page, "sources", annotator="Max")


@pytest.fixture(name="names")
def _names(visit: partial[AppTest]) -> AppTest:
    """The view of names without an entry, with the first row ticked, which AppTest cannot do."""
    return visit(**{sources.VIEW: forms.UNMATCHED, unmatched.NAME: "Maria Petrova"})


def test_a_name_without_an_entry_is_shown_with_its_sentence(names: AppTest) -> None:
    assert names.dataframe[0].value.iloc[0].tolist()[:4] == ["Maria Petrova", "official", 1, 1]
    assert "« Nous ne négocions pas 😀 », a déclaré Maria Petrova" in said(names)


def test_a_name_becomes_an_alias_of_an_entry_that_was_looked_up(bench: Workbench, names: AppTest) -> None:
    field(names, "Another entry").set_value("moon").run()
    field(names, "Another entry").set_value("radio").run()
    pills = next(one for one in names.get("button_group") if any("moon" in option for option in one.options))
    pills.set_value("moon").run()
    page = press(names, "Make it an alias")

    assert bench.registry.index().id_of("", "maria petrova") == "moon"
    assert "Every name of a source in the labels has an entry." in said(page)


def test_a_name_becomes_an_alias_of_an_entry_that_sounds_like_it(
    bench: Workbench, visit: partial[AppTest]
) -> None:
    bench.registry.add(Source(source_id="petrova", name="Марія Петрова", kind="official"), author="Léa")
    page = visit(**{sources.VIEW: forms.UNMATCHED, unmatched.NAME: "Maria Petrova"})
    button = next(one for one in page.button if one.label.startswith("Марія Петрова"))
    button.click().run()

    assert bench.registry.index().id_of("", "Maria Petrova") == "petrova"


def test_a_name_becomes_an_entry(bench: Workbench, names: AppTest) -> None:
    page = press(names, "Make an entry of it")

    found = bench.registry.entry("maria-petrova")
    assert (found.name, found.kind) == ("Maria Petrova", "official")
    assert "Maria Petrova is in the registry." in said(page)


def test_a_name_is_set_aside_and_looked_for_again(bench: Workbench, names: AppTest) -> None:
    page = press(names, "Set aside: no source to look for")
    assert "None of them is here." in said(page)
    assert "0 names in the labels that no entry has." in said(page)
    page.get("button_group")[1].set_value("aside").run()
    page.session_state[unmatched.NAME] = "Maria Petrova"
    press(page.run(), "Look for it again")
    assert "maria petrova" not in bench.registry.aside()


def test_a_name_that_somebody_else_decided_meanwhile_is_told(bench: Workbench, names: AppTest) -> None:
    bench.registry.name("Maria Petrova", "moon", language="fr", author="Léa")
    page = press(names, "Set aside: no source to look for")

    assert "“Maria Petrova” has an entry by now" in said(page)
    assert bench.registry.aside() == frozenset()


def test_names_in_articles_that_are_read_blind_are_no_leads(
    bench: Workbench, visit: partial[AppTest]
) -> None:
    bench.assigning.review(ARTICLE.article_id, is_open=False, author="Max", reason="still blind")
    page = visit(**{sources.VIEW: forms.UNMATCHED})

    assert "Every name of a source in the labels has an entry." in said(page)


def _upload(page: AppTest, text: bytes) -> AppTest:
    page.file_uploader[0].set_value(("r.csv", text, "text/csv")).run()
    assert not page.exception
    return page


def test_a_file_is_looked_at_and_brought_in(bench: Workbench, visit: partial[AppTest]) -> None:
    page = _upload(
        visit(**{sources.VIEW: forms.FILE}), b"source_id,name,kind\ntass,Tass,agency\nsun,Sun,media\n"
    )
    assert "1 new, 1 changed, 0 the same." in said(page)
    assert bench.registry.entry("tass").name == "TASS"
    page = press(page, "Import")

    assert bench.registry.entry("tass").name == "Tass"
    assert bench.registry.entry("sun").name == "Sun"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bad_line_of_a_file_is_named(visit: partial[AppTest], language: str) -> None:
    text = b"source_id,name,kind\nBad,x,media\nsun,Sun,radio\n"
    page = _upload(visit(language, **{sources.VIEW: forms.FILE}), text)

    assert page.dataframe[0].value.iloc[:, 0].tolist() == [2, 3]
    assert page.dataframe[0].value.iloc[:, 2].tolist() == ["Bad", "radio"]
    assert len(page.error) == 1
    assert Words(language)("Import") not in [one.label for one in page.button]


def test_a_file_that_is_no_text_is_named(visit: partial[AppTest]) -> None:
    page = _upload(visit(**{sources.VIEW: forms.FILE}), b"source_id,name\n\xff\xfe")

    assert "line 2" in said(page)
    assert "save it in UTF-8" in said(page)


def test_the_registry_that_is_empty_says_what_to_do(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, folder: Any
) -> None:
    (folder / "sources.csv").write_text("source_id,name,kind\n", encoding="utf-8")

    assert "The registry is empty." in said(open_page("sources"))
