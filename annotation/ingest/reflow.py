"""Lines of a printed page to paragraphs, so that a sentence is not cut where a line ends.

Two lines become one, with a blank between, when the first fills its column, or when it ends no sentence and
the second begins with a small letter. A hyphen at the end of a line goes when a small letter follows, so a
word like "peut-être" that was broken at its own hyphen loses it; before a capital it stays ("Saint-Denis").
Nothing else of the text is changed.
"""

import re
from collections.abc import Iterable, Iterator

_BREAKS = re.compile("\r\n|[\r\n\f\v]")
_END = re.compile(r"[.!?…:;][»”’\"')\]\s]*$")
_HYPHENATED = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_JOINED_HYPHEN = re.compile("[\x02\ufffe]\\s*")
_LEAST_COLUMN = 40
_FULL = 0.85


def reflow(pages: Iterable[str]) -> str:
    """The text of all pages as paragraphs, a line each; blank lines between paragraphs stay."""
    done: list[str] = []
    filled = False
    for line, fills in _lines(pages):
        before = done[-1] if done else ""
        if before and line and _HYPHENATED.search(before) and line[0].isalpha():
            done[-1] = (before[:-1] if line[0].islower() else before) + line
        elif before and line and (filled or (line[0].islower() and not _END.search(before))):
            done[-1] = f"{before} {line}"
        else:
            done.append(line)
        filled = fills
    return "\n".join(done).strip("\n")


def _lines(pages: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Each line, trimmed, and whether it fills the column of its page."""
    for page in pages:
        # The library marks a hyphen at the end of a line with a character that is none.
        text = _JOINED_HYPHEN.sub("-\n", page.replace("\0", ""))
        lines = [line.strip() for line in _BREAKS.split(text)]
        column = max(_LEAST_COLUMN, _usual_width(lines))
        yield from ((line, len(line) >= _FULL * column) for line in lines)


def _usual_width(lines: list[str]) -> int:
    """The length that nine of ten lines do not exceed; a single wide line is no column."""
    widths = sorted(len(line) for line in lines if line)
    return widths[len(widths) * 9 // 10] if widths else 0
