"""Group articles that tell the same story: those that were not compared yet, with each other and the rest."""

from collections.abc import Mapping
from datetime import datetime

from annotation.errors import StaleArticle
from annotation.store import Store
from annotation.stories import Signed, assign, near_duplicates, signature
from schemas import Article

AGENT = "stories"
"""Who groups articles, as the author of an edition."""

_TOGETHER, _ATTEMPTS = 500, 5


def tell_stories(store: Store, *, made_at: datetime) -> int:
    """Give near-duplicates the same story: a new edition of each article whose story changes.

    Returns:
        How many articles were compared. When it is interrupted, the next call goes on.
    """
    every = tuple(store.signed())
    fresh = {one.article_id: signature(_stored(store, one.article_id)) for one in every if not one.signature}
    known = [
        Signed(one.article_id, one.signature, one.language, one.published) for one in every if one.signature
    ]
    new = [
        Signed(one.article_id, fresh[one.article_id], one.language, one.published)
        for one in every
        if one.article_id in fresh
    ]
    pairs = near_duplicates(new, known, text_of=lambda name: _stored(store, name))
    story_of = {one.article_id: one.story for one in every}
    changed = assign(pairs, story_of=story_of, order={one.article_id: one.seq for one in every})
    moves = tuple(changed.items())
    for start in range(0, len(moves), _TOGETHER):
        some = moves[start : start + _TOGETHER]
        _move(store, dict(some), made_at=made_at)
    store.sign(fresh)
    return len(fresh)


def _move(store: Store, stories: Mapping[str, str], *, made_at: datetime) -> None:
    """Set the stories of some articles; again when somebody corrected one of them in between."""
    for attempt in range(_ATTEMPTS):
        revised = [_moved(_stored(store, name), story) for name, story in stories.items()]
        try:
            store.revise(revised, cause="story", author=AGENT, made_at=made_at)
        except StaleArticle:
            if attempt == _ATTEMPTS - 1:
                raise
        else:
            return


def _stored(store: Store, article_id: str) -> Article:
    article = store.article(article_id)
    assert article is not None, "what is signed is stored"  # noqa: S101 (the store's own promise)
    return article


def _moved(article: Article, story: str) -> Article:
    own = "" if story == article.article_id else story
    return article.model_copy(update={"story_id": own, "revision": article.revision + 1})
