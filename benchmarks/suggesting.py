"""How quickly the agents suggest: sentences a second on one core, and what twice the articles cost.

The articles are the gold again and again, and the make-believe French ones of benchmarks/reading.py, whose
sentences are three times as long. Run it as `python -m benchmarks.suggesting [COUNT]`. Without the models
only the rules are measured.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

from annotation.ingest import Draft, article_of
from annotation.settings import ROOT, SEEDS
from annotation.sources import read_sources
from annotation.suggest import AGENT, SourceNames, agent_of, propose, suggest
from benchmarks.reading import texts
from schemas import Article, Suggestion

COUNT = 300
_GOLD = ROOT / "tests" / "quality" / "gold"
Suggest = Callable[..., tuple[Suggestion, ...]]


def made_up(count: int) -> list[Article]:
    """French articles of 20 sentences of 230 characters."""
    return [article_of(Draft(text=text), origin="") for text in islice(texts(count), count)]


def gold(language: str, count: int) -> list[Article]:
    """The gold of a language again and again, each time with another first line."""
    files = sorted(_GOLD.glob(f"{language}-*.json"))
    bodies = [json.loads(path.read_text(encoding="utf-8"))["raw_text"] for path in files]
    return [
        article_of(Draft(text=f"Article {number}\n\n{bodies[number % len(bodies)]}"), origin="")
        for number in range(count)
    ]


def names() -> SourceNames:
    """The registry of a new project."""
    return SourceNames.of(read_sources(SEEDS / "sources.csv"))


def measure(agent: Suggest, articles: Sequence[Article]) -> float:
    """Seconds to suggest for all of `articles`."""
    known = names()
    start = time.perf_counter()
    for article in articles:
        agent(article, sources=known)
    return time.perf_counter() - start


def _sentences(articles: Sequence[Article]) -> int:
    return sum(len(article.sentences) for article in articles)


def _share(articles: Sequence[Article]) -> int:
    known = names()
    return sum(len(propose(article, sources=known)) for article in articles)


def spread(articles: Sequence[Article], *, processes: int) -> float:
    """Seconds when several processes share the articles, their start included."""
    shares = [articles[place::processes] for place in range(processes)]
    start = time.perf_counter()
    with ProcessPoolExecutor(processes) as pool:
        list(pool.map(_share, shares))
    return time.perf_counter() - start


def main() -> None:
    """Print a line for each agent and language."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    corpora = {"fr": gold("fr", count), "en": gold("en", count), "fr, long sentences": made_up(count)}
    for corpus, articles in corpora.items():
        language = corpus[:2]
        agents: dict[str, Suggest] = {str(AGENT): suggest}
        if agent_of(language) != AGENT:
            agents[str(agent_of(language))] = propose
        for name, agent in agents.items():
            measure(agent, articles[:10])  # what is loaded once is not what is measured
            half, whole = measure(agent, articles[: count // 2]), measure(agent, articles)
            rate = _sentences(articles) / whole
            linear = f"twice the articles {whole / half:.2f} times"
            print(f"{corpus:<18} {name:<38} {rate:6.0f} sentences a second  {linear}")
    both = made_up(count)
    one, two = spread(both, processes=1), spread(both, processes=2)
    print(f"in two processes {one / two:.2f} times as quickly as in one, the loading of models included")


if __name__ == "__main__":
    main()
