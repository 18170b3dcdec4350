"""The versions page.

What the lead does here: looks at what is labelled now and what is missing, publishes it with a message and
drawn splits; sees the versions of a dataset in time, with their tags; takes one in the format that the next
tool reads, tags, verifies or restores it; compares two and reads, sentence by sentence, what changed and why.
"""

import streamlit as st

from annotation.ui.frame import page_header
from annotation.ui.session import words, workbench

LIBRARY, PUBLISH, COMPARE = "library", "publish", "compare"
VIEW = "versions-view"


def draw() -> None:
    """One of three views below the title."""
    # Only here: the annotation page does without tables and pictures.
    from annotation.ui.app_pages.versions import changes, library, publishing  # noqa: PLC0415

    _ = words()
    page_header(_("Versions"))
    names = {LIBRARY: _("History"), PUBLISH: _("Publish"), COMPARE: _("Compare")}
    first = LIBRARY if workbench().versions.names() else PUBLISH
    view = st.segmented_control(
        _("View"), list(names), format_func=names.__getitem__, default=first, key=VIEW,
        label_visibility="collapsed", required=True,
    )  # fmt: skip
    if view == PUBLISH:
        publishing.draw()
    elif view == COMPARE:
        changes.draw()
    else:
        library.draw()
