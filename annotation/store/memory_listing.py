"""The list of articles in its plainest form."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from annotation.language.folding import fold
from annotation.store.protocol import Facets, labelled_keys, search_text
from schemas import Article, ArticleQuery, ArticleSummary, Label, Progress

ORDERS: dict[str, Callable[[ArticleSummary], Any]] = {
    "imported": lambda _row: 0,
    "newest": lambda row: -row.published.toordinal() if row.published else 0,
    "oldest": lambda row: row.published or date.max,
    "title": lambda row: fold(f"{row.title} {row.outlet} {row.author}"),
    "outlet": lambda row: row.outlet,
}


def is_wanted(article: Article, query: ArticleQuery, holders: Callable[[str], Iterable[str]]) -> bool:
    """Whether the query keeps the article, progress apart; `holders` says who has a seat in one."""
    if query.readers and not {*query.readers} & {*holders(article.article_id)}:
        return False
    pairs = ((query.outlet, article.outlet), (query.language, article.language), (query.story, article.story))
    if any(wanted and wanted != there for wanted, there in pairs):
        return False
    if (query.since or query.until) and article.published is None:
        return False
    day = article.published or date.min
    in_time = (query.since or day) <= day <= (query.until or day)
    return in_time and fold(query.search) in search_text(article)


def states_of(progress: Progress) -> Iterator[str]:
    """The states of progress that the query can ask for and that hold."""
    if progress.done >= progress.to_label:
        yield "done"
    elif progress.done == 0:
        yield "untouched"
    else:
        yield "begun"


def facets_of(articles: Iterable[Article]) -> Facets:
    """The outlets and languages, the most frequent first."""
    given = tuple(articles)
    values = ([getattr(one, name) for one in given] for name in ("outlet", "language"))
    outlets, languages = (_most_first(Counter(filter(None, found))) for found in values)
    return Facets(outlets, languages)


def unfit_of(article: Article, labels: Iterable[Label]) -> int:
    """How many labels no longer fit the sentences."""
    keys = {one.key for one in article.sentences}
    return sum(not label.fits(keys) for label in labels)


def _most_first(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def summary_of(article: Article, labels: Iterable[Label], story_size: int) -> ArticleSummary:
    """The row of an article, for the analyst whose labels these are."""
    states = {label.key: label.state for label in labels if label.state}
    flow = labelled_keys(article)
    done = sum(key in states and states[key].status != "open" for key in flow)
    own = ("article_id", "title", "outlet", "outlet_id", "author", "language", "published", "revision")
    return ArticleSummary(
        **{name: getattr(article, name) for name in own},
        story_id=article.story,
        story_size=story_size,
        words=article.word_count,
        progress=Progress(to_label=len(flow), done=done),
    )
