"""The sources page.

What everybody does here: looks a source up as they type it, in any spelling; reads what it is, whom it
speaks for, how reliable it is held to be since when and why, and who changed what. What the lead does here:
corrects entries, grades them, merges two that are one and splits one that is two; gives the names that
labels use and no entry has to an entry, makes entries of them or sets them aside; takes the registry out as
CSV and brings one in after a look at it. An entry has an address: `?source=<id>`.
"""

import streamlit as st

from annotation.ui.app_pages.sources import forms
from annotation.ui.doing import draw_done
from annotation.ui.frame import page_header
from annotation.ui.identity import may
from annotation.ui.session import words

VIEW = "sources-view"


def draw() -> None:
    """One of four views below the title."""
    # Only here: the annotation page does without tables.
    from annotation.ui.app_pages.sources import adding, library, moving, unmatched  # noqa: PLC0415

    _ = words()
    page_header(_("Sources"))
    views = {forms.LIBRARY: _("Registry"), forms.UNMATCHED: _("Names without an entry")}
    if may("sources"):
        views[forms.ADD] = _("New entry")
    views[forms.FILE] = _("As a file")
    if go := st.session_state.pop(forms.GO, ""):
        st.session_state[VIEW] = go
    view = st.segmented_control(
        _("View"), list(views), format_func=views.__getitem__, default=forms.LIBRARY, key=VIEW,
        label_visibility="collapsed", required=True,
    )  # fmt: skip
    draw_done()
    if view == forms.UNMATCHED:
        unmatched.draw()
    elif view == forms.ADD and may("sources"):
        adding.draw()
    elif view == forms.FILE:
        moving.draw()
    else:
        library.draw()
