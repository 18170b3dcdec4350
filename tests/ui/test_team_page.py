"""The Team page: who reads what, what is shared out, how articles are read; and whose the articles are."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from annotation.ui import session
from annotation.ui.app_pages import team
from annotation.ui.app_pages.team import blind, seats, sharing
from annotation.ui.messages import LANGUAGES
from annotation.workbench import Workbench
from schemas import Article
from tests.factories import NOW, article, commit, sentence_change
from tests.ui.conftest import Open, plain

ARTICLES = tuple(
    article(f"Phrase {number}.\nEncore une.\n", title=f"Titre *{number}*", outlet="Le Phare", language="fr")
    for number in range(3)
)
NAMES = [one.article_id for one in ARTICLES]


@pytest.fixture(name="bench")
def _bench(folder: Any) -> Workbench:
    """Léa administers, Max leads, Ana and Ben label; three articles of two sentences, one of three."""
    bench = session.workbench()
    for one in ARTICLES:
        bench._store.add_article(one, imported_at=NOW)
    for name, role in (("Léa", "administrator"), ("Max", "lead"), ("Ana", "analyst"), ("Ben", "analyst")):
        bench.people.add(name, role=role, author="Léa")
    return bench


@pytest.fixture(name="visit")
def _visit(bench: Workbench, open_page: Open) -> partial[AppTest]:
    """Opens a view of the page as Max."""
    return partial(open_page, "team", annotator="Max")


def _read(bench: Workbench, one: Article, reader: str) -> None:
    closed = [sentence_change(sentence.key) for sentence in one.sentences]
    bench.commit(commit(*closed, article_id=one.article_id), annotator=reader)


def _said(page: AppTest) -> str:
    kinds = ("info", "warning", "success", "error", "markdown", "caption")
    return plain("\n".join(one.value for kind in kinds for one in page.get(kind)))


def _press(page: AppTest, label: str) -> AppTest:
    page = next(one for one in page.button if one.label == label).click().run()
    assert not page.exception
    return page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", [team.SEATS, team.SHARE, team.RULES])
@pytest.mark.parametrize("is_busy", [False, True])
def test_every_view_draws_in_both_languages(
    visit: partial[AppTest], bench: Workbench, view: str, language: str, is_busy: bool
) -> None:
    if is_busy:
        bench.assigning.assign(NAMES, "Ana", author="Max", due=NOW.date())
        _read(bench, ARTICLES[0], "Ana")
    page = visit(language, **{team.VIEW: view})

    assert not page.exception
    assert not page.error
    assert len(page.dataframe) + len(page.slider) > 0


def test_a_lead_does_not_list_people_and_an_administrator_does(
    visit: partial[AppTest], open_page: Open
) -> None:
    options = visit().get("button_group")[0].options
    assert options == ["Who reads what", "Share out", "How articles are read"]
    page = open_page("team", annotator="Léa")
    assert page.get("button_group")[0].options[-1] == "People"


def test_nobody_has_an_article_yet(visit: partial[AppTest]) -> None:
    page = visit()

    assert "Nobody has an article yet" in _said(page)
    assert list(page.dataframe[0].value["Who"]) == ["Ana", "Ben", "Léa", "Max"]


def test_everybody_is_in_a_row_with_what_is_left(visit: partial[AppTest], bench: Workbench) -> None:
    bench.assigning.assign(NAMES[:2], "Ana", author="Max", due=NOW.date() - timedelta(days=1))
    _read(bench, ARTICLES[0], "Ana")
    page = visit()

    assert page.dataframe[0].value.iloc[0].tolist() == ["Ana", 2, 1, 2, 1, 0]
    shown = page.dataframe[1].value.iloc[0].to_dict()
    assert (shown["Article"], shown["Reader"], shown["Sentences"]) == ("Titre *1*", "Ana", "0 of 2")
    assert (shown["State"], shown["How"]) == ("Overdue", "given by hand")
    page.selectbox[1].set_value("done").run()
    assert list(page.dataframe[1].value["Article"]) == ["Titre *0*"]
    page.selectbox[1].set_value("stuck").run()
    assert "No article is like that." in _said(page)


def test_of_many_seats_the_first_are_shown_and_the_others_counted(
    visit: partial[AppTest], bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (seats, blind):
        monkeypatch.setattr(module, "MOST", 1)
    bench.assigning.assign(NAMES, "Ana", author="Max")
    bench.assigning.assign(NAMES[:1], "Ben", author="Max")
    _read(bench, ARTICLES[1], "Ana")
    page = visit()

    assert "2 more are not shown." in _said(page)  # of those that are still to read
    assert "Only the first 1 are shown." in _said(page)
    assert [len(one.value) for one in page.dataframe] == [4, 1, 1]
    page.selectbox[1].set_value("").run()
    assert "3 more are not shown." in _said(page)
    page.selectbox[0].set_value("Ana").run()
    assert "2 more are not shown." in _said(page)
    page.selectbox[1].set_value("done").run()
    assert "more are not shown" not in _said(page)
    assert list(page.dataframe[1].value["Article"]) == ["Titre *1*"]


def test_what_is_stuck_is_released_by_a_button(visit: partial[AppTest], bench: Workbench) -> None:
    bench.assigning.assign(NAMES, "Ben", author="Max")
    bench.people.remove("Ben", author="Léa")
    page = visit()

    assert "3 articles are stuck" in _said(page)
    assert "Ben (left)" in list(page.dataframe[0].value["Who"])
    page = _press(page, "Release what is stuck")
    assert "What was stuck is released." in _said(page)
    assert bench.assigning.held() == ()
    assert bench.assigning.history(NAMES[0])[-1].author == "Max"


@pytest.fixture(name="ticked")
def _ticked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first rows of the tables are ticked, which AppTest cannot do."""
    monkeypatch.setattr(seats, "_table", lambda found, _: [one.assignment for one in found[:1]])
    monkeypatch.setattr(blind, "_table", lambda found, _: list(found[:1]))
    monkeypatch.setattr(sharing, "_articles", lambda rows, _: [one.article_id for one in rows[1:3]])


def test_a_ticked_seat_is_given_to_another_reader_dated_and_released(
    visit: partial[AppTest], bench: Workbench, ticked: None
) -> None:
    bench.assigning.assign(NAMES[:1], "Ana", author="Max")
    page = visit()
    page.selectbox(key="team-hand-over").set_value("Ben").run()
    page = _press(page, "Give")
    assert "1 given to Ben." in _said(page)
    page.date_input[0].set_value(NOW.date()).run()
    page = _press(page, "Set the last day")
    assert [(one.reader, one.due) for one in bench.assigning.held()] == [("Ben", NOW.date())]
    assert "1 released. All labels stay." in _said(_press(page, "Release"))
    assert bench.assigning.held() == ()


def test_a_change_that_somebody_was_quicker_with_is_said_in_place(
    visit: partial[AppTest], bench: Workbench, ticked: None
) -> None:
    for who in ("Ana", "Ben"):
        bench.assigning.assign(NAMES[:1], who, author="Max")
    page = visit()
    page.selectbox(key="team-hand-over").set_value("Ben").run()
    page = _press(page, "Give")

    assert "reads it already" in plain(page.error[0].value)
    assert [one.reader for one in bench.assigning.held()] == ["Ana", "Ben"]


def test_a_review_is_opened_and_closed_with_a_reason(
    visit: partial[AppTest], bench: Workbench, ticked: None
) -> None:
    for who in ("Ana", "Ben"):
        bench.assigning.assign(NAMES[:1], who, author="Max")
    page = _press(visit(), "Open the review")
    assert "the reason is kept with the decision" in _said(page)
    assert not bench.assigning.may_show()(NAMES[0])

    page.text_input[0].set_value("calibration")
    page = _press(page, "Open the review")
    assert bench.assigning.may_show()(NAMES[0])
    page.text_input[0].set_value("too early")
    _press(page, "Close it again")
    (said,) = bench._store.rulings.reviews()
    assert (said.is_open, said.reason, said.author, said.revision) == (False, "too early", "Max", 2)


def test_the_state_of_readers_is_shown_and_nothing_that_they_labelled(
    visit: partial[AppTest], bench: Workbench
) -> None:
    for who in ("Ana", "Ben"):
        bench.assigning.assign(NAMES[:1], who, author="Max")
    _read(bench, ARTICLES[0], "Ana")
    bench.assigning.review(NAMES[0], is_open=True, author="Max", reason="calibration")
    shown = visit().dataframe[-1].value.iloc[0].tolist()

    assert shown == ["Titre *0*", "2 of 2", "Ana: done · Ben: 0 of 2", "open, Max: calibration"]


def test_articles_are_looked_at_and_shared_out_by_a_rule(visit: partial[AppTest], bench: Workbench) -> None:
    page = visit(**{team.VIEW: team.SHARE})
    page = _press(page, "Share out")
    assert "Choose among whom" in _said(page)

    page.multiselect[0].set_value(["Ana", "Ben"])
    page.selectbox[1].set_value("Le Phare")
    page = _press(page, "Look first")
    assert page.dataframe[0].value["Sentences"].tolist() == [4, 2]
    assert bench.assigning.held() == ()
    page = _press(page, "Share out")
    assert "3 seats are given." in _said(page)
    assert [one.reader for one in bench.assigning.held()] == ["Ana", "Ben", "Ana"]
    assert "Nothing is left to share out" in _said(_press(page, "Share out"))


def test_what_was_looked_at_is_not_given_when_somebody_was_quicker(
    visit: partial[AppTest], bench: Workbench
) -> None:
    page = visit(**{team.VIEW: team.SHARE})
    page.multiselect[0].set_value(["Ana"])
    page = _press(page, "Look first")
    bench.assigning.assign(NAMES[:1], "Ben", author="Léa")
    page = _press(page, "Share out")

    assert "Somebody else was given article" in plain(page.error[0].value)
    assert len(bench.assigning.held()) == 1


def test_ticked_articles_are_given_by_hand(visit: partial[AppTest], bench: Workbench, ticked: None) -> None:
    page = visit(**{team.VIEW: team.SHARE})
    page.selectbox(key="team-reader").set_value("Ben").run()
    page = _press(page, "Give 2 articles")

    assert "2 given to Ben." in _said(page)
    assert [one.article_id for one in bench.assigning.held()] == NAMES[:2]


def test_the_rules_say_what_they_draw_before_they_are_kept(visit: partial[AppTest], bench: Workbench) -> None:
    page = visit(**{team.VIEW: team.RULES})
    assert "Now that is 0 of 4 stories, with 0 of 4 articles." in _said(page)
    page.slider[0].set_value(100).run()
    page.toggle[0].set_value(False).run()
    assert "Now that is 4 of 4 stories, with 4 of 4 articles." in _said(page)
    assert bench.project.overlap_share == 0

    assert "Kept." in _said(_press(page, "Keep"))
    assert (bench.project.overlap_share, bench.project.takes_next) == (1.0, False)


def test_settings_that_cannot_be_read_are_said(visit: partial[AppTest], bench: Workbench) -> None:
    bench.settings.project_file.write_text("overlap_share = 7\n", encoding="utf-8")
    page = visit(**{team.VIEW: team.RULES})

    assert "overlap_share" in plain(page.error[0].value)
    assert not page.button


def test_the_list_of_articles_says_whose_they_are(bench: Workbench, open_page: Open) -> None:
    bench.assigning.assign(NAMES[:2], "Ana", author="Max")
    bench.assigning.assign(NAMES[:1], "Ben", author="Max")
    lead, ana = (open_page("articles", annotator=who) for who in ("Max", "Ana"))

    assert lead.dataframe[0].value["Readers"].tolist() == ["", "Ana · Ben", "Ana", ""]
    assert ana.dataframe[0].value["Mine"].tolist() == ["", "✓", "✓", ""]
    assert "Readers" not in ana.dataframe[0].value
    ana.toggle[0].set_value(True).run()
    assert ana.dataframe[0].value["Title"].tolist() == ["Titre *0*", "Titre *1*"]


def test_in_a_project_of_one_nothing_is_anybodys(folder: Any, open_page: Open) -> None:
    page = open_page("articles")

    assert not page.toggle
    assert {"Readers", "Mine"}.isdisjoint(page.dataframe[0].value)
