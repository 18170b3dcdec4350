"""The team page.

What the lead does here: sees who reads what, how far they are and what is stuck, releases it or gives it to
somebody else, says until when; opens the review of articles that are read blind; shares articles out by a
rule or by hand; says how many read an article, and who reads again. What an administrator does here: lists
who works in the project, says what each may do, and lets people go.
"""

import streamlit as st

from annotation.ui.frame import page_header
from annotation.ui.identity import may
from annotation.ui.session import words, workbench

SEATS, SHARE, RULES, PEOPLE = "seats", "share", "rules", "people"
VIEW = "team-view"


def draw() -> None:
    """One of four views below the title; who works here is all there is while nobody is listed."""
    # Only here: the annotation page does without tables.
    from annotation.ui.app_pages.team import forms, people, rules, seats, sharing  # noqa: PLC0415

    _ = words()
    page_header(_("Team"))
    names = {}
    if workbench().people.is_team() and may("assign"):
        names = {SEATS: _("Who reads what"), SHARE: _("Share out"), RULES: _("How articles are read")}
    if may("people"):
        names[PEOPLE] = _("People")
    drawn = {SEATS: seats.draw, SHARE: sharing.draw, RULES: rules.draw, PEOPLE: people.draw}
    if len(names) == 1:
        drawn[next(iter(names))]()
        return
    view = st.segmented_control(
        _("View"), list(names), format_func=names.__getitem__, default=SEATS, key=VIEW,
        label_visibility="collapsed", required=True,
    )  # fmt: skip
    forms.draw_done()
    drawn[view]()
