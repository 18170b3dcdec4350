"""What the annotation screen is told of a story beside the article that it shows."""

from datetime import date

from schemas.base import Value
from schemas.claim import Link


class StoryClaim(Value):
    """A claim of another article of the story.

    Attributes:
        title: of its article.
        root: the name of whom it goes back to; empty where nobody is named.
        root_key: what tells that one from others.
        is_named: it can be told from others.
        chain: the names of its sources, the outlet's last.
        words: its content, cut short; empty for a credit of the whole article.
        links: those that lead to claims of the article that the story is told for.
    """

    article_id: str
    claim_id: str
    title: str
    outlet: str
    published: date | None
    root: str
    root_key: str
    is_named: bool
    chain: tuple[str, ...]
    words: str
    links: tuple[Link, ...] = ()


class StoryView(Value):
    """The claims that one reader, or the gold, has made in a story.

    Attributes:
        claims: in the other articles, the nearest by day first.
        is_cut: there are more.
        confirmable: the article's own claims, by key, that a claim of another root may confirm.
    """

    claims: tuple[StoryClaim, ...] = ()
    is_cut: bool = False
    confirmable: tuple[str, ...] = ()
