"""The same version gives the same bytes: later, in another process, on another machine."""

import io
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import pytest

from annotation.codebook import read_codebook
from annotation.settings import ROOT
from annotation.workbench import Workbench
from schemas import Sentence
from tests.conftest import SOURCES, Project
from tests.datasets.golden_project import DATASET, DIMENSION, FORMATS, PLAN, golden_bench, publish_golden
from tests.datasets.helpers import bytes_of
from tests.factories import NOW, article, claim, claim_change, commit

Golden = Callable[[str, bytes], bytes]

LOADS = """
import sys
from annotation import load_dataset
frame = load_dataset({dataset!r}, version=1, data=sys.argv[1])
sys.stdout.buffer.write(frame.to_csv(index=False).encode())
"""


def _exported(bench: Workbench, name: str) -> bytes:
    out = io.BytesIO()
    bench.versions.export(DATASET, out, version=1, name=name)
    return out.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_a_fixed_version_gives_the_golden_file(project: Project, golden: Golden, name: str) -> None:
    bench = golden_bench(project)
    publish_golden(bench)

    found = _exported(bench, name)

    assert found == golden(f"version{FORMATS[name]}", found)


@pytest.mark.slow
def test_it_still_does_after_fifty_versions_elsewhere_in_another_process(
    project: Project, golden: Golden, tmp_path: Path
) -> None:
    bench = golden_bench(project)
    publish_golden(bench)
    first = bytes_of(bench.settings.datasets / DATASET / "versions" / "000001")
    _fifty_more(bench)

    assert bytes_of(bench.settings.datasets / DATASET / "versions" / "000001") == first
    assert [one.problems for one in bench.versions.verify(DATASET)] == [()] * 51
    assert len({one.csv_sha256 for one in bench.versions.of(DATASET)}) == 51
    assert "urgency" in bench.versions.of(DATASET)[-1].columns

    elsewhere = tmp_path / "une autre machine"
    shutil.copytree(bench.settings.datasets, elsewhere / "datasets")
    shutil.rmtree(bench.settings.data)
    for name, suffix in FORMATS.items():
        found = _exported_elsewhere(elsewhere, name)
        assert found == golden(f"version{suffix}", found)
    loaded = _python("-c", LOADS.format(dataset=DATASET), str(elsewhere)).stdout
    assert loaded == golden("version.loaded.csv", loaded)


def test_a_copy_that_is_published_from_elsewhere_goes_on_with_the_same_bytes(
    project: Project, tmp_path: Path
) -> None:
    """Nothing in a version says where it was made."""
    bench = golden_bench(project)
    publish_golden(bench)
    _versions(bench, 1)
    here = bytes_of(bench.settings.datasets / DATASET / "versions" / "000002")
    shutil.rmtree(bench.settings.datasets / DATASET / "versions" / "000002")
    moved = tmp_path / "moved"
    shutil.copytree(bench.settings.data, moved)
    settings = type(bench.settings)(data=moved, annotator="bob")
    there = Workbench(
        settings, store=bench._store, codebook=bench.codebook, sources=SOURCES, clock=lambda: NOW
    )

    _published(there, "0")

    assert bytes_of(moved / "datasets" / DATASET / "versions" / "000002") == here


def _fifty_more(bench: Workbench) -> None:
    """Corrections, cuts and joins, then a codebook with one more dimension, and more of the same."""
    _versions(bench, 25)
    path = bench.settings.codebook
    path.write_text(path.read_text(encoding="utf-8") + DIMENSION, encoding="utf-8")
    wider = read_codebook(path)
    again = Workbench(bench.settings, store=bench._store, codebook=wider, sources=SOURCES, clock=lambda: NOW)
    _versions(again, 25)


def _versions(bench: Workbench, count: int) -> None:
    for number, edit in enumerate(islice(cycle((_correct, _cut, _correct, _join)), count)):
        edit(bench, number)
        _published(bench, str(number))


def _published(bench: Workbench, message: str) -> None:
    bench.versions.publish(DATASET, message=message, author="zoé", split=PLAN)


def _correct(bench: Workbench, number: int) -> None:
    key = "claim:00000000-0000-4000-8000-000000000001"
    base = bench.revisions(article().article_id, "ana")[key]
    judged = {"urgency": "now"} if any(one.name == "urgency" for one in bench.codebook.dimensions) else {}
    change = claim_change(
        claim(note=f"{number}", judgements=judged), key=key, base=base, decision="corrected"
    )
    bench.commit(commit(change), annotator="ana")


def _cut(bench: Workbench, _number: int) -> None:
    title, quote, *rest = bench.articles.get(article().article_id).sentences
    halves = (quote.model_copy(update={"end": quote.start + 30}), _from(quote, quote.start + 31))
    _recut(bench, (title, *halves, *rest))


def _join(bench: Workbench, _number: int) -> None:
    title, left, right, *rest = bench.articles.get(article().article_id).sentences
    _recut(bench, (title, left.model_copy(update={"end": right.end}), *rest))


def _from(sentence: Sentence, start: int) -> Sentence:
    return sentence.model_copy(update={"start": start})


def _recut(bench: Workbench, sentences: tuple[Sentence, ...]) -> None:
    base = bench.articles.get(article().article_id).revision
    bench.articles.recut(article().article_id, sentences, base=base, author="bob", cause="split")


def _exported_elsewhere(data: Path, name: str) -> bytes:
    out = data / f"exported.{name}"
    words = ("export", DATASET, "--version", "1", "--format", name, "-o", str(out), "--data", str(data))
    _python("-m", "annotation", *words)
    return out.read_bytes()


def _python(*words: str) -> subprocess.CompletedProcess[bytes]:
    """Run by another process whose clock, language and hashes are others."""
    other = {
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "PATH": "",
    }
    return subprocess.run([sys.executable, *words], env=other, check=True, capture_output=True, cwd="/")
