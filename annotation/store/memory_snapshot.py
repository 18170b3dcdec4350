"""One moment of the store in memory."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from annotation.errors import UnknownArticle
from annotation.store.closings import Entry, closings_of
from annotation.store.logs import Step, Touched
from annotation.store.rows import naive
from schemas import GOLD, Article, Closing, Label, Proposal, Ruling, is_analyst


@dataclass(frozen=True)
class MemorySnapshot:
    """What was there when it was made."""

    kept: tuple[Article, ...]
    current: tuple[Label, ...]
    log: tuple[Step, ...]
    proposed: tuple[Proposal, ...]
    ruled: tuple[Ruling, ...] = ()

    def articles(self) -> Iterator[Article]:
        """See `Snapshot`."""
        return iter(self.kept)

    def touched(self, *, is_common: bool = False, reader: str = "") -> tuple[Touched, ...]:
        """See `Snapshot`."""
        return tuple(
            Touched(
                one.article_id,
                f"{one.revision}:{self.steps(one.article_id)[-1].seq}",
                one.outlet,
                one.language,
                one.story,
                one.published,
            )
            for one in self.labelled()
            if not is_common or len(list(filter(is_analyst, self._readers(one.article_id)))) > 1
            if not reader or reader in self._readers(one.article_id)
        )

    def _readers(self, article_id: str) -> set[str]:
        return {label.annotator for step in self.steps(article_id) for label in step.labels}

    def article(self, article_id: str) -> Article | None:
        """See `Snapshot`."""
        return next((one for one in self.kept if one.article_id == article_id), None)

    def labels(self, article_id: str) -> tuple[Label, ...]:
        """See `Snapshot`."""
        return tuple(label for label in self.current if label.article_id == article_id)

    def readings(self, article_ids: Iterable[str]) -> Iterator[tuple[Article, tuple[Label, ...]]]:
        """See `Snapshot`."""
        for name in article_ids:
            article = self.article(name)
            if article is None:
                raise UnknownArticle(article_id=name)
            yield article, self.labels(name)

    def labelled(self) -> Iterator[Article]:
        """See `Snapshot`."""
        return (one for one in self.kept if self.steps(one.article_id))

    def steps(self, article_id: str) -> tuple[Step, ...]:
        """See `Snapshot`."""
        return tuple(step for step in self.log if step.labels[0].article_id == article_id)

    def closings(self, readers: Collection[str] | None = None) -> Iterator[Closing]:
        """See `Snapshot`."""
        steps = (step for article in self.kept for step in self.steps(article.article_id))
        labels = (one for step in steps for one in step.labels if one.annotator != GOLD)
        return closings_of(_entry(one) for one in labels if readers is None or one.annotator in readers)

    def proposals(self, article_id: str) -> tuple[Proposal, ...]:
        """See `Snapshot`."""
        return tuple(one for one in self.proposed if one.article_id == article_id)

    def rulings(self, article_id: str) -> tuple[Ruling, ...]:
        """See `Snapshot`."""
        return tuple(one for one in self.ruled if one.article_id == article_id)


def _entry(one: Label) -> Entry:
    status, at = one.state.status if one.state else None, naive(one.labelled_at)
    name = (one.article_id, one.annotator, one.key)
    return Entry(*name, status, one.commit_id, one.seconds, at, at)
