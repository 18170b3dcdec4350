"""Sentences of a text: line by line, an SRX segmenter and a small layer of rules behind one adapter."""

import re
from collections.abc import Sequence
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


def split_sentences(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of `text`: trimmed, disjoint, in order, together all but the white space.

    Args:
        text: any text; lines end at LF, CRLF and CR, and no sentence crosses a line.
        language: ISO 639 code; without a data file of its own only the general rules hold.

    Returns:
        Spans in code points. Empty when the text is blank.

    """
    rules = rules_for(language)
    library = srx_rules(f"{language if _LANGUAGE.fullmatch(language) else 'xx'}_one")
    found: list[Span] = []
    following = 0
    for line in text.replace("\r", "\n").split("\n"):
        offset, following = following, following + len(line) + 1
        if not line:
            continue
        cuts = _srx_cuts(line, library)
        if cuts or _STOP.search(line, 0, len(line) - 1):
            cuts = revise(line, cuts, rules)
        # A cut is at a visible character, so that only the line's own beginning can be blank.
        start = len(line) - len(line.lstrip())
        for end in (*cuts, len(line)):
            size = len(line[start:end].rstrip())
            if size:
                found.append(Span(start=offset + start, end=offset + start + size))
                start = end
    return tuple(found)


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
