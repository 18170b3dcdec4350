"""The verbs of articles: list them, correct what is known of them, cut and join their sentences."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from annotation.errors import N_, ArticleRefused, UnknownArticle
from annotation.ingest import SEGMENTER, sentences_of
from annotation.sources import SourceIndex
from annotation.store import EVERYTHING, Facets, Store, labelled_keys
from annotation.validity import unfit
from schemas import (
    Article,
    ArticleQuery,
    ArticleSummary,
    Edition,
    EditionCause,
    Label,
    Metadata,
    Original,
    Sentence,
)

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
NO_ADDRESS = N_("the address does not begin with http:// or https://")
NO_LANGUAGE = N_("the language is not a code such as fr or en")
NOT_TRIMMED = N_("a sentence neither begins nor ends with white space")


class Articles:
    """The stored articles of a project. Their texts never change; what is known of them has editions."""

    def __init__(
        self, *, store: Store, sources: Callable[[], SourceIndex], clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._sources = sources
        self._now = clock

    def get(self, article_id: str) -> Article:
        """One article in its newest edition.

        Raises:
            UnknownArticle: it is not stored.
        """
        found = self._store.article(article_id)
        if found is None:
            raise UnknownArticle(article_id=article_id)
        return found

    def has(self, article_id: str) -> bool:
        """Whether a text is stored, by the id that it has or would have."""
        return self._store.article(article_id) is not None

    def page(
        self, annotator: str, query: ArticleQuery = EVERYTHING, *, limit: int = 100, offset: int = 0
    ) -> tuple[ArticleSummary, ...]:
        """A page of the list, with the analyst's progress in each article."""
        return self._store.summaries(annotator, query, limit=limit, offset=offset)

    def count(self, annotator: str = "", query: ArticleQuery = EVERYTHING) -> int:
        """How many articles a query finds."""
        return self._store.article_count(annotator, query)

    def to_compare(self) -> int:
        """How many articles still wait to be compared for stories."""
        return self._store.to_compare()

    def facets(self) -> Facets:
        """The outlets and languages that the list can be narrowed to."""
        return self._store.facets()

    def next_open(
        self, annotator: str, *, after: str | None = None, ranking: Sequence[str] = ()
    ) -> str | None:
        """The id of the next article that has an open sentence; none when all is done.

        Args:
            annotator: whose sentences.
            after: the article that is left.
            ranking: articles to go through first, in this order, from the place of `after` in it; those that
                are not in it follow in the order of import.
        """
        start = ranking.index(after) + 1 if after in ranking else 0
        for name in (*ranking[start:], *ranking[:start]):
            if name != after and self._is_open(name, annotator):
                return name
        return self._store.next_article(annotator, after=after)

    def _is_open(self, article_id: str, annotator: str) -> bool:
        article = self._store.article(article_id)
        if article is None:
            return False
        settled = {
            label.key
            for label in self._store.labels(article_id, annotator)
            if label.state and label.state.status != "open"
        }
        return any(key not in settled for key in labelled_keys(article))

    def original(self, article_id: str) -> Original | None:
        """The page or document that the text was extracted from, byte for byte; none for plain text."""
        return self._store.original(article_id)

    def editions(self, article_id: str) -> tuple[Edition, ...]:
        """What was known of the article when, the import first."""
        return self._store.editions(article_id)

    # Editions

    def correct(self, article_id: str, metadata: Metadata, *, base: int, author: str) -> Article:
        """Set what is known of an article.

        Args:
            article_id: of a stored article.
            metadata: all of it; a new date counts as confirmed, an outlet is looked up in the registry.
            base: the revision that the author saw.
            author: who corrects.

        Raises:
            UnknownArticle, StaleArticle: nothing was changed.
            ArticleRefused: the address or the language is none.
        """
        if metadata.url and not _ADDRESS.fullmatch(metadata.url):
            raise ArticleRefused(reason=NO_ADDRESS)
        if not _LANGUAGE.fullmatch(metadata.language):
            raise ArticleRefused(reason=NO_LANGUAGE)
        article = self.get(article_id)
        known = self._sources().named(metadata.outlet) if metadata.outlet else None
        is_new_day = metadata.published != article.published
        update = dict(metadata) | {
            "outlet_id": known.source_id if known else "",
            "published_certainty": "confirmed" if is_new_day else metadata.published_certainty,
        }
        if metadata.published is None:
            update["published_certainty"] = ""
        return self._revised(article, update, cause="corrected", base=base, author=author)

    def recut(
        self,
        article_id: str,
        sentences: Iterable[Sentence],
        *,
        base: int,
        author: str,
        cause: EditionCause = "recut",
    ) -> Article:
        """Set the sentences of an article: one split, two merged, a line's kind, or all of them.

        Labels stay as they are; those that no longer fit are what `unfit` finds.

        Raises:
            UnknownArticle, StaleArticle: nothing was changed.
            ArticleRefused: they overlap, leave the text, lose something of it or begin with white space.
        """
        article = self.get(article_id)
        wanted = tuple(sentences)
        for one in wanted:
            surface = one.of(article.text)
            if surface.strip() != surface:
                raise ArticleRefused(reason=NOT_TRIMMED)
        return self._revised(article, {"sentences": wanted}, cause=cause, base=base, author=author)

    def is_cut_by_hand(self, article_id: str) -> bool:
        """Whether a person cut or joined sentences of the article since it was last cut as a whole."""
        causes = [edition.cause for edition in self._store.editions(article_id)]
        last = max((place for place, cause in enumerate(causes) if cause in {"imported", "recut"}), default=0)
        return any(cause in {"split", "merged"} for cause in causes[last:])

    def resegment(self, article_id: str, *, author: str, discard_cuts: bool = False) -> Article:
        """Cut an article anew as the segmenter of today does; kinds that a person set stay where they fit.

        An article that a person cut by hand stays as it is, unless `discard_cuts`.

        Raises:
            UnknownArticle, StaleArticle: nothing was changed.
        """
        article = self.get(article_id)
        if not discard_cuts and self.is_cut_by_hand(article_id):
            return article
        by_hand = {one.key: one for one in article.sentences if one.score == 1}
        fresh = sentences_of(article.text, article.language)
        update = {"sentences": tuple(by_hand.get(one.key, one) for one in fresh), "segmenter": SEGMENTER}
        if all(getattr(article, name) == value for name, value in update.items()):
            return article
        return self._revised(article, update, cause="recut", base=article.revision, author=author)

    def _revised(
        self, article: Article, update: dict[str, Any], *, cause: EditionCause, base: int, author: str
    ) -> Article:
        try:
            revised = Article.model_validate(dict(article) | update | {"revision": base + 1})
        except ValidationError as error:
            raise ArticleRefused(reason=error.errors()[0]["msg"]) from error
        self._store.revise((revised,), cause=cause, author=author, made_at=self._now())
        return revised

    # The queue of labels that no longer fit

    def unfit(self, article: Article, annotator: str) -> tuple[Label, ...]:
        """The analyst's labels that no longer fit the article's sentences; theirs to settle."""
        return unfit(article, self._store.labels(article.article_id, annotator))

    def to_review(self, annotator: str) -> Mapping[str, int]:
        """The ids of the articles that hold such labels, each with their number."""
        return self._store.unfit(annotator)
