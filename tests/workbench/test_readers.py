"""Processes that read articles: one that dies, or that fails, stops nothing."""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from typing import Any

import pytest

from annotation.errors import ReadersDied
from annotation.workbench import readers
from annotation.workbench.readers import Read, in_processes, read_all
from schemas import Article
from tests.factories import article

ARTICLES = [article(f"Titre {n}\n\nLe maire a dit « oui » mardi.") for n in range(7)]


class _Prompt(Executor):
    """Answers at once, but dies of one article."""

    def __init__(self, deadly: str) -> None:
        readers.prepare(())
        self._deadly = deadly
        self._is_dead = False

    def submit(self, function: Callable[..., Any], /, *given: Any, **_named: Any) -> Future[Any]:
        if self._is_dead:
            raise BrokenExecutor
        future: Future[Any] = Future()
        if self._deadly in given[0]:
            self._is_dead = True
            future.set_exception(BrokenExecutor())
        else:
            future.set_result(function(*given))
        return future


def _read(pool: Callable[..., Executor]) -> list[Read]:
    return list(read_all(ARTICLES, pool=pool, number=1, sources=()))


def test_articles_are_read_in_order_by_processes() -> None:
    found = _read(in_processes)

    assert [one.article for one in found] == ARTICLES
    assert all(one.suggestions and not one.problem for one in found)


@pytest.mark.parametrize("deadly", range(7))
def test_the_article_that_a_process_dies_of_is_given_up_and_the_others_are_read(deadly: int) -> None:
    pools: list[Executor] = []

    def pool(_number: int, _sources: object) -> Executor:
        pools.append(_Prompt(f"Titre {deadly}"))
        return pools[-1]

    found = _read(pool)

    assert [one.article for one in found] == ARTICLES
    assert [place for place, one in enumerate(found) if one.problem] == [deadly]
    assert found[deadly].problem == readers.DIED
    assert len(pools) == 3  # the first died, the second died of it alone, the third read on


def test_when_every_process_dies_it_is_no_articles_fault() -> None:
    found = read_all(ARTICLES, pool=lambda _number, _sources: _Prompt("Titre"), number=1, sources=())

    with pytest.raises(ReadersDied, match="Is there memory enough"):
        list(found)


def test_what_an_agent_says_of_an_article_that_it_cannot_read_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(one: Article, *, sources: object) -> tuple[()]:
        if "Titre 2" in one.text:
            raise ValueError("x" * 1000)
        return ()

    monkeypatch.setattr(readers, "propose", fail)
    readers.prepare(())
    found = _read(lambda number, _sources: ThreadPoolExecutor(number))

    assert [one.problem[:13] for one in found if one.problem] == ["ValueError: x"]
    assert len(found[2].problem) == 300
