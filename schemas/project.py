"""How a project wants its analysts to work, as its file `project.toml` says."""

from pydantic import Field

from schemas.base import Value

MOST_HIDDEN = 0.5
MOST_READERS = 9


class ProjectSettings(Value):
    """What is the same for everybody in the project.

    Attributes:
        hidden_share: of the sentences, whose suggestions an analyst does not see.
        hidden_seed: the same seed draws the same sentences.
        order_by_value: whether the next article is the most valuable to label, else the next imported.
        overlap_share: of the stories, whose articles `overlap_readers` analysts read; one reads the others.
        overlap_seed: the same seed draws the same stories.
        takes_next: whether analysts of a team take the next article that waits for a reader by themselves.
        release_after_days: without a label in it after so many days an assignment is stuck; 0 is never.
        repeat_share: of the stories, whose articles an analyst reads again, to be compared with themselves.
        repeat_after_days: not before so many days have passed since their last label in it.
    """

    hidden_share: float = Field(default=0, ge=0, le=MOST_HIDDEN, allow_inf_nan=False)
    hidden_seed: int = Field(default=0, ge=0, le=2**31 - 1)
    order_by_value: bool = False
    overlap_share: float = Field(default=0, ge=0, le=1, allow_inf_nan=False)
    overlap_readers: int = Field(default=2, ge=2, le=MOST_READERS)
    overlap_seed: int = Field(default=0, ge=0, le=2**31 - 1)
    takes_next: bool = True
    release_after_days: int = Field(default=14, ge=0, le=3650)
    repeat_share: float = Field(default=0, ge=0, le=1, allow_inf_nan=False)
    repeat_after_days: int = Field(default=14, ge=0, le=3650)
