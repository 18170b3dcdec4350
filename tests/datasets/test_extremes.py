"""Datasets of nothing, of one row, without a judgement, and of a hundred versions."""

import io
from pathlib import Path

import pytest

from annotation import load_dataset
from annotation.datasets import read_version
from annotation.errors import NothingToPublish
from annotation.settings import Settings
from annotation.workbench import Workbench, open_workbench
from schemas import Manifest, Selection, SplitPlan
from tests.datasets.helpers import csv_of, folder, publish
from tests.exports.conftest import WRITABLE
from tests.factories import article, claim, claim_change, commit, sentence_change

KEY = "claim:00000000-0000-4000-8000-000000000001"
HUNDRED = 100


def _publish(bench: Workbench) -> None:
    bench.versions.publish("k", message="m", author="ana", split=SplitPlan(seed=1))


def _every_format(bench: Workbench) -> None:
    for name in WRITABLE:
        out = io.BytesIO()
        bench.versions.export("k", out, name=name)
        assert out.getvalue(), name


def _splits_can_be_told(bench: Workbench) -> None:
    report = bench.versions.splits("k", 1)
    assert report.leaks.is_clean


def test_of_nothing_no_version_is_made(bench: Workbench) -> None:
    wanted = (Selection(), Selection(readers="agreed"), Selection(languages=("xx",)))
    for selection in wanted:
        for deed in (bench.versions.preview, bench.versions.publish):
            said = {} if deed == bench.versions.preview else {"message": "m", "author": "ana"}
            with pytest.raises(NothingToPublish, match="Label a sentence first, import labels, or ask"):
                deed("k", selection=selection, **said)

    assert bench.versions.names() == ()
    assert not list(bench.settings.datasets.rglob("0*"))


def test_a_project_without_an_article_has_nothing_to_publish(tmp_path: Path) -> None:
    bench = open_workbench(Settings(data=tmp_path, annotator="ana"), with_seeds=False)
    with pytest.raises(NothingToPublish):
        publish(bench)
    bench.close()


def test_one_row_is_a_version(bench: Workbench) -> None:
    bench.commit(commit(sentence_change(article().sentences[2].key)), annotator="ana")
    _publish(bench)

    assert bench.versions.of("k")[0].counts["rows"] == 1
    assert len(load_dataset("k", data=bench.settings.data)) == 1
    _every_format(bench)
    _splits_can_be_told(bench)
    _publish(bench)
    assert list(bench.versions.compare("k", 1, 2).changes()) == []
    bench.versions.restore("k", 1, message="m", author="ana")
    assert [one.problems for one in bench.versions.verify("k")] == [()] * 3


def test_claims_without_any_judgement_are_a_version(bench: Workbench) -> None:
    bare = claim(judgements={}, sources=(), cue=None, quote_type="indirect")
    bench.commit(commit(claim_change(bare, key=KEY)), annotator="ana")
    _publish(bench)

    frame = load_dataset("k", data=bench.settings.data)
    judged = [one.name for one in bench.codebook.dimensions if one.name in frame]
    assert len(judged) > 2
    assert frame[judged].isna().all(axis=None)
    assert frame["published_at"].isna().all()
    _every_format(bench)
    _splits_can_be_told(bench)
    _publish(bench)
    assert list(bench.versions.compare("k", 1, 2).changes()) == []
    assert [one.problems for one in bench.versions.verify("k")] == [(), ()]


@pytest.mark.slow
def test_a_hundred_versions_are_listed_compared_exported_and_restored(bench: Workbench) -> None:
    for number in range(HUNDRED):
        change = claim_change(claim(note=f"{number}"), key=KEY, base=number)
        bench.commit(commit(change), annotator="ana")
        publish(bench)
        if number in (0, 9):
            bench.versions.tag("k", f"at-{number + 1}", number + 1)

    listed = bench.versions.of("k")
    assert [one.version for one in listed if isinstance(one, Manifest)] == list(range(1, HUNDRED + 1))
    (change,) = bench.versions.compare("k", 1, HUNDRED).changes()
    assert (change.old["note"], change.new["note"]) == ("0", "99")
    assert {csv_of(bench, number).count(b"\r\nk,%d," % number) for number in (1, 50, HUNDRED)} == {1}
    assert bench.versions.number("k", "at-10") == 10

    done = bench.versions.restore("k", 1, message="m", author="ana")

    assert (done.version, done.restores) == (HUNDRED + 1, 1)
    first, again = (read_version(folder(bench, number)).labels for number in (1, HUNDRED + 1))
    assert again.drop(["version"]).equals(first.drop(["version"]))
    assert {one.problems for one in bench.versions.verify("k")} == {()}
