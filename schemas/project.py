"""How a project wants its analysts to work, as its file `project.toml` says."""

from pydantic import Field

from schemas.base import Value

MOST_HIDDEN = 0.5


class ProjectSettings(Value):
    """What is the same for everybody in the project.

    Attributes:
        hidden_share: of the sentences, whose suggestions an analyst does not see.
        hidden_seed: the same seed draws the same sentences.
        order_by_value: whether the next article is the most valuable to label, else the next imported.
    """

    hidden_share: float = Field(default=0, ge=0, le=MOST_HIDDEN, allow_inf_nan=False)
    hidden_seed: int = Field(default=0, ge=0, le=2**31 - 1)
    order_by_value: bool = False
