"""Articles to suggestions in processes of their own; one that dies, or that fails, stops nothing."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import closing
from itertools import chain
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import NamedTuple

from pydantic import TypeAdapter

from annotation.errors import N_, ReadersDied
from annotation.workbench.suggesting import SourceNames, propose
from schemas import Article, Source, Suggestion

_AHEAD = 4
"""Articles that each process is given ahead."""

_MOST_DEAD = 3
"""Articles in a row of which a process dies, from which on it is not the articles."""

_MOST_SAID = 300
DIED = N_("the process that read it ended")

_SUGGESTIONS = TypeAdapter(tuple[Suggestion, ...])
_NAMES: list[SourceNames] = []
"""The source registry, of the process that this is."""

Pool = Callable[[int, tuple[Source, ...]], Executor]
"""Makes the processes: how many, and with which source registry."""


class Read(NamedTuple):
    """What came of one article: suggestions, or why there are none."""

    article: Article
    suggestions: tuple[Suggestion, ...]
    problem: str = ""


def in_processes(number: int, sources: tuple[Source, ...]) -> Executor:
    """Processes that begin anew: a copy of this one would inherit its threads and locks."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    return ProcessPoolExecutor(number, mp_context=context, initializer=_begin, initargs=(sources,))


def prepare(sources: tuple[Source, ...]) -> None:
    """Give this process the registry."""
    _NAMES[:] = [SourceNames.of(sources)]


def _begin(sources: tuple[Source, ...]) -> None:
    """Ctrl+C is for the process that takes the answers, and when that one is gone this one goes too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_follow, args=(parent,), daemon=True).start()
    prepare(sources)


def _follow(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def read_article(article: str) -> bytes:
    """What the agent of its language suggests for an article, JSON in and out."""
    return _SUGGESTIONS.dump_json(propose(Article.model_validate_json(article), sources=_NAMES[0]))


def read_all(
    articles: Iterable[Article], *, pool: Pool, number: int, sources: tuple[Source, ...]
) -> Generator[Read, None, None]:
    """Each article with what its agent suggests, in order.

    Args:
        articles: taken only as far as they are read.
        pool: makes the processes.
        number: how many of them.
        sources: the source registry.

    Raises:
        ReadersDied: one process after the other dies; that is no article's fault.
    """
    given_up: list[Read] = []  # since the last that was read
    with closing(_each(articles, pool, number, sources)) as read:
        for one in read:
            given_up.append(one)
            if one.problem != DIED:
                yield from given_up
                given_up.clear()
            elif len(given_up) == _MOST_DEAD:
                raise ReadersDied
        yield from given_up


def _each(
    articles: Iterable[Article], pool: Pool, number: int, sources: tuple[Source, ...]
) -> Generator[Read, None, None]:
    """The same, whatever dies.

    When a process dies, the articles that were under way are read once more, one at a time; the one at which
    a process dies again is given up.
    """
    todo = iter(articles)
    waiting: deque[tuple[Article, Future[bytes]]] = deque()
    alone = 0  # how many are still to be read one at a time
    executor = pool(number, sources)
    try:
        while True:
            most = 1 if alone else number * _AHEAD
            while len(waiting) < most and (one := next(todo, None)) is not None:
                waiting.append((one, _given(executor, one)))
            if not waiting:
                return
            one, future = waiting.popleft()
            error = future.exception()
            if isinstance(error, BrokenExecutor):
                executor.shutdown()
                executor = pool(number, sources)
            if isinstance(error, BrokenExecutor) and not alone:
                lost = [one, *(other for other, _ in waiting)]
                waiting.clear()
                todo, alone = chain(lost, todo), len(lost)
            else:
                alone = max(alone - 1, 0)
                yield Read(one, *_outcome(future, error))
    finally:
        executor.shutdown(cancel_futures=True)


def _given(executor: Executor, article: Article) -> Future[bytes]:
    try:
        return executor.submit(read_article, article.model_dump_json())
    except BrokenExecutor as error:  # it died since the last answer
        future: Future[bytes] = Future()
        future.set_exception(error)
        return future


def _outcome(future: Future[bytes], error: BaseException | None) -> tuple[tuple[Suggestion, ...], str]:
    if error is None:
        return _SUGGESTIONS.validate_json(future.result()), ""
    if isinstance(error, BrokenExecutor):
        return (), DIED
    return (), f"{type(error).__name__}: {error}"[:_MOST_SAID]
