"""A seat has one reader, a reader has one seat, and every change of it is kept."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from annotation.errors import StaleAssignment
from annotation.store import Store
from schemas import GOLD, Article, Assignment, Seating, Standing
from tests.factories import NOW, article, commit, sentence_change

FIRST = article()


@pytest.fixture(name="second")
def _second(store: Store) -> Article:
    other = article("Une phrase.\nUne autre.\n")
    store.add_article(other, imported_at=NOW)
    return other


def _seat(reader: str, *, seat: int = 1, revision: int = 1, **fields: object) -> Assignment:
    known = {"article_id": FIRST.article_id, "author": "lea", "made_at": NOW + timedelta(minutes=revision)}
    return Assignment(**known | {"seat": seat, "revision": revision, "reader": reader} | fields)


def test_an_assignment_comes_back_as_it_was_made(store: Store) -> None:
    given = _seat("ana", due=date(2026, 4, 1), means="rule")
    store.assignments.set([given])

    assert store.assignments.of(FIRST.article_id) == (given,)
    assert store.assignments.held("ana") == store.assignments.held() == (given,)
    assert store.assignments.held("ben") == ()
    assert store.assignments.holders(FIRST.article_id) == ("ana",)


def test_a_released_seat_is_free_for_somebody_else(store: Store) -> None:
    steps = [_seat("ana"), _seat("ana", revision=2, held=False), _seat("ben", revision=3)]
    for one in steps:
        store.assignments.set([one])

    assert store.assignments.held() == (steps[-1],)
    assert store.assignments.of(FIRST.article_id) == (steps[-1],)
    assert store.assignments.holders(FIRST.article_id) == ("ben",)
    assert store.assignments.history(FIRST.article_id) == tuple(steps)
    assert store.inconsistencies() == ()


def test_a_seat_that_somebody_else_was_given_first_is_refused(store: Store) -> None:
    store.assignments.set([_seat("ana")])
    with pytest.raises(StaleAssignment):
        store.assignments.set([_seat("ben")])
    assert [one.reader for one in store.assignments.held()] == ["ana"]


@pytest.mark.parametrize("held", [True, False])
def test_a_seat_that_somebody_holds_is_theirs_until_it_is_released(store: Store, held: bool) -> None:
    store.assignments.set([_seat("ana")])
    with pytest.raises(StaleAssignment):
        store.assignments.set([_seat("ben", revision=2, held=held)])
    assert [one.reader for one in store.assignments.held()] == ["ana"]
    assert store.inconsistencies() == ()


def test_what_is_due_can_be_said_anew(store: Store) -> None:
    later = _seat("ana", revision=2, due=date(2026, 5, 1))
    for one in (_seat("ana"), later):
        store.assignments.set([one])
    assert store.assignments.held() == (later,)


def test_nobody_has_two_seats_of_an_article(store: Store) -> None:
    store.assignments.set([_seat("ana")])
    with pytest.raises(StaleAssignment):
        store.assignments.set([_seat("ana", seat=2)])
    assert len(store.assignments.held()) == 1


def test_several_are_given_all_or_none(store: Store, second: Article) -> None:
    store.assignments.set([_seat("ana")])
    with pytest.raises(StaleAssignment):
        store.assignments.set([_seat("ben", article_id=second.article_id), _seat("ben")])
    assert [one.reader for one in store.assignments.held()] == ["ana"]


def test_a_revision_may_not_be_left_out(store: Store) -> None:
    with pytest.raises(StaleAssignment):
        store.assignments.set([_seat("ana", revision=2)])


def test_seats_are_said_of_the_articles_that_are_asked_for(store: Store, second: Article) -> None:
    other = _seat("ben", article_id=second.article_id)
    store.assignments.set([other, _seat("ana")])

    assert store.assignments.seats([second.article_id]) == (other,)
    both = store.assignments.seats([second.article_id, FIRST.article_id])
    assert [one.reader for one in both] == ["ana", "ben"]
    assert store.assignments.seats([]) == ()


def test_the_articles_that_a_reader_may_take_are_those_they_have_nothing_in(
    store: Store, second: Article
) -> None:
    third = article("Encore une.\n")
    store.add_article(third, imported_at=NOW)
    store.assignments.set([_seat("ana"), _seat("zoe", seat=2)])
    change = sentence_change(second.sentences[0].key)
    store.commit(commit(change, article_id=second.article_id), annotator="ben", received_at=NOW)

    assert [one.article_id for one in store.assignments.seatings("ana")] == [
        second.article_id,
        third.article_id,
    ]
    assert [one.article_id for one in store.assignments.seatings("ana", third.article_id)] == [
        third.article_id
    ]
    assert list(store.assignments.seatings("ana", FIRST.article_id)) == []
    assert list(store.assignments.seatings("ben")) == [
        Seating(article_id=FIRST.article_id, story=FIRST.story, taken=(1, 2)),
        Seating(article_id=third.article_id, story=third.story),
    ]


def test_standings_say_how_far_each_reader_is(store: Store, second: Article) -> None:
    one, two = (sentence_change(sentence.key) for sentence in second.sentences)
    store.commit(commit(one, two, article_id=second.article_id), annotator="ana", received_at=NOW)
    store.commit(commit(one, article_id=second.article_id), annotator="ben", received_at=NOW)
    store.commit(commit(sentence_change(FIRST.sentences[0].key)), annotator="ben", received_at=NOW)

    found = store.assignments.standings()

    named = {"article_id": second.article_id, "to_label": 2}
    ends = [Standing(**named, reader="ana", done=2), Standing(**named, reader="ben", done=1)]
    assert list(found) == [
        Standing(article_id=FIRST.article_id, reader="ben", done=1, to_label=3),
        *ends,
    ]
    assert [one.is_done for one in found] == [False, True, False]
    assert list(store.assignments.standings([second.article_id])) == ends


def test_who_has_read_all_of_an_article_without_a_seat_is_counted(store: Store, second: Article) -> None:
    every = commit(*(sentence_change(one.key) for one in second.sentences), article_id=second.article_id)
    for reader in ("ana", "ben", "ben#2", GOLD):
        own = every.model_copy(update={"commit_id": str(uuid4())})
        store.commit(own, annotator=reader, received_at=NOW)
    store.commit(commit(sentence_change(FIRST.sentences[0].key)), annotator="ana", received_at=NOW)
    store.assignments.set([_seat("ben", article_id=second.article_id)])

    first, other = store.assignments.seatings("zoe")
    assert (first.unseated, other.unseated, other.taken) == (0, 1, (1,))
