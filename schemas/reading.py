"""How far the agents are with the stored articles."""

from schemas.base import Value


class ReadingFailure(Value):
    """An article that an agent could not read.

    Attributes:
        agent: `name/version`.
        reason: what the agent said, for who looks after it.
    """

    article_id: str
    title: str
    agent: str
    reason: str


class ReadingState(Value):
    """Where the reading of articles for suggestions stands.

    Attributes:
        articles: how many are stored.
        agents: who reads the languages that there are, `name/version`.
        waiting: articles that will be read without being asked for, or that somebody asked for.
        outdated: articles with something left to label that another agent or version has read.
        settled: such articles in which nothing is left to label; they are left alone.
        read: newest editions read, by agent, the last agent first.
        failures: articles that are not tried again until somebody asks.
        is_running: a process reads.
        is_paused: somebody stopped it.
    """

    articles: int
    agents: tuple[str, ...]
    waiting: int
    outdated: int
    settled: int
    read: tuple[tuple[str, int], ...]
    failures: tuple[ReadingFailure, ...]
    is_running: bool
    is_paused: bool

    @property
    def done(self) -> int:
        """Articles that nothing has to be read of any more."""
        return self.articles - self.waiting

    @property
    def is_by_rules_alone(self) -> bool:
        """Whether no agent reads with a parser."""
        return all(agent.startswith("rules/") for agent in self.agents)
