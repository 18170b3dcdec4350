"""Quotations of a text, by their marks."""

import re
from collections.abc import Sequence

from schemas import QuoteType, Span

# A quotation stays in its line. The single marks must not be apostrophes.
_QUOTE = re.compile(
    r"«[^»\n]{1,3000}»|“[^”\n]{1,3000}”|\"[^\"\n]{1,3000}\"|‘[^\n‘]{1,300}?’(?!\w)|(?<!\w)'(?=\S)[^\n'\"]{1,300}'(?!\w)"
)
_BRACKETS = re.compile(r"\([^()\n]{1,80}\)")
_TURN = re.compile(r"[—–] ?[\w¿¡]")
_BARE = re.compile(r"[\s.,;:!?]*")


def quotations(text: str) -> tuple[Span, ...]:
    """The outermost quotations of `text`, marks included, in order."""
    return tuple(Span(start=found.start(), end=found.end()) for found in _QUOTE.finditer(text))


def masked(text: str, quotes: Sequence[Span]) -> str:
    """`text` with what stands inside the marks blanked, and no comma in brackets; every offset stays."""
    text = _BRACKETS.sub(lambda found: found[0].replace(",", "_"), text)
    parts, position = [], 0
    for quote in quotes:
        parts += [text[position : quote.start + 1], "\0" * (quote.end - quote.start - 2)]
        position = quote.end - 1
    return "".join((*parts, text[position:]))


def quote_type_of(text: str, content_spans: Sequence[Span]) -> QuoteType:
    """Whether all of a content stands between quotation marks, a part of it, or nothing.

    A line of dialogue that opens with a dash is direct.
    """
    surface = " ".join(" ".join(span.of(text).split()) for span in content_spans)
    if surface and (_TURN.match(surface) or _BARE.fullmatch(_QUOTE.sub("", surface))):
        return "direct"
    return "mixed" if _QUOTE.search(surface) else "indirect"
