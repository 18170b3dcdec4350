"""The agents: which one reads a language, and what it proposes. Everything here goes through these names."""

from collections.abc import Callable
from functools import partial

from annotation.settings import SEEDS, Settings
from annotation.sources import read_sources
from annotation.suggest import AGENT as RULES
from annotation.suggest import SourceNames, agent_of, propose
from annotation.suggest import suggest as by_rules
from schemas import Article, Suggestion

__all__ = ["RULES", "Propose", "SourceNames", "agent_of", "by_rules", "propose", "proposer"]

Propose = Callable[[Article], tuple[Suggestion, ...]]
"""From an article to suggestions, the same for the same article."""


def proposer(settings: Settings, *, only_rules: bool = False) -> Propose:
    """The best agents, or the rules, with the project's registry or the one that a new project would get.

    Raises:
        InvalidRegistry: naming the file and the next step.
    """
    registry = settings.sources if settings.sources.exists() else SEEDS / settings.sources.name
    return partial(by_rules if only_rules else propose, sources=SourceNames.of(read_sources(registry)))
