"""Words and properties as places in a vector; the same on every machine and in every process.

The hashing trick (Weinberger et al. 2009) with CRC-32, which does not change from one run to the next as
Python's own `hash` does. Words are hashed once and remembered: most of a text are words seen before.
"""

import re
import zlib
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotation.language.folding import fold

PLACES = 1 << 16
"""The length of every vector."""

_WORD = re.compile(r"\w+(?:'(?=\w))?|[?!…%]")
_SHORTEST, _LONGEST = 3, 5
_REMEMBERED = 200_000

Floats = NDArray[np.float32]
Places = NDArray[np.int64]


class Vector(NamedTuple):
    """A sparse vector of `PLACES` numbers: distinct places, ascending, and their values."""

    places: Places
    values: Floats


def place(name: str) -> int:
    """Where a feature stands, in [0, `PLACES`)."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass")) % PLACES


class _Remembered(dict[tuple[str, str], tuple[int, ...]]):
    """The places of a word in a region of the text: itself and its pieces of 3 to 5 letters."""

    def __missing__(self, key: tuple[str, str]) -> tuple[int, ...]:
        if len(self) > _REMEMBERED:
            self.clear()
        region, word = key
        padded = f"<{word}>"
        pieces = (
            padded[start : start + length]
            for length in range(_SHORTEST, _LONGEST + 1)
            for start in range(len(padded) - length + 1)
        )
        found = tuple({place(f"{region}w:{word}"), *(place(f"{region}c:{piece}") for piece in pieces)})
        self[key] = found
        return found


_PLACES_OF = _Remembered()


def words_of(text: str) -> list[str]:
    """The words of `text` without case and accents, and the marks that tell something of its mood."""
    return _WORD.findall(fold(text))


def places_of(words: Iterable[str], *, region: str) -> set[int]:
    """The places of words, of their pieces and of their pairs in one region of the text."""
    found, before = set[int](), ""
    for word in words:
        found.update(_PLACES_OF[region, word])
        found.add(place(f"{region}b:{before} {word}"))
        before = word
    return found


def vector(lexical: set[int], properties: Iterable[str]) -> Vector:
    """The words together weigh as much as a few properties, however many they are; each property weighs 1."""
    named = {place(f"p:{name}") for name in properties}
    spoken = lexical - named
    places = np.fromiter((*spoken, *named), np.int64, len(spoken) + len(named))
    values = np.ones(len(places), np.float32)
    values[: len(spoken)] = _LEXICAL / max(1.0, len(spoken)) ** 0.5
    order = np.argsort(places, kind="stable")
    return Vector(places[order], values[order])


_LEXICAL = 4.0
"""Length of the lexical part; measured on the development articles among 1, 2, 4 and 8."""
