"""GraphML: who cites whom, read back by networkx."""

import io

import networkx as nx

from annotation.exports import export_format
from annotation.published import Published
from annotation.workbench import Workbench
from schemas import Claim, Hop
from tests.exports.awkward import published
from tests.factories import TEXT, article, claim_change, commit, span


def _graph(version: Published) -> "nx.DiGraph[str]":
    out = io.BytesIO()
    export_format("graphml").write(version, out)
    out.seek(0)
    return nx.read_graphml(out)


def test_the_network_is_that_of_the_chains(version: Published) -> None:
    graph = _graph(version)

    assert {(one, other): data["weight"] for one, other, data in graph.edges(data=True)} == {
        ("tass", "~maria petrova"): 2,  # two annotators
        ("cinktank", "tass"): 2,
        ("tass", "~le ministre"): 1,  # TASS is an outlet, too
        ("cinktank", "x"): 1,
    }
    assert graph.nodes["tass"] == {"label": "TASS", "kind": "agency", "claims": 0}
    assert graph.nodes["~maria petrova"]["claims"] == 2
    assert not any(data["in_circle"] for *_, data in graph.edges(data=True))


def test_names_that_no_xml_holds_are_written_without_what_it_refuses() -> None:
    hop = Hop(span=span(TEXT, "Moscou"), name="A\x01<&>\u200bB\U0001f600\ufffe")
    claim = Claim(sources=(hop,), content=(span(TEXT, "dément"),))
    graph = _graph(published(article(), ([claim], [])))

    assert "A\ufffd<&>\u200bB\U0001f600\ufffd" in {data["label"] for _, data in graph.nodes(data=True)}


def test_a_version_without_sources_has_an_empty_network(bench: Workbench) -> None:
    said = Claim(voice="author", content=(span(TEXT, "Le calme règne"),))
    bench.commit(commit(claim_change(said)), annotator="ana")
    bench.versions.publish("k", message="m", author="lea")
    out = io.BytesIO()
    bench.versions.export("k", out, name="graphml")
    out.seek(0)

    assert list(nx.read_graphml(out).edges) == []
