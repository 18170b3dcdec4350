"""A learned model: what it was made from, how good it is beside the rules, and which of the two won."""

from typing import Literal

from pydantic import AwareDatetime, Field

from schemas.base import Value
from schemas.suggestion import Agent

FEATURES = 1
"""Version of what a model sees (learning/features.py and hashing.py): it is read with its own only."""

Judge = Literal["model", "rules"]


class Measured(Value):
    """How good one judge is on the held-out rows; all figures in [0, 1].

    Attributes:
        macro_f1: the mean of the F1 of each value that the gold holds.
        low: the lower end of its 95 % interval, stories resampled; `high` is the upper one.
        accuracy: the share of the rows that are right.
        kappa: agreement with the gold beyond chance, at most 1; `kappa_low` is the lower end of its interval.
    """

    macro_f1: float
    low: float
    high: float
    accuracy: float
    kappa: float
    kappa_low: float


class ValueFigures(Value):
    """One value of a dimension: how many held-out rows have it, and the F1 of both judges."""

    code: str
    rows: int
    model_f1: float
    rules_f1: float


class Shortage(Value):
    """Why a dimension was not learned.

    Attributes:
        what: what there is too little of: articles with measured rows, or values that have enough rows.
    """

    what: Literal["articles", "values"]
    there: int
    needed: int


class DimensionFigures(Value):
    """The contest of one dimension.

    Attributes:
        rows: held out, judged by both.
        gain: macro F1 of the model less that of the rules; its interval is from `gain_low` to `gain_high`.
        winner: `model` only where the interval of the gain lies above 0, and that of its kappa too.
        shortage: none when the dimension was learned; then there is a model and there are figures.
    """

    dimension: str
    rows: int
    articles: int
    stories: int
    values: tuple[ValueFigures, ...] = ()
    model: Measured | None = None
    rules: Measured | None = None
    gain: float = 0.0
    gain_low: float = 0.0
    gain_high: float = 0.0
    winner: Judge = "rules"
    shortage: Shortage | None = None


class LabelCounts(Value):
    """What was learned from.

    Attributes:
        sentences: settled, each once however many analysts settled it; `claims` in them likewise.
        disputed: values that were left out because as many analysts said another one.
        unassisted: sentences and claims that somebody labelled without a suggestion on screen.
        by_model: those that were labelled while the judgement of an earlier model was on screen.
    """

    articles: int
    stories: int
    sentences: int
    claims: int
    disputed: int
    unassisted: int
    by_model: int


class ModelCard(Value):
    """What is said of a stored model; immutable as the model is.

    Attributes:
        version: counts from 1 in the project.
        author: who had it learned.
        seed: of the folds and of the intervals.
        features: version of the code that reads features; another one reads this model wrongly.
        beside: the agents, `name/version`, whose claims it judges and against which it was measured.
        targets: those that it knows a stance towards.
        arrays_sha256: of the file of its weights.
    """

    format: int = 1
    version: int = Field(ge=1)
    made_at: AwareDatetime
    author: str
    seed: int
    features: int
    beside: tuple[str, ...]
    labels: LabelCounts
    figures: tuple[DimensionFigures, ...]
    targets: tuple[str, ...] = ()
    arrays_sha256: str

    @property
    def agent(self) -> Agent:
        """The name under which it judges."""
        return Agent(name="learned", version=str(self.version))

    @property
    def winners(self) -> frozenset[str]:
        """The dimensions that it won; the rules judge the others."""
        return frozenset(one.dimension for one in self.figures if one.winner == "model")

    @property
    def learned(self) -> tuple[str, ...]:
        """The dimensions that it can judge, whether it won them or not."""
        return tuple(one.dimension for one in self.figures if one.shortage is None)


class OpenSentence(Value):
    """A sentence that waits, and what it is worth to label it.

    Attributes:
        index: of the sentence in its article, `key` its name there.
        value: in [0, 1]; how unsure the model is of it times how unlike it is to what is settled or before.
        uncertainty: in [0, 1].
    """

    article_id: str
    index: int
    key: str
    text: str
    value: float
    uncertainty: float


class Ranking(Value):
    """The articles in the order in which labelling them is worth most, as of one model."""

    version: int
    made_at: AwareDatetime
    articles: tuple[str, ...]
