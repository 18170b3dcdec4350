"""Whatever a text holds, its spans name the same words in every format, and what comes back is equal."""

import io
import json
from collections.abc import Iterable
from importlib.util import find_spec
from zipfile import ZipFile

import pytest
from cassis import load_cas_from_xmi, load_typesystem
from hypothesis import given, settings

from annotation.codebook import read_codebook
from annotation.exports import export_format
from annotation.exports.xmi import legal
from annotation.ingest import Options, incoming_of, parcels_of_bytes, records_of
from annotation.published import Published
from annotation.settings import ROOT
from annotation.validity import problem
from schemas import Commit
from tests.exports.awkward import ANNOTATORS, versions
from tests.exports.conftest import marked
from tests.exports.test_conll import blocks
from tests.factories import NOW

pytestmark = pytest.mark.slow

KINDS = ("Author", "Content", "Cue", "Source")
OPTIONS = Options()
few = settings(max_examples=100, deadline=None)


def _written(name: str, version: Published) -> bytes:
    out = io.BytesIO()
    export_format(name).write(version, out)
    return out.getvalue()


def _wanted(version: Published) -> list[tuple[str, str]]:
    ((article, labels),) = version.readings()
    return sorted((kind, surface) for kind in KINDS for surface in marked(article, labels, kind))


@pytest.mark.parametrize("name", ["jsonl", "label-studio", "xmi", "brat"])
@few
@given(version=versions())
def test_text_sentences_and_labels_come_back_equal(name: str, version: Published) -> None:
    ((article, labels),) = version.readings()
    parcels = parcels_of_bytes(f"a{export_format(name).SUFFIX}", _written(name, version))
    found = [incoming_of(record, OPTIONS) for parcel in parcels for record in records_of(parcel, OPTIONS)]

    assert [one.notes for one in found] == [(), ()]
    for one, annotator in zip(sorted(found, key=lambda one: one.annotator), ANNOTATORS, strict=True):
        assert one.annotator == annotator and one.is_known
        assert (one.article.text, one.article.sentences) == (article.text, article.sentences)
        assert one.article.metadata == article.metadata
        assert {change.key: change.claim or change.state for change in one.changes} == {
            label.key: label.claim or label.state for label in labels if label.annotator == annotator
        }


@few
@given(version=versions())
def test_in_label_studio_every_span_reads_the_same(version: Published) -> None:
    (task,) = json.loads(_written("label-studio", version))
    regions = [one for annotation in task["annotations"] for one in annotation["result"] if "value" in one]
    found = [(one["value"]["labels"][0], one["value"]) for one in regions]

    assert sorted((kind, value["text"]) for kind, value in found) == _wanted(version)
    assert all(task["data"]["text"][value["start"] : value["end"]] == value["text"] for _, value in found)


@few
@given(version=versions())
def test_in_a_cas_every_span_reads_the_same(version: Published) -> None:
    """But for the characters that XML forbids, of which each stands for one."""
    archive = ZipFile(io.BytesIO(_written("xmi", version)))
    types = load_typesystem(io.BytesIO(archive.read("TypeSystem.xml")))
    cases = [
        load_cas_from_xmi(io.BytesIO(archive.read(name)), typesystem=types)
        for name in archive.namelist()
        if name.endswith(".xmi")
    ]
    found = [(one.role, one.get_covered_text()) for cas in cases for one in cas.select("custom.selon.Mark")]

    assert sorted(found) == sorted((kind, legal(surface)) for kind, surface in _wanted(version))


@few
@given(version=versions())
def test_in_brat_every_fragment_reads_the_same(version: Published) -> None:
    archive = ZipFile(io.BytesIO(_written("brat", version)))
    found: list[tuple[str, str]] = []
    for name in (one for one in archive.namelist() if one.endswith(".ann")):
        text = archive.read(name.replace(".ann", ".txt")).decode()
        for line in archive.read(name).decode().split("\n"):
            if line.startswith("T"):
                _, said, surface = line.split("\t", 2)
                kind, places = said.split(" ", 1)
                fragments = [text[slice(*map(int, one.split()))] for one in places.split(";")]
                assert " ".join(fragments) == surface and surface.splitlines() == [surface]
                found.append((kind, "".join(fragments)))
    ((article, labels),) = version.readings()
    joined = _without_breaks(one for kind in KINDS for one in marked(article, labels, kind))

    assert _without_breaks(surface for kind, surface in found if kind != "Article") == joined


def _without_breaks(surfaces: Iterable[str]) -> list[str]:
    return sorted("".join("".join(surface.splitlines()) for surface in surfaces))


@pytest.mark.skipif(not find_spec("spacy"), reason="spaCy is not installed")
@few
@given(version=versions())
def test_in_a_doc_every_span_reads_the_same(version: Published) -> None:
    import spacy  # noqa: PLC0415 (optional)

    (doc,) = spacy.tokens.DocBin().from_bytes(_written("spacy", version)).get_docs(spacy.blank("fr").vocab)
    ((article, _),) = version.readings()

    assert doc.text == article.text
    assert sorted((kind, one.text) for kind in KINDS for one in doc.spans[kind.lower()]) == _wanted(version)


@few
@given(version=versions())
def test_in_conll_every_token_reads_the_same(version: Published) -> None:
    ((article, _),) = version.readings()

    for _, lines in blocks(_written("conll", version)):
        for line in lines:
            assert line["FORM"] == article.text[int(line["START"]) : int(line["END"])]
            assert len(line["FORM"].split()) == 1


@few
@given(version=versions())
def test_in_web_annotations_every_span_reads_the_same(version: Published) -> None:
    ((article, _),) = version.readings()
    found = []
    for item in json.loads(_written("web-annotation", version))["first"]["items"]:
        for target in item["target"]:
            place, words = target["selector"]
            around = words["prefix"] + words["exact"] + words["suffix"]
            assert article.text[place["start"] : place["end"]] == words["exact"] and around in article.text
            found.append((target["selon:part"].capitalize(), words["exact"]))

    assert sorted(found) == _wanted(version)


@few
@given(version=versions())
def test_what_is_drawn_could_be_stored(version: Published) -> None:
    """Or the other tests would prove nothing."""
    ((article, labels),) = version.readings()
    changes = tuple(
        {"key": one.key, "base": 0, "decision": "added", "claim": one.claim, "state": one.state}
        for one in labels
        if one.annotator == "ana"
    )
    commit = Commit(
        commit_id="00000000-0000-4000-8000-000000000000", article_id=article.article_id, made_at=NOW,
        codebook_version="1.0", changes=changes,
    )  # fmt: skip

    assert problem(commit, article=article, codebook=read_codebook(ROOT / "seeds" / "codebook.toml")) == ""
