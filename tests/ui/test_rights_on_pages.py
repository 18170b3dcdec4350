"""Everybody sees the pages that their role has a right to, and reads why where it has none."""

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from annotation.errors import NotAllowed
from annotation.ui import session
from annotation.ui.app_pages import team
from annotation.ui.messages import LANGUAGES, Words
from annotation.ui.navigation import PLACES, _is_shown
from annotation.ui.tickets import Visitor
from schemas import GOLD
from tests.ui.conftest import Open, label_something, plain

EVERYTHING = (
    "annotate articles suggestions agreement adjudication progress sources ledger versions team settings"
)
ROLES = {"ana": "administrator", "Zoé": "lead", "bob": "analyst"}


@pytest.fixture(name="team")
def _team(folder: None) -> None:
    for name, role in ROLES.items():
        session.workbench().people.add(name, role=role, author="ana")


def _open(path: str, who: str, language: str = "en", *, view: str = team.SEATS) -> AppTest:
    """A page as the navigation draws it when its address is given."""
    page = AppTest.from_string(
        "from annotation.ui import navigation\n"
        "from annotation.ui.frame import guarded\n"
        f"place = next(one for one in navigation.PLACES if one.path == {path!r})\n"
        "guarded(place.draw, right=place.right)",
        default_timeout=30,
    )
    page.session_state[session.ANNOTATOR] = who
    page.session_state[session.LANGUAGE] = language
    page.session_state[team.VIEW] = view
    return page.run()


@pytest.fixture(name="visit")
def _visit(team: None, monkeypatch: pytest.MonkeyPatch) -> partial[AppTest]:
    monkeypatch.setattr(session, "remembered", lambda _name: "")  # AppTest has no cookies
    return partial(_open)


@pytest.mark.parametrize(
    ("who", "paths"),
    [
        (
            "ana",
            EVERYTHING,
        ),
        (
            "Zoé",
            EVERYTHING,
        ),
        ("bob", "annotate articles adjudication progress sources ledger settings"),
    ],
)
def test_the_navigation_shows_what_the_role_may_see_and_no_other_page_opens(
    visit: partial[AppTest], who: str, paths: str
) -> None:
    assert [one.path for one in PLACES if _is_shown(one, Visitor(who))] == paths.split()
    for place in PLACES[:-1]:  # the last one has no place in the navigation for anybody
        page = visit(place.path, who)
        refusals = [plain(one.value) for one in page.error]
        expected = NotAllowed(name=who, right=place.right, whom="ana")

        assert not page.exception
        assert refusals == ([] if place.path in paths.split() else [str(expected)])
        assert place.path in paths.split() or not (page.button or page.header)


def test_a_project_of_one_sees_the_pages_that_it_always_saw(folder: None) -> None:
    seen = [one.path for one in PLACES if _is_shown(one, Visitor("anybody"))]

    assert seen == "annotate articles suggestions progress sources ledger versions settings".split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_right_is_named_in_the_readers_language(visit: partial[AppTest], language: str) -> None:
    page = visit("versions", "bob", language)

    assert Words(language)("publish") in page.error[0].value


@pytest.mark.parametrize(("who", "settings"), [("ana", True), ("Zoé", False), ("bob", False)])
def test_everybody_chooses_a_language_and_administrators_the_settings(
    visit: partial[AppTest], who: str, settings: bool
) -> None:
    page = visit("settings", who)

    assert [one.label for one in page.selectbox] == ["Who labels", "Language"]
    assert page.selectbox[0].options == ["Zoé", "ana", "bob"]
    assert bool(page.slider) is bool(page.code) is settings
    assert len(page.toggle) == 1 + settings  # everybody may hide the names of sources


def test_nobody_is_named_on_the_settings_page_who_is_not_listed(visit: partial[AppTest]) -> None:
    page = visit("settings", "bob")
    page.selectbox[0].set_value("Zoé").run()

    assert page.session_state[session.ANNOTATOR] == "Zoé"


def test_in_a_project_of_one_nobody_is_offered_a_name_that_no_person_has(open_page: Open) -> None:
    for name in (GOLD, "ana#2", "bob"):
        label_something(name)

    assert open_page("settings").selectbox[0].options == ["ana", "bob"]


def test_an_administrator_adds_changes_and_removes_people(visit: partial[AppTest]) -> None:
    people = session.workbench().people
    page = visit("team", "ana", view=team.PEOPLE)
    page.text_input[-2].set_value("Max")
    page.text_input[-1].set_value("Max@Example.org")
    page.button[-1].click().run()
    assert not page.exception
    assert (people.person("Max").role, people.person("Max").sign_in) == ("analyst", "max@example.org")

    page.selectbox(key="role-Max-1").set_value("lead").run()
    assert people.person("Max").role == "lead"

    page.button(key="remove-Max-2").click().run()
    assert not page.exception
    assert people.person("Max") is None
    assert [one.author for one in people.history("Max")] == ["ana"] * 3


def test_what_cannot_be_done_to_people_is_said(visit: partial[AppTest]) -> None:
    page = visit("team", "ana", view=team.PEOPLE)
    page.text_input[-2].set_value("a|b")
    page.button[-1].click().run()
    assert "a name has 1 to 100 visible characters" in plain(page.error[0].value)

    page = visit("team", "ana", view=team.PEOPLE)
    page.button(key="remove-ana-1").click().run()
    assert plain(page.error[0].value) == "ana is the last administrator. Make somebody else one first."


def test_of_two_administrators_who_decide_at_once_the_second_is_told(visit: partial[AppTest]) -> None:
    page = visit("team", "ana", view=team.PEOPLE)
    session.workbench().people.set("bob", role="lead", author="ana")
    page.button(key="remove-bob-1").click().run()

    assert session.workbench().people.person("bob") is not None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", ["choose", "sign-in", "ended", "unlisted"])
@pytest.mark.parametrize("is_team", [True, False])
def test_the_door_is_drawn_in_both_languages(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, language: str, reason: str, is_team: bool
) -> None:
    if is_team:
        session.workbench().people.add("ana", role="administrator", author="ana")
    page = AppTest.from_string(
        "from annotation.ui.app_pages import sign_in\n"
        "from annotation.ui.identity import Outside\n"
        f"sign_in.draw(Outside({reason!r}, '*eve* <b>', 'eve@example.org'))",
        default_timeout=30,
    )
    page.session_state[session.LANGUAGE] = language
    page.run()

    assert not page.exception
    assert page.header[0].value
    if reason != "choose":
        assert len(page.button) == 1
    elif is_team:
        page.button[0].click().run()
        assert page.session_state[session.ANNOTATOR] == "ana"
