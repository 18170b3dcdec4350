"""What can be imported again comes back equal: articles, sentences, claims, states, annotators."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

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

Said = dict[str, tuple[tuple[str, object], ...]]

Import = Callable[[str, bytes], Workbench]
"""An empty project that a file in the format of that name was imported into, and that was published."""


@pytest.fixture(name="imported")
def _imported(tmp_path: Path) -> Import:
    def imported(name: str, data: bytes) -> Workbench:
        folder = tmp_path / f"project{len(list(tmp_path.iterdir()))}"
        settings = Settings(data=folder, annotator="lead")
        folder.mkdir()
        settings.codebook.write_bytes((ROOT / "seeds" / "codebook.toml").read_bytes())
        codebook = read_codebook(settings.codebook)
        bench = Workbench(
            settings, store=MemoryStore(), codebook=codebook, sources=SOURCES, clock=lambda: NOW
        )
        parcels = parcels_of_bytes(f"version{export_format(name).SUFFIX}", data)
        outcomes = list(bench.import_parcels(parcels))
        assert {one.result for one in outcomes} <= {"stored", "duplicate"}
        assert [note for one in outcomes for note in one.notes] == []
        bench.versions.publish("retour", message="m", author="lead")
        return bench

    return imported


def _exported(bench: Workbench, name: str) -> bytes:
    out = io.BytesIO()
    bench.versions.export("retour", out, name=name)
    return out.getvalue()


def _held(bench: Workbench) -> Said:
    with bench._store.snapshot() as snapshot:
        return _said((one, snapshot.labels(one.article_id)) for one in snapshot.articles())


def _said(readings: Iterator[tuple[Article, tuple[Label, ...]]]) -> Said:
    """What has to be equal, by article."""
    return {one.article_id: (*_article(one), *_labels(labels)) for one, labels in readings}


def _article(article: Article) -> Iterator[tuple[str, object]]:
    yield "text", article.text
    yield "sentences", article.sentences
    yield "metadata", article.metadata


def _labels(labels: tuple[Label, ...]) -> Iterator[tuple[str, object]]:
    kept = {(one.annotator, one.key): one for one in labels if one.kind != "rejection"}
    for (annotator, key), one in sorted(kept.items()):
        yield f"{annotator} {key}", one.claim or one.state


@pytest.mark.parametrize("name", NAMES)
def test_a_version_comes_back_equal(
    name: str, version: Published, written: Written, imported: Import
) -> None:
    again = _held(imported(name, written(name)))

    assert again == _said(version.readings())
    assert list(again) == list(_said(version.readings()))


@pytest.mark.parametrize("name", NAMES)
def test_a_second_way_round_changes_nothing_more(name: str, written: Written, imported: Import) -> None:
    once = imported(name, written(name))
    twice = imported(name, _exported(once, name))

    assert _held(twice) == _held(once)


@pytest.mark.parametrize("name", NAMES)
def test_importing_the_file_again_changes_nothing(name: str, written: Written, imported: Import) -> None:
    bench = imported(name, written(name))
    before = _held(bench)
    parcels = parcels_of_bytes(f"version{export_format(name).SUFFIX}", written(name))
    outcomes = list(bench.import_parcels(parcels))

    assert sum(one.labels for one in outcomes) == 0 and _held(bench) == before


def test_json_lines_keep_what_was_decided_on_which_suggestion(
    version: Published, written: Written, imported: Import
) -> None:
    with imported("jsonl", written("jsonl"))._store.snapshot() as snapshot:
        found = [label for one in snapshot.articles() for label in snapshot.labels(one.article_id)]

    wanted = [label for _, labels in version.readings() for label in labels]
    assert [(one.key, one.decision, one.suggestion) for one in found] == [
        (one.key, one.decision, one.suggestion) for one in wanted
    ]
