"""The DocBin, opened by spaCy: every span falls on its tokens."""

import builtins
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from annotation.errors import NoTokenizer
from annotation.exports import export_format
from annotation.published import Published
from schemas import Claim, Span
from tests.exports.conftest import Written, marked

spacy = pytest.importorskip("spacy")


def _docs(data: bytes) -> list[Any]:
    return list(spacy.tokens.DocBin().from_bytes(data).get_docs(spacy.blank("fr").vocab))


def test_each_doc_is_an_article_with_its_sentences_and_spans(version: Published, written: Written) -> None:
    docs = _docs(written("spacy"))

    for doc, (article, labels) in zip(docs, version.readings(), strict=True):
        assert doc.text == article.text
        assert [sent.text.strip() for sent in doc.sents] == [
            one.of(article.text) for one in article.sentences
        ]
        for name in ("source", "cue", "content", "author"):
            assert [span.text for span in doc.spans[name]] == marked(article, labels, name.capitalize())
            assert {span.label_ for span in doc.spans[name]} <= {name}


def test_the_claims_of_a_doc_are_whole_and_point_to_their_spans(version: Published, written: Written) -> None:
    for doc, (article, labels) in zip(_docs(written("spacy")), version.readings(), strict=True):
        wanted = {(one.annotator, one.name): one.claim for one in labels if one.claim}
        assert doc.user_data["article"]["article_id"] == article.article_id
        assert len(doc.user_data["claims"]) == len(wanted)
        for found in doc.user_data["claims"]:
            assert _claim(doc, found) == wanted[found["annotator"], found["claim_id"]]
            group = "author" if found["voice"] == "author" else "content"
            assert {doc.spans[group][place].id_ for place in found[group]} <= {found["claim_id"]}


def _claim(doc: Any, found: dict[str, Any]) -> Claim:
    def span(group: str, place: int | None) -> Span | None:
        one = None if place is None else doc.spans[group][place]
        return one and Span(start=one.start_char, end=one.end_char)

    fields = {name: value for name, value in found.items() if name not in ("annotator", "claim_id", "author")}
    group = "author" if found["voice"] == "author" else "content"
    fields["content"] = [span(group, place) for place in found[group]]
    fields["cue"] = span("cue", found["cue"])
    fields["sources"] = [
        {name: value for name, value in hop.items() if name not in ("source", "cue")}
        | {"span": span("source", hop["source"]), "cue": span("cue", hop["cue"])}
        for hop in found["sources"]
    ]
    return Claim.model_validate(fields)


def test_a_language_that_spacy_does_not_know_is_written(version: Published) -> None:
    record = json.loads(version.articles["record"][0].as_py()) | {"language": "zz"}
    articles = version.articles.slice(0, 1)
    articles = articles.set_column(articles.column_names.index("record"), "record", [[json.dumps(record)]])
    out = io.BytesIO()
    export_format("spacy").write(replace(version, articles=articles), out)

    assert [doc.user_data["article"]["language"] for doc in _docs(out.getvalue())] == ["zz"]


def test_without_spacy_the_error_says_what_to_do(
    version: Published, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = builtins.__import__

    def imported(name: str, *rest: object) -> object:
        if name.partition(".")[0] == "spacy":
            raise ImportError(name)
        return there(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", imported)
    with pytest.raises(NoTokenizer, match="make models"):
        written("spacy")
