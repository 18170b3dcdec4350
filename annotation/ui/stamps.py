"""The stamp: what a commit carries of the page that it was made on, however long it waits in the browser.

The page's token says who sends; the stamp says as whom and on which kind of page the work was done. It is
not signed, for it gives no right: the workbench asks whether this person may write as that reader, and
whether they may write gold, whatever the stamp says.
"""

from typing import Any

from pydantic import Field

from annotation.ui.tickets import Visitor
from annotation.workbench import ArticleView
from schemas import GOLD, MOST_NAME, MOST_REASON, Value

STAMP = "stamp"
"""Under which name a commit carries it."""


class Stamp(Value):
    """What the page was that a commit was made on.

    Attributes:
        reader: as whom the article was shown.
        is_masked: whether it hid the names of sources and outlets.
        reason: why a lead writes gold on it; empty elsewhere.
    """

    reader: str = Field(min_length=1, max_length=MOST_NAME + len(GOLD))
    is_masked: bool = False
    reason: str = Field(default="", max_length=MOST_REASON)


def stamp_of(view: ArticleView, visitor: Visitor) -> dict[str, Any]:
    """What the page that shows `view` puts on every commit."""
    stamp = Stamp(reader=view.reader, is_masked=visitor.is_masked, reason=visitor.settles)
    return stamp.model_dump(exclude_defaults=True)


def parted(wire: dict[str, Any], visitor: Visitor) -> tuple[dict[str, Any], Visitor]:
    """A commit without its stamp, and the visitor as they were on the page that it was made on.

    One without a stamp comes from an earlier Selon: it was made on a page like the one that sends it.

    Raises:
        ValidationError: the stamp is none.
    """
    rest = {name: value for name, value in wire.items() if name != STAMP}
    if STAMP not in wire:
        return rest, visitor
    stamp = Stamp.model_validate(wire[STAMP], strict=True)
    return rest, visitor.on(reader=stamp.reader, is_masked=stamp.is_masked, reason=stamp.reason)


def reader_in(wire: dict[str, Any]) -> str:
    """As whom a commit was made, as far as it can be read."""
    stamp = wire.get(STAMP)
    return str(stamp.get("reader")) if isinstance(stamp, dict) else ""
