"""Whose labels may be seen."""

import pytest

from annotation.assignment import Readership
from schemas import Assignment, Review, Standing
from tests.factories import NOW


def _seat(reader: str, seat: int, *, held: bool = True) -> Assignment:
    return Assignment(article_id="a", seat=seat, reader=reader, held=held, author="lea", made_at=NOW)


def _read(reader: str, done: int) -> Standing:
    return Standing(article_id="a", reader=reader, done=done, to_label=5)


SEATS = (_seat("ana", 1), _seat("ben", 2))


@pytest.mark.parametrize(
    ("standings", "shows"),
    [
        ((), False),
        ((_read("ana", 5),), False),
        ((_read("ana", 5), _read("ben", 4)), False),
        ((_read("ana", 5), _read("ben", 5)), True),
    ],
)
def test_labels_are_hidden_until_all_readers_are_done(standings: tuple[Standing, ...], shows: bool) -> None:
    assert Readership(seats=SEATS, standings=standings, readers=2, review=None).is_open() is shows


def test_a_seat_that_nobody_took_yet_is_waited_for() -> None:
    assert not Readership(seats=SEATS[:1], standings=[_read("ana", 5)], readers=2, review=None).is_open()


def test_who_was_released_is_not_waited_for() -> None:
    seats = (_seat("ana", 1), _seat("ben", 2, held=False))
    assert Readership(
        seats=seats, standings=[_read("ana", 5), _read("ben", 2)], readers=1, review=None
    ).is_open()


@pytest.mark.parametrize("reader", ["#gold", "ana#2"])
def test_the_gold_and_who_reads_again_are_no_second_reader(reader: str) -> None:
    read = [_read("ana", 5), _read(reader, 5)]
    assert not Readership(seats=SEATS[:1], standings=read, readers=2, review=None).is_open()


@pytest.mark.parametrize("opened", [True, False])
def test_a_lead_has_the_last_word(opened: bool) -> None:
    said = Review(article_id="a", is_open=opened, author="lea", made_at=NOW)
    for standings in ((), (_read("ana", 5), _read("ben", 5))):
        assert Readership(seats=SEATS, standings=standings, readers=2, review=said).is_open() is opened


ALONE, TWO = SEATS[:1], SEATS


@pytest.mark.parametrize(
    ("seats", "standings", "readers", "is_blind"),
    [
        ((), (), 1, False),
        (ALONE, (_read("ana", 2),), 1, False),
        ((), (_read("ana", 2), _read("#gold", 1), _read("ana#2", 1)), 1, False),
        (ALONE, (_read("ana", 2),), 2, True),
        (TWO, (_read("ana", 5),), 1, True),
        (ALONE, (_read("ana", 2), _read("ben", 5)), 1, True),
        (TWO, (_read("ana", 5), _read("ben", 5)), 2, False),
    ],
    ids=[
        "nobody",
        "one",
        "one, and no other analyst",
        "one more to come",
        "two sit",
        "one was before",
        "done",
    ],
)
def test_blind_is_what_several_read_who_may_not_see_each_others_labels(
    seats: tuple[Assignment, ...], standings: tuple[Standing, ...], readers: int, is_blind: bool
) -> None:
    found = Readership(seats=seats, standings=standings, readers=readers, review=None)
    assert found.is_blind() is is_blind


def test_what_a_lead_closed_is_blind_whoever_reads_it_and_what_they_opened_is_not() -> None:
    closed, opened = (Review(article_id="a", is_open=it, author="lea", made_at=NOW) for it in (False, True))
    assert Readership(seats=ALONE, standings=(), readers=1, review=closed).is_blind()
    assert not Readership(seats=TWO, standings=(), readers=2, review=opened).is_blind()
