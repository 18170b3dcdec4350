"""What holds for the versions of any project, whatever became of its labels, sentences and stories."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from annotation.datasets import compare, contents, read_version
from annotation.datasets.comparing import apply
from annotation.errors import NothingToPublish
from annotation.published import Published
from tests.datasets.helpers import bytes_of, folder
from tests.datasets.histories import EDITS, HISTORIES, Asked, History, new_history

A_FEW = settings(deadline=None, max_examples=10, suppress_health_check=list(HealthCheck))
MANY = settings(A_FEW, max_examples=100)

Steps = list[tuple[list[tuple[str, tuple[int, int, int]]], Asked]]


def _published(history: History, steps: Steps) -> Iterable[tuple[Asked, Path]]:
    """The folder of each version, when it was made; none where there was nothing to publish."""
    for edits, asked in steps:
        for name, draw in edits:
            EDITS[name](history, draw)
        if number := _publish(history, asked):
            yield asked, folder(history.bench, number)


def _publish(history: History, asked: Asked, dataset: str = "k") -> int:
    try:
        return history.bench.versions.publish(dataset, message="m", author="ana", **dict(asked)).version
    except NothingToPublish:
        return 0


def _made_anew(history: History, asked: Asked, path: Path) -> dict[str, bytes]:
    """The files of a version, had there been nothing to take over."""
    aside = path.rename(path.with_name("aside"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(contents, "_shelf_of", lambda *_: None)
        _publish(history, asked)
    found = bytes_of(path)
    for one in path.iterdir():
        one.unlink()
    path.rmdir()
    aside.rename(path)
    return found


def _names_its_text(version: Published) -> None:
    """Each place in a row is where its words stand in the version's own table of articles."""
    articles = {row["article_id"]: row for row in version.articles.to_pylist()}
    whole = version.manifest.texts == "whole"
    for row in version.labels.to_pylist():
        article = articles[row["article_id"]]
        if not whole:
            assert {row[f"{name}_text"] for name in ("sentence", "source", "cue", "content")} == {""}
            assert article["text"] == ""
            continue
        text = article["text"]
        assert row["article_sha256"] == hashlib.sha256(text.encode()).hexdigest()
        start, end = int(row["sentence_start"]), int(row["sentence_end"])
        known = json.loads(article["record"])["sentences"][int(row["sentence_index"])]
        assert [start, end] == known[:2]
        assert row["sentence_text"] == text[start:end].replace("\r", " ").replace("\n", " ")
        for name in ("source", "cue"):
            if row[f"{name}_start"]:
                assert row[f"{name}_text"] == text[int(row[f"{name}_start"]) : int(row[f"{name}_end"])] != ""
        spans = [tuple(map(int, one.split("-"))) for one in row["content_spans"].split()]
        pieces = [" ".join(text[start:end].splitlines()) for start, end in spans]
        assert row["content_text"] == " […] ".join(pieces)


def _keeps_its_splits(version: Published, placed: dict[str, str]) -> None:
    """No story lies in two splits, and no article goes from one to another; `placed` grows."""
    stories = defaultdict(set)
    for row in version.articles.to_pylist():
        if split := row["split"]:
            assert placed.setdefault(row["article_id"], split) == split
            stories[row["story_id"]].add(split)
    assert all(len(splits) == 1 for splits in stories.values())
    of_article = version.splits()
    for row in version.labels.select(["article_id", "split"]).to_pylist():
        assert row["split"] in ("", of_article[row["article_id"]])
    if version.manifest.split is None:
        assert set(of_article.values()) == {""}


def _all_holds(steps: Steps) -> None:
    with new_history() as history:
        found: list[Published] = []
        placed: dict[str, str] = {}
        for asked, path in _published(history, steps):
            version = read_version(path)
            assert _made_anew(history, asked, path) == bytes_of(path)
            _names_its_text(version)
            _keeps_its_splits(version, placed)
            found.append(version)
        for old, new in permutations(found, 2):
            assert apply(old.labels, compare(old, new)).equals(new.labels.combine_chunks())
        if found:
            _same_seed_same_splits(history, steps[-1][1])
            _restored(history, found)
            assert {one.problems for one in history.bench.versions.verify("k")} == {()}


def _same_seed_same_splits(history: History, asked: Asked) -> None:
    if _publish(history, asked, "one") and _publish(history, asked, "two"):
        one, two = (
            read_version(history.bench.settings.datasets / name / "versions" / "000001")
            for name in ("one", "two")
        )
        assert one.splits() == two.splits()
        assert one.labels.drop(["dataset"]).equals(two.labels.drop(["dataset"]))


def _restored(history: History, found: list[Published]) -> None:
    """The first version made the newest has its rows; only where its articles may lie is as it is by now."""
    done = history.bench.versions.restore("k", found[0].manifest.version, message="m", author="ana")
    again = read_version(folder(history.bench, done.version))
    other = ["version", "split"]
    assert again.labels.drop(other).equals(found[0].labels.drop(other))
    assert again.annotations.equals(found[0].annotations)


@pytest.mark.slow
@A_FEW
@given(HISTORIES)
def test_offsets_take_over_comparison_and_splits_hold_for_any_history(steps: Steps) -> None:
    _all_holds(steps)


@pytest.mark.slow
@MANY
@given(HISTORIES)
def test_they_hold_for_many_histories(steps: Steps) -> None:
    _all_holds(steps)
