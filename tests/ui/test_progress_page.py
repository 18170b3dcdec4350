"""The progress page: what to do first, a lead sees everybody, an analyst sees themselves."""

from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from annotation.settings import Settings
from annotation.ui import session
from annotation.ui.app_pages import progress
from annotation.ui.app_pages.progress import forms
from annotation.ui.app_pages.progress.picture import picture
from annotation.ui.messages import LANGUAGES, Words
from annotation.workbench import open_workbench
from schemas import DayFigures
from tests.progress.corpus import ANALYSTS, worked_on
from tests.ui.conftest import Open, label_something

KINDS = ("subheader", "markdown", "caption", "info", "html")
MONDAY = datetime(2026, 3, 16, tzinfo=UTC).date()


def _said(page: AppTest) -> str:
    return "\n".join(
        str(getattr(one, "value", None) or one.proto.body) for kind in KINDS for one in page.get(kind)
    )


@pytest.fixture(name="team")
def _team(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = open_workbench(Settings(data=data, annotator="ana"), with_seeds=False)
    worked_on(bench, now=datetime.now(UTC))
    bench.close()
    monkeypatch.setattr(session, "remembered", lambda _name: "")


def _open(who: str, language: str = "en") -> AppTest:
    page = AppTest.from_string("from annotation.ui.app_pages import progress\nprogress.draw()")
    page.session_state[session.ANNOTATOR] = who
    page.session_state[session.LANGUAGE] = language
    return page.run(timeout=60)


def test_a_project_that_nobody_began_says_what_is_missing(open_page: Open) -> None:
    page = open_page("progress")

    assert not page.exception
    assert "0 of 3 sentence readings" in _said(page)
    assert "No finish can be expected yet" in _said(page)
    assert "Nobody has closed a sentence yet" in _said(page)


def test_who_works_alone_sees_all_that_they_did(open_page: Open) -> None:
    label_something()
    assert "Nobody has closed a sentence in this time." in _said(open_page("progress"))
    page = open_page("progress", **{"progress-span": 0})

    assert not page.exception
    assert "1 of 3 sentence readings" in _said(page)
    days, analysts, articles = (one.value for one in page.dataframe)
    assert list(days["Sentences"]) == list(analysts["Sentences"]) == [1]
    assert list(articles["State"]) == ["being read"]


def test_an_analyst_without_an_article_is_told_what_to_do(team: None) -> None:
    session.workbench().people.add("dan", role="analyst", author="lea")
    page = _open("dan")

    assert not page.exception
    assert "ask a lead for some" in _said(page)
    assert not page.dataframe


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lead_sees_everybody(team: None, language: str) -> None:
    page = _open("lea", language)

    assert not page.exception
    assert not page.error
    _days, analysts, articles = (one.value for one in page.dataframe)
    assert list(analysts.iloc[:, 0]) == list(ANALYSTS)
    assert len(articles) == 24
    assert Words(language)("overdue") in articles.iloc[0, 1]
    assert ("Fin prévue" if language == "fr" else "Expected finish") in _said(page)


def test_an_analyst_sees_nothing_of_anybody_else(team: None) -> None:
    page = _open("ana")
    seen = _said(page) + "".join(one.value.to_csv() for one in page.dataframe)

    assert not page.exception
    assert "ana" in seen
    assert not any(name in seen for name in ("bob", "cleo"))
    assert not any(word in seen for word in ("disagreement", "Settled", "settled"))
    assert [one.label for one in page.selectbox] == []


def test_articles_are_filtered_by_state_reader_and_title(team: None) -> None:
    page = _open("lea")
    page.button_group(key="progress-states").set_value(["disagreement"]).run(timeout=60)
    states = page.dataframe[-1].value["State"]
    assert set(states) == {"in disagreement"}

    page.selectbox(key="progress-reader").set_value("bob").run(timeout=60)
    assert page.dataframe[-1].value["Readers"].str.contains("bob").all()
    assert 0 < len(page.dataframe[-1].value) <= len(states)

    page.text_input[0].set_value("nowhere").run(timeout=60)
    assert "No article matches" in _said(page)


@pytest.mark.parametrize("name", [None, "", "Europe", "Atlantis/Nowhere", "../etc", "Europe/Paris"])
def test_a_browser_may_say_any_time_zone(monkeypatch: pytest.MonkeyPatch, name: str | None) -> None:
    monkeypatch.setattr(type(st.context), "timezone", property(lambda _self: name))

    assert str(progress._zone()) == (name if name == "Europe/Paris" else "UTC")


def _day(day: int, who: str, sentences: int) -> DayFigures:
    when = pd.Timestamp(MONDAY) + pd.Timedelta(days=day)
    return DayFigures(day=when.date(), analyst=who, sentences=sentences, timed=0, seconds=0, per_hour=None)


def test_a_bar_is_a_day_and_days_without_work_have_their_place() -> None:
    days = [_day(0, "ana", 3), _day(3, "ana", 2), _day(3, "bob", 4)]
    drawn = picture(days, first=days[0].day, last=days[-1].day, _=Words("fr")).to_dict()

    x = drawn["encoding"]["x"]
    assert x["scale"]["domain"] == [f"2026-03-{number}" for number in (16, 17, 18, 19)]
    assert "16 mars" in x["axis"]["labelExpr"]
    (rows,) = drawn["datasets"].values()
    assert [(one["at"], one["Analyste"], one["Phrases"]) for one in rows] == [
        ("2026-03-16", "ana", 3),
        ("2026-03-19", "ana", 2),
        ("2026-03-19", "bob", 4),
    ]


def test_many_days_are_put_together_by_weeks_and_many_analysts_as_others() -> None:
    days = [_day(n, f"a{n % 9}", n % 9 + 1) for n in range(180)]
    drawn = picture(days, first=days[0].day, last=days[-1].day, _=Words("en")).to_dict()

    assert len(drawn["encoding"]["x"]["scale"]["domain"]) == 26
    names = drawn["encoding"]["color"]["scale"]["domain"]
    assert names == ["a3", "a4", "a5", "a6", "a7", "a8", "others"]
    assert len(set(drawn["encoding"]["color"]["scale"]["range"])) == 7
    (rows,) = drawn["datasets"].values()
    assert sum(one["Sentences"] for one in rows) == sum(one.sentences for one in days)


def test_text_of_the_project_is_calculated_by_no_spreadsheet() -> None:
    made = forms._csv(pd.DataFrame([{"title": '=HYPERLINK("x")', "done": -3}, {"title": "a, b", "done": 1}]))

    assert made == b'\xef\xbb\xbftitle,done\r\n"\'=HYPERLINK(""x"")",-3\r\n"a, b",1\r\n'
