"""How much everybody has to read."""

from collections.abc import Collection, Iterable
from datetime import date

from schemas import HeldSeat, Workload


def workloads(seats: Iterable[HeldSeat], *, listed: Collection[str], today: date) -> tuple[Workload, ...]:
    """A row for everybody who is listed or holds a seat, by name."""
    found = {name: Workload(person=name, is_listed=True) for name in listed}
    for one in seats:
        known = found.get(one.person) or Workload(person=one.person, is_listed=False)
        more = {
            "articles": 1,
            "done": one.left == 0,
            "left": one.left,
            "overdue": one.is_overdue(today),
            "stuck": one.is_stuck,
        }
        sums = {name: getattr(known, name) + count for name, count in more.items()}
        found[one.person] = known.model_copy(update=sums)
    return tuple(found[name] for name in sorted(found))
