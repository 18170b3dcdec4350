"""A tag names one version for ever."""

import errno
import os
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from annotation import folders
from annotation.datasets.tags import tag, tagged, tags
from annotation.errors import (
    DamagedTag,
    InvalidName,
    InvalidTag,
    TagTaken,
    UnknownTag,
    UnknownVersion,
    UnwritableProject,
)


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """The dataset "k" with three versions; what is in them does not matter here."""
    for number in (1, 2, 3):
        (tmp_path / "k" / "versions" / f"{number:06}").mkdir(parents=True)
    return tmp_path


def test_a_tag_names_its_version(root: Path) -> None:
    tag(root, "k", "gold", 3)
    tag(root, "k", "2026-03.first_round", 1)

    assert tagged(root, "k", "gold") == 3
    assert tags(root, "k") == {"2026-03.first_round": 1, "gold": 3}
    assert (root / "k" / "tags" / "gold").read_bytes() == b"3\n"


def test_a_tag_never_moves(root: Path) -> None:
    tag(root, "k", "gold", 3)

    for version in (2, 3):
        with pytest.raises(TagTaken, match="gold is a tag of k already"):
            tag(root, "k", "gold", version)

    assert tags(root, "k") == {"gold": 3}


def test_of_many_who_give_the_same_tag_one_does(root: Path) -> None:
    start, given, taken = threading.Barrier(6), [], []

    def give(version: int) -> None:
        start.wait(timeout=20)
        try:
            tag(root, "k", "gold", version)
            given.append(version)
        except TagTaken:
            taken.append(version)

    threads = [threading.Thread(target=give, args=(number,)) for number in (1, 2, 3, 1, 2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    assert len(given) == 1 and len(taken) == 5
    assert tags(root, "k") == {"gold": given[0]}


def test_a_dataset_without_tags_has_none(root: Path) -> None:
    assert tags(root, "k") == tags(root, "other") == {}
    with pytest.raises(UnknownTag, match="Dataset k has no tag gold; there is: none"):
        tagged(root, "k", "gold")


def test_an_unknown_tag_names_those_that_there_are(root: Path) -> None:
    tag(root, "k", "gold", 1)
    tag(root, "k", "final", 2)

    for name in ("silver", "../tags/gold", ""):
        with pytest.raises(UnknownTag, match="there is: final, gold"):
            tagged(root, "k", name)


@pytest.mark.parametrize("name", ["", "12", ".hidden", "-x", "a/b", "../up", "é", "a b", "x\n", "a" * 61])
def test_a_tag_is_a_word_that_is_no_number(root: Path, name: str) -> None:
    with pytest.raises(InvalidTag, match="is no tag"):
        tag(root, "k", name, 1)

    assert not (root / "k" / "tags").exists()


def test_only_a_version_that_there_is_can_be_tagged(root: Path) -> None:
    with pytest.raises(UnknownVersion, match="has no version 4; there is: 1, 2, 3"):
        tag(root, "k", "gold", 4)
    with pytest.raises(InvalidName):
        tag(root, "../k", "gold", 1)

    assert tags(root, "k") == {}


@pytest.mark.parametrize("content", [b"", b"three\n", b"0\n", b"3\n3\n"])
def test_a_tag_that_names_no_version_is_said_to_be_damaged(root: Path, content: bytes) -> None:
    tag(root, "k", "gold", 3)
    (root / "k" / "tags" / "gold").write_bytes(content)

    with pytest.raises(DamagedTag, match="The tag gold of k names no version"):
        tagged(root, "k", "gold")
    with pytest.raises(DamagedTag):
        tags(root, "k")


def test_a_tag_that_cannot_be_written_is_not_there(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(folders, "_sync", full)

    with pytest.raises(UnwritableProject, match="No space left"):
        tag(root, "k", "gold", 1)

    assert tags(root, "k") == {}
