"""One ledger: everything that is asked of the claims of a moment; standings are counted once."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

import numpy as np

from annotation.ledger import pictures, profile
from annotation.ledger.behind import rows_of
from annotation.ledger.book import NOBODY, Book, Entity
from annotation.ledger.citing import Circle, Edges, circles, edges_of
from annotation.ledger.founding import unfounded
from annotation.ledger.layout import Spot, spots
from annotation.ledger.outcomes import Links, Outcomes, links_of, outcomes_of
from annotation.ledger.pictures import Cited, Flow, Leaning, Rating, Said, Share
from annotation.ledger.profile import Depth, Part
from annotation.ledger.reliability import Reliability
from annotation.ledger.roots import Rooted, statements_of, stories_of
from annotation.ledger.standing import EVERYTHING, Standing, rows_in, standings
from annotation.workbench import claimed
from annotation.workbench.claimed import Claimed, Evidence, Judged, Linked
from annotation.workbench.recent import Recent
from schemas import Article, LedgerQuery, LedgerRole

_STANDINGS, _FEW = 50_000, 100
"""Standings that a ledger holds, of whatever was asked for last; an answer counts as `_FEW` at least."""

__all__ = [
    "Cited",
    "Claimed",
    "Depth",
    "Evidence",
    "Flow",
    "Judged",
    "Leaning",
    "Ledger",
    "Linked",
    "Part",
    "Rating",
    "Reliability",
    "Rooted",
    "Said",
    "Share",
    "Spot",
    "Standing",
]


@dataclass(frozen=True)
class Ledger:
    """The ledger of one moment.

    Attributes:
        book: its claims.
        article: gives the text of an article, for the words of a claim.
    """

    book: Book
    article: Callable[[str], Article | None]
    _standings: Recent[tuple[Standing, ...]] = field(
        default_factory=lambda: Recent(limit=_STANDINGS, size=lambda rows: max(len(rows), _FEW)),
        repr=False,
        compare=False,
    )

    @cached_property
    def edges(self) -> Edges:
        """Who cites whom."""
        return edges_of(self.book)

    @cached_property
    def links(self) -> Links:
        """The links between claims."""
        return links_of(self.book)

    @cached_property
    def outcomes(self) -> Outcomes:
        """What became of each claim."""
        return outcomes_of(self.book, self.links)

    @cached_property
    def circles(self) -> tuple[Circle, ...]:
        """Sources of a story that cite each other in a circle."""
        return circles(self.book, self.edges)

    @cached_property
    def article_count(self) -> int:
        """How many articles the claims stand in."""
        return len(set(self.book.coded("article_id").codes.tolist()))

    def values(self, column: str) -> list[str]:
        """The texts of a column that some claim has, in order."""
        coded = self.book.coded(column)
        return sorted(filter(None, (coded.values[code] for code in np.unique(coded.codes).tolist())))

    def topics(self, *, limit: int) -> list[str]:
        """The targets of stances, those with the most first."""
        _, (targets,) = self.book.lists("stance_target")
        counts = np.bincount(targets.codes, minlength=len(targets.values))
        return [targets.values[code] for code in np.argsort(-counts, kind="stable")[:limit].tolist()]

    def spots(
        self, cited: Iterable[pictures.Cited], *, wide: int, tall: int, letters: Callable[[int], int]
    ) -> dict[int, Spot]:
        """Where the sources of a network are drawn; see `layout.spots`."""
        return spots(cited, wide=wide, tall=tall, letters=letters)

    def unfounded(self, query: LedgerQuery = EVERYTHING) -> tuple[int, ...]:
        """The rows of claims that are rated 1 and stand alone; see `founding.unfounded`."""
        return tuple(np.flatnonzero(unfounded(self.book) & rows_in(self.book, query)).tolist())

    def entity(self, key: str) -> Entity | None:
        """A source or outlet of the corpus by its key, or none."""
        number = self.book.by_key.get(key)
        return None if number is None else self.book.entities[number]

    def standings(
        self, *, role: LedgerRole = "originator", query: LedgerQuery = EVERYTHING
    ) -> tuple[Standing, ...]:
        """Every source that has the role, the one with the most claims first."""

        def make(held: tuple[Standing, ...] | None) -> tuple[Standing, ...]:
            if held is not None:
                return held
            return standings(self.book, self.outcomes, role=role, rows=rows_in(self.book, query))

        return self._standings.made((role, query), make)

    def standing(
        self, key: str, *, role: LedgerRole = "originator", query: LedgerQuery = EVERYTHING
    ) -> Standing | None:
        """One source in a role, or none that has no claim in it."""
        rows = np.zeros(len(self.book), bool)
        rows[list(self.rows_of(key, role=role, query=query))] = True
        found = standings(self.book, self.outcomes, role=role, rows=rows)
        return next((one for one in found if one.entity.key == key), None)

    def stories(self, *, query: LedgerQuery = EVERYTHING, limit: int = 1000) -> tuple[Rooted, ...]:
        """The stories with the most articles, with the roots that they go back to."""
        return stories_of(self.book, self.edges, rows=rows_in(self.book, query), limit=limit)

    def title(self, story: str) -> str:
        """What a story is called: the title of its first article with a claim, else its id."""
        rows = np.flatnonzero(self.book.coded("story_id").where(story))
        titles = self.book.coded("title")
        return (titles.values[titles.codes[rows[0]]] if len(rows) else "") or story

    def story(self, article_id: str) -> str:
        """The id of the story that an article belongs to; empty for one without claims."""
        rows = np.flatnonzero(self.book.coded("article_id").where(article_id))
        stories = self.book.coded("story_id")
        return stories.values[stories.codes[rows[0]]] if len(rows) else ""

    def claims_of(self, article_id: str) -> tuple[Claimed, ...]:
        """The claims of an article, in the order of the text, with all that there is of each."""
        rows = np.flatnonzero(self.book.coded("article_id").where(article_id)).tolist()
        article = cache(self.article)
        return tuple(self._claimed(row, article) for row in rows)

    def _claimed(self, row: int, article: Callable[[str], Article | None]) -> Claimed:
        book, said = self.book, self._said(row)
        root, is_there = int(book.root[row]), int(book.outlet[row] != NOBODY)
        return Claimed(
            evidence=claimed.evidence(said, article(said["article_id"])),
            root=None if root == NOBODY else book.entities[root],
            names=int(book.depth[row]) - is_there,
            judged=claimed.judged(said),
            confirmed=bool(self.outcomes.confirmed[row]),
            contradicted=bool(self.outcomes.contradicted[row]),
            links=tuple(self._links(row, article)),
        )

    def _links(self, row: int, article: Callable[[str], Article | None]) -> Iterator[Linked]:
        """The links of a claim: those that it has, then those that others have to it."""
        links = self.links
        for is_own, here, there in ((True, links.head, links.tail), (False, links.tail, links.head)):
            for number in np.flatnonzero(here == row).tolist():
                said = self._said(int(there[number]))
                yield Linked(
                    relation=links.relation[links.codes[number]],
                    is_own=is_own,
                    counts=bool(self.outcomes.counted[number]),
                    other=claimed.evidence(said, article(said["article_id"])),
                )

    def statements(self, story: str) -> tuple[Rooted, ...]:
        """What the claims of a story say together, with their roots."""
        return statements_of(self.book, self.edges, self.links, story)

    def flows(self, query: LedgerQuery = EVERYTHING) -> tuple[tuple[pictures.Flow, ...], int]:
        """See `pictures.flows`."""
        return pictures.flows(self.book, rows_in(self.book, query))

    def network(self, query: LedgerQuery = EVERYTHING) -> tuple[tuple[pictures.Cited, ...], int]:
        """See `pictures.network`."""
        marked = pictures.circled(one.sources for one in self.circles)
        return pictures.network(self.edges, rows_in(self.book, query), marked)

    def leanings(self, query: LedgerQuery = EVERYTHING) -> tuple[pictures.Leaning, ...]:
        """See `pictures.leanings`."""
        return pictures.leanings(self.book, rows_in(self.book, query))

    def factualities(self, query: LedgerQuery = EVERYTHING) -> tuple[pictures.Share, ...]:
        """See `pictures.factualities`."""
        return pictures.factualities(self.book, rows_in(self.book, query))

    def forces(self, query: LedgerQuery = EVERYTHING) -> tuple[pictures.Share, ...]:
        """See `pictures.forces`."""
        return pictures.forces(self.book, rows_in(self.book, query))

    def admiralty(
        self, query: LedgerQuery = EVERYTHING
    ) -> tuple[tuple[pictures.Rating, ...], pictures.Diagonal]:
        """See `pictures.admiralty`."""
        return pictures.admiralty(self.book, rows_in(self.book, query))

    def fates(self, query: LedgerQuery = EVERYTHING) -> tuple[Part, ...]:
        """See `profile.fates`."""
        return profile.fates(self.outcomes, rows_in(self.book, query))

    def credibilities(self, query: LedgerQuery = EVERYTHING) -> tuple[Part, ...]:
        """See `profile.credibilities`."""
        return profile.credibilities(self.book, rows_in(self.book, query))

    def targets(self, query: LedgerQuery = EVERYTHING) -> tuple[Part, ...]:
        """See `profile.topics`."""
        return profile.topics(self.book, rows_in(self.book, query))

    def months(self, query: LedgerQuery = EVERYTHING) -> tuple[Part, ...]:
        """See `profile.months`."""
        return profile.months(self.book, rows_in(self.book, query))

    def depths(self, query: LedgerQuery = EVERYTHING) -> tuple[Depth, ...]:
        """See `profile.depths`."""
        return profile.depths(self.book, rows_in(self.book, query))

    def takers(self, key: str, query: LedgerQuery = EVERYTHING) -> tuple[Cited, ...]:
        """Who takes claims from a source; see `profile.takers`."""
        return profile.takers(self.edges, rows_in(self.book, query), self.book.number(key))

    def givers(self, key: str, query: LedgerQuery = EVERYTHING) -> tuple[Cited, ...]:
        """From whom a source takes claims; see `profile.givers`."""
        return profile.givers(self.edges, rows_in(self.book, query), self.book.number(key))

    def timeline(self, story: str) -> tuple[pictures.Said, ...]:
        """See `pictures.timeline`."""
        return pictures.timeline(self.book, story)

    def rows_of(self, key: str, *, role: LedgerRole, query: LedgerQuery = EVERYTHING) -> tuple[int, ...]:
        """The claims in which a source has a role, in the order of the articles and of the text."""
        return tuple(rows_of(self.book, key, role=role, rows=rows_in(self.book, query)).tolist())

    def evidence(self, rows: tuple[int, ...]) -> tuple[Evidence, ...]:
        """The claims in some rows of the book, with their words."""
        article = cache(self.article)  # several claims stand in one
        return tuple(claimed.evidence(said, article(said["article_id"])) for said in map(self._said, rows))

    def _said(self, row: int) -> dict[str, Any]:
        """A row of the table."""
        found: dict[str, Any] = self.book.table.slice(row, 1).to_pylist()[0]
        return found

    def circles_in(self, query: LedgerQuery) -> tuple[Circle, ...]:
        """The circles that have a claim among those that are asked for."""
        rows = rows_in(self.book, query)
        return tuple(one for one in self.circles if rows[list(one.rows)].any())
