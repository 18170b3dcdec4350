"""The Web Annotation collection, read as JSON and as a graph; no context is fetched."""

import json
from dataclasses import replace

import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.plugins.shared.jsonld import context

from annotation.exports.web_annotation import ANNO, VOCABULARY
from annotation.published import Published
from tests.exports.conftest import Written, marked

OA, AS, OURS = (
    Namespace(name)
    for name in ("http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#", VOCABULARY)
)
TERMS = {
    "oa": str(OA),
    "as": str(AS),
    "id": "@id",
    "type": "@type",
    **{name: f"oa:{name}" for name in ("Annotation", "SpecificResource", "TextPositionSelector")},
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "scope": {"@type": "@id", "@id": "oa:hasScope"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "first": {"@type": "@id", "@id": "as:first"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    **{name: f"oa:{name}" for name in ("start", "end", "exact", "prefix", "suffix")},
}
"""As the standard's own context means these terms."""


@pytest.fixture(name="graph")
def _graph(written: Written, monkeypatch: pytest.MonkeyPatch) -> Graph:
    def fetched(source: str, **_: object) -> tuple[object, None]:
        assert source == ANNO
        return {"@context": TERMS}, None

    monkeypatch.setattr(context, "source_to_json", fetched)
    return Graph().parse(data=written("web-annotation"), format="json-ld")


def test_each_claim_is_an_annotation_whose_selectors_name_its_spans(version: Published, graph: Graph) -> None:
    texts = {f"urn:sha256:{article.sha256}": article.text for article, _ in version.readings()}
    claims = [label for _, labels in version.readings() for label in labels if label.claim]
    found = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(found) == len(claims)
    surfaces = []
    for target in graph.objects(None, OA.hasTarget):
        text = texts[str(graph.value(target, OA.hasSource))]
        by_kind = {graph.value(one, RDF.type): one for one in graph.objects(target, OA.hasSelector)}
        place, words = by_kind[OA.TextPositionSelector], by_kind[OA.TextQuoteSelector]
        start, end = (int(graph.value(place, name)) for name in (OA.start, OA.end))
        exact, prefix, suffix = (str(graph.value(words, name)) for name in (OA.exact, OA.prefix, OA.suffix))
        assert text[start:end] == exact
        assert text[:start].endswith(prefix) and text[end:].startswith(suffix)
        surfaces.append(exact)
    kinds = ("Source", "Cue", "Content", "Author")
    wanted = [one for reading in version.readings() for kind in kinds for one in marked(*reading, kind)]
    assert sorted(surfaces) == sorted(wanted)


def test_the_graph_keeps_chains_in_order_and_every_judgement(graph: Graph) -> None:
    (chain,) = {
        tuple(str(graph.value(hop, OURS.name)) for hop in graph.items(graph.value(body, OURS.sources)))
        for body in graph.objects(None, OA.hasBody)
        if len(list(graph.items(graph.value(body, OURS.sources)))) > 1
    }

    assert chain == ("Maria Petrova", "TASS")
    assert {str(one) for one in graph.objects(None, OURS.source_reliability)} == {"F"}


@pytest.mark.parametrize("url", ["https://example.org/b?c=1", "https://example.org/ a", "b.html", ""])
def test_an_article_is_in_the_page_that_it_is_from(url: str, version: Published, written: Written) -> None:
    """Where that is an address that a graph can hold."""
    records = [json.loads(one) | {"url": url} for one in version.articles["record"].to_pylist()]
    place = version.articles.column_names.index("record")
    articles = version.articles.set_column(place, "record", [[json.dumps(one) for one in records]])
    items = json.loads(written("web-annotation", replace(version, articles=articles)))["first"]["items"]
    scopes = {target.get("scope") for item in items for target in item["target"]}

    assert scopes == ({url} if url.endswith("c=1") else {None})


def test_the_collection_counts_its_items_and_names_each_once(version: Published, written: Written) -> None:
    found = json.loads(written("web-annotation"))
    items = found["first"]["items"]

    assert (found["type"], found["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert found["total"] == len(items) == len({one["id"] for one in items}) == 5
    assert all(str(URIRef(one["id"])).isascii() for one in items)
    assert {one["creator"]["nickname"] for one in items} == {"ana", "zoé"}
