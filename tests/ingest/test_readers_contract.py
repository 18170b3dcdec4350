"""What holds for every format that articles come in."""

import contextlib
import itertools
import json
import pickle
import re
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from annotation.errors import UnreadableFile
from annotation.ingest import (
    READERS,
    Options,
    Reader,
    Record,
    describe,
    incoming_of,
    parcel_of_bytes,
    readers,
)
from annotation.ingest.readers import HEAD_BYTES
from tests.ingest.files import OPTIONS, incomings, pdf, records

SENTENCE = "Le bac de Brevan a repris lundi, selon le maire."
EXAMPLES = {
    "text": ("a.txt", SENTENCE.encode()),
    "html": ("a.html", f"<html><body><article><p>{SENTENCE}</p></article></body></html>".encode()),
    "pdf": ("a.pdf", pdf([[SENTENCE]])),
    "table": ("a.csv", f'text\n"{SENTENCE}"\n'.encode()),
    "json": ("a.jsonl", json.dumps({"text": SENTENCE}).encode()),
}


@pytest.fixture(name="reader", params=READERS.values(), ids=READERS.keys())
def _reader(request: pytest.FixtureRequest) -> Reader:
    return cast("Reader", request.param)


@pytest.fixture(name="example", params=EXAMPLES.values(), ids=EXAMPLES.keys())
def _example(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    return cast("tuple[str, bytes]", request.param)


def test_a_reader_is_registered_by_its_own_name(reader: Reader) -> None:
    assert READERS[reader.NAME] is reader
    assert re.fullmatch(r"[a-z][a-z0-9-]*", reader.NAME)


def test_a_reader_says_which_files_it_takes(reader: Reader) -> None:
    assert all(re.fullmatch(r"\.[a-z0-9]+", suffix) for suffix in reader.SUFFIXES)
    assert isinstance(reader.recognises(b"", ".x"), bool)


GARBAGE = (b"", b"\0", b"\xff\xfe\xfd", b"{", b"[1", b"<", b"%PDF-1.7", b"null", b"[]", b"{}", b"[" * 100_000)


def test_any_file_gives_text_or_our_own_error(reader: Reader) -> None:
    for suffix, data in itertools.product(reader.SUFFIXES, GARBAGE):
        with contextlib.suppress(UnreadableFile):
            assert all(one.article.text.strip() for one in incomings(f"x{suffix}", data))


def test_the_same_bytes_give_the_same_article_and_fingerprint(example: tuple[str, bytes]) -> None:
    first, second = records(*example), records(*example)

    assert [one.sha256 for one in first] == [one.sha256 for one in second]
    assert incoming_of(first[0], OPTIONS) == incoming_of(second[0], OPTIONS)
    assert SENTENCE in incoming_of(first[0], OPTIONS).article.text


def test_a_record_goes_to_another_process_and_back(example: tuple[str, bytes]) -> None:
    (record,) = records(*example)

    assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301 (our own)
    assert pickle.loads(pickle.dumps(OPTIONS)) == OPTIONS  # noqa: S301


def test_only_extracted_text_has_its_original_beside_it(example: tuple[str, bytes]) -> None:
    name, data = example
    original = incoming_of(records(name, data)[0], OPTIONS).original

    if name in ("a.html", "a.pdf"):
        assert original is not None and original.data == data
    else:
        assert original is None


def test_every_file_is_described(example: tuple[str, bytes]) -> None:
    name, data = example
    described = describe(parcel_of_bytes(name, data), OPTIONS)

    assert described.reader == records(name, data)[0].reader
    assert described.mapping == ({"text": "text"} if name in ("a.csv", "a.jsonl") else {})


def test_the_language_that_a_person_chose_holds(example: tuple[str, bytes]) -> None:
    (record,) = records(*example)

    assert incoming_of(record, OPTIONS).article.language == "fr"
    assert incoming_of(record, Options(language="en")).article.language == "en"


def test_the_fingerprint_depends_on_reader_payload_and_encoding() -> None:
    record = Record("text", "a.txt", b"a")
    others = [
        Record("html", "a.txt", b"a"),
        Record("text", "a.txt", b"b"),
        Record("text", "a", b"a", "cp1252"),
    ]

    assert len({record.sha256, *(other.sha256 for other in others)}) == 4
    assert Record("text", "elsewhere.txt", b"a").sha256 == record.sha256


def test_the_readers_cannot_be_changed_by_accident() -> None:
    assert not hasattr(READERS, "__setitem__")


MODULE = """
from annotation.errors import UnreadableFile
from annotation.ingest.drafts import Draft
from annotation.ingest.records import Record
NAME, SUFFIXES, PRIORITY = "shout", (".shout", ".json"), 10
def recognises(head, suffix):
    return head.startswith(b"!")
def records(parcel, options):
    with parcel.open() as stream:
        for number, line in enumerate(stream, start=1):
            yield Record(NAME, f"{parcel.origin}#{number}", line)
def parse(record, options):
    return Draft(record.payload.decode().upper())
"""


def test_one_module_adds_a_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but the module is touched, and it is asked before a more general reader of the same suffix."""
    (tmp_path / "shout.py").write_text(MODULE)
    monkeypatch.setattr(readers, "__path__", [*readers.__path__, str(tmp_path)])
    found = readers.found_in(readers.__path__)
    monkeypatch.setattr(readers, "READERS", found)
    monkeypatch.setattr("annotation.ingest.reading.READERS", found)

    assert set(found) == {*READERS, "shout"} and next(iter(found)) == "shout"
    for name in ("a.shout", "a.json"):
        one, two = records(name, b"!le bac.\n!la gare.\n")
        assert incoming_of(one, OPTIONS).article.text == "!LE BAC.\n"
        assert two.origin == f"{name}#2"
    assert records("a.json", b'{"text": "Le bac."}')[0].reader == "json"


def test_only_the_beginning_of_a_file_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """However large the file is."""
    heads: list[int] = []

    def recognises(head: bytes, _suffix: str) -> bool:
        heads.append(len(head))
        return False

    asked = SimpleNamespace(NAME="asked", SUFFIXES=(".json",), recognises=recognises)
    monkeypatch.setattr(readers, "READERS", {"asked": asked, "json": READERS["json"]})
    records("a.json", json.dumps({"text": SENTENCE * 30_000}).encode())

    assert heads == [HEAD_BYTES]


def test_a_file_in_no_known_form_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    never = SimpleNamespace(SUFFIXES=(".shout",), recognises=lambda _head, _suffix: False)
    monkeypatch.setattr(readers, "READERS", {"never": never, "again": never})
    with pytest.raises(UnreadableFile, match=r"a\.shout .*none of the forms"):
        records("a.shout", b"x")
