"""What suggestions do to labels and to the time that they take, in figures."""

from datetime import datetime

from schemas.base import Value
from schemas.claim import Voice


class Rate(Value):
    """A share with its interval.

    Attributes:
        of: how many there are.
        share: none when they are too few to say.
        low: lower end of the 95 % interval.
        high: its upper end.
    """

    count: int
    of: int
    share: float | None = None
    low: float | None = None
    high: float | None = None


class Difference(Value):
    """Without suggestions minus with them; nothing when there is too little to say it."""

    value: float | None = None
    low: float | None = None
    high: float | None = None


class Tally(Value):
    """What one analyst did with what one agent suggested.

    Attributes:
        annotator: empty for all analysts together.
        offered: suggestions that were on screen in sentences that are closed, or that were decided on.
        passed: those of them that nobody decided on: skipped, or the analyst let another claim speak.
        added: attributions marked by hand in sentences whose suggestions were on screen.
    """

    agent: str
    annotator: str
    voice: Voice
    offered: int
    accepted: Rate
    corrected: Rate
    rejected: Rate
    passed: Rate
    added: int


class Side(Value):
    """Sentences that were closed with suggestions on screen, or with suggestions held back.

    Attributes:
        attributed: sentences in which somebody is quoted, as they are labelled now.
        same_voice: sentences whose label agrees with the suggestion on whether somebody is quoted.
        same_attributions: sentences whose attributions have the contents and sources that were suggested.
    """

    sentences: int
    articles: int
    median_seconds: float | None
    mean_seconds: float | None
    attributed: Rate
    same_voice: Rate
    same_attributions: Rate


class Comparison(Value):
    """Both sides of one analyst, or of all when `annotator` is empty; differences over articles."""

    annotator: str
    shown: Side
    hidden: Side
    median_seconds: Difference
    mean_seconds: Difference
    attributed: Difference
    same_voice: Difference
    same_attributions: Difference


class Haste(Value):
    """An analyst who accepted many suggestions in a row faster than they can be read.

    Attributes:
        runs: how often.
        longest: acceptances in the longest run.
        began_at: when that run began.
        article_id: where.
    """

    annotator: str
    runs: int
    longest: int
    began_at: datetime
    article_id: str


class AssistanceReport(Value):
    """All of it.

    Attributes:
        unrecorded: closed sentences of which nobody recorded what was on screen.
    """

    tallies: tuple[Tally, ...]
    comparisons: tuple[Comparison, ...]
    hastes: tuple[Haste, ...]
    unrecorded: int
