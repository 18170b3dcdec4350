"""GraphML: the network of sources, for Gephi, yEd, Cytoscape, networkx and others.

A node is a source or an outlet, an edge goes from who cites to who is cited: in a chain each hop, and the
outlet behind the last, cites the one before it. Who is meant is as the registry stood when the version was
published.
"""

import re
from typing import Any, BinaryIO

from annotation.exports.shared.resolving import registry_of
from annotation.published import Published

NAME = "graphml"
TITLE = "GraphML (network of sources)"
SUFFIX = ".graphml"
MEDIA_TYPE = "application/graphml+xml"
NEEDS_TEXT = True

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(version: Published, out: BinaryIO) -> None:
    """Write the network of a version to `out`, nodes and edges in the order of the claims."""
    import networkx as nx  # noqa: PLC0415 (only who writes it pays for it)

    from annotation.ledger.book import open_book  # noqa: PLC0415
    from annotation.ledger.citing import circles, edges_of  # noqa: PLC0415
    from annotation.ledger.pictures import circled, network  # noqa: PLC0415
    from annotation.ledger.table import claims_table  # noqa: PLC0415

    book = open_book(claims_table(version.readings()), registry_of(version))
    edges = edges_of(book)
    marked = circled(one.sources for one in circles(book, edges))
    graph: nx.DiGraph[str] = nx.DiGraph(dataset=version.manifest.dataset, version=version.manifest.version)
    for one, claims in zip(book.entities, book.claims_of_roots.tolist(), strict=True):
        graph.add_node(_plain(one.key), **_said(one), claims=claims)
    cited, _ = network(edges, book.everything, marked, limit=len(edges.row))
    for edge in cited:
        ends = (_plain(book.entities[number].key) for number in (edge.citing, edge.cited))
        graph.add_edge(*ends, weight=edge.claims, in_circle=edge.in_circle)
    nx.write_graphml(graph, out)


def _said(one: Any) -> dict[str, str]:
    entry = one.entry
    known = {name: getattr(entry, name) for name in ("country", "affiliation", "wikidata")} if entry else {}
    plain = {"label": one.name, "kind": one.kind, "grade": one.grade, **known}
    return {name: _plain(value) for name, value in plain.items() if value}


def _plain(text: str) -> str:
    """Without the characters that no XML holds."""
    return _NO_XML.sub("\ufffd", text)
