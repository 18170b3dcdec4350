"""Stories with the roots that they really go back to: five articles may have one."""

from typing import Any

import streamlit as st

from annotation.ui.app_pages.ledger import files, frame, shown
from annotation.ui.app_pages.ledger.address import STORY
from annotation.ui.messages import Words
from annotation.workbench.ledger import Ledger, Rooted
from schemas import LedgerQuery

_LISTED = 500


def draw(found: Ledger, query: LedgerQuery, _: Words) -> None:
    """The list, and the way to the page of one."""
    stories = found.stories(query=query, limit=_LISTED)
    if not stories:
        st.info(_("No claim of a source is labelled in what is chosen above."))
        return
    titles = {one.story: found.title(one.story) for one in stories}
    said = _(
        "Roots are those who say it first and do not themselves cite another of them in the story. Claims of "
        "nobody named are beside them: two of these may have one root."
    )
    rows = [_row(one, titles[one.story], found, _) for one in stories]
    shown.picture(
        "stories",
        None,
        rows,
        said=said,
        found=found,
        behind_it=lambda place: stories[place].rows,
        raw=lambda: [files.story(one, found) for one in stories],
        _=_,
    )
    frame.way_to(STORY, titles, _("The page of a story"), _)


def _row(one: Rooted, title: str, found: Ledger, _: Words) -> dict[str, Any]:
    return {
        _("Story"): title,
        _("Articles"): one.articles,
        _("Claims"): len(one.rows),
        _("Roots"): len(one.roots),
        _("Who they are"): ", ".join(found.book.entities[number].name for number in one.roots),
        _("Claims of nobody named"): one.unnamed,
    }
