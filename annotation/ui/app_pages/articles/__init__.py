"""The articles page.

What the analyst does here: looks for an article and opens it where work is open; sees what is known of one
and corrects it; brings new articles, looks at what was understood of them, stores them; settles labels that
no longer fit since sentences were cut or joined.
"""

import streamlit as st

from annotation.ui.app_pages import reading
from annotation.ui.app_pages.articles import adding, library, review
from annotation.ui.frame import page_header
from annotation.ui.identity import annotator, may
from annotation.ui.session import words, workbench

LIBRARY, ADD, REVIEW = "library", "add", "review"
VIEW = "articles-view"


def draw() -> None:
    """One of three views below the title."""
    _ = words()
    page_header(_("Articles"))
    waiting = workbench().articles.to_review(annotator())
    names = {LIBRARY: _("Library")}
    if may("add"):
        names[ADD] = _("Add articles")
    if waiting:
        number = _.number(sum(waiting.values()))
        names[REVIEW] = _("To review ({count})", count=number)
    view = st.segmented_control(
        _("View"), list(names), format_func=names.__getitem__, default=LIBRARY, key=VIEW,
        label_visibility="collapsed", required=True,
    )  # fmt: skip
    reading.draw()
    if view == ADD and ADD in names:
        adding.draw()
    elif view == REVIEW and waiting:
        review.draw(waiting)
    else:
        library.draw()
