"""What is said of the splits of a version; nothing is a figure where there was nothing to count."""

from schemas.base import Value
from schemas.split import Groups, Place, Split, SplitPlan


class SplitCounts(Value):
    """One split, or the rows that are in none.

    Attributes:
        share: of the rows that are in a split; none for those that are not.
    """

    split: Place
    articles: int
    stories: int
    rows: int
    share: float | None


class Leaks(Value):
    """What lies in two splits.

    Attributes:
        articles: must be 0.
        stories: must be 0.
        sentences: different sentences of five words or more that are the same but for case, punctuation and
            white space, and boilerplate in no article.
        boilerplate: the same of those that are boilerplate somewhere.
        texts: different whole texts, compared in the same way; none where the version holds no texts.
    """

    articles: int
    stories: int
    sentences: int
    boilerplate: int
    texts: int | None

    @property
    def is_clean(self) -> bool:
        """Whether what must never be parted is not."""
        return not (self.articles or self.stories)


class Deviation(Value):
    """Where a value's share in a split differs most from its share in all of them."""

    split: Split
    value: str
    share: float
    overall: float


class Balance(Value):
    """How the values of one dimension are spread.

    Attributes:
        rows: with each value, by split; every value that there is.
        largest: none where no split has a row.
    """

    dimension: str
    rows: dict[Split, dict[str, int]]
    largest: Deviation | None


class Prediction(Value):
    """How right a predictor is on test, in [0, 1]; `macro_f1` is over the values that test has."""

    accuracy: float
    macro_f1: float


class Shortcut(Value):
    """How well the name of the source alone predicts a dimension; learned on train, measured on test.

    Attributes:
        rows: of test, with a source and a value.
        seen: those of them whose source is in train too.
        by_source: says of each source what most of its rows in train say.
        majority: always says what most rows of train say.
        reason: why it was not measured; empty where it was.
    """

    dimension: str
    rows: int = 0
    seen: int = 0
    by_source: Prediction | None = None
    majority: Prediction | None = None
    reason: str = ""


class SplitReport(Value):
    """All of it.

    Attributes:
        plan: none where the splits were not drawn here.
        groups: what had to stay together; none where the splits were not drawn here.
        taken_out: articles that were in a split of an earlier version and are in none of this one.
        kept_out: new articles that would have tied two splits together.
        undated: articles that the draw by time put into train because they have no date. All three are
            none where the splits were not drawn here.
    """

    plan: SplitPlan | None
    counts: tuple[SplitCounts, ...]
    leaks: Leaks
    balances: tuple[Balance, ...]
    shortcuts: tuple[Shortcut, ...]
    groups: Groups | None = None
    taken_out: int | None = None
    kept_out: int | None = None
    undated: int | None = None
