"""Who reads what: how many read an article, which seat is free, whose labels show; pure."""

from annotation.assignment.blindness import is_open
from annotation.assignment.loads import workloads
from annotation.assignment.seats import (
    FIRST_REPEAT,
    Seat,
    first_free,
    given,
    is_read_again,
    readers_wanted,
    released,
    taken_again,
)
from annotation.assignment.sharing import Plan, Shareable, planned, shared_out

__all__ = [
    "FIRST_REPEAT",
    "Plan",
    "Seat",
    "Shareable",
    "first_free",
    "given",
    "is_open",
    "is_read_again",
    "planned",
    "readers_wanted",
    "released",
    "shared_out",
    "taken_again",
    "workloads",
]
