"""What passes between a file and an article: the file to read, the records in it, and how to read them."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from schemas import EncodingCertainty, Value

FIELDS = ("text", "title", "outlet", "author", "published", "url", "language")
"""What a column of a table, or a field of a JSON object, can stand for."""


class Options(Value):
    """What the person chose for one import; whatever is empty is found.

    Attributes:
        columns: one of `FIELDS` to the name of its column; "" leaves a field without one. Nested JSON fields
            are written "author.name".
        encoding: name of the charset of the files, whatever they say of themselves.
        delimiter: of the columns of a CSV file.
        language: ISO 639 code of every article.
    """

    columns: Mapping[str, str] = {}
    encoding: str = ""
    delimiter: str = ""
    language: str = ""


@dataclass(frozen=True)
class Record:
    """One article-to-be: small, picklable, made by streaming; parsing it is work for another process.

    Attributes:
        reader: the `NAME` of the reader that made it and that parses it.
        origin: where it comes from: "page.html", "corpus.csv#12", "pack.zip/inner/page.html".
        payload: the bytes of the file, or the mapped fields of one row as JSON.
        encoding: how the payload was decoded, or has to be; empty when parsing finds it.
        certainty: why `encoding`.
    """

    reader: str
    origin: str
    payload: bytes
    encoding: str = ""
    certainty: EncodingCertainty = "given"

    @property
    def sha256(self) -> str:
        """The fingerprint by which a record that was read before is known without parsing it.

        The encoding counts, so that a file read in the wrong one can be read again in the right one.
        """
        head = f"{self.reader}\0{self.encoding}\0".encode()
        return hashlib.sha256(head + self.payload).hexdigest()


@dataclass(frozen=True)
class Parcel:
    """One file to read, wherever it is: on disk, inside an archive, in an upload.

    Attributes:
        origin: its name, with that of its archive before it.
        open: a new stream from its beginning; raises UnreadableFile.
        size: in bytes, when it is known before reading.
    """

    origin: str
    open: Callable[[], BinaryIO]
    size: int | None

    @property
    def suffix(self) -> str:
        """The last suffix of its name, in lower case, with its dot; empty without one."""
        name = self.origin.rpartition("/")[2]
        stem, dot, suffix = name.rpartition(".")
        return f".{suffix.lower()}" if dot and stem else ""


@dataclass(frozen=True)
class Description:
    """What a file looks like before it is imported.

    Attributes:
        reader: `NAME` of the reader that takes it.
        columns: names of the columns or fields that its beginning shows, in order; empty for a document.
        mapping: one of `FIELDS` to its column, as chosen or guessed; without those that have none.
        delimiter: of a table; empty otherwise.
        encoding: empty when the format says it itself.
        certainty: why `encoding`.
    """

    reader: str
    columns: tuple[str, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)
    delimiter: str = ""
    encoding: str = ""
    certainty: EncodingCertainty = "given"
