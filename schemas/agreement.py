"""How far readers of the same articles agree, and where they do not."""

from datetime import date, datetime
from typing import Literal

from schemas.base import Value

Reason = Literal["no_overlap", "one_value", "few_articles", "rare_values"]
"""Why there is no figure: no two readers said anything of the same, all said the same value, too few articles
of different stories for an interval, or too many resamples in which the figure is not defined."""

SpanPart = Literal["source", "cue", "content", "whole"]
ChainPart = Literal["root", "depth", "order", "cue"]
SliceBy = Literal["month", "analyst", "outlet", "language"]
IS_ATTRIBUTED, VOICE, STANCE, HAS_STANCE = "is_attributed", "voice", "stance", "has_stance"
"""What is compared beside the codebook's dimensions with one value a claim."""


class Undefined(Value):
    """There is no such figure, and why."""

    reason: Reason


class Interval(Value):
    """Of 95 %."""

    low: float
    high: float


class Figure(Value):
    """A figure of agreement with its interval.

    Attributes:
        units: what it is counted over: sentences, claims or spans that two readers or more said something of.
        articles: in which these lie.
    """

    value: float | Undefined
    interval: Interval | Undefined
    units: int
    articles: int


class DimensionAgreement(Value):
    """All readers together in one dimension.

    Attributes:
        alpha: Krippendorff's, with the distance of the scale.
        share: pairs of values that are the same, of all pairs.
    """

    dimension: str
    is_ordinal: bool
    alpha: Figure
    share: Figure


class PairAgreement(Value):
    """Two readers in one dimension.

    Attributes:
        kappa: Cohen's, every difference counting the same.
        share: units of which both say the same.
    """

    readers: tuple[str, str]
    dimension: str
    kappa: Figure
    share: Figure


class SpanAgreement(Value):
    """Symmetric F1 of the spans of attributions; `readers` is empty for all pairs together.

    Attributes:
        exact: the same characters.
        overlap: they overlap enough.
    """

    readers: tuple[str, ...]
    part: SpanPart
    exact: Figure
    overlap: Figure


class ChainAgreement(Value):
    """The share of aligned attributions whose chains agree in a part; `readers` as in `SpanAgreement`."""

    readers: tuple[str, ...]
    part: ChainPart
    share: Figure


class Figures(Value):
    """What is said of one group of readers.

    Attributes:
        readers: those who share a closed sentence with another.
        articles: in which they do.
        sentences: that two of them or more have closed.
    """

    readers: tuple[str, ...]
    articles: int
    sentences: int
    dimensions: tuple[DimensionAgreement, ...]
    pairs: tuple[PairAgreement, ...]
    spans: tuple[SpanAgreement, ...]
    chains: tuple[ChainAgreement, ...]


class SliceAgreement(Value):
    """Alpha in one month of labelling (`2026-03`), or of one analyst, outlet or language."""

    by: SliceBy
    value: str
    dimension: str
    alpha: Figure


class Diagonal(Value):
    """The share of Admiralty ratings on A1, B2, C3, D4, E5; `reader` is empty for all together."""

    reader: str
    share: Figure


class AgreementReport(Value):
    """All of it.

    Attributes:
        between: the analysts.
        repeats: each analyst who read an article again, against themselves.
        withheld: articles that two analysts or more have closed sentences in and that may not be shown yet.
    """

    between: Figures
    repeats: tuple[Figures, ...]
    slices: tuple[SliceAgreement, ...]
    diagonals: tuple[Diagonal, ...]
    withheld: int


class AgreementQuery(Value):
    """Which articles and labels are compared; whatever is left empty leaves nothing out.

    Attributes:
        since: the first day of labelling, by the last of the readers of a unit; `until` is the last day.
        readers: only these.
    """

    language: str = ""
    outlet: str = ""
    story: str = ""
    since: date | None = None
    until: date | None = None
    readers: tuple[str, ...] = ()


class SharedUnit(Value):
    """What two readers said something of: sentences of an article by their indexes, claims by their keys."""

    article_id: str
    sentences: tuple[int, ...]
    claims: tuple[str, ...]


class Cell(Value):
    """The units of which the first reader says one value and the second another, or the same."""

    first: str
    second: str
    units: tuple[SharedUnit, ...]


class CrossTable(Value):
    """The values of one reader against those of another; only cells that hold anything.

    Attributes:
        codes: every value of either, in the order of the codebook.
    """

    dimension: str
    readers: tuple[str, str]
    codes: tuple[str, ...]
    cells: tuple[Cell, ...]


class Divergence(Value):
    """One thing in which readers differ.

    Attributes:
        what: a dimension, a part of an attribution, `claim` where only some made one, or `status`.
        values: what each says, by reader; empty where they say nothing.
        weight: how bad that is.
    """

    what: str
    values: dict[str, str]
    weight: int


class Disagreement(Value):
    """Sentences that readers closed differently.

    Attributes:
        sentences: their indexes.
        readers: who closed them.
        weight: of all divergences together; the greater, the worse.
        at: when the last of the readers closed them.
    """

    article_id: str
    sentences: tuple[int, ...]
    readers: tuple[str, ...]
    divergences: tuple[Divergence, ...]
    weight: int
    at: datetime


class LatentValue(Value):
    """A unit of which the model says another value than the majority.

    Attributes:
        majority: empty where as many say another value.
        probability: of the model's value.
    """

    unit: SharedUnit
    values: dict[str, str]
    majority: str
    estimate: str
    probability: float


class LatentEstimate(Value):
    """What Dawid and Skene's model makes of one nominal dimension.

    Attributes:
        units: that three readers or more said something of.
        errors: by reader, the estimated share of units that they give another value than the true one.
        differing: where it does not say what the majority says.
    """

    dimension: str
    units: int
    errors: dict[str, float]
    differing: tuple[LatentValue, ...]
