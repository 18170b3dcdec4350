"""Who is to read what: an article has seats, and an assignment gives one of them to a reader."""

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field

from schemas.base import Value
from schemas.readers import person_of
from schemas.ruling import Review

Means = Literal["hand", "rule", "taken", "repeat"]
"""How somebody came to an article: a lead gave it, a rule shared it out, they took the next one, or they
read it again so that they can be compared with themselves."""


class Assignment(Value):
    """One revision of one seat of an article.

    Attributes:
        seat: which of the article's readers this is, from 1.
        reader: who reads there; for a released seat who read there last.
        held: whether the seat is taken; else it was released and is free for somebody else.
        due: until when, the day included.
        author: who assigned or released it.
    """

    article_id: str
    seat: int = Field(ge=1)
    revision: int = Field(default=1, ge=1)
    reader: str
    held: bool = True
    means: Means = "hand"
    due: date | None = None
    author: str
    made_at: AwareDatetime


class Standing(Value):
    """How far a reader is with an article.

    Attributes:
        done: sentences of the labelling flow that the reader has closed.
        to_label: sentences of the flow.
    """

    article_id: str
    reader: str
    done: int
    to_label: int

    @property
    def is_done(self) -> bool:
        """Whether nothing is open."""
        return self.done >= self.to_label


class Seating(Value):
    """An article with room for another reader, as the search for the next one sees it.

    Attributes:
        taken: numbers of the seats that are held.
        unseated: how many analysts have read all of it without a seat.
    """

    article_id: str
    story: str
    taken: tuple[int, ...] = ()
    unseated: int = 0


class HeldSeat(Value):
    """A seat that somebody holds, as a lead sees it.

    Attributes:
        assignment: the newest revision of the seat.
        title: of the article.
        done: sentences of the labelling flow that its reader has closed.
        to_label: sentences of the flow.
        is_stuck: nobody labels there any more.
    """

    assignment: Assignment
    title: str
    outlet: str
    language: str
    story_id: str
    done: int
    to_label: int
    is_stuck: bool = False

    @property
    def person(self) -> str:
        """Who reads there."""
        return person_of(self.assignment.reader)

    @property
    def left(self) -> int:
        """Sentences that are still open."""
        return max(0, self.to_label - self.done)

    def is_overdue(self, today: date) -> bool:
        """Whether something is open although its last day has passed."""
        due = self.assignment.due
        return due is not None and due < today and self.left > 0


SeatState = Literal["", "open", "overdue", "stuck", "done"]
"""Of a held seat: any, sentences are open, the last day has passed, nobody labels there, all is closed."""


class SeatQuery(Value):
    """Which held seats are asked for; what is empty asks for all.

    Attributes:
        person: who holds them, second readings too.
    """

    person: str = ""
    state: SeatState = ""


class Workload(Value):
    """What one person has to read.

    Attributes:
        is_listed: whether they still work in the project.
        articles: seats that they hold.
        done: of these, without an open sentence.
        left: open sentences in the others.
        overdue: articles that should be done.
        stuck: articles in which they label nothing any more.
    """

    person: str
    is_listed: bool
    articles: int = 0
    done: int = 0
    left: int = 0
    overdue: int = 0
    stuck: int = 0


class Portion(Value):
    """What one reader would get of what is shared out."""

    reader: str
    articles: int
    sentences: int


class BlindReading(Value):
    """An article whose readers do not see each other's labels yet, or about which a lead has decided.

    Attributes:
        wanted: how many are to read it.
        readers: how far those are who read it at first sight.
        review: what a lead last said of it.
    """

    article_id: str
    title: str
    outlet: str
    wanted: int
    readers: tuple[Standing, ...]
    review: Review | None = None

    @property
    def is_open(self) -> bool:
        """Whether a lead opened it."""
        return self.review is not None and self.review.is_open


class Drawn(Value):
    """What a lot falls on.

    Attributes:
        readings: of those stories: articles to read, or articles that somebody has read.
    """

    stories: int
    of_stories: int
    readings: int
    of_readings: int
