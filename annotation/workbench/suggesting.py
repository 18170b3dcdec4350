"""The agents: which one reads a language, and what it proposes. Everything here goes through these names."""

from collections.abc import Callable
from contextlib import closing
from functools import lru_cache, partial

from annotation.settings import SEEDS, Settings
from annotation.sources import SourceIndex, read_sources
from annotation.store import SqlStore
from annotation.suggest import AGENT as RULES
from annotation.suggest import SourceNames, agent_of, propose
from annotation.suggest import suggest as by_rules
from schemas import Article, Source, Suggestion

__all__ = [
    "RULES",
    "Propose",
    "SourceNames",
    "agent_of",
    "by_rules",
    "first_sources",
    "names_of",
    "propose",
    "proposer",
]

Propose = Callable[[Article], tuple[Suggestion, ...]]
"""From an article to suggestions, the same for the same article."""


def proposer(settings: Settings, *, only_rules: bool = False) -> Propose:
    """The best agents, or the rules, with the project's registry or the one that a new project would get.

    Raises:
        InvalidRegistry: naming the file and the next step.
    """
    return partial(by_rules if only_rules else propose, sources=names_of(SourceIndex(_registry(settings))))


@lru_cache(maxsize=2)
def names_of(index: SourceIndex) -> SourceNames:
    """The names of a registry as they are found in text; made once for a state of it."""
    return SourceNames.of(index.sources)


def first_sources(settings: Settings) -> tuple[Source, ...]:
    """The registry that a new project gets: of the file in its folder, else of the seeds.

    Raises:
        InvalidRegistry: naming the file and the next step.
    """
    return read_sources(settings.sources if settings.sources.exists() else SEEDS / settings.sources.name)


def _registry(settings: Settings) -> tuple[Source, ...]:
    if isinstance(settings.database, str) or settings.database.exists():
        with closing(SqlStore(settings.database)) as store:
            if known := store.sources.all():
                return tuple(one.source for one in known)
    return first_sources(settings)
