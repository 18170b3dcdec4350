"""What the agents of this installation propose for an article: the one place that calls them."""

from collections.abc import Callable, Iterable

from annotation.settings import SEEDS, Settings
from annotation.sources import read_sources
from annotation.suggest import SourceNames, suggest
from schemas import Article, Source, Suggestion

Propose = Callable[[Article], tuple[Suggestion, ...]]
"""From an article to suggestions, the same for the same article."""


def proposing(sources: Iterable[Source]) -> Propose:
    """The agents, with the names of these sources."""
    names = SourceNames.of(sources)

    def propose(article: Article) -> tuple[Suggestion, ...]:
        return suggest(article, sources=names)

    return propose


def proposer(settings: Settings) -> Propose:
    """The agents, with the project's source registry or the one that a new project would get.

    Raises:
        InvalidRegistry: naming the file and the next step.
    """
    registry = settings.sources if settings.sources.exists() else SEEDS / settings.sources.name
    return proposing(read_sources(registry))
