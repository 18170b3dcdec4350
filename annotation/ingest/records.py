"""What passes between a file and an article: the file to read, the records in it, and how to read them."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import BinaryIO

from pydantic import field_validator

from annotation.errors import N_, InvalidOption
from annotation.ingest.decoding import known_encoding
from annotation.ingest.language_codes import language_of
from schemas import EncodingCertainty, Value

FIELDS = ("text", "title", "outlet", "author", "published", "url", "language")
"""What a column of a table, or a field of a JSON object, can stand for."""

LANGUAGE, ENCODING, DELIMITER = N_("The language"), N_("The encoding"), N_("The column separator")
NO_CODE = N_("give an ISO code of two or three letters such as fr, or nothing to have it found")
NO_ENCODING = N_("nobody knows it; utf-8, cp1252 and utf-16 are usual ones, and nothing has it found")
NO_DELIMITER = N_("give one character, no quotation mark and no line break, or nothing to have it found")


class Options(Value):
    """What the person chose for one import; whatever is empty is found.

    What nothing can be read with raises `InvalidOption`.

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

    @field_validator("language")
    @classmethod
    def _code(cls, language: str) -> str:
        code = language_of(language)
        if language.strip() and not code:
            raise InvalidOption(option=LANGUAGE, value=repr(language), reason=NO_CODE)
        return code

    @field_validator("encoding")
    @classmethod
    def _codec(cls, encoding: str) -> str:
        if encoding and known_encoding(encoding) is None:
            raise InvalidOption(option=ENCODING, value=repr(encoding), reason=NO_ENCODING)
        return encoding

    @field_validator("delimiter")
    @classmethod
    def _character(cls, delimiter: str) -> str:
        if delimiter and (len(delimiter) > 1 or delimiter in "\"'\r\n\0"):
            raise InvalidOption(option=DELIMITER, value=repr(delimiter), reason=NO_DELIMITER)
        return delimiter


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

    @cached_property
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
        beside: the same of the text that lies beside a file that only labels it.
    """

    origin: str
    open: Callable[[], BinaryIO]
    size: int | None
    beside: "Parcel | None" = None

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
