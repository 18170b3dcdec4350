"""What is held for all threads: each value is made by one of them, and what is held has a limit."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from annotation.workbench.recent import Recent

THREADS = 8


def _at_once(do: Callable[[int], object], threads: int = THREADS) -> list[object]:
    """What each thread finds; they all begin together."""
    barrier = Barrier(threads)

    def begin(number: int) -> object:
        barrier.wait(timeout=10)
        return do(number)

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(begin, range(threads)))


def test_a_value_is_made_by_one_thread_and_found_by_all() -> None:
    recent: Recent[object] = Recent(limit=4, size=lambda _: 1)
    made: list[int] = []

    def make(before: object) -> object:
        if before is None:
            made.append(1)
        return before or object()

    assert len(set(_at_once(lambda _: recent.made("a", make)))) == 1
    assert made == [1]


def test_values_of_other_names_are_made_at_the_same_time() -> None:
    """Each waits until the other has begun."""
    recent: Recent[int] = Recent(limit=4, size=lambda _: 1)
    both = Barrier(2)

    assert sorted(_at_once(lambda name: recent.made(name, lambda _: both.wait(timeout=10)), 2)) == [0, 1]


def test_threads_that_push_each_other_out_find_what_they_made() -> None:
    recent: Recent[int] = Recent(limit=2, size=lambda _: 1)

    def ask(number: int) -> bool:
        names = [(number + step) % 7 for step in range(500)]
        return all(recent.made(name, lambda _, made=name: made) == name for name in names)

    assert _at_once(ask) == [True] * THREADS


def test_what_was_not_used_for_longest_goes_first() -> None:
    recent: Recent[str] = Recent(limit=6, size=len)
    for name in ("aa", "bb", "cc", "aa", "dd"):
        recent.made(name, lambda before, made=name: before or made)

    found = {name: recent._get(name) for name in ("aa", "bb", "cc", "dd")}
    assert found == {"aa": "aa", "bb": None, "cc": "cc", "dd": "dd"}


def test_the_last_is_held_however_large_it_is() -> None:
    recent: Recent[str] = Recent(limit=1, size=len)
    recent.made("a", lambda _: "a")

    assert recent.made("b", lambda _: "large") == "large"
    assert recent.made("b", lambda before: before or "other") == "large"
    assert recent._get("a") is None
