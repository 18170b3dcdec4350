"""Plain text: the file's decoded characters are the article, one for one."""

from collections.abc import Iterator

from annotation.ingest.decoding import decode
from annotation.ingest.drafts import Draft
from annotation.ingest.records import Options, Parcel, Record
from annotation.ingest.whole import one_record

NAME = "text"
SUFFIXES = (".txt", ".text", ".md")


def recognises(head: bytes, suffix: str) -> bool:  # noqa: ARG001 (any text is plain text)
    """Any file of these suffixes is taken; what is no text is refused when it is decoded."""
    return True


def records(parcel: Parcel, options: Options) -> Iterator[Record]:
    """The file as one record.

    Raises:
        UnreadableFile: it cannot be read, or is larger than 20 MB.
    """
    return one_record(NAME, parcel, options)


def parse(record: Record, options: Options) -> Draft:  # noqa: ARG001 (the record holds the encoding)
    """The decoded text, unchanged.

    Raises:
        UnreadableFile: no text, nothing but white space, or not in the encoding that was chosen.
    """
    decoded = decode(record.payload, forced=record.encoding, origin=record.origin)
    return Draft(decoded.text, encoding=decoded.encoding, encoding_certainty=decoded.certainty)
