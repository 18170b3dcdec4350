"""Who is to read what: an article has seats, and an assignment gives one of them to a reader."""

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field

from schemas.base import Value

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
