"""Where the sources of a network are drawn: near whom they cite; the same places for the same network."""

from collections.abc import Iterable

import networkx as nx

from annotation.ledger.pictures import Cited

_SEED = 7


def places(cited: Iterable[Cited]) -> dict[int, tuple[float, float]]:
    """Each source's place in a square from -1 to 1, by a spring layout (Fruchterman and Reingold 1991)."""
    graph: nx.Graph[int] = nx.Graph()
    for one in cited:
        graph.add_edge(one.citing, one.cited, weight=one.claims)
    found = nx.spring_layout(graph, seed=_SEED, k=2.2 / max(len(graph), 1) ** 0.5, weight=None)
    return {number: (float(x), float(y)) for number, (x, y) in found.items()}
