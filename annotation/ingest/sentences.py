"""Sentences of a text: line by line, an SRX segmenter and a small layer of rules behind one adapter."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from annotation.ingest.boundaries import revise, rules_for
from annotation.ingest.srx import SrxRules, srx_rules
from schemas import Span

SEGMENTER: Final = "choppa-srx 1.0.0 + rules 2"
"""What cut the sentences; it changes whenever the same text may be cut in another way."""

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_STOP = re.compile(r"[.!?…]")
_WINDOW = 8_000
_MARGIN = 400
_MEMORY = 4_096


def split_sentences(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of `text`: trimmed, disjoint, in order, together all but the white space.

    Args:
        text: any text; lines end at LF, CRLF and CR, and no sentence crosses a line.
        language: ISO 639 code; without a data file of its own only the general rules hold.

    Returns:
        Spans in code points. Empty when the text is blank.

    """
    found: list[Span] = []
    following = 0
    for line in text.replace("\r", "\n").split("\n"):
        offset, following = following, following + len(line) + 1
        if not line:
            continue
        cuts = (_known_cuts if len(line) <= _WINDOW else _cuts)(line, language)
        # A cut is at a visible character, so that only the line's own beginning can be blank.
        start = len(line) - len(line.lstrip())
        for end in (*cuts, len(line)):
            size = len(line[start:end].rstrip())
            if size:
                found.append(Span(start=offset + start, end=offset + start + size))
                start = end
    return tuple(found)


def _cuts(line: str, language: str) -> tuple[int, ...]:
    """Where a line is cut, each time at a visible character."""
    cuts = _srx_cuts(line, srx_rules(f"{language if _LANGUAGE.fullmatch(language) else 'xx'}_one"))
    if cuts or _STOP.search(line, 0, len(line) - 1):
        return revise(line, cuts, rules_for(language))
    return ()


_known_cuts = lru_cache(maxsize=_MEMORY)(_cuts)
"""The same, remembered: the menus, notices and formulae of a site stand on each of its pages."""


def _srx_cuts(line: str, library: SrxRules) -> Sequence[int]:
    """Where the segmenter cuts `line`, in windows: its patterns may look as far as the line goes."""
    if len(line) <= _WINDOW:
        return library.cuts(line)
    found: list[int] = []
    for start in range(0, len(line), _WINDOW):
        first, end = max(0, start - _MARGIN), start + _WINDOW
        # What is near the edge of a window is decided in the next one, where it has something on both sides.
        near = (first + cut for cut in library.cuts(line[first : end + _MARGIN]))
        found.extend(cut for cut in near if start < cut <= end)
    return found
