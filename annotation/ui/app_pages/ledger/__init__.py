"""The ledger page.

What people do here: see who speaks in the corpus, through whom, for or against what, how firmly, and how far
each source has held up; narrow that to a topic, a time, an outlet; look at it as of a day, or as it was
published; find circles and stories with one root; go from every figure to its sentences; pass on the page
of a source, a story or an article by its address, or print it. A lead sees everybody's labels, an analyst
their own.
"""

import streamlit as st

from annotation.ui.frame import page_header
from annotation.ui.messages import Words
from annotation.ui.session import words


def draw() -> None:
    """A source, a story or an article that the address names; else the whole ledger."""
    # Only here: the annotation page does without tables and pictures.
    from annotation.ui.app_pages.ledger import (  # noqa: PLC0415
        address,
        article,
        asking,
        going,
        source,
        story,
        whole,
    )

    _ = words()
    pages = {address.SOURCE: source, address.STORY: story, address.ARTICLE: article}
    asked = going.addressed(_)
    if asked.page:
        pages[asked.page].draw(asked, going.opened(asked, _), _)
        return
    page_header(_("Ledger"))
    found, asked = asking.draw(asked, _)
    if not len(found.book):
        _nothing(_, is_of_now=not (asked.as_of or asked.dataset))
        return
    whole.draw(found, asked, _)


def _nothing(_: Words, *, is_of_now: bool) -> None:
    """What to do first."""
    if not is_of_now:
        st.info(
            _("No claim is counted here: choose a later day, or another version, under “What is counted”.")
        )
        return
    st.info(
        _(
            "No claim is labelled yet. Label who says what on the “Annotate” page; each source is here as "
            "soon as a sentence is saved."
        )
    )
