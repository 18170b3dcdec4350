"""A draw by time: the newest articles are tested on, and nobody has learned from later ones."""

from collections.abc import Iterable
from datetime import date

from annotation.datasets.splits.groups import Group
from annotation.datasets.splits.placements import Cuts
from schemas import Split, SplitPlan


def split_on(day: date | None, cuts: Cuts) -> Split:
    """The split of what is as new as `day`; what has no date is learned from."""
    if day and cuts.test_from and day >= cuts.test_from:
        return "test"
    if day and cuts.validation_from and day >= cuts.validation_from:
        return "validation"
    return "train"


def choose_cuts(groups: Iterable[Group], plan: SplitPlan, *, rows: int, after: date | None) -> Cuts:
    """The days at which test and validation come nearest to their shares; none when one has no such day.

    Args:
        groups: what is not placed yet.
        plan: its shares.
        rows: of the whole version.
        after: the newest day that is placed; both begin later.
    """
    free = [
        (group.newest, group.rows)
        for group in groups
        if group.newest and (after is None or group.newest > after)
    ]
    test_from = _nearest(free, plan.test * rows)
    older = [(day, count) for day, count in free if test_from is None or day < test_from]
    validation_from = _nearest(older, plan.validation * rows)
    is_whole = bool(test_from) == bool(plan.test) and bool(validation_from) == bool(plan.validation)
    return Cuts(validation_from, test_from) if is_whole else Cuts()


def _nearest(dated: Iterable[tuple[date, int]], wanted: float) -> date | None:
    """The day from which on there are nearly `wanted` rows; none when no rows at all are nearer."""
    of_day: dict[date, int] = {}
    for day, count in dated:
        of_day[day] = of_day.get(day, 0) + count
    best, distance, rows = None, wanted, 0
    for day in sorted(of_day, reverse=True):
        rows += of_day[day]
        if abs(wanted - rows) < distance:
            best, distance = day, abs(wanted - rows)
    return best
