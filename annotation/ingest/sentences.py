"""Sentences of a text: line by line, an SRX segmenter and a small layer of rules behind one adapter."""

import re
from collections.abc import Iterator
from typing import Final

from annotation.ingest.boundaries import revise, rules_for
from annotation.ingest.srx import srx_rules
from schemas import Span

SEGMENTER: Final = "choppa-srx 1.0.0 + rules 1"
"""What cut the sentences; it changes whenever the same text may be cut in another way."""

_LINE = re.compile(r"[^\r\n]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_WINDOW = 8_000
_MARGIN = 400


def split_sentences(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of `text`: trimmed, disjoint, in order, together all but the white space.

    Args:
        text: any text; lines end at LF, CRLF and CR, and no sentence crosses a line.
        language: ISO 639 code; without a data file of its own only the general rules hold.

    Returns:
        Spans in code points. Empty when the text is blank.

    """
    rules = rules_for(language)
    found: list[Span] = []
    for match in _LINE.finditer(text):
        line = match.group()
        cuts = revise(line, _srx_cuts(line, language), rules)
        for start, end in zip((0, *cuts), (*cuts, len(line)), strict=True):
            piece = line[start:end]
            trimmed = piece.strip()
            if trimmed:
                first = match.start() + start + len(piece) - len(piece.lstrip())
                found.append(Span(start=first, end=first + len(trimmed)))
    return tuple(found)


def _srx_cuts(line: str, language: str) -> Iterator[int]:
    """Where the segmenter cuts `line`, in windows: its own time grows with the square of the line."""
    rules = srx_rules(f"{language if _LANGUAGE.fullmatch(language) else 'xx'}_one")
    start = 0
    while start < len(line):
        window = line[start : start + _WINDOW]
        cuts = rules.cuts(window)
        if start + _WINDOW >= len(line):
            yield from (start + cut for cut in cuts)
            return
        safe = [cut for cut in cuts if cut <= _WINDOW - _MARGIN]
        yield from (start + cut for cut in safe)
        # Without a cut the window moves on all the same, so that every window is passed once.
        start += safe[-1] if safe else _WINDOW - _MARGIN
