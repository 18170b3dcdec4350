"""Files and folders to articles: every refusal names the file and the next step."""

import hashlib
from pathlib import Path

import pytest

from annotation.errors import UnreadableFile
from annotation.ingest import MAX_BYTES, READERS, SEGMENTER, find_files, read_article, read_file

TEXT = "Le bac reprend du service\r\n\r\nLe bac a repris lundi 🎉. Il part à 8\u00a0h.\r\n"


def test_an_article_keeps_the_text_character_for_character(tmp_path: Path) -> None:
    """Line ends, no-break spaces and emoji stay, and the identifier is the hash of exactly that text."""
    path = tmp_path / "bac.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    article = read_file(path)
    assert article.text == TEXT
    assert article.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert article.article_id == article.sha256[:16]
    assert (article.origin, article.encoding, article.segmenter) == ("bac.txt", "utf-8", SEGMENTER)
    assert [(s.of(TEXT), s.kind) for s in article.sentences] == [
        ("Le bac reprend du service", "title"),
        ("Le bac a repris lundi 🎉.", "body"),
        ("Il part à 8\u00a0h.", "body"),
    ]


def test_the_same_text_in_two_encodings_is_one_article() -> None:
    """What names an article is its text, not its bytes."""
    text = "Le café de Brevan a fermé. Le maire s’en désole, « sans surprise ».\n" * 4
    ids = {
        read_article(text.encode(encoding), origin="x").article_id
        for encoding in ("utf-8", "utf-16", "cp1252")
    }
    assert len(ids) == 1


def test_an_article_larger_than_the_limit_is_refused(tmp_path: Path) -> None:
    """20 MB is the limit, for bytes and for files."""
    with pytest.raises(UnreadableFile, match="larger than 20 MB"):
        read_article(b"a" * (MAX_BYTES + 1), origin="x.txt")
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableFile, match=r"large\.txt .*larger than 20 MB"):
        read_file(path)


def test_a_folder_is_walked_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    """Readable files only, the same order everywhere, nothing hidden, no link to a folder followed."""
    for name in ("b.txt", "a/z.text", "a/B.TXT", ".hidden.txt", ".git/x.txt", "notes.md", "c.txt.bak"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Le bac.", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = [path.relative_to(tmp_path).as_posix() for path in find_files([tmp_path])]
    assert found == ["a/B.TXT", "a/z.text", "b.txt"]


def test_a_named_file_is_taken_as_it_is(tmp_path: Path) -> None:
    """A hidden file that is asked for is read."""
    path = tmp_path / ".one.txt"
    path.write_text("Le bac.", encoding="utf-8")
    assert list(find_files([path])) == [path]


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    """Both doors say that the path does not exist."""
    path = tmp_path / "none.txt"
    with pytest.raises(UnreadableFile, match=r"none\.txt .*does not exist"):
        list(find_files([path]))
    with pytest.raises(UnreadableFile, match=r"none\.txt .*does not exist"):
        read_file(path)


def test_a_file_without_a_reader_names_the_known_suffixes(tmp_path: Path) -> None:
    """The message says what can be read."""
    path = tmp_path / "page.docx"
    path.write_bytes(b"PK")
    for attempt in (lambda: list(find_files([path])), lambda: read_file(path)):
        with pytest.raises(UnreadableFile, match=r"page\.docx .*\.txt, \.text"):
            attempt()


def test_a_folder_without_articles_says_what_to_put_into_it(tmp_path: Path) -> None:
    """An empty folder is an error, not a silent nothing."""
    (tmp_path / "notes.md").write_text("x", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"holds no article; put \.txt, \.text files into it"):
        list(find_files([tmp_path]))


@pytest.mark.parametrize("verb", ["iterdir", "stat"])
def test_a_denied_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    """A folder that may not be read raises our error, not Python's."""

    def denied(self: Path, **_: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, verb, denied)
    with pytest.raises(UnreadableFile, match="access is denied"):
        list(find_files([tmp_path]))


def test_a_denied_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So is a file."""
    path = tmp_path / "a.txt"
    path.write_text("Le bac.", encoding="utf-8")

    def denied(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(UnreadableFile, match=r"a\.txt .*access is denied"):
        read_file(path)


def test_the_registry_cannot_be_changed_by_accident() -> None:
    """Readers are found by suffix in a read-only table."""
    assert set(READERS) == {".txt", ".text"}
    assert not hasattr(READERS, "__setitem__")
