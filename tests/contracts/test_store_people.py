"""What holds for the list of people of every store."""

from datetime import timedelta

import pytest

from annotation.errors import FirstAdministrator, LastAdministrator, SignInTaken, StalePerson
from annotation.store import Store
from schemas import Person
from tests.factories import NOW

LATER = NOW + timedelta(hours=1)
ANA = Person(name="ana", role="administrator", sign_in="ana@example.org")
ZOE = Person(name="Zoé", role="lead", sign_in="zoe@example.org")
GONE = ZOE.model_copy(update={"removed": True})


def _set(store: Store, *people: Person, base: int = 0, author: str = "ana") -> None:
    for one in people:
        store.people.set(one, base=base, author=author, made_at=NOW)


def _names(store: Store) -> list[str]:
    return [one.person.name for one in store.people.all() if not one.person.removed]


def test_nobody_is_listed_at_first(store: Store) -> None:
    assert store.people.all() == store.people.history("ana") == ()
    assert store.people.of("ana") is None
    assert store.people.pulse() == 0


def test_everybody_comes_back_by_name_with_the_newest_that_was_said(store: Store) -> None:
    _set(store, ANA, ZOE)
    analyst = ZOE.model_copy(update={"role": "analyst"})
    store.people.set(analyst, base=1, author="Zoé", made_at=LATER)

    assert [one.person for one in store.people.all()] == [analyst, ANA]
    assert [one.person for one in store.people.history("Zoé")] == [ZOE, analyst]
    found = store.people.of("Zoé")
    assert (found.revision, found.author, found.made_at) == (2, "Zoé", LATER)


def test_the_pulse_beats_with_every_change(store: Store) -> None:
    beats = [store.people.pulse()]
    for base, one in ((0, ANA), (0, ZOE), (1, GONE)):
        _set(store, one, base=base)
        beats.append(store.people.pulse())

    assert len(set(beats)) == 4


@pytest.mark.parametrize("base", [0, 2, 7])
def test_who_saw_another_revision_changes_nothing(store: Store, base: int) -> None:
    _set(store, ANA, ZOE)
    with pytest.raises(StalePerson, match="Zoé"):
        _set(store, GONE, base=base)

    assert _names(store) == ["Zoé", "ana"]


def test_a_removed_person_may_come_back_and_all_is_kept(store: Store) -> None:
    _set(store, ANA, ZOE)
    _set(store, GONE, base=1)
    assert _names(store) == ["ana"]
    _set(store, ZOE, base=2)

    assert _names(store) == ["Zoé", "ana"]
    assert [one.person.removed for one in store.people.history("Zoé")] == [False, True, False]


def test_two_people_never_share_a_sign_in(store: Store) -> None:
    _set(store, ANA, ZOE)
    bob = Person(name="bob", role="analyst", sign_in="ZOE@example.org")
    with pytest.raises(SignInTaken, match="Zoé"):
        _set(store, bob)
    assert _names(store) == ["Zoé", "ana"]

    _set(store, GONE, base=1)
    _set(store, bob)
    with pytest.raises(SignInTaken, match="bob"):
        _set(store, ZOE, base=2)


def test_people_without_a_sign_in_share_nothing(store: Store) -> None:
    _set(store, Person(name="a", role="administrator"), Person(name="b", role="lead"))

    assert _names(store) == ["a", "b"]


@pytest.mark.parametrize("role", ["analyst", "lead"])
def test_the_first_must_be_an_administrator(store: Store, role: str) -> None:
    with pytest.raises(FirstAdministrator):
        _set(store, Person(name="bob", role=role))

    assert store.people.all() == ()


@pytest.mark.parametrize("update", [{"role": "lead"}, {"removed": True}], ids=["demoted", "removed"])
def test_the_last_administrator_stays_until_there_is_another(store: Store, update: dict[str, object]) -> None:
    _set(store, ANA, ZOE)
    with pytest.raises(LastAdministrator, match="ana"):
        _set(store, ANA.model_copy(update=update), base=1)

    _set(store, ZOE.model_copy(update={"role": "administrator"}), base=1)
    _set(store, ANA.model_copy(update=update), base=1)
    assert store.people.of("ana").revision == 2


def test_a_session_that_was_ended_stays_ended(store: Store) -> None:
    for _ in range(2):
        store.people.sign_out("s" * 32, name="ana", made_at=NOW)

    assert store.people.is_signed_out("s" * 32)
    assert not store.people.is_signed_out("t" * 32)
