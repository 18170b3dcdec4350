"""Whose labels may be seen."""

import pytest

from annotation.assignment import is_open
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
    assert is_open(seats=SEATS, standings=standings, readers=2, review=None) is shows


def test_a_seat_that_nobody_took_yet_is_waited_for() -> None:
    assert not is_open(seats=SEATS[:1], standings=[_read("ana", 5)], readers=2, review=None)


def test_who_was_released_is_not_waited_for() -> None:
    seats = (_seat("ana", 1), _seat("ben", 2, held=False))
    assert is_open(seats=seats, standings=[_read("ana", 5), _read("ben", 2)], readers=1, review=None)


@pytest.mark.parametrize("reader", ["#gold", "ana#2"])
def test_the_gold_and_who_reads_again_are_no_second_reader(reader: str) -> None:
    read = [_read("ana", 5), _read(reader, 5)]
    assert not is_open(seats=SEATS[:1], standings=read, readers=2, review=None)


@pytest.mark.parametrize("opened", [True, False])
def test_a_lead_has_the_last_word(opened: bool) -> None:
    said = Review(article_id="a", is_open=opened, author="lea", made_at=NOW)
    for standings in ((), (_read("ana", 5), _read("ben", 5))):
        assert is_open(seats=SEATS, standings=standings, readers=2, review=said) is opened
