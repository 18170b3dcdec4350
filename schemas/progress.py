"""How far a team is, who did what and when, and when all will be read."""

from datetime import date, datetime
from typing import Final, Literal, NamedTuple, get_args

from schemas.base import Value

ArticleState = Literal["disagreement", "reading", "open", "read", "settled"]
"""What has to be done in an article: readers differ and nobody settled it, somebody reads it, nobody began,
its readers are done, its gold is whole."""

ARTICLE_STATES: Final[tuple[ArticleState, ...]] = get_args(ArticleState)

NoForecast = Literal["all_read", "few_days", "idle", "too_far"]
"""Why no day is expected: nothing is left to read, too few days of work are known, nobody has read lately, or
it would take longer than anybody can foresee."""


class Closing(NamedTuple):
    """A sentence when a reader closed it for the first time; a tuple, for there may be hundreds of thousands.

    Attributes:
        key: of the sentence's state, `sentence:<start>-<end>`.
        seconds: that the reader spent on it; 0 where nobody took the time, as with imported labels.
        stands: whether it is closed now, too.
    """

    article_id: str
    reader: str
    key: str
    at: datetime
    seconds: float
    stands: bool


class Reading(Value):
    """How far a reader is with an article.

    Attributes:
        is_held: whether they hold a seat of it.
        due: until when, if anybody said so.
        is_overdue: that day is over and they are not done.
    """

    reader: str
    done: int
    is_held: bool = False
    due: date | None = None
    is_overdue: bool = False


class ArticleFigures(Value):
    """How far an article is.

    Attributes:
        readers_wanted: analysts that are to read it.
        readings: of the analysts who hold a seat or have labelled, without repeats and gold.
        wanted: sentence readings, `to_label` times `readers_wanted`.
        done: those of them that are made.
        labelled: sentences that as many analysts as wanted have closed.
        disagreements: units that its readers closed differently and nobody settled; none while it is read
            blind.
        settled: sentences that are gold.
    """

    article_id: str
    title: str
    to_label: int
    readers_wanted: int
    readings: tuple[Reading, ...]
    wanted: int
    done: int
    labelled: int
    disagreements: int | None
    settled: int
    state: ArticleState

    @property
    def is_overdue(self) -> bool:
        """Whether a reader should have been done."""
        return any(one.is_overdue for one in self.readings)


class AnalystFigures(Value):
    """What an analyst has done, repeats with it.

    Attributes:
        held: articles that they hold a seat of.
        done: articles in which they have closed every sentence.
        sentences: that they have closed, each counted once.
        timed: those of them that somebody took the time of.
        seconds: of the timed ones together.
        per_hour: sentences an hour of work; none where nobody took the time.
        median_seconds: of a timed one.
        last_at: when they last closed a sentence.
        due: held articles with a day that is not over, and sentences open.
        overdue: the same, of which the day is over.
    """

    analyst: str
    held: int
    done: int
    sentences: int
    timed: int
    seconds: float
    per_hour: float | None
    median_seconds: float | None
    last_at: datetime | None
    due: int
    overdue: int


class DayFigures(Value):
    """What an analyst has done on one day; from `sentences` on as in `AnalystFigures`."""

    day: date
    analyst: str
    sentences: int
    timed: int
    seconds: float
    per_hour: float | None


class Unforeseen(Value):
    """No day is expected, and why."""

    reason: NoForecast


class Forecast(Value):
    """When all is expected to be read.

    Attributes:
        pace: sentence readings on a day with any.
        days: with work, of which the pace is the mean.
        days_a_week: on which there is work.
        finish: the expected day.
        earliest: with 95 % confidence in the pace.
        latest: the same; none where the pace is too unsure to name a day.
    """

    pace: float
    days: int
    days_a_week: float
    finish: date
    earliest: date
    latest: date | None


class WholeFigures(Value):
    """All articles together; what is not said here is as in `ArticleFigures`.

    Attributes:
        states: articles in each state, in the order of `ARTICLE_STATES`.
        overdue: articles that a reader should have been done with.
        blind: articles that are read blind, so that nobody is told of disagreements.
    """

    articles: int
    states: tuple[tuple[ArticleState, int], ...]
    overdue: int
    blind: int
    to_label: int
    wanted: int
    done: int
    labelled: int
    disagreements: int
    settled: int
    forecast: Forecast | Unforeseen


class ProgressReport(Value):
    """How far the work is on one day.

    Attributes:
        made_at: when the figures were made; what was labelled since is not in them.
        today: in the time zone of whoever asks; all days are.
        analysts: by name.
        days: in time, then by name; only those with work.
        articles: what has to be done first comes first: overdue, then by state.
    """

    made_at: datetime
    today: date
    whole: WholeFigures
    analysts: tuple[AnalystFigures, ...]
    days: tuple[DayFigures, ...]
    articles: tuple[ArticleFigures, ...]
