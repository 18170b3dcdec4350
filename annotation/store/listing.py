"""The list of articles: what a query keeps, in which order, a page at a time."""

from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, select

from annotation.language.folding import fold
from annotation.store.protocol import Facets
from annotation.store.tables import CATALOGUE, PROGRESS, SEATS
from schemas import ArticleQuery, ArticleSummary, Progress

_ORDERS = {
    "imported": (CATALOGUE.c.seq,),
    "newest": (CATALOGUE.c.published.desc().nulls_last(), CATALOGUE.c.seq),
    "oldest": (CATALOGUE.c.published.nulls_last(), CATALOGUE.c.seq),
    "title": (CATALOGUE.c.search_text, CATALOGUE.c.seq),  # begins with it, case and accents apart
    "outlet": (CATALOGUE.c.outlet, CATALOGUE.c.seq),
}
_OWN = ("article_id", "title", "outlet", "outlet_id", "author", "language", "published", "words", "revision")


def summaries(
    connection: Connection, annotator: str, query: ArticleQuery, *, limit: int, offset: int
) -> tuple[ArticleSummary, ...]:
    """A page of the articles that `query` asks for."""
    done = func.coalesce(PROGRESS.c.done, 0).label("done")
    columns = (*(CATALOGUE.c[name] for name in (*_OWN, "story", "to_label")), done)
    page = _matching(select(*columns), annotator, query).order_by(*_ORDERS[query.order])
    rows = connection.execute(page.limit(limit).offset(offset)).mappings().all()
    sizes = _story_sizes(connection, {row["story"] for row in rows})
    return tuple(
        ArticleSummary(
            **{name: row[name] for name in _OWN},
            story_id=row["story"],
            story_size=sizes[row["story"]],
            progress=Progress(to_label=row["to_label"], done=row["done"]),
        )
        for row in rows
    )


def count(connection: Connection, annotator: str, query: ArticleQuery) -> int:
    """How many articles `query` asks for."""
    return int(connection.execute(_matching(select(func.count()), annotator, query)).scalar_one())


def facets(connection: Connection) -> Facets:
    """The outlets and languages, the most frequent first."""
    outlets, languages = (_frequencies(connection, name) for name in ("outlet", "language"))
    return Facets(outlets=outlets, languages=languages)


def next_open(annotator: str) -> Select[Any]:
    """The first article with an open sentence."""
    joined = CATALOGUE.outerjoin(PROGRESS, _own_progress(annotator))
    is_open = CATALOGUE.c.to_label > func.coalesce(PROGRESS.c.done, 0)
    query = select(CATALOGUE.c.article_id).select_from(joined).where(is_open)
    return query.order_by(CATALOGUE.c.seq).limit(1)


def unfit(connection: Connection, annotator: str) -> dict[str, int]:
    """The articles with labels that no longer fit, in the order of import, each with their number."""
    query = (
        select(PROGRESS.c.article_id, PROGRESS.c.unfit)
        .join(CATALOGUE, CATALOGUE.c.article_id == PROGRESS.c.article_id)
        .where(PROGRESS.c.annotator == annotator, PROGRESS.c.unfit > 0)
        .order_by(CATALOGUE.c.seq)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def stories(connection: Connection) -> dict[str, int]:
    """Every story with the number of its articles."""
    rows = connection.execute(select(CATALOGUE.c.story, func.count()).group_by(CATALOGUE.c.story))
    return {row[0]: row[1] for row in rows}


def _own_progress(annotator: str) -> Any:
    return and_(PROGRESS.c.article_id == CATALOGUE.c.article_id, PROGRESS.c.annotator == annotator)


def _matching(found: Select[Any], annotator: str, query: ArticleQuery) -> Select[Any]:
    found = found.select_from(CATALOGUE.outerjoin(PROGRESS, _own_progress(annotator)))
    if query.search:
        found = found.where(CATALOGUE.c.search_text.contains(fold(query.search), autoescape=True))
    for name in ("outlet", "language", "story"):
        if wanted := getattr(query, name):
            found = found.where(CATALOGUE.c[name] == wanted)
    if query.since:
        found = found.where(CATALOGUE.c.published >= query.since.isoformat())
    if query.until:
        found = found.where(CATALOGUE.c.published <= query.until.isoformat())
    if query.readers:
        own = SEATS.c.reader.in_(query.readers)
        found = found.where(exists().where(SEATS.c.article_id == CATALOGUE.c.article_id, own))
    return found.where(*_progress_is(query))


def _progress_is(query: ArticleQuery) -> tuple[Any, ...]:
    done, all_ = func.coalesce(PROGRESS.c.done, 0), CATALOGUE.c.to_label
    states: dict[str, tuple[Any, ...]] = {
        "": (),
        "untouched": (done == 0, all_ > 0),
        "begun": (done > 0, done < all_),
        "done": (done >= all_,),
    }
    return states[query.progress]


def _story_sizes(connection: Connection, stories: set[str]) -> dict[str, int]:
    query = select(CATALOGUE.c.story, func.count()).where(CATALOGUE.c.story.in_(stories))
    rows = connection.execute(query.group_by(CATALOGUE.c.story))
    return {row[0]: row[1] for row in rows}


def _frequencies(connection: Connection, name: str) -> tuple[tuple[str, int], ...]:
    column = CATALOGUE.c[name]
    query = select(column, func.count()).where(column != "").group_by(column)
    found = connection.execute(query.order_by(func.count().desc(), column))
    return tuple((value, times) for value, times in found)
