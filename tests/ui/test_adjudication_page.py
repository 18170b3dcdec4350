"""The adjudication page: what is drawn is what is settled, and analysts only look."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from annotation.errors import RulingRefused
from annotation.ui import session
from annotation.ui.app_pages.adjudication import SETTLED, VIEW, third
from schemas import Change
from tests.factories import claim_change, commit, sentence_change
from tests.ui.conftest import Open
from tests.ui.posts import ARTICLE

TITLE, QUOTE, CALM = (one.key for one in ARTICLE.sentences[:3])


def _by(annotator: str, *changes: Change) -> None:
    session.workbench().commit(commit(*changes), annotator=annotator)


@pytest.fixture(name="differing")
def _differing(folder: None) -> None:
    """Ana and Ben differ in the quotation, which is worse, and in the last sentence."""
    _by("ana", claim_change(), *map(sentence_change, (TITLE, QUOTE, CALM)))
    _by("ben", sentence_change(TITLE), sentence_change(QUOTE), sentence_change(CALM, status="skipped"))


def _button(page: AppTest, label: str) -> None:
    next(one for one in page.button if one.label == label).click().run()


def _settled() -> list[tuple[str, ...]]:
    return [one.sentences for one in session.workbench().adjudication.rulings()]


def test_without_two_readers_the_page_says_what_to_do(folder: None, open_page: Open) -> None:
    assert "Have two analysts close the same sentences" in open_page("adjudication").info[0].value


def test_a_key_settles_what_is_drawn_and_the_next_case_comes(differing: None, open_page: Open) -> None:
    page = open_page("adjudication")
    _button(page, "Take ana’s")

    assert _settled() == [(QUOTE,)]
    _button(page, "Take ben’s")
    assert _settled() == [(CALM,), (QUOTE,)]
    assert "Nothing is left to settle" in page.success[-1].value


def test_what_came_to_the_place_of_the_case_meanwhile_is_not_settled(
    differing: None, open_page: Open
) -> None:
    page = open_page("adjudication")
    bench = session.workbench()
    bench.adjudication.take(bench.adjudication.case(ARTICLE.article_id, 1), "ben", reason="r", author="max")

    _button(page, "Take ana’s")

    assert _settled() == [(QUOTE,)]
    assert not page.exception


def test_what_was_opened_again_and_then_withdrawn_is_said(differing: None, open_page: Open) -> None:
    bench = session.workbench()
    bench.adjudication.take(bench.adjudication.case(ARTICLE.article_id, 2), "ben", reason="r", author="lea")
    bench.adjudication.reopen(bench.adjudication.case(ARTICLE.article_id, 2), reason="s", author="lea")
    for name in ("ana", "ben"):
        _by(name, Change(key=f"sentence:{CALM}", base=1, decision="withdrawn"))

    with pytest.raises(RulingRefused):
        bench.adjudication.case(ARTICLE.article_id, 2)
    assert not open_page("adjudication", **{VIEW: SETTLED}).exception


def test_an_analyst_sees_where_they_differ_and_can_settle_nothing(differing: None, open_page: Open) -> None:
    people = session.workbench().people
    people.add("lea", role="administrator", author="lea")
    for name in ("ana", "ben"):
        people.add(name, role="analyst", author="lea")
    page = open_page("adjudication", annotator="ben")

    assert [one.label for one in page.button] == ["Next"]
    assert not page.exception


@pytest.mark.parametrize(("asked", "leaves"), [("", False), ("refresh#1", False), ("next#1", True)])
def test_only_who_goes_on_leaves_the_gold_and_nobody_whose_page_is_renewed(
    monkeypatch: pytest.MonkeyPatch, asked: str, leaves: bool
) -> None:
    monkeypatch.setattr(third, "wanted_article", lambda: asked)
    third._leave()
    assert st.session_state[third._LEFT] is leaves
