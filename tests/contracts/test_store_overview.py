"""What of all seats and readings a page draws is found and counted by the store."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest

from annotation.store import Lateness, Snapshot, Store
from annotation.store.teamwork import Finished, Outline, Read, Seated
from schemas import GOLD, Article, Assignment, Review, SeatQuery, SeatState, Standing, Workload
from tests.factories import NOW, article, claim_change, commit, sentence_change

FIRST = article()
SECOND, THIRD = (article(f"Phrase {number}.\nEncore {number}.\n", title="", outlet="") for number in (2, 3))
LATE = Lateness(date(2026, 4, 10), frozenset({"ana", "ben"}), NOW + timedelta(days=1))


@pytest.fixture(name="team")
def _team(store: Store) -> Store:
    """Ana reads three articles, Ben two of them, Eve, who left, one; what was given is older than `LATE`."""
    for one in (SECOND, THIRD):
        store.add_article(one, imported_at=NOW)
    for number, (one, reader, due) in enumerate(
        (
            (FIRST, "ana", None),
            (SECOND, "ana", date(2026, 4, 9)),
            (SECOND, "ben", date(2026, 4, 10)),
            (THIRD, "ana#2", None),
            (THIRD, "eve", date(2026, 4, 9)),
            (FIRST, "ben", date(2026, 4, 9)),
        )
    ):
        store.assignments.set([_seat(one, reader, seat=number + 1, due=due)])
    _close(store, SECOND, "ben")
    _close(store, FIRST, "ben", days=2, upto=1)
    _close(store, FIRST, "ana", upto=1)
    _close(store, THIRD, "zoe")
    _close(store, THIRD, GOLD)
    return store


def _seat(one: Article, reader: str, *, seat: int, due: date | None = None) -> Assignment:
    return Assignment(article_id=one.article_id, seat=seat, reader=reader, due=due, author="lea", made_at=NOW)


def _close(store: Store, one: Article, who: str, *, upto: int = 3, days: int = 0) -> None:
    at = NOW + timedelta(days=days)
    changes = [sentence_change(sentence.key) for sentence in one.sentences[:upto]]
    store.commit(commit(*changes, article_id=one.article_id, made_at=at), annotator=who, received_at=at)


def _readers(store: Store, **query: str) -> list[tuple[str, str]]:
    found = store.assignments.overview(SeatQuery(**query), LATE)
    return [(one.assignment.article_id, one.assignment.reader) for one in found]


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("", ["ana", "ben", "ana", "ben", "ana#2", "eve"]),
        ("open", ["ana", "ben", "ana", "ana#2", "eve"]),
        ("done", ["ben"]),
        ("overdue", ["ben", "ana", "eve"]),
        ("stuck", ["ana", "ana", "ana#2", "eve"]),
    ],
)
def test_seats_are_found_by_their_state(team: Store, state: SeatState, found: list[str]) -> None:
    assert [reader for _, reader in _readers(team, state=state)] == found


def test_a_seat_in_which_somebody_labelled_lately_is_not_stuck(team: Store) -> None:
    stuck = {(one.assignment.reader, one.title) for one in team.assignments.overview(
        SeatQuery(person="ben"), LATE) if one.is_stuck}  # fmt: skip
    assert stuck == set()
    late = LATE._replace(since=NOW + timedelta(days=3))
    found = team.assignments.overview(SeatQuery(person="ben", state="stuck"), late)
    assert [one.assignment.article_id for one in found] == [FIRST.article_id]


def test_a_person_is_found_at_a_second_reading_too_and_the_first_seats_are_enough(team: Store) -> None:
    names = [FIRST.article_id, SECOND.article_id, THIRD.article_id]
    assert _readers(team, person="ana") == list(zip(names, ("ana", "ana", "ana#2"), strict=True))
    first = team.assignments.overview(SeatQuery(), LATE, limit=2)
    assert [one.assignment.reader for one in first] == ["ana", "ben"]
    assert (first[0].title, first[0].outlet, first[0].story_id) == (FIRST.title, FIRST.outlet, FIRST.story)
    assert (first[0].done, first[0].to_label) == (1, 3)
    third = team.assignments.overview(SeatQuery(person="eve"), LATE)[0]
    assert third.title == THIRD.article_id


def test_a_withdrawn_label_is_a_sign_of_life_too(store: Store) -> None:
    store.assignments.set([_seat(FIRST, "ana", seat=1)])
    made = claim_change(key=f"claim:{uuid4()}")
    store.commit(commit(made), annotator="ana", received_at=NOW)
    at = NOW + timedelta(days=2)
    gone = made.model_copy(update={"base": 1, "decision": "withdrawn", "claim": None})
    store.commit(commit(gone, made_at=at), annotator="ana", received_at=at)

    assert store.assignments.overview(SeatQuery(state="stuck"), LATE) == ()


def test_what_everybody_has_to_read_is_counted(team: Store) -> None:
    assert team.assignments.loads(LATE) == (
        Workload(person="ana", is_listed=True, articles=2, done=0, left=4, overdue=1, stuck=2),
        Workload(person="ana", is_listed=True, articles=1, done=0, left=2, stuck=1),
        Workload(person="ben", is_listed=True, articles=2, done=1, left=2, overdue=1),
        Workload(person="eve", is_listed=False, articles=1, done=0, left=2, overdue=1, stuck=1),
    )


def test_outlines_are_of_all_articles_of_some_or_of_those_that_somebody_reads(team: Store) -> None:
    log = team.assignments
    every = [_outline(FIRST, 3), _outline(SECOND, 2), _outline(THIRD, 2)]
    assert list(log.outlines()) == every
    assert list(log.outlines([THIRD.article_id, FIRST.article_id])) == [every[0], every[2]]
    assert list(log.outlines([])) == []
    assert list(log.outlines_of(["zoe", "ben"])) == every
    assert list(log.outlines_of(["eve"])) == every[2:]


def _outline(one: Article, to_label: int) -> Outline:
    return Outline(one.article_id, one.title, one.outlet, one.story, to_label)


def test_what_analysts_have_finished_is_told_with_its_story(team: Store) -> None:
    ben = Finished(SECOND.article_id, "ben", SECOND.story)
    assert list(team.assignments.finished()) == [ben, Finished(THIRD.article_id, "zoe", THIRD.story)]
    assert list(team.assignments.finished("ben")) == [ben]
    assert list(team.assignments.finished("ana")) == []


def test_an_article_is_read_by_all_when_nobody_who_holds_a_seat_still_reads_it(team: Store) -> None:
    assert list(team.assignments.read_by_all()) == []  # eve holds a seat of the third one
    _close(team, THIRD, "eve")
    assert list(team.assignments.read_by_all()) == [Read(THIRD.article_id, THIRD.story, 2)]
    assert list(team.assignments.seated()) == [
        Seated(FIRST.article_id, FIRST.story, 2, 2),
        Seated(SECOND.article_id, SECOND.story, 2, 1),
        Seated(THIRD.article_id, THIRD.story, 1, 0),
    ]


def test_standings_are_told_of_readers(team: Store) -> None:
    mine = Standing(article_id=FIRST.article_id, reader="ana", done=1, to_label=3)
    assert team.assignments.standings_of(["ana", "ana#2"]) == (mine,)
    assert team.assignments.standings_of(["nobody"]) == ()


def test_the_articles_of_a_story_are_counted(store: Store) -> None:
    copy = article("Une copie.\n", story_id=FIRST.story)
    store.add_article(copy, imported_at=NOW)
    store.add_article(SECOND, imported_at=NOW)
    assert dict(store.stories()) == {FIRST.story: 2, SECOND.story: 1}


def test_only_articles_in_which_two_analysts_labelled_are_common(team: Store) -> None:
    with team.snapshot() as snapshot:
        assert len(snapshot.touched()) == 3
        assert [one.article_id for one in snapshot.touched(is_common=True)] == [FIRST.article_id]
        for reader in ("ana", "nobody"):
            own = [one for one in snapshot.touched() if reader in _labelled_by(snapshot, one.article_id)]
            assert list(snapshot.touched(reader=reader)) == own


def test_closings_can_be_asked_of_some_readers(team: Store) -> None:
    with team.snapshot() as snapshot:
        every = list(snapshot.closings())
        assert [one for one in every if one.reader in {"ana", "ben"}] == list(
            snapshot.closings(["ana", "ben"])
        )
        assert {one.reader for one in snapshot.closings(["zoe"])} == {"zoe"}


def _commit(store: Store) -> None:
    _close(store, FIRST, "ana", upto=1)


def _assign(store: Store) -> None:
    store.assignments.set([_seat(FIRST, "ana", seat=1)])


def _review(store: Store) -> None:
    said = {"article_id": FIRST.article_id, "is_open": True, "reason": "so", "author": "lea"}
    store.rulings.review(Review(**said, revision=1, made_at=NOW))


def _import(store: Store) -> None:
    store.add_article(SECOND, imported_at=NOW)


def _correct(store: Store) -> None:
    revised = FIRST.model_copy(update={"revision": 2, "title": "Autre"})
    store.revise([revised], cause="corrected", author="ana", made_at=NOW)


@pytest.mark.parametrize("change", [_commit, _assign, _review, _import, _correct])
def test_a_moment_is_another_after_every_change(store: Store, change: Callable[[Store], None]) -> None:
    before = store.moment()
    assert store.moment() == before
    change(store)
    assert store.moment() != before


def test_what_two_analysts_have_to_do_with_is_shared(team: Store) -> None:
    own = article("Elle seule.\nDeux fois.\n", title="", outlet="")
    team.add_article(own, imported_at=NOW)
    team.assignments.set([_seat(own, "ana", seat=1)])
    for who in ("ana", "ana#2", GOLD):
        _close(team, own, who, upto=1)

    assert team.assignments.shared() == {one.article_id for one in (FIRST, SECOND, THIRD)}
    _close(team, own, "ben", upto=1)
    assert own.article_id in team.assignments.shared()


def _labelled_by(snapshot: Snapshot, article_id: str) -> set[str]:
    return {label.annotator for step in snapshot.steps(article_id) for label in step.labels}
