"""Versions are numbered, whole, immutable and verifiable."""

import csv
import hashlib
import io
import os
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from annotation import datasets, folders
from annotation.errors import (
    InvalidName,
    NothingToPublish,
    PublishedMeanwhile,
    UnknownDataset,
    UnknownVersion,
    UnwritableVersion,
)
from annotation.exports import CANONICAL
from annotation.store import SqlStore
from annotation.workbench import Workbench
from schemas import Article, Label, Publication
from tests.conftest import Project
from tests.datasets.helpers import FILES, add_labels, bytes_of, csv_of, folder, publish
from tests.factories import NOW, article, claim, claim_change, commit


@pytest.fixture(name="bench")
def _bench(project: Project) -> Workbench:
    """A project with two labels."""
    bench = project()
    add_labels(bench)
    return bench


def test_a_version_says_what_it_holds_and_verifies(bench: Workbench) -> None:
    done = publish(bench)

    assert (done.version, done.parent, done.message, done.author) == (1, None, "premier tour", "zoé")
    assert done.published_at == NOW
    assert done.counts == {"articles": 1, "sentences": 2, "claims": 1, "rows": 2, "annotators": 1}
    assert bench.versions.names() == ("k",)
    assert bench.versions.of("k") == (done,)
    assert tuple(bytes_of(folder(bench))) == FILES
    assert [one.problems for one in bench.versions.verify("k")] == [()]


def test_the_csv_of_a_version_is_the_same_bytes_for_ever_and_its_hash_is_in_the_manifest(
    bench: Workbench,
) -> None:
    done = publish(bench)
    first = csv_of(bench)
    add_labels(bench)

    assert csv_of(bench, 1) == first
    assert hashlib.sha256(first).hexdigest() == done.csv_sha256


def test_two_versions_of_the_same_labels_differ_only_in_their_number(bench: Workbench) -> None:
    publish(bench)
    publish(bench)

    first, second = csv_of(bench, 1).decode(), csv_of(bench, 2).decode()

    assert second == first.replace("\r\nk,1,", "\r\nk,2,")


def test_versions_count_up_and_know_their_parent(bench: Workbench) -> None:
    found = [publish(bench) for _ in range(3)]
    other = publish(bench, "autre_jeu-2")

    assert [(one.version, one.parent) for one in found] == [(1, None), (2, 1), (3, 2)]
    assert (other.version, other.parent) == (1, None)
    assert bench.versions.names() == ("autre_jeu-2", "k")


def test_a_version_stays_byte_identical_after_later_ones(bench: Workbench) -> None:
    publish(bench)
    before = bytes_of(folder(bench))
    for _ in range(3):
        add_labels(bench)
        publish(bench)

    assert bytes_of(folder(bench)) == before
    assert [one.problems for one in bench.versions.verify("k")] == [()] * 4
    assert csv_of(bench, 4) != csv_of(bench, 1)


def test_of_two_publishers_at_once_one_wins_and_the_other_is_told(bench: Workbench) -> None:
    """Both have chosen number 1 before either has finished."""
    both_chose = threading.Barrier(2)
    labels = bench.view(article().article_id, "ana").labels
    told: list[int | PublishedMeanwhile] = []

    def read(_names: Iterable[str]) -> Iterator[tuple[Article, tuple[Label, ...]]]:
        both_chose.wait(timeout=20)
        yield article(), labels

    def one_publishes() -> None:
        said = Publication(dataset="k", message="m", author="ana", published_at=NOW)
        cut = datasets.Cut(((article().article_id, "1"),), read)
        project = datasets.Project(bench.codebook, "", lambda source_id, _: source_id, "")
        try:
            done = datasets.publish(
                bench.settings.datasets, cut, said, project=project, write_csv=CANONICAL.write_table
            )
            told.append(done.version)
        except PublishedMeanwhile as error:
            told.append(error)

    _at_once(one_publishes, 2)

    assert sorted(map(type, told), key=str) == [PublishedMeanwhile, int]
    assert [one.problems for one in bench.versions.verify("k")] == [()]
    assert [path.name for path in folder(bench).parent.iterdir()] == ["000001"]
    (lost,) = (one for one in told if isinstance(one, PublishedMeanwhile))
    assert "version 1 of k" in str(lost)


def _at_once(what: Callable[[], object], count: int) -> None:
    threads = [threading.Thread(target=what) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)


def test_many_publishers_of_one_database_make_whole_versions_or_none(
    project: Project, tmp_path: Path
) -> None:
    bench = project(store=SqlStore(tmp_path / "selon.db"))
    add_labels(bench)
    assert bench.versions.names() == ()
    made: list[int] = []

    def one_publishes() -> None:
        with suppress(PublishedMeanwhile):
            made.append(publish(bench).version)

    _at_once(one_publishes, 6)

    assert [one.version for one in bench.versions.of("k")] == sorted(made) == list(range(1, len(made) + 1))
    assert made != []
    assert {one.problems for one in bench.versions.verify("k")} == {()}


def test_what_a_killed_publisher_left_is_no_version_and_is_swept_once_it_is_old(bench: Workbench) -> None:
    publish(bench)
    stale, fresh = (folder(bench).parent / f".staging-{name}" for name in ("stale", "fresh"))
    for path in (stale, fresh):
        shutil.copytree(folder(bench), path)
    os.utime(stale, (1, 1))
    assert [one.version for one in bench.versions.of("k")] == [1]

    publish(bench)

    assert (stale.exists(), fresh.exists()) == (False, True)
    assert [one.version for one in bench.versions.of("k")] == [1, 2]


def test_a_publisher_that_fails_leaves_nothing_to_be_seen(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def fails(path: Path) -> None:
        seen.append(folders.version_numbers(folder(bench).parent))
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(folders, "_sync", fails)
    with pytest.raises(UnwritableVersion, match="Input/output error"):
        publish(bench)

    assert seen == [()]
    assert list(folder(bench).parent.iterdir()) == []
    assert bench.versions.names() == ()


def test_without_a_label_there_is_nothing_to_publish(project: Project) -> None:
    bench = project()

    with pytest.raises(NothingToPublish, match="import labels"):
        publish(bench)
    assert bench.versions.names() == ()


def test_a_withdrawn_label_is_not_published(project: Project) -> None:
    bench = project()
    change = claim_change(claim())
    bench.commit(commit(change), annotator="ana")
    withdrawn = {"base": 1, "decision": "withdrawn", "claim": None}
    bench.commit(commit(change.model_copy(update=withdrawn)), annotator="ana")

    with pytest.raises(NothingToPublish):
        publish(bench)


@pytest.mark.parametrize("name", ["../x", "", "a b", "/etc", ".", "-a", "a/b", "a\\b", "é", "x" * 61, "k\n"])
def test_a_name_that_cannot_be_a_folder_is_refused(bench: Workbench, name: str) -> None:
    with pytest.raises(InvalidName, match="no name for a dataset"):
        publish(bench, name)
    with pytest.raises(InvalidName):
        bench.versions.of(name)
    assert not bench.settings.datasets.exists()


def test_a_version_that_is_not_there_names_those_that_are(bench: Workbench) -> None:
    with pytest.raises(UnknownDataset, match=r"no dataset k in .*; there is: none"):
        bench.versions.of("k")
    publish(bench)
    publish(bench)

    with pytest.raises(UnknownVersion, match="no version 7; there is: 1, 2"):
        csv_of(bench, 7)


def test_the_dictionary_says_which_codes_mean_that_nothing_can_be_judged(bench: Workbench) -> None:
    publish(bench)
    rows = csv.DictReader(io.StringIO(bench.versions.dictionary("k", 1).decode(), newline=""))
    said = {row["name"]: row["description"] for row in rows}

    assert said["source_reliability"] == "NATO Admiralty code A to F. Cannot be judged: F."
    assert said["information_credibility"].endswith(" Cannot be judged: 6.")
    assert said["factuality_outlet"].endswith(" Cannot be judged: Uu.")
    assert [name for name, text in said.items() if "Cannot be judged" in text] == [
        "factuality_source",
        "factuality_outlet",
        "source_reliability",
        "information_credibility",
    ]


def test_a_version_says_in_which_formats_it_leaves(bench: Workbench) -> None:
    (found,) = (one for one in bench.versions.formats() if one.name == CANONICAL.NAME)

    assert (found.suffix, found.media_type) == (".csv", "text/csv")


def test_a_version_counts_the_labels_that_it_leaves_out(bench: Workbench) -> None:
    """Their sentences were joined since, and nobody has settled them."""
    (row,) = bench.articles.page("ana")
    first, second, third, *rest = bench.articles.get(row.article_id).sentences
    joined = second.model_copy(update={"end": third.end})
    bench.articles.recut(
        row.article_id, (first, joined, *rest), base=row.revision, author="bob", cause="merged"
    )

    done = publish(bench)

    assert done.missing.left_out == sum(bench.articles.to_review("ana").values()) > 0
