"""Versions beyond one machine."""

from schemas.base import Value


class Delivery(Value):
    """What one push did.

    Attributes:
        target: the folder or bucket of the Delta table.
        pushed: the versions that were written now, each read back and verified.
        held: how many versions the target holds: 1 to this one.
    """

    dataset: str
    target: str
    pushed: tuple[int, ...]
    held: int
