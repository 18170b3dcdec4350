"""How many sources a story, or what its claims say together, really goes back to: five articles, one root."""

from collections.abc import Collection
from typing import Any, NamedTuple

import networkx as nx
import numpy as np

from annotation.ledger.book import Book, Mask
from annotation.ledger.citing import Edges, independent
from annotation.ledger.outcomes import Links


class Rooted(NamedTuple):
    """Claims of a story, and the roots that they go back to.

    Attributes:
        story: its id.
        rows: the claims that are said by sources, in the order of the book.
        articles: how many they stand in.
        roots: the independent ones.
        unnamed: claims whose root cannot be told from others.
    """

    story: str
    rows: tuple[int, ...]
    articles: int
    roots: tuple[int, ...]
    unnamed: int


def stories_of(
    book: Book, edges: Edges, *, rows: Mask | None = None, limit: int = 1000
) -> tuple[Rooted, ...]:
    """The stories with the most articles that have claims of sources, the largest first."""
    wanted = np.flatnonzero(book.is_attributed if rows is None else book.is_attributed & rows)
    story, article = book.coded("story_id"), book.coded("article_id")
    pairs = np.unique(
        story.codes[wanted].astype(np.int64) * max(len(article.values), 1) + article.codes[wanted]
    )
    sizes = np.bincount((pairs // max(len(article.values), 1)).astype(np.int64), minlength=len(story.values))
    largest = [code for code in np.argsort(-sizes, kind="stable")[:limit].tolist() if sizes[code]]
    order = wanted[np.argsort(story.codes[wanted], kind="stable")]
    sorted_ = story.codes[order]
    by_story = _edges_by_story(book, edges, frozenset(largest))
    ends = ((np.searchsorted(sorted_, code), np.searchsorted(sorted_, code, "right")) for code in largest)
    found = [_rooted(book, edges, by_story, order[start:end]) for start, end in ends]
    return tuple(sorted(found, key=lambda one: (-one.articles, one.rows[0])))


def statements_of(book: Book, edges: Edges, links: Links, story: str) -> tuple[Rooted, ...]:
    """What the claims of a story say together: those that support each other, with their roots."""
    graph: nx.Graph[int] = nx.Graph()
    here = book.coded("story_id").where(story)
    supports = links.where("support") & here[links.head] & here[links.tail]
    graph.add_edges_from(zip(links.head[supports].tolist(), links.tail[supports].tolist(), strict=True))
    by_story = _edges_by_story(book, edges, {book.coded("story_id").code(story)})
    groups = (np.array(sorted(group)) for group in nx.connected_components(graph))
    found = [_rooted(book, edges, by_story, group) for group in groups]
    return tuple(sorted(found, key=lambda one: (-len(one.rows), one.rows[0])))


def _edges_by_story(book: Book, edges: Edges, wanted: Collection[int]) -> dict[int, list[int]]:
    """The numbers of the citations of each story, by its code."""
    codes = book.coded("story_id").codes[edges.row]
    found: dict[int, list[int]] = {}
    for number in np.flatnonzero(np.isin(codes, list(wanted))).tolist():
        found.setdefault(int(codes[number]), []).append(number)
    return found


def _rooted(book: Book, edges: Edges, by_story: dict[int, list[int]], rows: Any) -> Rooted:
    story = book.coded("story_id")
    code = int(story.codes[rows[0]])
    named = rows[book.has_named_root[rows]]
    roots = {int(one) for one in book.root[named]}
    if len(roots) > 1:
        graph: nx.DiGraph[int] = nx.DiGraph()
        for number in by_story.get(code, ()):
            graph.add_edge(int(edges.citing[number]), int(edges.cited[number]))
        roots = set(independent(roots, graph))
    return Rooted(
        story=story.values[code],
        rows=tuple(rows.tolist()),
        articles=len(set(book.coded("article_id").codes[rows].tolist())),
        roots=tuple(sorted(roots)),
        unnamed=len(rows) - len(named),
    )
