"""Files that are one article each: read whole, up to a limit."""

from collections.abc import Iterator

from annotation.errors import N_, UnreadableFile
from annotation.ingest.records import Options, Parcel, Record

MAX_BYTES = 20_000_000
TOO_LARGE = N_("it is larger than 20 MB; split it into one file per article")


def read_whole(parcel: Parcel, *, limit: int = MAX_BYTES) -> bytes:
    """All bytes of a file.

    Raises:
        UnreadableFile: it cannot be opened, or holds more than `limit` bytes; then it is not read at all.
    """
    if parcel.size is not None and parcel.size > limit:
        raise UnreadableFile(path=parcel.origin, reason=TOO_LARGE)
    with parcel.open() as stream:
        data = stream.read(limit + 1)
    # The size that an archive states may be wrong.
    if len(data) > limit:
        raise UnreadableFile(path=parcel.origin, reason=TOO_LARGE)
    return data


def one_record(reader: str, parcel: Parcel, options: Options) -> Iterator[Record]:
    """The file as one record, its bytes as they are."""
    yield Record(reader, parcel.origin, read_whole(parcel), encoding=options.encoding)
