"""Who may do what, in a project of one and in a team."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import get_args

import pytest

from annotation.errors import (
    AlreadyListed,
    InvalidPerson,
    NotAllowed,
    SimilarName,
    StalePerson,
    UnknownPerson,
    WorkbenchError,
)
from annotation.store import SqlStore
from annotation.workbench import Workbench
from annotation.workbench.people import People
from schemas import RIGHTS, ROLES, Person, Right
from tests.factories import NOW


@pytest.fixture(name="team")
def _team(bench: Workbench) -> Workbench:
    """Ana administers, Zoé leads, bob labels."""
    bench.people.add("ana", role="administrator", sign_in="ana@example.org", author="ana")
    bench.people.add("Zoé", role="lead", sign_in="Zoe@Example.org", author="ana")
    bench.people.add("bob", role="analyst", sign_in="248289761001", author="ana")
    return bench


def test_a_project_of_one_lets_everybody_at_the_keyboard_do_everything(bench: Workbench) -> None:
    assert not bench.people.is_team()
    assert all(bench.people.may(who, right) for who in ("ana", "eve") for right in get_args(Right))


@pytest.mark.parametrize(
    ("name", "rights"),
    [
        ("bob", "label add"),
        ("Zoé", "label add correct assign review publish suggest sources"),
        ("ana", "label add correct assign review publish suggest sources settings people"),
        ("eve", ""),
        ("Ana", ""),
    ],
)
def test_in_a_team_everybody_may_what_the_role_may(team: Workbench, name: str, rights: str) -> None:
    assert {right for right in get_args(Right) if team.people.may(name, right)} == set(rights.split())


def test_every_role_has_rights_and_the_higher_ones_more() -> None:
    assert list(RIGHTS) == list(ROLES)
    assert RIGHTS["analyst"] < RIGHTS["lead"] < RIGHTS["administrator"] == set(get_args(Right))


def test_who_may_not_is_told_what_is_wanting_and_whom_to_ask(team: Workbench) -> None:
    with pytest.raises(NotAllowed, match=r"bob .*publish.* Ask ana\."):
        team.people.require("bob", "publish")
    team.people.require("Zoé", "publish")


def test_who_was_removed_may_nothing_from_then_on(team: Workbench) -> None:
    team.people.remove("Zoé", author="ana")

    assert not team.people.may("Zoé", "label")
    assert team.people.person("Zoé") is None
    assert [one.name for one in team.people.listed()] == ["ana", "bob"]
    assert [one.person.removed for one in team.people.history("Zoé")] == [False, True]


@pytest.mark.parametrize("author", ["Zoé", "bob", "eve"])
def test_only_an_administrator_changes_the_list(team: Workbench, author: str) -> None:
    for change in (
        lambda: team.people.add("eve", role="analyst", author=author),
        lambda: team.people.set("bob", role="administrator", author=author),
        lambda: team.people.remove("bob", author=author),
    ):
        with pytest.raises(NotAllowed):
            change()


@pytest.mark.parametrize(
    ("vouched", "name"),
    [
        ({"address": "zoe@example.org"}, "Zoé"),
        ({"address": "ZOE@EXAMPLE.ORG", "subject": "7"}, "Zoé"),
        ({"subject": "248289761001"}, "bob"),
        ({"subject": "zoe@example.org"}, None),
        ({"address": "248289761001"}, None),
        ({"address": "eve@example.org", "subject": "7"}, None),
        ({}, None),
    ],
)
def test_who_signs_in_is_who_the_list_says(
    team: Workbench, vouched: dict[str, str], name: str | None
) -> None:
    """A subject that looks like an address is none that anybody has verified."""
    found = team.people.by_sign_in(**vouched)

    assert (found.name if found else None) == name


def test_who_has_no_sign_in_is_nobody_elses(team: Workbench) -> None:
    team.people.add("max", role="analyst", author="ana")

    assert team.people.by_sign_in(address="", subject="") is None


@pytest.mark.parametrize("name", ["", " ana", "#gold", "ana#2", "a|b", "x" * 101, "a\nb"])
def test_a_name_that_is_none_is_refused(bench: Workbench, name: str) -> None:
    with pytest.raises(InvalidPerson, match="a name has"):
        bench.people.add(name, role="administrator", author="ana")

    assert not bench.people.is_team()


@pytest.mark.parametrize("sign_in", ["zoe @example.org", "a\x00b", "x" * 256])
def test_a_sign_in_that_is_none_is_refused(team: Workbench, sign_in: str) -> None:
    with pytest.raises(InvalidPerson):
        team.people.add("max", role="analyst", sign_in=sign_in, author="ana")


def test_an_address_is_kept_in_small_letters_and_a_subject_as_it_is() -> None:
    assert Person(name="a", role="lead", sign_in=" Zoe@Example.ORG ").sign_in == "zoe@example.org"
    assert Person(name="a", role="lead", sign_in="aB3").sign_in == "aB3"


def test_nobody_is_added_twice_and_nobody_unknown_is_changed(team: Workbench) -> None:
    with pytest.raises(AlreadyListed):
        team.people.add("bob", role="lead", author="ana")
    with pytest.raises(UnknownPerson, match="Zoé, ana, bob"):
        team.people.set("eve", role="lead", author="ana")


def test_who_decides_on_an_old_list_is_told_so(team: Workbench) -> None:
    seen = team.people.revision("bob")
    team.people.set("bob", role="lead", author="ana")
    with pytest.raises(StalePerson):
        team.people.remove("bob", base=seen, author="ana")

    assert team.people.may("bob", "publish")


def test_another_process_is_heard_at_the_next_question(tmp_path: Path) -> None:

    here, there = SqlStore(tmp_path / "selon.db"), SqlStore(tmp_path / "selon.db")
    first, second = (People(log=store.people, clock=lambda: NOW) for store in (here, there))
    first.add("ana", role="administrator", author="ana")
    assert second.is_team() and second.may("ana", "people")
    first.add("bob", role="analyst", author="ana")
    assert second.may("bob", "label")
    first.remove("bob", author="ana")
    assert not second.may("bob", "label")
    for store in (here, there):
        store.close()


def test_of_two_who_name_the_first_administrator_at_once_one_wins(tmp_path: Path) -> None:

    stores = [SqlStore(tmp_path / "selon.db") for _ in range(4)]
    barrier = Barrier(4)

    def name_oneself(number: int) -> bool:
        people = People(log=stores[number].people, clock=lambda: NOW)
        people.listed()
        barrier.wait()
        try:
            people.add("ana", role="administrator", sign_in=f"{number}@example.org", author="ana")
        except WorkbenchError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(name_oneself, range(4))) == 1
    assert len(stores[0].people.all()) == 1
    for store in stores:
        store.close()


def test_two_people_have_no_names_that_differ_in_capitals_alone(team: Workbench) -> None:
    for name in ("ANA", "Bob", "zoé"):
        with pytest.raises(SimilarName):
            team.people.add(name, role="analyst", author="ana")
    team.people.remove("bob", author="ana")
    with pytest.raises(SimilarName, match="bob is in the list or was"):
        team.people.add("Bob", role="analyst", author="ana")

    assert team.people.add("bob", role="analyst", author="ana").name == "bob"
