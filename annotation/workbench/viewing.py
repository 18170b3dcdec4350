"""What the annotation screen is told of one article and one analyst."""

from collections.abc import Callable, Iterable, Mapping

from pydantic import Field

from annotation.assistance import offer
from annotation.validity import unfit
from schemas import Article, Assistance, Label, Suggestion, Value


class ArticleView(Value):
    """All that the annotation screen needs to know of one article and one analyst.

    Attributes:
        reader: as whom they read it, and under whom what they do is stored.
        agent: whose suggestions these are, `name/version`.
        assistance: what is before the analyst at each sentence, by its key.
        labels: withdrawn ones too: their revision is what the next change is based on.
        unfit: keys of those that no longer fit the sentences.
    """

    article: Article
    reader: str
    agent: str = ""
    suggestions: tuple[Suggestion, ...]
    assistance: Mapping[str, Assistance] = Field(default_factory=dict)
    labels: tuple[Label, ...]
    unfit: tuple[str, ...]
    previous: str | None
    following: str | None


def view_of(
    article: Article,
    labels: Iterable[Label],
    suggestions: Iterable[Suggestion],
    *,
    reader: str,
    agent: str,
    is_drawn: Callable[[str], bool],
    neighbours: tuple[str | None, str | None],
) -> ArticleView:
    """An article with what its analyst is offered of an agent's suggestions, and the analyst's labels.

    Args:
        article: in its newest edition.
        labels: of the reader, withdrawn ones too.
        suggestions: of the agent.
        reader: as whom the analyst reads it.
        agent: who made them.
        is_drawn: whether the suggestions of the sentence with this key are held back.
        neighbours: the articles before and behind it.
    """
    kept = tuple(labels)
    offered = offer(article, suggestions, kept, agent=agent, is_drawn=is_drawn)
    previous, following = neighbours
    return ArticleView(
        article=article,
        reader=reader,
        agent=agent,
        suggestions=offered.suggestions,
        assistance=offered.assistance,
        labels=kept,
        unfit=tuple(label.key for label in unfit(article, kept)),
        previous=previous,
        following=following,
    )
