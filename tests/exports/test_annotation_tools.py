"""What leaves for other annotation tools, opened with their own libraries or by their own rules."""

import io
import json
from dataclasses import replace
from zipfile import ZipFile

import pytest
from cassis import Cas, load_cas_from_xmi, load_typesystem

from annotation.exports.shared.sheets import Sheet, sheets_of
from annotation.offsets import Utf16Offsets
from annotation.published import Published
from tests.exports.conftest import Written

MARK, RELATION = "custom.selon.Mark", "custom.selon.Relation"


def _sheets(version: Published) -> list[Sheet]:
    return [sheet for article, labels in version.readings() for sheet in sheets_of(article, labels)]


def _surfaces(sheet: Sheet) -> list[tuple[str, str]]:
    text = sheet.article.text
    return [(mark.kind, piece.of(text)) for mark in sheet.marks for piece in mark.pieces]


@pytest.fixture(name="cases")
def _cases(written: Written) -> list[tuple[Cas, bytes]]:
    archive = ZipFile(io.BytesIO(written("xmi")))
    types = load_typesystem(io.BytesIO(archive.read("TypeSystem.xml")))
    files = [archive.read(name) for name in archive.namelist() if name.endswith(".xmi")]
    return [(load_cas_from_xmi(io.BytesIO(data), typesystem=types), data) for data in files]


def test_cassis_reads_text_sentences_and_spans(version: Published, cases: list[tuple[Cas, bytes]]) -> None:
    for (cas, _), sheet in zip(cases, _sheets(version), strict=True):
        sentences = cas.select("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence")
        assert cas.sofa_string == sheet.article.text
        assert [one.get_covered_text() for one in sentences] == [
            one.of(sheet.article.text) for one in sheet.article.sentences
        ]
        assert sorted((one.role, one.get_covered_text()) for one in cas.select(MARK)) == sorted(
            _surfaces(sheet)
        )


def test_xmi_counts_in_utf16_units(version: Published, cases: list[tuple[Cas, bytes]]) -> None:
    for (_, data), sheet in zip(cases, _sheets(version), strict=True):
        units = Utf16Offsets(sheet.article.text)
        for mark in sheet.marks:
            for piece in mark.pieces:
                begin, end = units.to_utf16(piece.start), units.to_utf16(piece.end)
                assert f'begin="{begin}" end="{end}" role="{mark.kind}"' in data.decode()


def test_relations_of_xmi_go_along_the_chain(cases: list[tuple[Cas, bytes]]) -> None:
    found = [
        (one.role, one.Governor.get_covered_text(), one.Dependent.get_covered_text())
        for one in cases[1][0].select(RELATION)
    ]

    assert sorted(found) == [
        ("cues", "a déclaré", "« Nous ne négocions pas 😀 »"),
        ("links", "citée par", "l’agence TASS"),
        ("relays", "Maria Petrova", "l’agence TASS"),
        ("says", "Maria Petrova", "« Nous ne négocions pas 😀 »"),
    ]


def test_a_task_has_an_annotation_of_each_annotator(version: Published, written: Written) -> None:
    tasks = json.loads(written("label-studio"))
    sheets = _sheets(version)
    found = [(task["data"]["text"], one["result"]) for task in tasks for one in task["annotations"]]

    assert len(tasks) == 2
    for (text, results), sheet in zip(found, sheets, strict=True):
        regions = [one for one in results if one["type"] == "labels"]
        names = [one["id"] for one in regions]
        assert text == sheet.article.text and len(set(names)) == len(names)
        for one in regions:
            assert text[one["value"]["start"] : one["value"]["end"]] == one["value"]["text"]
        assert [(one["value"]["labels"][0], one["value"]["text"]) for one in regions] == _surfaces(sheet)
        ends = [one[end] for one in results if one["type"] == "relation" for end in ("from_id", "to_id")]
        assert set(ends) <= set(names)


def test_a_task_names_only_an_annotator_with_an_address(version: Published, written: Written) -> None:
    """Label Studio refuses a whole file for one name that it does not know."""
    labels = version.annotations["label"].to_pylist()
    moved = [label.replace('"annotator":"zoé"', '"annotator":"zoe@example.org"') for label in labels]
    changed = replace(version, annotations=version.annotations.set_column(3, "label", [moved]))
    task, _ = json.loads(written("label-studio", changed))

    assert moved != labels
    assert [one.get("completed_by") for one in task["annotations"]] == [None, {"email": "zoe@example.org"}]
