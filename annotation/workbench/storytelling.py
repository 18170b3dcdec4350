"""Group the articles of an import with each other and with those that were there."""

from collections.abc import Set
from datetime import datetime

from annotation.store import Store
from annotation.stories import Signed, assign, near_duplicates
from schemas import Article


def tell_stories(store: Store, new: Set[str], *, author: str, made_at: datetime) -> None:
    """Give near-duplicates the same story: a new edition of each article whose story changes.

    Args:
        store: holds all articles, the new ones too.
        new: ids of the articles that were not compared before.
        author: who the editions are by.
        made_at: when.
    """
    every = tuple(store.signed())
    signed = [Signed(one.article_id, one.signature, one.language, one.published) for one in every]
    pairs = near_duplicates(
        [one for one in signed if one.article_id in new],
        [one for one in signed if one.article_id not in new],
        text_of=lambda name: _stored(store, name),
    )
    story_of = {one.article_id: one.story for one in every}
    changed = assign(pairs, story_of=story_of, order={one.article_id: one.seq for one in every})
    revised = [_moved(_stored(store, name), story) for name, story in changed.items()]
    if revised:
        store.revise(revised, cause="story", author=author, made_at=made_at)


def _stored(store: Store, article_id: str) -> Article:
    article = store.article(article_id)
    assert article is not None, "what is signed is stored"  # noqa: S101 (the store's own promise)
    return article


def _moved(article: Article, story: str) -> Article:
    own = "" if story == article.article_id else story
    return article.model_copy(update={"story_id": own, "revision": article.revision + 1})
