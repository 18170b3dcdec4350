"""A stretch of text that is read on its own."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from annotation.suggest.lexicon import Lexicon
from annotation.suggest.parsing.tree import Parse
from schemas import Span


@dataclass(frozen=True)
class Zone:
    """A sentence, or the inside of a quotation, without its final full stop.

    Attributes:
        text: of the whole article, made plain; quotations are masked unless the zone is inside one.
        quotes: of the whole article.
        source: `text` before it was masked.
        tree: its dependency tree, when there is a parser.
        inner: whether the zone is the inside of a quotation.
        is_title: whether it is a headline, where clauses follow each other with commas.
    """

    text: str
    start: int
    end: int
    quotes: tuple[Span, ...]
    source: str
    lexicon: Lexicon
    tree: Parse | None = None
    inner: bool = False
    is_title: bool = False


def trimmed(text: str, start: int, end: int, *, strip: str = " \n\t,") -> Span | None:
    """`[start, end)` without the characters of `strip` at its ends; none when nothing is left."""
    while start < end and text[start] in strip:
        start += 1
    while end > start and text[end - 1] in strip:
        end -= 1
    return Span(start=start, end=end) if start < end else None


def without_tail(text: str, end: int, tail: str) -> int:
    """`end` moved back over the characters of `tail`."""
    while end > 0 and text[end - 1] in tail:
        end -= 1
    return end


def last_end(zone: Zone, name: str, start: int, end: int) -> int:
    """Where the last match of a pattern inside `[start, end)` ends, else `start`."""
    ends = [found.end() for found in zone.lexicon[name].finditer(zone.text, start, end)]
    return ends[-1] if ends else start


def quote_ending(quotes: Sequence[Span], position: int) -> Span | None:
    """The quotation that ends at `position`."""
    index = bisect_left(quotes, position, key=lambda quote: quote.end)
    return quotes[index] if index < len(quotes) and quotes[index].end == position else None
