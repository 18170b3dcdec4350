"""Formats that articles come in. A module in this folder adds one; nothing else is touched.

A reader is a module with

* `NAME`, `SUFFIXES` (lower case, with the dot) and, if it is not 0, `PRIORITY`: of several readers of one
  suffix, the one with the highest is asked first;
* `recognises(head, suffix)`: whether it reads a file that begins with these bytes, at most 1 MB;
* `takes_text_from(head, column)`, if it knows by itself where the text is: whether it also reads it from the
  column that the person chose; if not, the next reader is asked;
* `records(parcel, options)`: the records of a file, streamed and cheap; raises UnreadableFile for the file as
  a whole, which ends it, the records before stay;
* `parse(record, options)`: the draft of one record, pure; raises UnreadableFile for this record alone;
* `describe(parcel, options)`, if there are columns to choose: the file before it is imported.
"""

import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Protocol, cast

from annotation.errors import N_, UnknownFileKind, UnreadableFile
from annotation.ingest.drafts import Draft
from annotation.ingest.records import Description, Options, Parcel, Record

HEAD_BYTES = 1_000_000
UNRECOGNISED = N_("it is in none of the forms that are known for its suffix; docs/reading.md lists them")


class Reader(Protocol):
    """What a module of this folder offers."""

    NAME: str
    SUFFIXES: tuple[str, ...]

    def recognises(self, head: bytes, suffix: str) -> bool:
        """Whether it reads a file with this beginning and this suffix."""
        ...

    def records(self, parcel: Parcel, options: Options) -> Iterator[Record]:
        """The records of a file, one by one."""
        ...

    def parse(self, record: Record, options: Options) -> Draft:
        """The draft of one record."""
        ...


def found_in(folders: Iterable[str]) -> Mapping[str, Reader]:
    """The readers whose modules lie in `folders` of this package, by name; those asked first come first."""
    names = sorted(module.name for module in pkgutil.iter_modules(folders))
    modules = [cast("Reader", import_module(f"{__name__}.{name}")) for name in names]
    modules.sort(key=lambda module: -getattr(module, "PRIORITY", 0))
    return MappingProxyType({module.NAME: module for module in modules})


READERS = found_in(__path__)


def suffixes() -> tuple[str, ...]:
    """Every suffix that some reader reads, sorted."""
    return tuple(sorted({suffix for reader in READERS.values() for suffix in reader.SUFFIXES}))


def reader_of(parcel: Parcel, options: Options) -> Reader:
    """The reader of a file: by its suffix, and by its beginning where several share the suffix.

    A reader that cannot read the column that was chosen for the text is passed over.

    Raises:
        UnreadableFile: no reader for it, or it cannot be opened.
    """
    suffix = parcel.suffix
    candidates = [reader for reader in READERS.values() if suffix in reader.SUFFIXES]
    if not candidates:
        with parcel.open():  # a damaged archive says so itself
            raise UnknownFileKind(path=parcel.origin, known=", ".join(suffixes()))
    if len(candidates) == 1:
        return candidates[0]
    with parcel.open() as stream:
        head = stream.read(HEAD_BYTES)
    for reader in candidates:
        if reader.recognises(head, suffix) and _takes(reader, head, options.columns.get("text", "")):
            return reader
    raise UnreadableFile(path=parcel.origin, reason=UNRECOGNISED)


def _takes(reader: Reader, head: bytes, column: str) -> bool:
    asked = getattr(reader, "takes_text_from", None)
    return not column or asked is None or bool(asked(head, column))


def describe(parcel: Parcel, options: Options) -> Description:
    """What a file looks like: its reader and, for a table, its columns."""
    reader = reader_of(parcel, options)
    own = getattr(reader, "describe", None)
    return own(parcel, options) if own is not None else Description(reader=reader.NAME)
