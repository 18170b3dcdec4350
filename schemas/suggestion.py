"""What an agent proposes. A suggestion is not a label until a person decides."""

from pydantic import AwareDatetime, Field

from schemas.base import Value
from schemas.claim import Claim


class Agent(Value):
    """A suggester, by name and version."""

    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.name}/{self.version}"


class Suggestion(Value):
    """A proposed claim.

    Attributes:
        suggestion_id: the same for the same agent, text and claim.
        agent: `name/version` of the suggester.
        score: in [0, 1]; how sure the agent is.
        made_at: when the agent made it; none for one that was never stored.
        shown: whether the analyst saw it before deciding.
        judged_by: who said the value of a dimension, `name/version`, where it was not `agent` itself.
    """

    suggestion_id: str
    agent: str
    score: float
    claim: Claim
    made_at: AwareDatetime | None = None
    shown: bool = True
    judged_by: dict[str, str] = Field(default_factory=dict)


class Proposal(Value):
    """All that one agent suggests for one edition of an article.

    Attributes:
        revision: of the edition whose sentences the agent read.
        agent: `name/version`.
    """

    article_id: str
    revision: int
    agent: str
    made_at: AwareDatetime
    suggestions: tuple[Suggestion, ...]
