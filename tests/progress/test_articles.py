"""How far an article is, by hand."""

from datetime import date, timedelta

import pytest

from annotation.progress.articles import figures, worst_first
from schemas import GOLD, ArticleFigures, Reading
from tests.progress.made import TODAY, closings, piece, seat, standing


def _figures(closed: list = (), **fields: object) -> ArticleFigures:
    return figures(piece(**fields), closed, today=TODAY)


def test_an_article_that_nobody_began_is_open() -> None:
    found = _figures(readers=2)

    assert (found.state, found.wanted, found.done, found.labelled, found.settled) == ("open", 8, 0, 0, 0)
    assert found.readings == ()
    assert found.disagreements is None


def test_who_holds_a_seat_is_a_reader_before_they_begin() -> None:
    found = _figures(seats=(seat("a", "ana", due=TODAY),))

    assert found.readings == (Reading(reader="ana", done=0, is_held=True, due=TODAY),)
    assert found.state == "open"


def test_a_sentence_is_labelled_when_all_wanted_readers_have_closed_it() -> None:
    closed = closings("a", "ana", "pqr") + closings("a", "ben", "rs")
    standings = (standing("a", "ana", 3, 4), standing("a", "ben", 2, 4))
    found = _figures(closed, readers=2, standings=standings)

    assert (found.state, found.wanted, found.done, found.labelled) == ("reading", 8, 5, 1)


def test_of_three_readers_any_two_make_a_sentence_labelled() -> None:
    closed = closings("a", "ana", "pqrs") + closings("a", "ben", "pq") + closings("a", "cleo", "rs")
    standings = (standing("a", "ana", 4, 4), standing("a", "ben", 2, 4), standing("a", "cleo", 2, 4))
    found = _figures(closed, readers=2, standings=standings)

    assert (found.labelled, found.done) == (4, 6)


def test_what_is_open_again_or_closed_by_nobody_of_the_readers_is_not_labelled() -> None:
    closed = closings("a", "ana", "p") + closings("a", "ana", "q", stands=False)
    closed += closings("a", "ana#2", "rs")
    found = _figures(closed, standings=(standing("a", "ana", 1, 4), standing("a", "ana#2", 2, 4)))

    assert (found.labelled, found.done) == (1, 1)
    assert [one.reader for one in found.readings] == ["ana"]


def test_sentences_that_were_cut_otherwise_since_are_not_labelled() -> None:
    closed = closings("a", "ana", "pqr")
    found = _figures(closed, standings=(standing("a", "ana", 1, 4),))

    assert found.labelled == 1


def test_who_left_in_the_middle_counts_only_while_nobody_took_the_seat() -> None:
    left = (standing("a", "ana", 3, 4),)
    assert _figures(standings=left).done == 3

    taken = _figures(standings=(*left, standing("a", "ben", 1, 4)), seats=(seat("a", "ben"),))
    assert (taken.done, taken.wanted, taken.state) == (1, 4, "reading")


def test_a_lead_who_gives_a_seat_more_wants_a_reader_more() -> None:
    seats = (seat("a", "ana"), seat("a", "ben", number=2))
    found = _figures(seats=seats, standings=(standing("a", "ana", 4, 4),))

    assert (found.readers_wanted, found.wanted, found.done, found.state) == (2, 8, 4, "reading")


def test_more_readers_than_wanted_do_not_make_more_than_all() -> None:
    standings = tuple(standing("a", who, 4, 4) for who in ("ana", "ben", "cleo"))
    found = _figures(standings=standings, readers=2, disagreements=0)

    assert (found.done, found.wanted, found.state) == (8, 8, "read")


def test_a_repeat_and_the_gold_are_no_readings() -> None:
    seats = (seat("a", "ana#2", number=900),)
    standings = (standing("a", "ana#2", 4, 4), standing("a", GOLD, 3, 4))
    found = _figures(seats=seats, standings=standings)

    assert (found.readings, found.readers_wanted, found.done, found.state) == ((), 1, 0, "open")
    assert found.settled == 3


@pytest.mark.parametrize(
    ("disagreements", "settled", "state"),
    [(None, 0, "read"), (0, 0, "read"), (2, 0, "disagreement"), (2, 3, "disagreement"), (0, 4, "settled")],
)
def test_the_state_says_what_has_to_be_done(disagreements: int | None, settled: int, state: str) -> None:
    standings = (standing("a", "ana", 4, 4), standing("a", "ben", 4, 4), standing("a", GOLD, settled, 4))
    found = _figures(standings=standings, readers=2, disagreements=disagreements)

    assert (found.state, found.disagreements, found.settled) == (state, disagreements, settled)


def test_an_article_without_sentences_to_label_is_read() -> None:
    found = _figures(to_label=0)

    assert (found.state, found.wanted, found.done) == ("read", 0, 0)


@pytest.mark.parametrize(("days", "done", "is_overdue"), [(0, 3, False), (1, 3, True), (1, 4, False)])
def test_a_reader_is_overdue_from_the_day_after(days: int, done: int, is_overdue: bool) -> None:
    due = TODAY - timedelta(days=days)
    found = _figures(seats=(seat("a", "ana", due=due),), standings=(standing("a", "ana", done, 4),))

    assert found.is_overdue is found.readings[0].is_overdue is is_overdue


def test_what_has_to_be_done_first_comes_first() -> None:
    late = {"seats": (seat("late", "ana", due=date(2026, 3, 1)),)}
    read = (standing("x", "ana", 4, 4),)
    given = [
        piece("settled", standings=(standing("settled", GOLD, 4, 4),)),
        piece("read", standings=read),
        piece("open"),
        piece("begun", standings=(standing("x", "ana", 1, 4),)),
        piece("further", standings=(standing("x", "ana", 3, 4),)),
        piece("some", standings=read, disagreements=1),
        piece("most", standings=read, disagreements=3),
        piece("late", **late),
    ]
    found = worst_first(figures(one, (), today=TODAY) for one in given)

    order = "late most some further begun open read settled"
    assert [one.article_id for one in found] == order.split()
