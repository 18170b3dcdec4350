"""How a version's articles are parted for training, and what can be said of the parts."""

import math
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from schemas.base import Value

Split = Literal["train", "validation", "test"]
SPLITS: tuple[Split, ...] = get_args(Split)
"""From the one that holds on to its articles to the one that gives way."""

Place = Literal["", "train", "validation", "test"]
"""Where an article is: in a split, or left out of all."""

GroupBy = Literal["outlet", "root", "time"]
TestRows = Literal["all", "unassisted"]

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class SplitPlan(Value):
    """What a draw is made with; docs/splits.md says how.

    Attributes:
        seed: decides between places that are as good; another one gives another draw.
        train: share of the rows; the three sum to 1.
        group_by: what never lies in two splits, besides a story: `outlet`, `root`, or `time`, which puts
            the newest articles into test and the newest of the others into validation.
        test_rows: `unassisted` keeps only those rows in test that owe nothing to a suggestion.
    """

    seed: str | int
    train: Share = 0.8
    validation: Share = 0.1
    test: Share = 0.1
    group_by: tuple[GroupBy, ...] = ()
    test_rows: TestRows = "all"

    @property
    def shares(self) -> dict[Split, float]:
        """The share of each split."""
        return {"train": self.train, "validation": self.validation, "test": self.test}

    @model_validator(mode="after")
    def _is_a_plan(self) -> "SplitPlan":
        total = math.fsum(self.shares.values())
        if not math.isclose(total, 1, abs_tol=1e-9):
            raise ValueError(f"the shares of train, validation and test sum to {total:g}, not to 1")
        if len(set(self.group_by)) != len(self.group_by):
            raise ValueError("group_by names each kind of group once")
        if "time" in self.group_by and len(self.group_by) > 1:
            raise ValueError(
                "time cannot be combined with outlet or root: these go on for years and would fall whole "
                "into test"
            )
        return self


class Groups(Value):
    """What had to stay together, over the articles of one version.

    Attributes:
        groups: how many; an article that shares nothing is one by itself.
        rows: of all of them.
        largest: rows of the largest.
        largest_articles: its articles.
    """

    groups: int
    rows: int
    largest: int
    largest_articles: int

    @property
    def largest_share(self) -> float | None:
        """Of the rows; none where there is no row."""
        return self.largest / self.rows if self.rows else None
