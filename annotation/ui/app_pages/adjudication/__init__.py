"""The adjudication page.

What the lead does here: goes through what analysts closed differently, the worst first; sees the sentences
between their neighbours and what each analyst made of them side by side, with what differs on top; gives a
reason and takes one with a key, or writes a third on the annotation screen; accepts at once what all agree
on; looks up what was settled, by whom and why, and opens it again. What the analyst does here: sees where
they differ from the others in what all have read, and how that was settled.
"""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from annotation.ui.frame import page_header
from annotation.ui.identity import may
from annotation.ui.session import words, workbench
from schemas import AgreementQuery

QUEUE, SETTLED = "queue", "settled"
VIEW = "adjudication-view"


def page() -> StreamlitPage:
    """Where whoever wrote a third goes back to."""
    _ = words()
    return st.Page(draw, title=_("Adjudication"), url_path="adjudication", icon=":material/gavel:")


def draw() -> None:
    """What is settled at once, then one of two views."""
    # Only here: the annotation page does without.
    from annotation.ui.app_pages.adjudication import compared, queue, settled  # noqa: PLC0415

    _ = words()
    page_header(_("Adjudication"))
    if not may("review"):
        compared.draw()
        return
    with st.spinner(_("Looking for what differs…")):
        waiting = workbench().adjudication.queue(AgreementQuery())
    names = {
        QUEUE: _("To settle ({count})", count=_.number(len(waiting))),
        SETTLED: _("Settled"),
    }
    view = st.segmented_control(
        _("View"), list(names), format_func=names.__getitem__, default=QUEUE, key=VIEW,
        label_visibility="collapsed", required=True,
    )  # fmt: skip
    if view == SETTLED:
        settled.draw()
    else:
        queue.draw(waiting)
