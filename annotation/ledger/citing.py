"""Who cites whom inside a story: circles, and how many roots there are that do not go back to each other.

In a chain each hop, and the outlet behind the last, cites the one before it. Sources that cannot be told
from others (anonymous, without an entry) are passed over, and are no root: two of them may be one.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

import networkx as nx
import numpy as np

from annotation.ledger.book import NOBODY, Book, Ints, Mask


class Edges(NamedTuple):
    """Every citation: the row of its claim, who cites, who is cited."""

    row: Ints
    citing: Ints
    cited: Ints


class Circle(NamedTuple):
    """Sources of one story that cite each other in a circle.

    Attributes:
        story: its id.
        sources: as they cite each other, the last the first; the one with the smallest number first.
        rows: of the claims by which they do.
    """

    story: str
    sources: tuple[int, ...]
    rows: tuple[int, ...]


def edges_of(book: Book) -> Edges:
    """The citations of a book; nobody cites themselves.

    Whoever cannot be told from others is passed over: the next who can cites the one before.
    """
    named = book.is_named[book.hop_entity] if len(book.entities) else np.zeros(0, bool)
    row, who = book.hop_claim[named], book.hop_entity[named]
    follows = np.flatnonzero(row[1:] == row[:-1]) + 1
    last = np.flatnonzero(np.append(row[1:] != row[:-1], True)) if len(row) else np.zeros(0, int)
    rows = np.concatenate([row[follows], row[last]])
    citing = np.concatenate([who[follows], book.outlet[row[last]]])
    cited = np.concatenate([who[follows - 1], who[last]])
    kept = (citing != cited) & (citing != NOBODY)
    return Edges(rows[kept], citing[kept], cited[kept])


def circles(book: Book, edges: Edges) -> tuple[Circle, ...]:
    """The circles of each story, in the order of the claims: every citation of a knot is in one of them."""
    story = book.coded("story_id")
    left = _in_circles(story.codes[edges.row], edges.citing, edges.cited)
    by_story: dict[int, list[int]] = {}
    for number in np.flatnonzero(left):
        by_story.setdefault(int(story.codes[edges.row[number]]), []).append(int(number))
    return tuple(
        circle
        for code, numbers in by_story.items()
        for circle in _circles_of(story.values[code], edges, numbers)
    )


def _in_circles(story: Ints, citing: Ints, cited: Ints) -> Mask:
    """The edges that may be part of a circle: those whose ends, in turn, all cite and are cited."""
    left = np.ones(len(story), bool)
    most = int(max(citing.max(initial=0), cited.max(initial=0))) + 1
    ends = [story.astype(np.int64) * most + one for one in (citing, cited)]
    while left.any():
        kept = left & np.isin(ends[0], ends[1][left]) & np.isin(ends[1], ends[0][left])
        if (kept == left).all():
            break
        left = kept
    return left


def _circles_of(story: str, edges: Edges, numbers: Collection[int]) -> Iterable[Circle]:
    graph: nx.DiGraph[int] = nx.DiGraph()
    rows: dict[tuple[int, int], list[int]] = {}
    for number in numbers:
        ends = int(edges.citing[number]), int(edges.cited[number])
        graph.add_edge(*ends)
        rows.setdefault(ends, []).append(int(edges.row[number]))
    for knot in sorted(map(sorted, nx.strongly_connected_components(graph))):
        if len(knot) > 1:
            for circle in _covering(graph.subgraph(knot)):
                pairs = zip(circle, (*circle[1:], circle[0]), strict=True)
                yield Circle(story, circle, tuple(sorted({row for pair in pairs for row in rows[pair]})))


def _covering(knot: "nx.DiGraph[int]") -> Iterator[tuple[int, ...]]:
    """Circles that together go over every citation of a knot: for each not yet gone over a shortest one."""
    covered: set[tuple[int, int]] = set()
    for citing, cited in sorted(knot.edges):
        if (citing, cited) not in covered:
            way = nx.shortest_path(knot, cited, citing)
            circle = (citing, *way[:-1])
            start = circle.index(min(circle))
            circle = (*circle[start:], *circle[:start])
            covered.update(zip(circle, (*circle[1:], circle[0]), strict=True))
            yield circle


def independent(roots: Iterable[int], graph: "nx.DiGraph[int]") -> frozenset[int]:
    """The roots that do not go back to another of them; of those in a circle one stands for all.

    Args:
        roots: of claims that say the same, or of a story.
        graph: who cites whom in the story.
    """
    wanted = sorted(set(roots))
    reached = {one: set(nx.descendants(graph, one)) if one in graph else set() for one in wanted}
    found = []
    for one in wanted:
        others = [other for other in wanted if other != one and other in reached[one]]
        if all(one in reached[other] and one < other for other in others):
            found.append(one)
    return frozenset(found)
