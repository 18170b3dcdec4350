"""When all is expected to be read, by the pace of the last days with work; pure."""

import math
from collections.abc import Mapping
from datetime import date, timedelta
from statistics import fmean, stdev

from schemas import Forecast, Unforeseen

MOST_DAYS = 14
FEWEST_DAYS = 3
MOST_WEEKS = 4
FURTHEST = timedelta(days=3650)

_WEEK = 7
_T = (4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160)
"""Student's t, two-sided 95 %, for 2 to 13 degrees of freedom (Student 1908; any table)."""


def forecast(remaining: int, daily: Mapping[date, int], *, today: date) -> Forecast | Unforeseen:
    """The expected day, and between which days it lies.

    Args:
        remaining: sentence readings that are left.
        daily: sentence readings of each day with any.
        today: left out of the pace, for it is not over.
    """
    if not remaining:
        return Unforeseen(reason="all_read")
    worked = sorted(day for day in daily if day < today)
    if len(worked) < FEWEST_DAYS:
        return Unforeseen(reason="few_days")
    weeks = min(MOST_WEEKS, math.ceil((today - worked[0]).days / _WEEK))
    lately = sum(day >= today - timedelta(weeks=weeks) for day in worked)
    if not lately:
        return Unforeseen(reason="idle")
    counts = [daily[day] for day in worked[-MOST_DAYS:]]
    pace, days_a_week = fmean(counts), lately / weeks
    margin = _T[len(counts) - FEWEST_DAYS] * stdev(counts) / math.sqrt(len(counts))

    def day_at(readings_a_day: float) -> date | None:
        if readings_a_day <= 0:
            return None
        left = remaining / readings_a_day / days_a_week * _WEEK
        return today + timedelta(days=math.ceil(left)) if left <= FURTHEST.days else None

    finish, earliest = day_at(pace), day_at(pace + margin)
    if finish is None or earliest is None:
        return Unforeseen(reason="too_far")
    return Forecast(
        pace=pace,
        days=len(counts),
        days_a_week=days_a_week,
        finish=finish,
        earliest=earliest,
        latest=day_at(pace - margin),
    )
