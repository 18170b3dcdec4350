"""What a version trains: figures of simple classifiers on its own splits."""

from typing import Literal

from pydantic import Field

from schemas.base import Value

LackOf = Literal["train_stories", "train_values", "test_stories", "test_values"]


class Estimate(Value):
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


class CodeFigures(Value):
    """How well one code is told; 0 where a share is of nothing.

    Attributes:
        support: test rows that have it.
    """

    code: str
    precision: float
    recall: float
    f1: float
    support: int


class Part(Value):
    """The examples of one split.

    Attributes:
        values: examples by code, the most frequent first.
    """

    rows: int
    articles: int
    stories: int
    values: dict[str, int]


class Answered(Value):
    """One judge on the test split.

    Attributes:
        judge: `text`, `source name` (or `outlet name`), `majority`.
        strength: the regularisation C that was chosen on the validation split, or the fixed one.
    """

    judge: str
    strength: float | None
    macro_f1: Estimate
    accuracy: Estimate
    codes: tuple[CodeFigures, ...]


class Gain(Value):
    """How much better the text is than another judge, on the same resamples."""

    than: str
    macro_f1: Estimate
    accuracy: Estimate


class CurvePoint(Value):
    """The text judge after learning from a part of the training articles."""

    share: float
    articles: int
    rows: int
    macro_f1: Estimate


class Lack(Value):
    """What there is too little of to measure anything: stories of a split, or values with rows enough."""

    what: LackOf
    there: int
    needed: int


class TaskReport(Value):
    """One task.

    Attributes:
        reads: what of a row the text judge sees.
        names: what the judge of names sees.
        ties: examples left out because the annotators are divided.
        without_text: claims with a value left out because they have no content.
        unjudged: test rows by each code that means "cannot be judged"; such a code is a class of its own.
        lacks: why nothing was measured; empty when it was.
        answered, gains, curve: empty when nothing was measured.
    """

    task: str
    reads: str
    names: str
    parts: dict[str, Part]
    ties: int
    without_text: int
    unjudged: dict[str, int]
    lacks: tuple[Lack, ...] = ()
    answered: tuple[Answered, ...] = ()
    gains: tuple[Gain, ...] = ()
    curve: tuple[CurvePoint, ...] = ()


class TrainReport(Value):
    """Whether a version trains a classifier; the same version gives the same report.

    Attributes:
        library: what learned, with its version.
        resamples: of the test stories, for each interval.
        divided_stories: stories that the splits divide; only their most held-out part was used.
        divided_rows: rows left out for it.
        undrawn_rows: rows in no split, left out too.
    """

    dataset: str
    version: int
    csv_sha256: str
    library: str
    seed: int
    resamples: int
    divided_stories: tuple[str, ...]
    divided_rows: int
    undrawn_rows: int
    tasks: tuple[TaskReport, ...] = Field(default=())
