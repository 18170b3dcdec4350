"""Bytes to text, once: what a person chose, byte-order mark, declared charset, strict UTF-8, then a guess."""

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from annotation.errors import N_, StrayByte, UnreadableFile
from schemas import EncodingCertainty

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = re.compile(
    rb"%PDF-|PK[\x03\x05\x07][\x04\x06\x08]|\x89PNG|GIF8[79]a|\xff\xd8\xff|\x1f\x8b|7z\xbc\xaf"
    rb"|\xd0\xcf\x11\xe0|\x7fELF"
)
_CONTROLS = bytes(sorted(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b")))
_OTHER_SCRIPTS = re.compile(
    r"cp125[1356]|iso8859_[5678]|koi8_\w|cp8(?:55|6[24679]|74)|mac_(?:cyrillic|greek)|tis_620|kz1048|ptcp154"
)
_SAMPLE = 4096
_ASCII = bytes(range(0x80))
_MOST_STRAY = 0.05
"""Of the bytes beyond ASCII, in a text that is still meant to be UTF-8; French in cp1252 has nearly all."""

NOT_TEXT = N_("it is not text; give a plain text file, or export the document as text first")
EMPTY = N_("it is empty; give a file that holds an article")
WRONG_ENCODING = N_("it is not in the encoding that was chosen; choose another, or none to have it found")
UNKNOWN_ENCODING = N_("nobody knows the encoding that was chosen; utf-8, cp1252 and utf-16 are usual ones")


class Decoded(NamedTuple):
    """A text and how it came to be.

    Attributes:
        text: the decoded characters, line ends and all; only a byte-order mark is left out.
        encoding: a name that Python knows.
        certainty: why that encoding.

    """

    text: str
    encoding: str
    certainty: EncodingCertainty


class Encoding(NamedTuple):
    """How a file is to be decoded: the encoding, why, and how many bytes its mark takes."""

    name: str
    certainty: EncodingCertainty
    mark: int


def decode(data: bytes, declared: str | None = None, *, forced: str = "", origin: str = "") -> Decoded:
    """The text that `data` holds.

    Args:
        data: the bytes of one file or page.
        declared: the charset that a header names; ignored when Python does not know it or it does not fit.
        forced: the charset that a person chose; nothing else is tried.
        origin: what messages call the data.

    Raises:
        UnreadableFile: the data are no text (an image, a PDF, an archive), nothing but white space, or not in
            the charset that is forced.

    """
    if forced:
        decoded = _forced(data, forced, origin)
    else:
        decoded = _marked(data, origin) or _unmarked(data, declared, origin)
    if not decoded.text.strip():
        raise UnreadableFile(path=origin, reason=EMPTY)
    return decoded


def encoding_of(head: bytes, *, whole: bool, forced: str = "", origin: str = "") -> Encoding:
    """How to decode a file, judged on its beginning.

    Args:
        head: its first bytes; their number is even, so that UTF-16 is not cut.
        whole: whether they are all; if not, their last character may be cut in two.
        forced: the charset that a person chose.
        origin: what messages call the data.

    Raises:
        UnreadableFile: the data are no text, or the forced charset is unknown.

    """
    if forced:
        mark, encoding = _mark_under(head, _known_or_raise(forced, origin))
        return Encoding(encoding, "given", len(mark))
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return Encoding(encoding, "marked", len(mark))
    # A stray NUL spoils one row of a table, not the table.
    if not _wide(head) and not _BINARY.match(head):
        try:
            codecs.getincrementaldecoder("utf-8")().decode(head, final=whole)
        except UnicodeDecodeError:
            pass
        else:
            return Encoding("utf-8", "valid", 0)
    few = 0 < head.count(0) <= len(head) // 50 and not _wide(head)
    decoded = decode(head.replace(b"\0", b" ") if few else head, origin=origin)
    return Encoding(decoded.encoding, decoded.certainty, 0)


def _forced(data: bytes, forced: str, origin: str) -> Decoded:
    mark, encoding = _mark_under(data, _known_or_raise(forced, origin))
    text = _strictly(data[len(mark) :], encoding)
    if text is None:
        raise UnreadableFile(path=origin, reason=WRONG_ENCODING)
    if "\0" in text:
        raise UnreadableFile(path=origin, reason=NOT_TEXT)
    return Decoded(text, encoding, "given")


def _known_or_raise(forced: str, origin: str) -> str:
    known = known_encoding(forced)
    if known is None:
        raise UnreadableFile(path=origin, reason=UNKNOWN_ENCODING)
    return known


def _mark_under(data: bytes, encoding: str) -> tuple[bytes, str]:
    """The mark that `data` begins with, and the encoding: the mark's when it adds the order of bytes."""
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return mark, marked if encoding.startswith(marked[:6]) else encoding
    return b"", encoding


def _marked(data: bytes, origin: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding)
            if text is not None and "\0" not in text:
                return Decoded(text, encoding, "marked")
            if encoding != "utf-8":
                raise UnreadableFile(path=origin, reason=NOT_TEXT)
    return None


def _unmarked(whole: bytes, declared: str | None, origin: str) -> Decoded:
    data = whole.removeprefix(codecs.BOM_UTF8)
    if _BINARY.match(data):
        raise UnreadableFile(path=origin, reason=NOT_TEXT)
    for encoding, certainty in _hypotheses(data, declared):
        text = _strictly(data, encoding)
        if text is not None and "\0" not in text:
            return Decoded(text, encoding, certainty)
    if b"\0" in data or _is_mostly_control(data):
        raise UnreadableFile(path=origin, reason=NOT_TEXT)
    _refuse_stray_bytes(whole, origin)
    return _guessed(data, origin)


def _hypotheses(data: bytes, declared: str | None) -> list[tuple[str, EncodingCertainty]]:
    """Encodings to try in turn; with NUL bytes only those that have them in plain text."""
    found: list[tuple[str, EncodingCertainty]] = []
    known = known_encoding(declared)
    if known is not None:
        found.append((known, "declared"))
    if b"\0" in data:
        return found + [(encoding, "guessed") for encoding in _wide(data)]
    return [*found, ("utf-8", "valid")]


def known_encoding(declared: str | None) -> str | None:
    """The name of the declared charset when it decodes bytes to text; browsers read Latin-1 as cp1252."""
    try:
        info = codecs.lookup((declared or "").strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", True):
        return None
    return "cp1252" if info.name in ("iso8859-1", "ascii") else info.name


def _wide(data: bytes) -> list[str]:
    """UTF-16 without a mark shows in Latin text as a NUL in every other byte."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    most = len(sample) // 5
    if odd > most and even * 20 <= odd:
        return ["utf-16-le"]
    if even > most and odd * 20 <= even:
        return ["utf-16-be"]
    return []


def _is_mostly_control(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 50


def _refuse_stray_bytes(data: bytes, origin: str) -> None:
    """Nearly valid UTF-8 is UTF-8 that was damaged: any guess would spoil each of its accented letters."""
    strays = len(data) - len(data.decode("utf-8", "ignore").encode("utf-8"))
    if strays > len(data.translate(None, _ASCII)) * _MOST_STRAY:
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        at, line = error.start, data.count(b"\n", 0, error.start) + 1
        raise StrayByte(path=origin, position=at + 1, byte=f"0x{data[at]:02X}", line=line) from error


def _guessed(data: bytes, origin: str) -> Decoded:
    """What charset-normalizer says for other scripts; for Latin, where it errs among neighbours, cp1252."""
    best = from_bytes(data).best()
    encoding = best.encoding if best is not None else "cp1252"
    for candidate in (encoding,) if _OTHER_SCRIPTS.fullmatch(encoding) else ("cp1252", encoding):
        text = _strictly(data, candidate)
        if text is not None:
            return Decoded(text, candidate, "guessed")
    raise UnreadableFile(path=origin, reason=NOT_TEXT)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
