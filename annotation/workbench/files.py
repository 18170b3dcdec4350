"""What files hold; needs no project and makes none."""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, BinaryIO, NamedTuple, cast

from annotation.errors import UnreadableFile, WorkbenchError
from annotation.ingest import (
    FIELDS,
    Description,
    Options,
    Parcel,
    Record,
    describe,
    find_parcels,
    parcels_of_bytes,
    records_of,
)
from annotation.ingest import (
    record_of_text as pasted,
)
from annotation.settings import Settings
from annotation.standoff import to_standoff
from annotation.workbench.parsing import Parsed, parse
from annotation.workbench.suggesting import proposer

__all__ = [
    "FIELDS",
    "Description",
    "Options",
    "Parcel",
    "Readable",
    "describe",
    "find_parcels",
    "parcels_of_bytes",
    "pasted",
    "read_first",
    "suggest_parcels",
    "watched",
]

AS_FOUND = Options()

Readable = Parcel | Record
"""What can be read: a file, or a single record such as a pasted text."""


class _Watched(io.RawIOBase):
    """A stream that tells how many bytes were read."""

    def __init__(self, stream: BinaryIO, tell: Callable[[int], None]) -> None:
        self._stream = stream
        self._tell = tell

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._tell(len(data))
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


def watched(parcel: Parcel, tell: Callable[[int], None]) -> Parcel:
    """The same file; `tell` hears how many bytes of it were read each time."""

    def opened() -> BinaryIO:
        return cast("BinaryIO", io.BufferedReader(_Watched(parcel.open(), tell), buffer_size=1 << 16))

    return replace(parcel, open=opened)


def suggest_parcels(parcels: Iterable[Parcel], settings: Settings) -> Iterator[dict[str, Any]]:
    """What the agents suggest for the articles in files, in the stand-off shape; nothing is stored.

    The source registry is the project's, or the one that a new project would get.

    Raises:
        UnreadableFile, InvalidRegistry: naming the file and the next step.
    """
    propose = proposer(settings)
    for _, read in _read(parcels, AS_FOUND):
        if isinstance(read, WorkbenchError):
            raise read
        yield to_standoff(read.article, propose(read.article))


def read_first(
    given: Iterable[Readable], options: Options = AS_FOUND, *, limit: int
) -> tuple[tuple[str, Parsed], ...]:
    """The first articles in files as an import reads them, each by its origin, or why it would not."""
    return tuple(islice(_read(given, options), limit))


def _read(given: Iterable[Readable], options: Options) -> Iterator[tuple[str, Parsed]]:
    for one in records_in(given, options):
        yield one.origin, parse(one, options) if isinstance(one, Record) else one.error


class Unread(NamedTuple):
    """A file that gives no record, or no further one, and why."""

    origin: str
    error: UnreadableFile


def records_in(given: Iterable[Readable], options: Options) -> Iterator[Record | Unread]:
    """Every record of what is given; a file that cannot be read does not stop the others."""
    for one in given:
        try:
            yield from (one,) if isinstance(one, Record) else records_of(one, options)
        except UnreadableFile as error:
            yield Unread(one.origin, error)
