"""Tokens that begin and end wherever a span does, so that no span has to be moved to fit them.

Plain pairs of offsets: an export makes millions of them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from schemas import Span

Token = tuple[int, int]

_TOKEN = re.compile(r"[\w\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe0e\ufe0f]+|\S")
"""A word with its combining marks, or any other character that is no space."""


def words(text: str, span: Span) -> Iterator[Token]:
    """The words and signs inside a span of the text."""
    return (one.span() for one in _TOKEN.finditer(text, span.start, span.end))


def edges(spans: Iterable[Span]) -> list[int]:
    """Where spans begin and end, in order."""
    return sorted({edge for span in spans for edge in (span.start, span.end)})


def cut(start: int, end: int, edges: list[int]) -> Iterator[Token]:
    """A token in the pieces that the edges inside it make."""
    inner = edges[bisect_right(edges, start) : bisect_left(edges, end)]
    return pairwise((start, *inner, end))
