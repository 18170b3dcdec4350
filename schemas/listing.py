"""The list of articles: what is asked for, and a row of the answer."""

from datetime import date
from typing import Literal

from schemas.base import Value

ProgressState = Literal["", "untouched", "begun", "done"]
ArticleOrder = Literal["imported", "newest", "oldest", "title", "outlet"]


class ArticleQuery(Value):
    """Which articles, in which order; empty fields ask for nothing.

    Attributes:
        search: in title, outlet, author, file name or id; case and accents apart.
        story: id of a story.
        progress: of the analyst who asks.
        since: first day of publication.
        until: last day of publication.
        readers: of whom one holds a seat in it.
    """

    search: str = ""
    outlet: str = ""
    language: str = ""
    story: str = ""
    progress: ProgressState = ""
    since: date | None = None
    until: date | None = None
    readers: tuple[str, ...] = ()
    order: ArticleOrder = "imported"


class Progress(Value):
    """How far one analyst is with one article; sentences outside the labelling flow do not count."""

    to_label: int
    done: int


class ArticleSummary(Value):
    """A row of the list of articles.

    Attributes:
        story_size: how many articles the story has, this one included.
        words: of the whole text.
    """

    article_id: str
    title: str
    outlet: str
    outlet_id: str
    author: str
    language: str
    published: date | None
    story_id: str
    story_size: int
    words: int
    revision: int
    progress: Progress
