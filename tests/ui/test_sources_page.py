"""The Sources page: look a source up, correct it, grade it, merge and split it, and its history."""

from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from annotation.ui.app_pages import sources
from annotation.ui.app_pages.sources import forms
from annotation.ui.messages import LANGUAGES, Words
from annotation.workbench import Workbench
from tests.ui.conftest import Open, plain
from tests.ui.registry_page import GRADE, MOON, field, prepared, press, said

VIEWS = (forms.LIBRARY, forms.UNMATCHED, forms.ADD, forms.FILE)


@pytest.fixture(name="bench")
def _bench(folder: Any) -> Workbench:
    return prepared()


@pytest.fixture(name="visit")
def _visit(bench: Workbench, open_page: Open) -> partial[AppTest]:
    """Opens a view of the page as Max."""
    return partial(open_page, "sources", annotator="Max")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("who", ["Max", "Ana"])
def test_every_view_draws_in_both_languages(
    visit: partial[AppTest], view: str, language: str, who: str
) -> None:
    page = visit(language, annotator=who, **{sources.VIEW: view, forms.OPEN: "moon"})

    assert not page.exception
    assert not page.error
    assert page.header[0].value == Words(language)("Sources")


def test_an_analyst_looks_a_source_up_and_changes_nothing(visit: partial[AppTest]) -> None:
    page = visit(annotator="Ana", **{forms.OPEN: "moon"})

    assert [one.label for one in page.button] == [""]  # it closes the entry
    assert page.get("button_group")[0].options == ["Registry", "Names without an entry", "As a file"]
    for words in ("Radio *Lune*", "media", "La Lune, RL", "Émet la nuit.", "Leads and administrators change"):
        assert words in said(page)


def test_the_list_is_searched_in_any_spelling_and_filtered(visit: partial[AppTest]) -> None:
    page = visit()
    assert len(page.dataframe[0].value) == 100
    page.text_input(key="sources-search").set_value("Радио луна").run()
    assert "No entry is like that." in said(page)
    page.text_input(key="sources-search").set_value("RADIO *lune").run()
    assert page.dataframe[0].value["Id"].tolist() == ["moon"]

    page.text_input(key="sources-search").set_value("")
    page.selectbox(key="sources-State").set_value("merged").run()
    assert "No entry is like that." in said(page)
    page.selectbox(key="sources-State").set_value("")
    page.selectbox(key="sources-Kind").set_value("media")
    page.selectbox(key="sources-Country").set_value("FR").run()
    assert "moon" in page.dataframe[0].value["Id"].tolist()
    assert set(page.dataframe[0].value["Kind"]) == {"media"}


def test_the_address_names_the_entry(bench: Workbench, visit: partial[AppTest]) -> None:
    page = visit(**{forms.OPEN: "moon"})
    assert page.query_params["source"] in (["moon"], "moon")
    assert "moon · revision 1" in said(page)
    assert "[Q405](https://www.wikidata.org/wiki/Q405)" in said(page)

    assert "There is no entry nobody" in said(visit(**{forms.OPEN: "nobody"}))
    page = press(page, "")
    assert "source" not in page.query_params


def test_an_entry_is_corrected(bench: Workbench, visit: partial[AppTest]) -> None:
    page = visit(**{forms.OPEN: "moon"})
    field(page, "Name").set_value("Radio Lune")
    field(page, "Wikidata").set_value("q406")
    field(page, "French (fr)").set_value("La Lune\n\nLune FM")
    field(page, "Nearness to a state").set_value("state-controlled")
    page = press(page, "Save the entry")

    found = bench.registry.entry("moon")
    assert "Radio Lune is saved." in said(page)
    assert (found.name, found.wikidata, found.affiliation) == ("Radio Lune", "Q406", "state-controlled")
    assert found.aliases == {"fr": ("La Lune", "Lune FM")}
    assert bench.registry.history("moon")[-1].author == "Max"
    field(page, "Wikidata").set_value("javascript:alert(1)")
    assert "a Wikidata identifier is a Q and a number" in said(press(page, "Save the entry"))


def test_a_parent_is_looked_up_and_taken_away(bench: Workbench, visit: partial[AppTest]) -> None:
    page = visit(**{forms.OPEN: "moon"})
    field(page, "Parent").set_value("tass").run()
    pills = next(one for one in page.get("button_group") if "TASS (tass)" in map(plain, one.options))
    pills.set_value("tass").run()
    page = press(page, "Save the entry")
    assert bench.registry.entry("moon").parent == "tass"
    assert "TASS" in [one.label for one in page.button]

    page.button(key=next(one.key for one in page.button if str(one.key).endswith("-away"))).click().run()
    press(page, "Save the entry")
    assert bench.registry.entry("moon").parent == ""


def test_who_was_slower_is_told_what_changed_and_keeps_what_was_typed(
    bench: Workbench, visit: partial[AppTest]
) -> None:
    page = visit(**{forms.OPEN: "moon"})
    field(page, "Name").set_value("Lune FM").run()
    bench.registry.revise(MOON.model_copy(update={"country": "BE"}), author="Léa")
    page = press(page, "Save the entry")

    assert "moon was not changed: somebody else changed the entry first." in said(page)
    assert "Léa changed Country: FR → BE" in said(page)
    assert field(page, "Name").value == "Lune FM"
    assert bench.registry.entry("moon").name == MOON.name
    page = press(page, "Save mine over it")
    assert (bench.registry.entry("moon").name, bench.registry.entry("moon").country) == ("Lune FM", "BE")


def test_who_was_slower_can_take_what_the_other_wrote(bench: Workbench, visit: partial[AppTest]) -> None:
    page = visit(**{forms.OPEN: "moon"})
    field(page, "Name").set_value("Lune FM").run()
    bench.registry.revise(MOON.model_copy(update={"name": "Radio Lune"}), author="Léa")
    page = press(page.run(), "Take theirs")

    assert field(page, "Name").value == "Radio Lune"
    assert "Somebody else changed" not in said(page)


def test_what_another_wrote_shows_at_once_where_nothing_was_typed(
    bench: Workbench, visit: partial[AppTest]
) -> None:
    page = visit(**{forms.OPEN: "moon"})
    bench.registry.revise(MOON.model_copy(update={"name": "Radio Lune"}), author="Léa")

    assert field(page.run(), "Name").value == "Radio Lune"


def test_a_grade_does_not_make_a_typed_name_stale(bench: Workbench, visit: partial[AppTest]) -> None:
    page = visit(**{forms.OPEN: "moon"})
    field(page, "Name").set_value("Lune FM").run()
    bench.registry.grade("moon", GRADE, author="Léa")
    press(page, "Save the entry")

    assert (bench.registry.entry("moon").name, bench.registry.entry("moon").grades) == ("Lune FM", (GRADE,))


def test_a_source_is_graded_with_a_reason_and_its_parents_grade_counts_before(
    bench: Workbench, visit: partial[AppTest]
) -> None:
    bench.registry.grade("tass", GRADE, author="Léa")
    bench.registry.revise(MOON.model_copy(update={"parent": "tass"}), author="Léa")
    page = visit(**{forms.OPEN: "moon"})
    assert "C, fairly reliable, since January 1, 2024: the grade of TASS" in said(page).replace("**", "")

    page = press(page, "Give the grade")
    assert "Choose a letter and say why" in said(page)
    field(page, "Grade").set_value("E")
    field(page, "Reason").set_value("trois faux")
    page = press(page, "Give the grade")
    (grade,) = bench.registry.entry("moon").grades
    assert (grade.value, grade.reason) == ("E", "trois faux")
    table = next(one.value for one in page.dataframe if "Reason" in one.value)
    assert table[["Grade", "Reason", "Who"]].iloc[0].tolist() == ["E, unreliable", "trois faux", "Max"]


def test_two_entries_are_merged_after_a_look_and_separated(bench: Workbench, visit: partial[AppTest]) -> None:
    page = visit(**{forms.OPEN: "moon"})
    field(page, "Into").set_value("tass").run()
    pills = next(one for one in page.get("button_group") if "TASS (tass)" in map(plain, one.options))
    pills.set_value("tass").run()
    assert "These names will mean **TASS**: “Radio *Lune*”, “La Lune”, “RL”." in said(page)
    page = press(page, "Merge")

    assert bench.registry.index().id_of("moon", "") == "tass"
    assert "Merged into **TASS**" in said(page)
    page = press(page, "Separate")
    assert bench.registry.index().id_of("moon", "") == "moon"
    assert "Radio *Lune* stands for itself again." in said(page)


def test_aliases_are_split_off_as_an_entry(bench: Workbench, visit: partial[AppTest]) -> None:
    page = visit(**{forms.OPEN: "moon"})
    page.multiselect[0].set_value(["RL"]).run()
    page = press(page, "Split off")

    assert bench.registry.entry("rl").split_from == "moon"
    assert bench.registry.index().id_of("moon", "RL") == "rl"
    assert page.session_state[forms.OPEN] == "rl"
    assert "RL is an entry of its own." in said(page)


_SLOWER = "{} was not changed: somebody else changed the entry first."


def _changed(bench: Workbench, source_id: str = "moon") -> None:
    found = bench.registry.entry(source_id)
    bench.registry.revise(found.model_copy(update={"notes": "Not what it was."}), author="Léa")


def test_a_grade_is_given_to_what_was_on_screen(bench: Workbench, visit: partial[AppTest]) -> None:
    page = visit(**{forms.OPEN: "moon"})
    field(page, "Grade").set_value("E")
    field(page, "Reason").set_value("trois faux")
    _changed(bench)
    page = press(page, "Give the grade")
    assert _SLOWER.format("moon") in said(page)
    assert bench.registry.entry("moon").grades == ()

    press(page, "Give the grade")  # what was typed is still there, and what changed was looked at
    assert [one.value for one in bench.registry.entry("moon").grades] == ["E"]


@pytest.mark.parametrize("changed", ["moon", "tass"])
def test_what_was_on_screen_is_merged_into_what_was_on_screen(
    bench: Workbench, visit: partial[AppTest], changed: str
) -> None:
    page = visit(**{forms.OPEN: "moon"})
    field(page, "Into").set_value("tass").run()
    pills = next(one for one in page.get("button_group") if "TASS (tass)" in map(plain, one.options))
    page = pills.set_value("tass").run()
    _changed(bench, changed)
    page = press(page, "Merge")
    assert _SLOWER.format(changed) in said(page)
    assert bench.registry.entry("moon").merged_into == ""

    press(page, "Merge")
    assert bench.registry.entry("moon").merged_into == "tass"


def test_what_was_on_screen_is_split_and_separated(bench: Workbench, visit: partial[AppTest]) -> None:
    page = visit(**{forms.OPEN: "moon"})
    page.multiselect[0].set_value(["RL"]).run()
    _changed(bench)
    assert _SLOWER.format("moon") in said(press(page, "Split off"))
    assert "rl" not in bench.registry.index().by_id

    bench.registry.merge("moon", "tass", author="Léa")
    page = visit(**{forms.OPEN: "moon"})
    bench.registry.separate("moon", author="Léa")
    bench.registry.merge("moon", "afp", author="Léa")
    assert _SLOWER.format("moon") in said(press(page, "Separate"))
    assert bench.registry.entry("moon").merged_into == "afp"


def test_the_history_says_who_changed_what(bench: Workbench, visit: partial[AppTest]) -> None:
    bench.registry.revise(MOON.model_copy(update={"aliases": {"fr": ("La Lune",)}}), author="Max")
    history = visit(**{forms.OPEN: "moon"}).dataframe[-1].value

    assert history.iloc[0].tolist()[1:] == ["Max", "changed", "Aliases (fr)", "RL", ""]
    assert ["Léa", "added", "Kind", "", "media"] in [row[1:] for row in history.values.tolist()]


def test_a_new_entry_gets_an_id_from_its_name(bench: Workbench, visit: partial[AppTest]) -> None:
    page = visit(**{sources.VIEW: forms.ADD})
    assert "Give the entry a name." in said(press(page, "Add the entry"))
    field(page, "Name").set_value("Дмитрий Песков").run()
    assert field(page, "Id").placeholder == "dmitriy-peskov"
    field(page, "English (en)").set_value("Peskov")
    page = press(page, "Add the entry")

    assert bench.registry.entry("dmitriy-peskov").aliases == {"en": ("Peskov",)}
    assert "Дмитрий Песков is in the registry." in said(page)
    assert page.session_state[sources.VIEW] == forms.LIBRARY
