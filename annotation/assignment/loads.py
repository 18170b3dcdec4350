"""How much everybody has to read."""

from collections.abc import Collection, Iterable

from schemas import Workload

_COUNTS = ("articles", "done", "left", "overdue", "stuck")


def workloads(loads: Iterable[Workload], *, listed: Collection[str]) -> tuple[Workload, ...]:
    """A row for everybody who is listed or has something to read, by name; rows of one person are added."""
    found = {name: Workload(person=name, is_listed=True) for name in listed}
    for one in loads:
        known = found.get(one.person) or Workload(person=one.person, is_listed=False)
        sums = {name: getattr(known, name) + getattr(one, name) for name in _COUNTS}
        found[one.person] = known.model_copy(update=sums)
    return tuple(found[name] for name in sorted(found))
