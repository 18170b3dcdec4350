"""The ledger page: what to do first, each view with its table, the pages of a source, a story, an article."""

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from annotation.settings import Settings
from annotation.ui import session
from annotation.ui.app_pages.ledger import charts
from annotation.ui.app_pages.ledger import story as story_page
from annotation.ui.app_pages.ledger.address import VIEWS
from annotation.ui.app_pages.ledger.shown import _png, _svg
from annotation.ui.frame import escaped
from annotation.ui.messages import LANGUAGES
from annotation.workbench import open_workbench
from schemas import Source
from tests.factories import NOW, claim_change, commit, sentence_change
from tests.ledger.corpus import read, said
from tests.ledger.project import FIRST, MARKUP, THIRD, labelled

_PAGE = "from annotation.ui.app_pages import ledger\nledger.draw()"


@pytest.fixture(name="story")
def _story(data: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(session, "remembered", lambda _name: "")
    return labelled(data)


def _open(language: str = "en", **address: str) -> AppTest:
    page = AppTest.from_string(_PAGE, default_timeout=60)
    page.session_state[session.LANGUAGE] = language
    page.session_state[session.ANNOTATOR] = "ana"
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def _said(page: AppTest) -> str:
    kinds = ("header", "subheader", "markdown", "caption", "info", "warning", "error")
    return "\n".join(str(one.value) for kind in kinds for one in page.get(kind))


def test_a_project_without_labels_says_what_to_do(folder: Path) -> None:
    page = _open()

    assert not page.exception
    assert "No claim is labelled yet" in _said(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_each_view_has_its_table_and_no_error(story: str, view: str, language: str) -> None:
    page = _open(language, view=view)

    assert not page.exception and not page.error
    assert page.dataframe


def test_the_sources_have_their_figures(story: str) -> None:
    (table,) = _open().dataframe
    rows = {row["Source"]: row for row in table.value.to_dict("records")}

    assert rows["TASS"]["Claims"] == 1
    assert rows["TASS"]["Confirmed"] == 1
    assert rows["TASS"]["Reliability"].startswith("0.60 (")  # Beta(4 x .5 + 1, 4 x .5)
    assert rows["TASS"]["n"] == 1
    assert rows["Reuters"]["Reliability"] == "–"


def test_a_circle_is_shown_with_its_claims(story: str) -> None:
    page = _open(view="relays")

    assert [one.label for one in page.expander if "→" in one.label] == [
        "TASS → Reuters → TASS",
        f"Le Soir → {escaped(MARKUP)} → Le Soir",
    ]  # fmt: skip


def test_the_page_of_a_source_tells_its_grade_and_its_claims(story: str) -> None:
    page = _open(source="tass")

    assert not page.exception
    assert "C since" in _said(page) and "mixte" in _said(page)
    assert "Phrase un 1" in _said(page)


def test_an_address_leads_to_the_entry_that_its_source_was_merged_into(story: str, data: Path) -> None:
    bench = open_workbench(Settings(data=data, annotator="ana"), with_seeds=False)
    bench.registry.add(Source(source_id="petrova", name="Maria Petrova", kind="person"), author="ana")
    bench.registry.merge("tass", "petrova", author="ana")
    bench.close()

    assert "Phrase un 1" in _said(_open(source="tass"))
    assert "Phrase un 2" in _said(_open(source="~maria petrova"))


def test_circles_are_those_of_what_is_chosen(story: str) -> None:
    page = _open(view="relays", outlet="Reuters")

    assert [one.label for one in page.expander if "→" in one.label] == ["TASS → Reuters → TASS"]


def test_what_is_too_long_is_cut_and_said(story: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_page, "_POINTS", 1)
    page = _open(story=story)

    assert len(page.dataframe[0].value) == 1
    assert "3 more are not shown." in _said(page)


def test_a_time_line_is_of_those_who_speak_first(story: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_page, "_SOURCES", 1)
    page = _open(story=story)

    assert {row["Source"] for row in page.dataframe[0].value.to_dict("records")} == {"TASS"}
    assert "more are not shown." in _said(page)


def test_behind_a_figure_days_are_those_of_the_language_and_names_keep_their_direction(story: str) -> None:
    said = _said(_open("fr", source="tass"))

    assert "1 mars 2026" in said and "2026-03-01" not in said
    assert "\u2068TASS\u2069" in said


def test_the_claims_of_a_circle_are_read_when_it_is_opened(story: str) -> None:
    page = _open(view="relays")
    assert "Phrase deux 3" not in _said(page)

    page.session_state["circle-0-fold"] = True
    assert "Phrase deux 3" in _said(page.run())


def test_a_day_of_the_last_century_can_be_chosen(story: str) -> None:
    page = _open(since="1950-01-01")

    assert not page.exception
    assert "since January 1, 1950" in _said(page)


def test_names_are_no_markup(story: str) -> None:
    page = _open(source="~<b>le *ministre*</b>")

    assert not page.exception
    assert "\\<b\\>Le \\*ministre\\*\\</b\\>" in _said(page)


def test_a_name_is_no_markup_in_circles_in_statements_and_in_what_is_chosen(story: str) -> None:
    pages = [
        _open(view="relays"),
        _open(story=THIRD[0].article_id),
        _open(topic=MARKUP, outlet="Le Soir"),
        _open(outlet=MARKUP),
    ]

    for page in pages:
        said = "\n".join([_said(page), *(one.label for one in page.expander)])
        assert not page.exception
        assert MARKUP not in said
        assert escaped(MARKUP) in said


@pytest.mark.parametrize("key", ["nobody", "~nobody", "../x"])
def test_an_address_that_names_nobody_says_so(story: str, key: str) -> None:
    assert "No source of this name" in _said(_open(source=key))
    assert "No claim of this story" in _said(_open(story=key))
    assert _open(article=key).error


def test_the_page_of_a_story_says_who_said_it_first(story: str) -> None:
    page = _open(story=story)

    assert not page.exception
    assert "A circle: TASS → Reuters → TASS" in _said(page)
    rows = page.dataframe[0].value.to_dict("records")
    assert {row["Source"] for row in rows if row["First"]} == {"TASS", "Maria Petrova"}


def test_the_page_of_an_article_has_its_claims(story: str) -> None:
    page = _open(article=FIRST[0].article_id)

    assert "Factuality, source’s view: CT\\+, certain, presented as true" in _said(page)
    assert "Reliability of the source: B, usually reliable" in _said(page)
    assert "Stance towards the target (OTAN): Against" in _said(page)
    assert "grade of TASS in the registry: C · names: 1" in _said(page)
    assert "Confirmed by: Phrase deux 3" in _said(page)
    assert "Maria Petrova \\> TASS \\> Reuters" in _said(page)


def test_a_picture_leaves_as_svg_and_png() -> None:
    rows = pd.DataFrame({"label": ["A & <b>"], "mark": [0], "share": [0.5], "low": [0.2], "high": [0.8]})
    chart = charts.intervals(rows, label="label", value="share", title="Reliability")

    svg = _svg(chart, "fr")
    assert svg.startswith(b"<svg") and b"A &amp; &lt;b&gt;" in svg
    assert "20\u00a0%".encode() in svg
    assert _png(chart, "fr").startswith(b"\x89PNG")


def test_what_is_rated_as_confirmed_and_stands_alone_is_listed(story: str) -> None:
    alone = read("seul", said(90, "TASS", judgements={"information_credibility": "1"}), outlet="")
    (label,) = alone[1]
    bench = session.workbench()
    bench._store.add_article(alone[0], imported_at=NOW)
    states = [sentence_change(one.key) for one in alone[0].sentences]
    made = commit(claim_change(label.claim, key=label.key), *states, article_id=alone[0].article_id)
    bench._store.commit(made, annotator="ana", received_at=NOW)  # as an import does
    page = _open(view="admiralty")

    assert not page.exception
    assert any("no other root speaks in the story: 1" in one.label for one in page.expander)
    assert "Phrase seul 90" in _said(page)
