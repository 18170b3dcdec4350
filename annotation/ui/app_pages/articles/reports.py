"""What became of an import."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from annotation.ui.app_pages.annotate import open_article
from annotation.ui.frame import escaped
from annotation.ui.messages import Words
from annotation.ui.session import words
from annotation.workbench import Outcome

Report = tuple[Counter[str], Sequence[Outcome], int, str]
"""Outcomes by result; those that have something to say, and how many in all; the first stored article."""


def draw(report: Report) -> None:
    """The counts, then each record that was not stored, and why."""
    _ = words()
    counts, told, number, first = report
    said = _(
        "{stored} stored, {duplicate} duplicate, {refused} refused.",
        stored=_.number(counts["stored"]),
        duplicate=_.number(counts["duplicate"] + counts["known"]),
        refused=_.number(counts["refused"]),
    )
    (st.success if counts["stored"] else st.warning)(said)
    if first and st.button(_("Annotate the first one"), icon=":material/edit_note:"):
        open_article(first)
    for place, one in enumerate(told):
        _outcome(place, one, _)
    if number > len(told):
        st.caption(_("And {count} more.", count=_.number(number - len(told))))


def _outcome(place: int, one: Outcome, _: Words) -> None:
    left, right = st.columns([8, 1], vertical_alignment="center")
    said = [one.error.localised(_)] if one.error else []
    if one.result == "known":
        said = [_("{origin} is stored already.", origin=one.origin)]
    left.markdown(escaped(" ".join([*said, *(f"{one.origin}: {note}" for note in one.notes)])))
    if one.article_id and right.button(_("Open it"), key=f"told-{place}"):
        open_article(one.article_id)
