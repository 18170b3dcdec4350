"""Zip archives: their members as parcels, within limits, nothing ever written to disk.

A name inside an archive is only shown. It is never used as a path, whatever it says.
"""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from annotation.errors import N_, UnreadableFile
from annotation.ingest.pairs import is_labelled, labels_a_text, text_of
from annotation.ingest.readers import suffixes
from annotation.ingest.records import Parcel

MOST_MEMBERS = 100_000
MOST_BYTES = 4_000_000_000
MOST_MEMBER_BYTES = 2_000_000_000
MOST_RATIO = 200
RATIO_COUNTS_FROM = 10_000_000

DAMAGED = N_("it is no zip archive, or a damaged one; make it again, or give the files themselves")
TOO_MANY = N_("it holds more than 100,000 files; split it")
TOO_BIG = N_("unpacked, it is larger than 4 GB; split it")
ENCRYPTED = N_("it is protected by a password; unpack the archive and give the files themselves")
MEMBER_TOO_LARGE = N_("it is larger than 2 GB; unpack the archive and give the file itself")
BOMB = N_("it is packed so tightly that it may be an attack; unpack it yourself if you trust it")
METHOD = N_("it is packed in a way that is not known here; make the archive again as an ordinary zip")

_DRIVE = re.compile(r"[A-Za-z]:")
_ENCRYPTED_BIT = 0x1


def is_archive(name: str) -> bool:
    """Whether a file with this name is opened rather than read."""
    return name.lower().endswith(".zip")


def members(
    archive: Path | io.BytesIO, *, origin: str, passed_over: list[str] | None = None
) -> Iterator[Parcel]:
    """The members that some reader knows, sorted by name; what must not be opened says so when it is.

    Directories, hidden members, those that macOS adds and archives inside the archive are passed over. The
    archive stays open for as long as one of the parcels is held. The names of members that are neither hidden
    nor known to a reader are added to `passed_over`.

    Raises:
        UnreadableFile: it is damaged, holds too many files, or would be too large.
    """
    try:
        opened = zipfile.ZipFile(archive)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile(path=origin, reason=DAMAGED) from error
    infos = opened.infolist()
    if len(infos) > MOST_MEMBERS:
        raise UnreadableFile(path=origin, reason=TOO_MANY)
    if sum(info.file_size for info in infos) > MOST_BYTES:
        raise UnreadableFile(path=origin, reason=TOO_BIG)
    known, named = suffixes(), {shown_name(info.filename): info for info in infos if not info.is_dir()}
    for info in sorted(infos, key=lambda info: shown_name(info.filename).split("/")):
        name = shown_name(info.filename)
        if info.is_dir() or not name or _is_hidden(name) or is_labelled(name, named.__contains__):
            continue
        parcel = _parcel(opened, info, origin)
        if labels_a_text(name) and text_of(name) in named:
            parcel = replace(parcel, beside=_parcel(opened, named[text_of(name)], origin))
        if parcel.suffix in known:
            yield parcel
        elif passed_over is not None:
            passed_over.append(parcel.origin)


def _parcel(opened: zipfile.ZipFile, info: zipfile.ZipInfo, origin: str) -> Parcel:
    name = f"{origin}/{shown_name(info.filename)}"
    return Parcel(name, partial(_open, opened, info, name), info.file_size)


def shown_name(name: str) -> str:
    """A member's name as it is shown: relative, with forward slashes, without dots that lead upwards."""
    parts = _DRIVE.sub("", name.replace("\\", "/")).split("/")
    visible = ("".join(c for c in part if c.isprintable()).strip() for part in parts)
    return "/".join(part for part in visible if part not in ("", ".", ".."))


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo, origin: str) -> BinaryIO:
    reason = _refusal(info)
    if reason:
        raise UnreadableFile(path=origin, reason=reason)
    try:
        stream = archive.open(info)
    except NotImplementedError as error:
        raise UnreadableFile(path=origin, reason=METHOD) from error
    except (zipfile.BadZipFile, OSError, RuntimeError) as error:
        raise UnreadableFile(path=origin, reason=DAMAGED) from error
    return io.BufferedReader(_Member(cast("BinaryIO", stream), origin))


def _refusal(info: zipfile.ZipInfo) -> str:
    """Why a member is not opened; empty when it is."""
    if info.flag_bits & _ENCRYPTED_BIT:
        return ENCRYPTED
    if info.file_size > MOST_MEMBER_BYTES:
        return MEMBER_TOO_LARGE
    if info.file_size > RATIO_COUNTS_FROM and info.file_size > MOST_RATIO * info.compress_size:
        return BOMB
    return ""


class _Member(io.RawIOBase):
    """A member's bytes, counted as they come, with the errors of unpacking in our words."""

    def __init__(self, stream: BinaryIO, origin: str) -> None:
        self._stream = stream
        self._origin = origin
        self._left = MOST_MEMBER_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        try:
            data = self._stream.read(len(buffer))
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError) as error:
            raise UnreadableFile(path=self._origin, reason=DAMAGED) from error
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableFile(path=self._origin, reason=MEMBER_TOO_LARGE)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()
