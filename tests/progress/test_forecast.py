"""When all will be read, by hand."""

from datetime import date, timedelta

import pytest

from annotation.progress.forecast import forecast
from schemas import Forecast, Unforeseen
from tests.progress.made import TODAY


def _daily(*counts: int, until: date = TODAY - timedelta(days=1)) -> dict[date, int]:
    """The last count is that of `until`; a count of 0 is a day without work."""
    days = (until - timedelta(days=back) for back in range(len(counts)))
    return {day: count for day, count in zip(days, reversed(counts), strict=True) if count}


@pytest.mark.parametrize(
    ("remaining", "daily", "reason"),
    [
        (0, {}, "all_read"),
        (0, _daily(5, 5, 5), "all_read"),
        (9, {}, "few_days"),
        (9, _daily(5, 5), "few_days"),
        (9, _daily(5, 5, 5, until=TODAY), "few_days"),
        (9, _daily(5, 5, 5, until=TODAY - timedelta(days=29)), "idle"),
        (10**6, _daily(5, 5, 5), "too_far"),
    ],
)
def test_there_is_no_day_and_a_reason(remaining: int, daily: dict[date, int], reason: str) -> None:
    assert forecast(remaining, daily, today=TODAY) == Unforeseen(reason=reason)


def test_three_days_of_a_week_give_a_day_and_a_wide_interval() -> None:
    """Mean 20, deviation 10: margin 4.303 * 10 / sqrt(3) = 24.8. 3 days a week, 100 / 20 = 5 days: 11.7."""
    found = forecast(100, _daily(10, 0, 20, 0, 30), today=TODAY)

    assert found == Forecast(
        pace=20,
        days=3,
        days_a_week=3,
        finish=TODAY + timedelta(days=12),
        earliest=TODAY + timedelta(days=6),  # 100 / 44.8 / 3 * 7 = 5.2
        latest=None,
    )


def test_a_steady_pace_has_a_narrow_interval() -> None:
    """Three weeks of five days; the last 14 have mean 20.14, deviation 1.83, margin 2.160 * 1.83 / 3.74."""
    weeks = [18, 22, 18, 22, 20, 0, 0] * 3
    found = forecast(200, _daily(*weeks), today=TODAY)  # Monday the 23rd of February to Sunday the 15th

    assert isinstance(found, Forecast)
    assert (found.days, found.days_a_week) == (14, 5)
    assert found.pace == pytest.approx((3 * 100 - 18) / 14)
    assert found.finish == TODAY + timedelta(days=14)  # 200 / 20.14 / 5 * 7 = 13.9
    assert found.earliest == TODAY + timedelta(days=14)  # 200 / (20.14 + 1.06) / 5 * 7 = 13.2
    assert found.latest == TODAY + timedelta(days=15)  # 200 / (20.14 - 1.06) / 5 * 7 = 14.7


def test_today_is_not_over_and_not_in_the_pace() -> None:
    before = _daily(20, 20, 20)

    assert forecast(60, before | {TODAY: 1}, today=TODAY) == forecast(60, before, today=TODAY)


def test_only_the_last_fourteen_days_of_work_make_the_pace() -> None:
    found = forecast(100, _daily(*[1000] * 6, *[10] * 14), today=TODAY)

    assert isinstance(found, Forecast)
    assert (found.pace, found.days) == (10, 14)


def test_a_team_that_rests_is_expected_later() -> None:
    rested = forecast(100, _daily(20, 20, 20, 20, *[0] * 21), today=TODAY)
    at_work = forecast(100, _daily(20, 20, 20, 20), today=TODAY)

    assert isinstance(rested, Forecast)
    assert isinstance(at_work, Forecast)
    assert (rested.days_a_week, at_work.days_a_week) == (1, 4)
    assert rested.finish == TODAY + timedelta(days=35)
    assert at_work.finish == TODAY + timedelta(days=9)  # 5 days of 4 a week: 8.75
