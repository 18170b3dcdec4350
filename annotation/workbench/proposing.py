"""What the agents of this installation propose for an article; needs no project."""

from collections.abc import Callable

from annotation.settings import SEEDS, Settings
from annotation.sources import read_sources
from annotation.suggest import SourceNames, suggest
from schemas import Article, Suggestion

Propose = Callable[[Article], tuple[Suggestion, ...]]
"""From an article to suggestions, the same for the same article."""


def proposer(settings: Settings) -> Propose:
    """The agents, with the project's source registry or the one that a new project would get.

    Raises:
        InvalidRegistry: naming the file and the next step.
    """
    registry = settings.sources if settings.sources.exists() else SEEDS / settings.sources.name
    names = SourceNames.of(read_sources(registry))

    def propose(article: Article) -> tuple[Suggestion, ...]:
        return suggest(article, sources=names)

    return propose
