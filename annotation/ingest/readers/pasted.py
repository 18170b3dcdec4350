"""Text that somebody pasted: characters already, kept one for one."""

from collections.abc import Iterator

from annotation.errors import N_, UnreadableFile
from annotation.ingest.drafts import Draft
from annotation.ingest.records import Options, Parcel, Record
from annotation.ingest.texts import check_text
from annotation.ingest.whole import one_record

NAME = "pasted"
SUFFIXES: tuple[str, ...] = ()

BLANK = N_("the pasted text is empty; copy the article and paste it again")


def record_of_text(text: str, *, origin: str) -> Record:
    """The record of a pasted text; `origin` says when it was pasted.

    Raises:
        UnreadableFile: nothing but white space.
    """
    if not text.strip():
        raise UnreadableFile(path=origin, reason=BLANK)
    return Record(NAME, origin, text.encode("utf-8", "surrogatepass"))


def recognises(head: bytes, suffix: str) -> bool:  # noqa: ARG001 (the same for every file)
    """No file is a pasted text."""
    return False


def records(parcel: Parcel, options: Options) -> Iterator[Record]:
    """The bytes of a parcel as one record; they have to be UTF-8."""
    return one_record(NAME, parcel, options)


def parse(record: Record, options: Options) -> Draft:  # noqa: ARG001 (nothing to choose)
    """The characters as they were pasted.

    Raises:
        UnreadableFile: they hold a NUL, which no text does, or are larger than an article may be.
    """
    text = record.payload.decode("utf-8", "surrogatepass")
    check_text(text, origin=record.origin)
    return Draft(text)
