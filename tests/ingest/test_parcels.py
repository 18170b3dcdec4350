"""Files, folders and uploads: which are read, in which order, and what is said of the others."""

import os
from pathlib import Path

import pytest

from annotation.errors import UnreadableFile
from annotation.ingest import (
    MAX_BYTES,
    Options,
    find_parcels,
    parcel_of,
    parcel_of_bytes,
    parcels_of_bytes,
    read_file,
    records_of,
    suffixes,
)
from tests.ingest.files import zipped


def _origins(*paths: Path) -> list[str]:
    return [parcel.origin for parcel in find_parcels(paths)]


def test_a_folder_is_walked_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    """Readable files only, the same order everywhere, nothing hidden, no link to a folder followed."""
    for name in ("b.txt", "a/z.text", "a/B.TXT", ".hidden.txt", ".git/x.txt", "notes.odt", "c.txt.bak"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Le bac.", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)

    assert _origins(tmp_path) == ["a/B.TXT", "a/z.text", "b.txt"]


def test_files_that_no_reader_knows_are_told_in_folders_and_archives(tmp_path: Path) -> None:
    """What is hidden is not among them."""
    (tmp_path / "a").mkdir()
    for name in ("a/b.docx", "a/c.txt", "image.png", ".hidden.png"):
        (tmp_path / name).write_bytes(b"Le bac.")
    (tmp_path / "p.zip").write_bytes(zipped({"d.txt": b"Le bac.", "in.zip": b"PK", ".e.odt": b"x"}))
    passed_over: list[str] = []

    assert [one.origin for one in find_parcels([tmp_path], passed_over)] == ["a/c.txt", "p.zip/d.txt"]
    assert passed_over == ["a/b.docx", "image.png", "p.zip/in.zip"]


def test_a_named_file_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / ".one.txt"
    path.write_text("Le bac.", encoding="utf-8")

    assert _origins(path) == [".one.txt"]


def test_a_name_whose_bytes_are_no_utf_8_is_shown_in_signs_that_can_be_stored(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/d\xe9p\xeache.txt"))
    try:
        path.write_text("Le bac.", encoding="utf-8")
    except OSError:
        pytest.skip("the disk takes no such name")

    assert _origins(tmp_path) == _origins(path) == [r"d\xe9p\xeache.txt"]
    assert read_file(path).origin == r"d\xe9p\xeache.txt"


def test_an_archive_is_opened_wherever_it_is(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for path in (tmp_path / "named.zip", tmp_path / "in" / "found.zip"):
        path.write_bytes(zipped({"a.txt": b"Le bac.", "x.bin": b""}))

    assert _origins(tmp_path / "named.zip") == ["named.zip/a.txt"]
    assert _origins(tmp_path / "in") == ["found.zip/a.txt"]


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    path = tmp_path / "none.txt"
    for attempt in (lambda: _origins(path), lambda: parcel_of(path), lambda: read_file(path)):
        with pytest.raises(UnreadableFile, match=r"none\.txt .*does not exist"):
            attempt()
    with pytest.raises(UnreadableFile, match=r"none\.zip .*does not exist"):
        _origins(tmp_path / "none.zip")


def test_a_file_without_a_reader_names_the_known_suffixes(tmp_path: Path) -> None:
    path = tmp_path / "page.docx"
    path.write_bytes(b"PK")
    attempts = (
        lambda: _origins(path),
        lambda: read_file(path),
        lambda: parcel_of_bytes("page.docx", b"PK"),
        lambda: list(parcels_of_bytes("page.docx", b"PK")),
    )
    for attempt in attempts:
        with pytest.raises(UnreadableFile, match=r"page\.docx .*\.csv, .*\.txt"):
            attempt()


def test_a_name_without_a_suffix_is_of_no_known_kind() -> None:
    for name in ("page", ".txt", "folder.txt/page"):
        with pytest.raises(UnreadableFile, match="no reader knows"):
            parcel_of_bytes(name, b"Le bac.")


def test_a_folder_without_articles_says_what_to_put_into_it(tmp_path: Path) -> None:
    (tmp_path / "notes.odt").write_text("x", encoding="utf-8")

    with pytest.raises(UnreadableFile, match=r"holds no article; put \.ann, \.csv, .* files into it"):
        _origins(tmp_path)
    with pytest.raises(UnreadableFile, match=r"p\.zip .*holds no article"):
        list(parcels_of_bytes("p.zip", zipped({"x.bin": b""})))


@pytest.mark.parametrize("verb", ["iterdir", "stat"])
def test_a_denied_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    def denied(self: Path, **_: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, verb, denied)
    with pytest.raises(UnreadableFile, match="access is denied"):
        _origins(tmp_path)


def test_a_denied_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Le bac.", encoding="utf-8")

    def denied(self: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(UnreadableFile, match=r"a\.txt .*access is denied"):
        read_file(path)


def test_a_damaged_archive_in_a_folder_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK")
    (tmp_path / "b.txt").write_text("Le bac.", encoding="utf-8")
    damaged, sound = find_parcels([tmp_path])

    assert (damaged.origin, sound.origin) == ("a.zip", "b.txt")
    with pytest.raises(UnreadableFile, match=r"a\.zip .*no zip archive"):
        damaged.open()
    with pytest.raises(UnreadableFile, match=r"a\.zip .*no zip archive"):
        list(records_of(damaged, Options()))
    with pytest.raises(UnreadableFile, match=r"a\.zip .*no zip archive"):
        _origins(tmp_path / "a.zip")


@pytest.mark.parametrize("name", ["../../etc/page.txt", "C:\\pages\\page.txt", "pages/page.txt"])
def test_an_upload_is_called_by_the_end_of_its_name(name: str) -> None:
    assert parcel_of_bytes(name, b"").origin == "page.txt"


@pytest.mark.parametrize("suffix", [".txt", ".html", ".pdf"])
def test_a_file_of_200_mb_is_refused_without_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = tmp_path / f"large{suffix}"
    with path.open("wb") as file:
        file.truncate(200_000_000)

    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(UnreadableFile, match=r"large\.\w+ .*larger than 20 MB; split it"):
        read_file(path)


def test_a_file_that_is_larger_than_it_says_is_refused() -> None:
    parcel = parcel_of_bytes("a.txt", b"a" * (MAX_BYTES + 1))
    unknown = type(parcel)(parcel.origin, parcel.open, None)

    with pytest.raises(UnreadableFile, match="larger than 20 MB"):
        list(records_of(unknown, Options()))


def test_the_known_suffixes_are_those_of_the_readers() -> None:
    assert {".txt", ".md", ".html", ".pdf", ".csv", ".tsv", ".jsonl", ".json"} <= set(suffixes())
