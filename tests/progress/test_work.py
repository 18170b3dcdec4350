"""What analysts have done, by hand."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from annotation.progress.work import analysts, days
from schemas import GOLD, AnalystFigures, DayFigures
from tests.progress.made import NOW, TODAY, closings, piece, seat, standing


def test_nobody_has_done_anything() -> None:
    assert analysts([piece()], (), today=TODAY, zone=UTC) == ()
    assert days((), zone=UTC) == ()


def test_sentences_an_hour_are_those_with_a_time_by_their_time() -> None:
    closed = closings("a", "ana", "p", seconds=10) + closings("a", "ana", "q", seconds=20)
    closed += closings("a", "ana", "r", seconds=60, hour=10) + closings("a", "ana", "s", seconds=0, hour=8)
    (found,) = analysts([piece(standings=(standing("a", "ana", 4, 4),))], closed, today=TODAY, zone=UTC)

    assert found == AnalystFigures(
        analyst="ana",
        held=0,
        done=1,
        sentences=4,
        timed=3,
        seconds=90,
        per_hour=120,  # 3 in 90 seconds
        median_seconds=20,
        last_at=datetime(2026, 3, 16, 10, tzinfo=UTC),
        due=0,
        overdue=0,
    )


def test_without_a_time_there_is_no_pace() -> None:
    (found,) = analysts([], closings("a", "ana", "pq", seconds=0), today=TODAY, zone=UTC)

    assert (found.sentences, found.timed, found.per_hour, found.median_seconds) == (2, 0, None, None)
    assert days(closings("a", "ana", "pq", seconds=0), zone=UTC)[0].per_hour is None


def test_what_is_read_again_counts_as_work_and_gold_does_not() -> None:
    closed = closings("a", "ana", "pq") + closings("a", "ana#2", "pqr", seconds=5)
    there = piece(
        seats=(seat("a", "ana#2", number=900),),
        standings=(standing("a", "ana", 4, 4), standing("a", "ana#2", 3, 4), standing("a", GOLD, 4, 4)),
    )
    (found,) = analysts([there], closed, today=TODAY, zone=UTC)

    assert (found.analyst, found.sentences, found.seconds) == ("ana", 5, 35)
    assert (found.held, found.done) == (1, 1)


def test_what_is_due_is_open_and_what_is_overdue_was_to_be_done_yesterday() -> None:
    dues = {"a": TODAY, "b": TODAY - timedelta(days=1), "c": TODAY - timedelta(days=1), "d": None}
    pieces = [piece(name, seats=(seat(name, "ana", due=due),)) for name, due in dues.items()]
    pieces[2] = pieces[2]._replace(standings=(standing("c", "ana", 4, 4),))
    (found,) = analysts(pieces, (), today=TODAY, zone=UTC)

    assert (found.held, found.done, found.due, found.overdue) == (4, 1, 1, 1)
    assert (found.sentences, found.last_at) == (0, None)


def test_the_last_sentence_was_closed_at_the_time_of_whoever_looks() -> None:
    (found,) = analysts([], closings("a", "ana", "p", hour=9), today=TODAY, zone=ZoneInfo("Asia/Tokyo"))

    assert found.last_at is not None
    assert (found.last_at.hour, found.last_at.tzname()) == (18, "JST")


def test_a_day_ends_at_midnight_where_one_looks_from() -> None:
    monday = date(2026, 3, 16)
    closed = closings("a", "ana", "p", day=monday, hour=23) + closings("a", "ana", "q", day=monday, hour=1)

    assert [(one.day.day, one.sentences) for one in days(closed, zone=UTC)] == [(16, 2)]
    assert [(one.day.day, one.sentences) for one in days(closed, zone=ZoneInfo("Europe/Paris"))] == [
        (16, 1),
        (17, 1),
    ]
    assert [one.day.day for one in days(closed, zone=ZoneInfo("America/New_York"))] == [15, 16]


def test_days_are_in_time_and_by_name() -> None:
    yesterday = TODAY - timedelta(days=1)
    closed = closings("a", "ben", "p") + closings("a", "ana", "p") + closings("a", "ben", "q", day=yesterday)
    closed += closings("b", "ben", "p", seconds=0)

    assert days(closed, zone=UTC) == (
        DayFigures(day=yesterday, analyst="ben", sentences=1, timed=1, seconds=10, per_hour=360),
        DayFigures(day=TODAY, analyst="ana", sentences=1, timed=1, seconds=10, per_hour=360),
        DayFigures(day=TODAY, analyst="ben", sentences=2, timed=1, seconds=10, per_hour=360),
    )
    assert NOW.date() == TODAY
