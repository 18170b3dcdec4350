"""The claims that one reader, or the gold, has made in a story: what is linked, and what confirms what."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple, TypeVar

from annotation.corroboration import Root, confirms, is_confirmed, root_of
from annotation.errors import N_
from annotation.sources import SourceIndex
from annotation.store import Store
from annotation.workbench.seating import every
from schemas import (
    CLAIM,
    Article,
    ArticleQuery,
    ArticleSummary,
    Change,
    Claim,
    Label,
    Link,
    StoryClaim,
    StoryView,
)

MOST_CLAIMS = 200
"""Of a story that the screen is told."""

MOST_WORDS = 240
"""Characters of a claim's content that it is told."""

NO_OTHER_ROOT = N_("credibility 1 needs a claim of the same story that goes back to another source")
TO_ITSELF = N_("a claim is not linked to itself")
NO_SUCH_CLAIM = N_("it is linked to a claim that its reader has not made")

Part = TypeVar("Part", bound=Hashable)

Claims = Mapping[str, Claim]
"""Claims of one article by their keys."""


class _Told(NamedTuple):
    """A claim of another article."""

    article: ArticleSummary
    key: str
    claim: Claim
    root: Root


class StoryClaims:
    """The claims of one reader in the story of an article; read only as far as they are asked for."""

    def __init__(self, store: Store, index: SourceIndex, *, reader: str, article: Article) -> None:
        self._store = store
        self._index = index
        self._reader = reader
        self._article = article

    @cached_property
    def _here(self) -> Claims:
        return _claims(self._store.labels(self._article.article_id, self._reader))

    def refusal(self, changes: Collection[Change], *, also: Collection[str] = ()) -> str:
        """Why changes of the article's claims cannot be stored, in words; empty when they can.

        What is stored already is not asked again: an imported label stays as it came, and a claim whose
        ground is gone can still be corrected.

        Args:
            changes: of one commit.
            also: further readers to whose claims a link may lead.
        """
        if not any(one.claim and (one.claim.links or is_confirmed(one.claim)) for one in changes):
            return ""  # as almost always: nothing is read
        after, readers = self._after(changes), (self._reader, *also)
        found = (
            self._link_problem(change.key, link, after, readers)
            for change in changes
            if change.claim
            for link in change.claim.links
            if link not in self._links(change.key)
        )
        return next(filter(None, found), "") or (NO_OTHER_ROOT if self._unfounded(changes) else "")

    def founded(self, parts: Mapping[Part, Sequence[Change]]) -> dict[Part, Sequence[Change]]:
        """The parts of a commit without those that call a claim confirmed with no other root beside.

        What goes may have been the ground of what stays, so it is asked again.
        """
        kept = dict(parts)
        while lost := self._unfounded([one for some in kept.values() for one in some]):
            kept = {part: some for part, some in kept.items() if lost.isdisjoint(one.key for one in some)}
        return kept

    def _unfounded(self, changes: Collection[Change]) -> frozenset[str]:
        """Keys of the claims that are newly called confirmed, with no claim of another root beside."""
        after = self._after(changes)
        return frozenset(
            one.key
            for one in changes
            if one.claim and is_confirmed(one.claim) and not self._was_so(one.key, one.claim)
            if not self._is_confirmable(one.key, after)
        )

    def view(self) -> StoryView:
        """The claims of the other articles, as the screen lists them; not which of ours they may confirm."""
        listed = tuple(islice(self._others(), MOST_CLAIMS + 1))
        texts: dict[str, str] = {}
        return StoryView(
            claims=tuple(self._listed(one, texts) for one in listed[:MOST_CLAIMS]),
            is_cut=len(listed) > MOST_CLAIMS,
        )

    def confirmable(self) -> tuple[str, ...]:
        """Keys of the article's claims that a claim of another root may confirm."""
        return tuple(key for key in self._here if self._is_confirmable(key, self._here))

    def _after(self, changes: Iterable[Change]) -> Claims:
        changed = {one.key: one.claim for one in changes}
        return {key: one for key, one in ({**self._here, **changed}).items() if one is not None}

    def _links(self, key: str) -> tuple[Link, ...]:
        return self._here[key].links if key in self._here else ()

    def _link_problem(self, key: str, link: Link, after: Claims, readers: Collection[str]) -> str:
        there, is_here = f"{CLAIM}:{link.claim_id}", link.article_id == self._article.article_id
        if is_here and there == key:
            return TO_ITSELF
        if is_here and there in after:
            return ""
        labels = (self._store.labels(link.article_id, one) for one in readers)
        return "" if any(there in _claims(one) for one in labels) else NO_SUCH_CLAIM

    def _was_so(self, key: str, claim: Claim) -> bool:
        before = self._here.get(key)
        return before is not None and is_confirmed(before) and self._root(before) == self._root(claim)

    def _is_confirmable(self, key: str, here: Claims) -> bool:
        own = self._root(here[key])
        if any(confirms(self._root(one), own) for other, one in here.items() if other != key):
            return True
        return any(confirms(one, own) for one in self._other_roots)

    def _root(self, claim: Claim, article: Article | ArticleSummary | None = None) -> Root:
        where = article or self._article
        return root_of(claim, outlet_id=where.outlet_id, outlet=where.outlet, index=self._index)

    @cached_property
    def _other_roots(self) -> frozenset[Root]:
        return frozenset(one.root for one in self._others())

    def _others(self) -> Iterator[_Told]:
        """Of the articles of the story but this one, the nearest by day first."""
        rows = {one.article_id: one for one in every(self._store, ArticleQuery(story=self._article.story))}
        rows.pop(self._article.article_id, None)
        touched = self._store.assignments.standings(list(rows))
        read = (rows[one.article_id] for one in touched if one.reader == self._reader)
        for row in sorted(read, key=self._days_apart):
            for key, claim in _claims(self._store.labels(row.article_id, self._reader)).items():
                yield _Told(row, key, claim, self._root(claim, row))

    def _days_apart(self, row: ArticleSummary) -> float:
        mine = self._article.published
        return abs((row.published - mine).days) if row.published and mine else float("inf")

    def _listed(self, one: _Told, texts: dict[str, str]) -> StoryClaim:
        row, names = one.article, tuple(hop.name for hop in one.claim.sources)
        chain = tuple(filter(None, (*names, row.outlet)))
        is_rooted = bool(names) or one.claim.voice == "author"
        return StoryClaim(
            article_id=row.article_id,
            claim_id=one.key.removeprefix(f"{CLAIM}:"),
            title=row.title,
            outlet=row.outlet,
            published=row.published,
            root=chain[0] if chain and is_rooted else "",
            root_key=one.root.key,
            is_named=one.root.is_named,
            chain=chain,
            words=self._words(one, texts),
            links=tuple(link for link in one.claim.links if link.article_id == self._article.article_id),
        )

    def _words(self, one: _Told, texts: dict[str, str]) -> str:
        name = one.article.article_id
        if name not in texts:
            found = self._store.article(name)
            texts[name] = found.text if found else ""
        return " […] ".join(piece.of(texts[name]) for piece in one.claim.content)[:MOST_WORDS]


def _claims(labels: Collection[Label]) -> dict[str, Claim]:
    return {one.key: one.claim for one in labels if one.claim}
