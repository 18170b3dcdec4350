"""What can be imported again comes back equal: articles, sentences, claims, states, annotators."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotation import datasets
from annotation.codebook import read_codebook
from annotation.exports import export_format
from annotation.ingest import parcels_of_bytes
from annotation.published import Published
from annotation.settings import ROOT, Settings
from annotation.store import MemoryStore
from annotation.workbench import Workbench
from schemas import Article, Label
from tests.conftest import SOURCES
from tests.exports.conftest import Written
from tests.factories import NOW

NAMES = ("jsonl", "label-studio", "xmi", "brat")

Again = tuple[tuple[str, object], ...]


def imported(data: bytes, name: str, folder: Path) -> Published:
    """The version that an empty project makes of a file."""
    settings = Settings(data=folder, annotator="lead")
    folder.mkdir(exist_ok=True)
    settings.codebook.write_bytes((ROOT / "seeds" / "codebook.toml").read_bytes())
    bench = Workbench(
        settings,
        store=MemoryStore(),
        codebook=read_codebook(settings.codebook),
        sources=SOURCES,
        clock=lambda: NOW,
    )
    outcomes = list(bench.import_parcels(parcels_of_bytes(name, data)))
    assert {one.result for one in outcomes} <= {"stored", "duplicate"}
    assert [note for one in outcomes for note in one.notes] == []
    bench.versions.publish("retour", message="m", author="lead")
    return datasets.read_version(datasets.version_folder(settings.datasets, "retour", 1))


def said(version: Published) -> dict[str, Again]:
    """What has to be equal, by article."""
    return {
        article.article_id: (*_article(article), *_labels(labels)) for article, labels in version.readings()
    }


def _article(article: Article) -> Iterator[tuple[str, object]]:
    yield "text", article.text
    yield "sentences", article.sentences
    yield "metadata", article.metadata


def _labels(labels: tuple[Label, ...]) -> Iterator[tuple[str, object]]:
    kept = sorted(
        (one for one in labels if one.kind != "rejection"), key=lambda one: (one.annotator, one.key)
    )
    yield from ((f"{one.annotator} {one.key}", one.claim or one.state) for one in kept)


@pytest.mark.parametrize("name", NAMES)
def test_a_version_comes_back_equal(name: str, version: Published, written: Written, tmp_path: Path) -> None:
    file = f"version{export_format(name).SUFFIX}"
    again = imported(written(name), file, tmp_path / "again")

    assert said(again) == said(version)
    assert list(said(again)) == list(said(version))


@pytest.mark.parametrize("name", NAMES)
def test_what_came_back_is_written_as_the_same_labels(
    name: str, version: Published, written: Written, tmp_path: Path
) -> None:
    """A second way round changes nothing more."""
    file = f"version{export_format(name).SUFFIX}"
    once = imported(written(name), file, tmp_path / "once")
    twice = imported(written(name, once), file, tmp_path / "twice")

    assert said(twice) == said(once)
