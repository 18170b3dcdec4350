"""JSON by the piece: lines of JSON Lines, and items of a list that is never held as a whole.

The items are cut by the standard library's decoder, because the streaming parsers in C replace lone
surrogates, and a text is stored as its file has it.
"""

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from annotation.errors import N_
from annotation.ingest.records import Parcel
from annotation.ingest.whole import MAX_BYTES, read_whole

BAD_JSON = N_("it is not valid JSON; correct it, or export it again")
NOT_UTF8 = N_("it is not UTF-8; save the file as UTF-8")
LINE_TOO_LONG = N_("it is larger than 20 MB; split it into several articles")

_CHUNK = 65_536
_WHITE = " \t\r\n"
_DECODER = json.JSONDecoder()


class Item(NamedTuple):
    """One value of a file, or why there is none.

    Attributes:
        number: of its line, or its place in the list; from 1.
        value: as `json.loads` gives it.
        problem: empty when there is a value.
        last: whether nothing after a problem can be read.
    """

    number: int
    value: Any = None
    problem: str = ""
    last: bool = False


def lines_of(stream: BinaryIO) -> Iterator[Item]:
    """The value of each line that is not blank; a bad line does not stop the others."""
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(_CHUNK)
            yield Item(number, problem=LINE_TOO_LONG)
            continue
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if line.strip():
            yield _line(number, line)


def _line(number: int, line: bytes) -> Item:
    try:
        return Item(number, json.loads(line.decode("utf-8")))
    except UnicodeDecodeError:
        return Item(number, problem=NOT_UTF8)
    except (ValueError, RecursionError):
        return Item(number, problem=BAD_JSON)


def items_of(stream: BinaryIO) -> Iterator[Item]:
    """The items of a JSON list; after a bad one the rest cannot be told apart, and it is the last."""
    text = _Text(stream)
    if text.visible() != "[":
        yield Item(1, problem=BAD_JSON, last=True)
        return
    text.take(1)
    number = 0
    try:
        if text.visible() == "]":
            return
        while True:
            number += 1
            yield Item(number, text.value())
            mark = text.visible()
            text.take(1)
            if mark == "]":
                return
            if mark != ",":
                yield Item(number + 1, problem=BAD_JSON, last=True)
                return
    except UnicodeError:
        yield Item(max(number, 1), problem=NOT_UTF8, last=True)
    except (ValueError, RecursionError):
        yield Item(max(number, 1), problem=BAD_JSON, last=True)


def whole_of(parcel: Parcel) -> Item:
    """The one value that a file is, over however many lines.

    Raises:
        UnreadableFile: it is larger than a record may be.
    """
    try:
        return Item(1, json.loads(read_whole(parcel).decode("utf-8-sig")))
    except UnicodeDecodeError:
        return Item(1, problem=NOT_UTF8, last=True)
    except (ValueError, RecursionError):
        return Item(1, problem=BAD_JSON, last=True)


class _Text:
    """The decoded characters of a stream, a window at a time."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        # A byte that is no UTF-8 becomes a lone surrogate, so that the items before it can still be read.
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="surrogateescape")
        self._window = ""
        self._place = 0
        self._ended = False

    def visible(self) -> str:
        """The next character that is not white space, which it goes to; empty at the end."""
        while True:
            while self._place < len(self._window):
                if self._window[self._place] not in _WHITE:
                    return self._window[self._place]
                self._place += 1
            if not self._read(_CHUNK):
                return ""

    def take(self, count: int) -> None:
        """Go on by `count` characters."""
        self._place += count

    def value(self) -> Any:
        """The next value, which is gone past.

        Raises:
            UnicodeError: it is not UTF-8.
            ValueError: there is none, or it is larger than a record may be.
        """
        self.visible()
        size = _CHUNK
        while True:
            try:
                value, end = _DECODER.raw_decode(self._window, self._place)
            except json.JSONDecodeError:
                if len(self._window) - self._place > MAX_BYTES or not self._read(size):
                    raise
            else:
                # A number goes on for as long as there are digits: only what follows it ends it.
                if end < len(self._window) or not self._read(size):
                    self._window[self._place : end].encode()
                    self._place = end
                    return value
            size *= 2  # a large value is tried a few times, not once a chunk

    def _read(self, size: int) -> bool:
        """Get more characters, and let go of those that were passed; false at the end."""
        if self._ended:
            return False
        data = self._stream.read(size)
        self._ended = not data
        more = self._decoder.decode(data, final=self._ended)
        self._window = self._window[self._place :] + more
        self._place = 0
        return not self._ended
