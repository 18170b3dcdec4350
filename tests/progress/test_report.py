"""All articles together, by hand."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from annotation.progress import report
from schemas import GOLD, Closing, Forecast, Unforeseen
from tests.progress.made import NOW, TODAY, closings, piece, seat, standing


def test_a_project_without_articles_has_nothing_to_read() -> None:
    found = report([], [], now=NOW, zone=UTC)

    assert found.whole.wanted == found.whole.articles == 0
    assert found.whole.forecast == Unforeseen(reason="all_read")
    assert found.analysts == found.days == found.articles == ()


def test_the_whole_is_the_sum_of_the_articles() -> None:
    pieces = [
        piece("a", 4, 2, standings=(standing("a", "ana", 4, 4), standing("a", "ben", 3, 4))),
        piece("b", 2, 1, standings=(standing("b", "ana", 2, 2), standing("b", GOLD, 2, 2)), disagreements=0),
        piece("c", 3, 2, seats=(seat("c", "ben", due=TODAY - timedelta(days=3)),)),
        piece(
            "d",
            1,
            2,
            standings=tuple(standing("d", who, 1, 1) for who in ("ana", "ben")),
            disagreements=1,
        ),
    ]
    closed = closings("a", "ana", "pqrs") + closings("a", "ben", "pqr") + closings("b", "ana", "pq")
    closed += closings("d", "ana", "p") + closings("d", "ben", "p")
    found = report(pieces, closed, now=NOW, zone=UTC)

    whole = found.whole
    assert (whole.articles, whole.to_label, whole.wanted, whole.done) == (4, 10, 18, 11)
    assert (whole.labelled, whole.disagreements, whole.settled) == (3 + 2 + 1, 1, 2)
    assert (whole.overdue, whole.blind) == (1, 1)
    assert dict(whole.states) == {"disagreement": 1, "reading": 1, "open": 1, "read": 0, "settled": 1}
    assert whole.forecast == Unforeseen(reason="few_days")
    assert [one.article_id for one in found.articles] == ["c", "d", "a", "b"]
    assert [(one.analyst, one.sentences) for one in found.analysts] == [("ana", 7), ("ben", 4)]


def test_repeats_are_work_but_do_not_bring_the_end_nearer() -> None:
    def closed(who: str) -> list[Closing]:
        before = (TODAY - timedelta(days=back) for back in (1, 2, 3))
        return [one for day in before for one in closings("a", who, "pq", day=day)]

    pieces = [piece("a", 12, 1, standings=(standing("a", "ana", 6, 12),))]
    once = report(pieces, closed("ana"), now=NOW, zone=UTC)
    again = report(pieces, closed("ana") + closed("ben#2"), now=NOW, zone=UTC)

    assert isinstance(once.whole.forecast, Forecast)
    assert once.whole.forecast.pace == 2
    assert once.whole.forecast == again.whole.forecast
    assert [one.sentences for one in again.analysts] == [6, 6]


def test_when_all_is_settled_nothing_is_expected() -> None:
    pieces = [piece("a", standings=(standing("a", "ana", 4, 4), standing("a", GOLD, 4, 4)), disagreements=0)]
    found = report(pieces, closings("a", "ana", "pqrs"), now=NOW, zone=UTC)

    assert found.whole.forecast == Unforeseen(reason="all_read")
    assert found.whole.settled == found.whole.to_label == found.whole.done == 4
    assert found.articles[0].state == "settled"


def test_today_is_where_one_looks_from() -> None:
    due = (seat("a", "ana", due=TODAY),)
    late = NOW.replace(hour=23)

    assert not report([piece("a", seats=due)], [], now=late, zone=UTC).whole.overdue
    assert report([piece("a", seats=due)], [], now=late, zone=ZoneInfo("Europe/Paris")).whole.overdue == 1
