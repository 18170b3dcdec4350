"""The agents: which one reads a language, and what it proposes. Everything here goes through these names."""

from annotation.suggest import AGENT as RULES
from annotation.suggest import SourceNames, suggest
from schemas import Agent, Article, Suggestion

__all__ = ["RULES", "SourceNames", "agent_of", "by_rules", "propose"]


def by_rules(article: Article, *, sources: SourceNames) -> tuple[Suggestion, ...]:
    """What the rules suggest: at once, without a model; the only agent on the way to the screen."""
    return suggest(article, sources=sources)


# The rules read every language until there is an agent with a model. Then these two are
# `from annotation.suggest import agent_of, propose`.


def agent_of(_language: str) -> Agent:
    """The agent that reads articles of a language."""
    return RULES


propose = by_rules
"""What the agent of the article's language suggests. It may load models and take its time."""
