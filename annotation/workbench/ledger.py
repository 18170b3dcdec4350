"""One ledger: everything that is asked of the claims of a moment; standings are counted once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, NamedTuple

import numpy as np

from annotation.ledger import pictures
from annotation.ledger.behind import rows_of
from annotation.ledger.book import Book, Entity
from annotation.ledger.citing import Circle, Edges, circles, edges_of
from annotation.ledger.founding import unfounded
from annotation.ledger.layout import Spot, spots
from annotation.ledger.outcomes import Links, Outcomes, links_of, outcomes_of
from annotation.ledger.pictures import Cited, Flow, Said, Share
from annotation.ledger.reliability import Reliability
from annotation.ledger.roots import Rooted, statements_of, stories_of
from annotation.ledger.standing import EVERYTHING, Standing, rows_in, standings
from annotation.workbench.recent import Recent
from schemas import Article, LedgerQuery, LedgerRole, Span

JUDGED = ("factuality_source", "factuality_outlet", "source_reliability", "information_credibility")
_STANDINGS, _FEW = 50_000, 100
"""Standings that a ledger holds, of whatever was asked for last; an answer counts as `_FEW` at least."""
_AS_THEY_ARE = ("article_id", "claim_id", "sentence", "title", "outlet", "annotator")


__all__ = [
    "Cited",
    "Claimed",
    "Evidence",
    "Flow",
    "Ledger",
    "Reliability",
    "Rooted",
    "Said",
    "Share",
    "Spot",
    "Standing",
]


class Evidence(NamedTuple):
    """A claim as it is listed behind a figure.

    Attributes:
        sentence: the index of its first.
        chain: from the originator outwards to the outlet.
        words: of its content, or of whoever says it where it has none; empty for an article that is gone.
    """

    article_id: str
    claim_id: str
    sentence: int
    title: str
    outlet: str
    published: str
    annotator: str
    chain: tuple[str, ...]
    words: str


class Claimed(NamedTuple):
    """A claim with what was judged of it: each dimension, or a stance's target, and the value."""

    evidence: Evidence
    judged: tuple[tuple[str, str], ...]


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

    def stories(self, *, query: LedgerQuery = EVERYTHING, limit: int = 1000) -> tuple[Rooted, ...]:
        """The stories with the most articles, with the roots that they go back to."""
        return stories_of(self.book, self.edges, rows=rows_in(self.book, query), limit=limit)

    def title(self, story: str) -> str:
        """What a story is called: the title of its first article with a claim, else its id."""
        rows = np.flatnonzero(self.book.coded("story_id").where(story))
        titles = self.book.coded("title")
        return (titles.values[titles.codes[rows[0]]] if len(rows) else "") or story

    def claims_of(self, article_id: str) -> tuple[Claimed, ...]:
        """The claims of an article, in the order of the text, with what was judged of each."""
        rows = np.flatnonzero(self.book.coded("article_id").where(article_id)).tolist()
        article = self.article(article_id)
        return tuple(Claimed(_evidence(said, article), _judged(said)) for said in map(self._said, rows))

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

    def timeline(self, story: str) -> tuple[pictures.Said, ...]:
        """See `pictures.timeline`."""
        return pictures.timeline(self.book, story)

    def rows_of(self, key: str, *, role: LedgerRole, query: LedgerQuery = EVERYTHING) -> tuple[int, ...]:
        """The claims in which a source has a role, in the order of the articles and of the text."""
        return tuple(rows_of(self.book, key, role=role, rows=rows_in(self.book, query)).tolist())

    def evidence(self, rows: tuple[int, ...]) -> tuple[Evidence, ...]:
        """The claims in some rows of the book, with their words."""
        article = cache(self.article)  # several claims stand in one
        return tuple(_evidence(said, article(said["article_id"])) for said in map(self._said, rows))

    def _said(self, row: int) -> dict[str, Any]:
        """A row of the table."""
        found: dict[str, Any] = self.book.table.slice(row, 1).to_pylist()[0]
        return found

    def circles_in(self, query: LedgerQuery) -> tuple[Circle, ...]:
        """The circles that have a claim among those that are asked for."""
        rows = rows_in(self.book, query)
        return tuple(one for one in self.circles if rows[list(one.rows)].any())


def _evidence(said: Mapping[str, Any], article: Article | None) -> Evidence:
    return Evidence(
        **{name: said[name] for name in _AS_THEY_ARE},
        published=said["published"].isoformat() if said["published"] else "",
        chain=(*said["hop_name"], *filter(None, [said["outlet"]])),
        words=_words(article, said["spans"]) if article else "",
    )


def _judged(said: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    stances = zip(said["stance_target"], said["stance"], strict=True)
    coded = ((name, said[name]) for name in JUDGED if said[name])
    return (*coded, *((f"stance: {target}", side) for target, side in stances))


def _words(article: Article, spans: str) -> str:
    ends = (one.partition("-") for one in spans.split())
    pieces = (Span(start=int(start), end=int(end)).of(article.text) for start, _, end in ends)
    return " […] ".join(" ".join(piece.split()) for piece in pieces)
