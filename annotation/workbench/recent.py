"""What was asked for last, held for all threads of a server."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar
from weakref import WeakValueDictionary

Held = TypeVar("Held")


class Recent(Generic[Held]):
    """Holds values by name until they are too large together; what was not used for longest goes first.

    Args:
        limit: of the sizes together. The one that was held last stays, however large it is.
        size: of a value.
    """

    def __init__(self, *, limit: int, size: Callable[[Held], int]) -> None:
        self._limit = limit
        self._size = size
        self._held: OrderedDict[Hashable, Held] = OrderedDict()
        self._bookkeeping = Lock()
        self._turns: WeakValueDictionary[Hashable, Lock] = WeakValueDictionary()

    def made(self, name: Hashable, make: Callable[[Held | None], Held]) -> Held:
        """What `make` makes of what is held under a name, or of none; then that is held.

        One at a time for a name: who asks meanwhile waits. Under other names others make at the same time.
        """
        with self._turn(name):
            value = make(self._get(name))
            self.hold(name, value)
        return value

    def _turn(self, name: Hashable) -> Lock:
        with self._bookkeeping:
            return self._turns.setdefault(name, Lock())

    def _get(self, name: Hashable) -> Held | None:
        with self._bookkeeping:
            return self._held.get(name)

    def hold(self, name: Hashable, value: Held) -> None:
        """Hold a value from now on; `make` does so with what is not whole yet, in case it is interrupted."""
        with self._bookkeeping:
            self._held[name] = value
            self._held.move_to_end(name)
            sizes = sum(map(self._size, self._held.values()))
            while sizes > self._limit and len(self._held) > 1:
                sizes -= self._size(self._held.popitem(last=False)[1])
