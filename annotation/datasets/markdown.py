"""Markdown (CommonMark, tables of GitHub's) in which words of users stay words."""

import re
from collections.abc import Iterable, Sequence

_MARKS = re.compile(
    r"[\\`*\[\]<#|~$@]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # between letters it marks nothing
    r"|&(?=[#\w])|:(?=//)|(?<=\bwww)\.(?=\w)"
)
# A sign, or a sign behind a number, that would begin a list, a quotation or a line of its own.
_LEADING = re.compile(r"^(\d*)((?<!\d)[-+=>]|(?<=\d)[.)](?=\s|$))")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def escaped(text: str) -> str:
    """The text as one line that is read as it stands: no markup, no HTML, no link."""
    marked = _MARKS.sub(r"\\\g<0>", " ".join(_CONTROLS.sub(" ", text).split()))
    return _LEADING.sub(r"\1\\\2", marked)


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; its cells are Markdown already."""
    lines = (header, ["---"] * len(header), *rows)
    return "".join(f"| {' | '.join(map(str, cells))} |\n" for cells in lines)


def percent(share: float | None) -> str:
    """With one digit behind the point; a dash for none."""
    return "–" if share is None else f"{100 * share:.1f} %"
