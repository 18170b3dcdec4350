"""Zip archives: names are only shown, and what is too large or locked says so."""

import io
import zipfile
from pathlib import Path

import pytest

from annotation.errors import UnreadableFile
from annotation.ingest import Options, Parcel, archives, find_parcels, parcels_of_bytes, records_of
from annotation.ingest.archives import shown_name
from tests.ingest.files import OPTIONS, zipped


def _parcels(data: bytes) -> list[Parcel]:
    return list(parcels_of_bytes("p.zip", data))


def _text(parcel: Parcel) -> bytes:
    (record,) = records_of(parcel, OPTIONS)
    return record.payload


def test_members_are_read_in_sorted_order_without_hidden_ones() -> None:
    names = (
        "z.txt",
        "a/c.TXT",
        "a/b.html",
        ".x.txt",
        "__MACOSX/a.txt",
        "a/.git/x.txt",
        "in.zip",
        "x.bin",
        "d/",
    )
    parcels = _parcels(zipped(dict.fromkeys(names, b"<p>Le bac.")))

    assert [parcel.origin for parcel in parcels] == ["p.zip/a/b.html", "p.zip/a/c.TXT", "p.zip/z.txt"]
    assert [_text(parcel) for parcel in parcels] == [b"<p>Le bac."] * 3
    assert parcels[0].size == len(b"<p>Le bac.")


def test_a_table_in_an_archive_is_streamed_row_by_row() -> None:
    (parcel,) = _parcels(zipped({"t.csv": "text\nUn café.\nDeux.\n".encode()}))

    assert [record.origin for record in records_of(parcel, Options())] == ["p.zip/t.csv#2", "p.zip/t.csv#3"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/cron.txt", "etc/cron.txt"),
        ("/etc/a.txt", "etc/a.txt"),
        ("C:\\Users\\a.txt", "Users/a.txt"),
        ("a/../b/./c.txt", "a/b/c.txt"),
        ("..\\..\\a.txt", "a.txt"),
        ("a\n\x1b[31m.txt", "a[31m.txt"),
        ("\u202etxt.exe.txt", "txt.exe.txt"),
        ("été/bac.txt", "été/bac.txt"),
        ("..", ""),
    ],
)
def test_a_name_is_shown_clean_and_used_as_no_path(tmp_path: Path, name: str, shown: str) -> None:
    assert shown_name(name) == shown
    if shown:
        (tmp_path / "p.zip").write_bytes(zipped({name: b"Le bac."}))
        (parcel,) = find_parcels([tmp_path / "p.zip"])
        assert (parcel.origin, _text(parcel)) == (f"p.zip/{shown}", b"Le bac.")
        assert [path.name for path in tmp_path.iterdir()] == ["p.zip"]


def _refusal(parcel: Parcel) -> str:
    with pytest.raises(UnreadableFile) as caught:
        list(records_of(parcel, OPTIONS))
    return str(caught.value)


def test_a_member_with_a_password_is_refused_and_the_others_are_read() -> None:
    data = bytearray(zipped({"a.txt": b"Le bac.", "b.txt": b"La gare."}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    data[6] |= 1
    locked, sound = _parcels(bytes(data))

    assert "p.zip/a.txt cannot be read: it is protected by a password" in _refusal(locked)
    assert _text(sound) == b"La gare."


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    (bomb,) = _parcels(zipped({"a.csv": b"0" * 15_000_000}))

    assert "may be an attack" in _refusal(bomb)


def test_a_document_of_more_than_20_mb_is_refused_inside_an_archive_too() -> None:
    (large,) = _parcels(zipped({"a.txt": b"0" * 20_000_001}, method=zipfile.ZIP_STORED))

    assert "larger than 20 MB" in _refusal(large)


def test_a_member_that_is_larger_than_allowed_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    (stated,) = _parcels(zipped({"a.csv": b"text\nUn.\n"}))
    monkeypatch.setattr(archives, "MOST_MEMBER_BYTES", 4)
    assert "larger than 2 GB" in _refusal(stated)

    monkeypatch.setattr(archives, "_refusal", lambda _info: "")
    assert "larger than 2 GB" in _refusal(stated)


def test_an_archive_with_too_much_in_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({"a.txt": b"Le bac.", "b.txt": b"La gare."})
    with monkeypatch.context() as patch:
        patch.setattr(archives, "MOST_MEMBERS", 1)
        with pytest.raises(UnreadableFile, match=r"p\.zip .*more than 100,000 files"):
            _parcels(data)
    monkeypatch.setattr(archives, "MOST_BYTES", 10)
    with pytest.raises(UnreadableFile, match=r"p\.zip .*larger than 4 GB"):
        _parcels(data)


def test_a_member_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(zipped({"a.txt": b"Le bac. " * 1000}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    (parcel,) = _parcels(bytes(data))

    assert "damaged" in _refusal(parcel)


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" + b"\0" * 40, b"text"])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"p\.zip .*no zip archive"):
        _parcels(data)


def test_damaged_bytes_inside_are_said() -> None:
    data = bytearray(zipped({"a.txt": bytes(range(32, 127)) * 100}))
    data[45:60] = b"\xff" * 15
    (parcel,) = _parcels(bytes(data))

    assert "p.zip/a.txt cannot be read" in _refusal(parcel)


def test_an_unknown_way_of_packing_is_said() -> None:
    data = bytearray(zipped({"a.txt": b"Le bac."}, method=zipfile.ZIP_STORED))
    entry = data.index(b"PK\x01\x02")
    data[8], data[entry + 10] = 97, 97
    (parcel,) = _parcels(bytes(data))

    assert "not known here" in _refusal(parcel)


def test_the_archive_stays_open_for_as_long_as_a_parcel_is_held() -> None:
    parcels = _parcels(zipped({f"{number}.txt": b"Le bac." for number in range(5)}))
    streams = [parcel.open() for parcel in parcels]

    assert [stream.read(2) for stream in streams] == [b"Le"] * 5
    assert isinstance(streams[0], io.BufferedReader)
