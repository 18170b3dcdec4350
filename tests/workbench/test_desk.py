"""What an analyst of a team has to read, taken or given."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from annotation.assignment import Seat
from annotation.errors import NotAssigned, NothingToTake, NotThisReader
from annotation.store import MemoryStore, SqlStore, Store
from annotation.workbench.assigning import Assigning
from annotation.workbench.desk import Desk
from schemas import Article, ProjectSettings
from tests.factories import NOW, article, commit, sentence_change

ARTICLES = tuple(article(f"Phrase {number}.\nEncore une.\n") for number in range(6))


@pytest.fixture(name="store")
def _store() -> Store:
    store = MemoryStore()
    for one in ARTICLES:
        store.add_article(one, imported_at=NOW)
    return store


class Team:
    """A desk and a lead's verbs on one store, at a time that can be set."""

    def __init__(self, store: Store, **settings: object) -> None:
        self.store, self.settings, self.now = store, ProjectSettings(**settings), NOW
        self.listed = {"ana", "ben", "lea", "zoe", *(f"reader-{number}" for number in range(4))}
        clock: Callable[[], object] = lambda: self.now  # noqa: E731
        self.desk = Desk(store, settings=lambda: self.settings, listed=lambda: self.listed, clock=clock)
        self.lead = Assigning(store, settings=lambda: self.settings, listed=lambda: self.listed, clock=clock)

    def read(self, one: Article, reader: str, *, sentences: int | None = None) -> None:
        """Close the first sentences of an article, or all."""
        for sentence in one.sentences[:sentences]:
            made = commit(sentence_change(sentence.key), article_id=one.article_id, made_at=self.now)
            self.store.commit(made, annotator=reader, received_at=self.now)

    def later(self, days: float) -> None:
        self.now += timedelta(days=days)


def _names(*places: int) -> list[str]:
    return [ARTICLES[place].article_id for place in places]


def test_one_persons_project_has_no_assignments(store: Store) -> None:
    desk = Desk(store, settings=ProjectSettings, listed=tuple, clock=lambda: NOW)
    assert desk.reader(ARTICLES[0].article_id, "ana") == "ana"


def test_the_next_article_is_taken_in_the_order_of_import(store: Store) -> None:
    team = Team(store)
    assert [team.desk.take(who).article_id for who in ("ana", "ben", "ana")] == _names(0, 1, 2)
    assert [one.article_id for one in team.desk.mine("ana")] == _names(0, 2)


def test_an_article_for_two_is_taken_by_two_and_by_nobody_twice(store: Store) -> None:
    team = Team(store, overlap_share=1.0, overlap_readers=2)
    taken = [team.desk.take(who).article_id for who in ("ana", "ana", "ben", "zoe", "zoe")]
    assert taken == _names(0, 1, 0, 1, 2)


def test_when_every_article_has_its_readers_there_is_nothing_to_take(store: Store) -> None:
    team = Team(store)
    for _ in ARTICLES:
        team.desk.take("ana")
    with pytest.raises(NothingToTake):
        team.desk.take("ben")


def test_who_has_no_seat_may_not_read_and_who_had_one_is_still_heard(store: Store) -> None:
    team = Team(store)
    name = team.desk.take("ana").article_id
    with pytest.raises(NotAssigned):
        team.desk.reader(name, "ben")
    team.lead.release(name, "ana", author="lea")
    assert team.desk.reader(name, "ana") == "ana"


def test_what_was_done_as_a_reader_stays_theirs_and_nobody_elses(store: Store) -> None:
    team = Team(store, repeat_share=1.0, repeat_after_days=0)
    name = team.desk.take("ana").article_id
    team.read(ARTICLES[0], "ana")
    assert team.desk.take("ana").article_id == name

    assert team.desk.reader(name, "ana") == "ana#2"
    assert [team.desk.reader(name, "ana", wanted=one) for one in ("ana", "ana#2")] == ["ana", "ana#2"]
    for wanted in ("ben", "#gold", "ben#2"):
        with pytest.raises(NotThisReader, match=f"“{wanted}”"):
            team.desk.reader(name, "ana", wanted=wanted)
    with pytest.raises(NotAssigned):
        team.desk.reader(name, "ben", wanted="ana")
    team.listed.clear()  # one person's project again: what they read twice is still theirs
    assert team.desk.reader(name, "ana", wanted="ana#2") == "ana#2"
    with pytest.raises(NotThisReader):
        team.desk.reader(name, "ben", wanted="ana")


def test_a_free_seat_of_the_article_on_screen_can_be_taken_and_a_taken_one_not(store: Store) -> None:
    team = Team(store)
    name = ARTICLES[3].article_id
    assert team.desk.take_this(name, "ana").article_id == name
    with pytest.raises(NotAssigned):
        team.desk.take_this(name, "ben")


def test_the_next_open_article_is_ones_own_what_is_due_first_and_then_one_is_taken(store: Store) -> None:
    team = Team(store)
    team.lead.assign(_names(4), "ana", author="lea")
    team.lead.assign(_names(5), "ana", author="lea", due=date(2026, 4, 1))

    assert team.desk.next_open("ana") == ARTICLES[5].article_id
    assert team.desk.next_open("ana", after=ARTICLES[5].article_id) == ARTICLES[4].article_id
    for place in (4, 5):
        team.read(ARTICLES[place], "ana")
    assert team.desk.next_open("ana") == ARTICLES[0].article_id
    assert len(team.desk.mine("ana")) == 3


def test_where_a_lead_assigns_all_nobody_takes_anything(store: Store) -> None:
    team = Team(store, takes_next=False)
    assert team.desk.next_open("ana") is None
    assert team.desk.mine("ana") == ()


def test_what_is_stuck_goes_to_the_next_who_takes_one(store: Store) -> None:
    team = Team(store, release_after_days=7)
    team.desk.take("ana")
    team.desk.take("ben")
    team.read(ARTICLES[0], "ana", sentences=1)
    team.later(5)
    team.read(ARTICLES[1], "ben", sentences=1)
    team.later(4)

    assert [one.reader for one in team.lead.stuck()] == ["ana"]
    assert team.desk.take("zoe").article_id == ARTICLES[0].article_id
    last = team.lead.history(ARTICLES[0].article_id)
    assert [(one.reader, one.held, one.author) for one in last] == [
        ("ana", True, "ana"),
        ("ana", False, "selon"),
        ("zoe", True, "zoe"),
    ]


def test_what_a_removed_person_has_not_finished_is_stuck_at_once(store: Store) -> None:
    team = Team(store, release_after_days=0)
    for who in ("ana", "ana", "ben"):
        team.desk.take(who)
    team.read(ARTICLES[0], "ana")
    assert team.lead.stuck() == ()
    team.listed.remove("ana")

    assert [one.article_id for one in team.lead.stuck()] == _names(1)
    assert team.desk.take("zoe").article_id == ARTICLES[1].article_id


def test_who_is_done_is_never_stuck(store: Store) -> None:
    team = Team(store, release_after_days=7)
    team.desk.take("ana")
    team.read(ARTICLES[0], "ana")
    team.later(30)
    assert team.lead.release_stuck(author="lea") == ()


def test_an_article_is_read_again_under_another_name_after_long_enough(store: Store) -> None:
    team = Team(store, repeat_share=1.0, repeat_after_days=10)
    name = team.desk.take("ana").article_id
    team.read(ARTICLES[0], "ana")
    assert team.desk.take("ana").article_id == ARTICLES[1].article_id
    team.later(11)

    again = team.desk.take("ana")

    assert (again.article_id, again.reader, again.means) == (name, "ana#2", "repeat")
    assert team.desk.reader(name, "ana") == "ana#2"
    assert team.desk.next_open("ana") == ARTICLES[1].article_id
    assert team.desk.take("ana").article_id == ARTICLES[2].article_id
    assert name in team.desk.open_articles("ana")
    team.lead.release(name, "ana#2", author="lea")
    assert team.desk.reader(name, "ana") == "ana#2"


def test_neighbours_are_those_of_ones_own_articles(store: Store) -> None:
    team = Team(store)
    team.lead.assign(_names(1, 4), "ana", author="lea")
    first, last = _names(1, 4)
    assert team.desk.neighbour(first, "ana", step=1) == last
    assert team.desk.neighbour(last, "ana", step=1) is None
    assert team.desk.neighbour(last, "ana", step=-1) == first


@pytest.fixture(name="stores")
def _stores(tmp_path: Path) -> Iterator[list[SqlStore]]:
    """Several connections to one file, as several servers have."""
    found = [SqlStore(tmp_path / "selon.db") for _ in range(4)]
    for number in range(40):
        found[0].add_article(article(f"Phrase {number} {uuid4()}.\n"), imported_at=NOW)
    yield found
    for one in found:
        one.close()


def test_who_is_always_a_moment_late_gets_what_is_left(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    more = [article(f"Encore {number}.\n") for number in range(40)]
    for one in more:
        store.add_article(one, imported_at=NOW)
    quick, slow = Team(store).desk, Team(store).desk
    waiting = slow._waiting

    def late(person: str, settings: ProjectSettings) -> Seat | None:
        seat = waiting(person, settings)
        if seat and seat.article_id != more[-1].article_id:
            assert quick.take("ben").article_id == seat.article_id
        return seat

    monkeypatch.setattr(slow, "_waiting", late)

    assert slow.take("ana").article_id == more[-1].article_id


def test_two_people_who_ask_at_once_never_get_the_same_article(stores: list[SqlStore]) -> None:
    def ten(number: int) -> list[str]:
        desk = Team(stores[number]).desk
        return [desk.take(f"reader-{number}").article_id for _ in range(10)]

    with ThreadPoolExecutor(4) as pool:
        taken = [name for names in pool.map(ten, range(4)) for name in names]

    assert len(set(taken)) == len(taken) == 40
    assert stores[0].inconsistencies() == ()
