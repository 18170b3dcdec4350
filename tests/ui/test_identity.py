"""Who is let in: a name that the list has, or whoever the provider vouches for, for as long as that lasts."""

import time
from typing import Any

import pytest
import streamlit as st

from annotation.errors import SignInNeeded
from annotation.ui import identity, session
from annotation.ui.identity import Outside, at_the_door
from annotation.ui.tickets import Visitor
from schemas import GOLD

OIDC = {
    "SELON_OIDC_URL": "https://id.example.org/.well-known/openid-configuration",
    "SELON_OIDC_CLIENT": "selon",
    "SELON_OIDC_SECRET": "s3cret",
    "SELON_PUBLIC_URL": "https://selon.example.org",
    "SELON_SESSION_HOURS": "2",
}
NOW = 1_750_000_000.0
ZOE: dict[str, Any] = {
    "is_logged_in": True,
    "email": "Zoe@Example.org",
    "email_verified": True,
    "sub": "17",
    "iss": "https://id.example.org",
    "iat": int(NOW) - 60,
    "nonce": "n",
}


@pytest.fixture(name="team")
def _team(folder: None) -> None:
    people = session.workbench().people
    people.add("ana", role="administrator", sign_in="ana@example.org", author="ana")
    people.add("Zoé", role="lead", sign_in="zoe@example.org", author="ana")
    people.add("bob", role="analyst", sign_in="248289761001", author="ana")


@pytest.fixture(name="come")
def _come(folder: None, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What the provider's claims amount to, at a moment."""
    for name, value in OIDC.items():
        monkeypatch.setenv(name, value)
    session.provider.cache_clear()

    def come(claims: dict[str, Any] = ZOE, *, now: float = NOW, **update: Any) -> Visitor | Outside:
        shown = {name: value for name, value in (claims | update).items() if value is not None}
        monkeypatch.setattr(st, "user", type("User", (), {"to_dict": staticmethod(lambda: shown)}))
        monkeypatch.setattr(time, "time", lambda: now)
        return at_the_door()

    return come


def _choose(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(identity, "chosen", lambda _what: name)


@pytest.mark.parametrize(("chosen", "name"), [("", "ana"), ("Max", "Max"), (GOLD, "ana"), ("Max#2", "ana")])
def test_a_project_of_one_takes_any_name_that_a_person_may_have(
    folder: None, monkeypatch: pytest.MonkeyPatch, chosen: str, name: str
) -> None:
    _choose(monkeypatch, chosen)

    assert at_the_door() == Visitor(name)


@pytest.mark.parametrize("chosen", ["", "Max", "Bob", GOLD])
def test_in_a_team_a_name_is_asked_for_until_it_is_one_of_the_list(
    team: None, monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    _choose(monkeypatch, chosen)
    assert at_the_door() == Outside("choose", chosen)
    with pytest.raises(SignInNeeded):
        identity.annotator()

    _choose(monkeypatch, "bob")
    assert at_the_door() == Visitor("bob")
    session.workbench().people.remove("bob", author="ana")
    assert at_the_door() == Outside("choose", "bob")


def test_who_has_not_signed_in_is_asked_to(team: None, come: Any) -> None:
    assert come({"is_logged_in": False}) == Outside("sign-in")
    assert come({}) == Outside("sign-in")


def test_a_verified_address_in_the_list_is_let_in_until_the_session_ends(team: None, come: Any) -> None:
    found = come()

    assert (found.name, found.ends) == ("Zoé", int(NOW) - 60 + 2 * 3600)
    assert come(now=NOW + 7139) == found
    assert come(now=NOW + 7140) == Outside("ended", "Zoe@Example.org")
    assert come(iat=int(NOW) - 90).session != found.session != come(nonce="o").session


@pytest.mark.parametrize(
    "update",
    [
        {"email_verified": False},
        {"email_verified": None},
        {"email_verified": "true"},
        {"email_verified": 1},
        {"email": "eve@example.org"},
        {"email": None, "sub": "zoe@example.org"},
        {"email": "248289761001"},
    ],
    ids=str,
)
def test_who_is_not_listed_or_not_verified_is_not_let_in(
    team: None, come: Any, update: dict[str, Any]
) -> None:
    found = come(**update)

    assert isinstance(found, Outside)
    assert found.reason == "unlisted"


def test_a_subject_in_the_list_is_let_in_whatever_the_address(team: None, come: Any) -> None:
    found = come(sub="248289761001", email_verified=False)

    assert isinstance(found, Visitor)
    assert found.name == "bob"


@pytest.mark.parametrize("issued", [None, "today", True])
def test_a_sign_in_of_no_known_time_is_long_over(team: None, come: Any, issued: Any) -> None:
    assert come(iat=issued).reason == "ended"


def test_a_provider_whose_clock_is_ahead_does_not_lengthen_the_session(team: None, come: Any) -> None:
    assert come(iat=int(NOW) + 100_000).ends == int(NOW) + 2 * 3600


def test_who_signed_out_on_one_page_is_out_on_all(team: None, come: Any) -> None:
    found = come()
    session.workbench().people.sign_out(found.session, name=found.name)

    assert come() == Outside("sign-in")
    assert come(nonce="another").name == "Zoé"


def test_where_people_sign_in_an_empty_list_lets_nobody_in(come: Any) -> None:
    assert come() == Outside("unlisted", "Zoe@Example.org", "Zoe@Example.org")
    assert come(email_verified=False).sign_in == "17"
    assert not identity.is_welcome(Visitor("ana", "s", int(NOW) + 60))


def test_what_is_asked_for_later_is_given_only_while_it_may_be(
    team: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(monkeypatch, "Zoé")
    make = identity.while_allowed("publish", lambda: b"csv")
    assert make() == b"csv"
    session.workbench().people.set("Zoé", role="analyst", author="ana")
    with pytest.raises(Exception, match="publish"):
        make()
