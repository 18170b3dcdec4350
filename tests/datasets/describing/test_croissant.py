"""Croissant's own library takes it, and reads the tables by it."""

import json
from pathlib import Path

import mlcroissant as mlc
import pandas as pd

from annotation.datasets.describing import Description, croissant
from tests.datasets.describing.conftest import AWKWARD


def _issues(text: str) -> tuple[set[str], set[str]]:
    """Errors, which are raised before, and warnings."""
    issues = mlc.Dataset(jsonld=json.loads(text)).metadata.ctx.issues
    return {str(one) for one in issues.errors}, {str(one) for one in issues.warnings}


def test_it_is_valid_whatever_users_wrote(plain: Description, awkward: Description) -> None:
    assert _issues(croissant(plain)) == (set(), set())
    assert _issues(croissant(awkward)) == (set(), set())
    assert "<" not in croissant(awkward)
    assert json.loads(croissant(awkward))["creator"]["name"] == AWKWARD


def test_it_reads_the_labels_by_their_columns(plain: Description, folder: Path) -> None:
    (folder / "croissant.json").write_text(croissant(plain), encoding="utf-8")
    dataset = mlc.Dataset(jsonld=str(folder / "croissant.json"))

    first, second = dataset.records("labels")
    (article,) = dataset.records("articles")

    sets = [one.name for one in dataset.metadata.record_sets]
    assert sets == ["annotations", "articles", "dictionary", "labels", "splits"]
    assert (second["labels/row_id"], second["labels/version"], second["labels/seconds"]) == (b"r2", 3, 1.25)
    assert second["labels/published_at"] == pd.Timestamp("2026-01-02")
    assert pd.isna(first["labels/published_at"])
    assert (first["labels/source_start"], first["labels/suggestion_shown"]) == (b"", b"")
    assert second["labels/suggestion_shown"] == b"true"
    assert article["articles/article_id"] == b"a1"


def test_it_says_how_the_labels_came_about(plain: Description, empty: Description) -> None:
    found = json.loads(croissant(plain))
    rai = {name.removeprefix("rai:") for name in found if name.startswith("rai:")}

    assert rai == {
        "annotationsPerItem", "dataAnnotationPlatform", "dataAnnotationProtocol", "dataCollection",
        "dataLimitations", "machineAnnotationTools", "personalSensitiveInformation",
    }  # fmt: skip
    assert found["rai:annotationsPerItem"] == "1 to 2"
    assert found["rai:machineAnnotationTools"] == [
        "rules/1 (suggestions that an analyst decided on: 1 labels)"
    ]
    assert json.loads(croissant(empty))["rai:annotationsPerItem"] == "none"
    assert "rai:machineAnnotationTools" not in json.loads(croissant(empty))


def test_it_says_how_to_cite_without_marks_that_bibtex_reads(awkward: Description) -> None:
    found = json.loads(croissant(awkward))["citeAs"]

    assert found.startswith("@misc{k_b_3, title = {k_b, version 3}, author = {")
    assert found.count("{") == found.count("}") == 5
    assert not set("\\%$#&") & set(found)


def test_a_version_of_nothing_is_valid(empty: Description) -> None:
    errors, _ = _issues(croissant(empty))

    assert errors == set()
