"""What a lead settles: the review of an article, opened or not, and the rulings that make its gold."""

from pydantic import AwareDatetime, Field

from schemas.base import Value

MOST_REASON = 2000


class Review(Value):
    """One revision of whether the readers of an article may see each other's labels before all are done."""

    article_id: str
    revision: int = Field(default=1, ge=1)
    is_open: bool
    reason: str = Field(default="", max_length=MOST_REASON)
    author: str
    made_at: AwareDatetime


class Seen(Value):
    """A label that a ruling was made from, in the revision that the lead saw."""

    reader: str
    key: str
    revision: int


class Ruling(Value):
    """Why the gold of some sentences is as it is.

    Attributes:
        commit_id: of the commit that set or withdrew the gold labels.
        sentences: keys of those that are settled, or open again.
        took: the readers whose labels were taken as they are; nobody's where the lead wrote a third.
        seen: the labels that the ruling was made from.
        reopens: whether it withdraws an earlier one.
    """

    commit_id: str
    article_id: str
    sentences: tuple[str, ...]
    author: str
    made_at: AwareDatetime
    reason: str = Field(max_length=MOST_REASON)
    took: tuple[str, ...] = ()
    seen: tuple[Seen, ...] = ()
    reopens: bool = False
