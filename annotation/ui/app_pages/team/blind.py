"""What is read blind: how far the readers of an article are, and the review that shows their labels."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from annotation.ui.app_pages.team import forms
from annotation.ui.frame import guarded
from annotation.ui.identity import annotator, may
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import MOST_REASON, BlindReading

MOST = 1000
_FEW = 8
_HEIGHT = 320


def draw() -> None:
    """The first articles, those of several readers on top, and what opens or closes the ticked ones."""
    if found := workbench().overseeing.blind(limit=MOST + 1):
        _apart(found)


@st.fragment
def _apart(found: Sequence[BlindReading]) -> None:
    """Drawn anew alone when rows are ticked."""
    guarded(partial(_readings, found, words()), right="assign")


def _readings(found: Sequence[BlindReading], _: Words) -> None:
    st.subheader(_("Read blind"))
    st.caption(
        _(
            "Nobody sees the labels of others here until all readers of the article are done. A lead can "
            "open the review before: then the article is compared, and can be settled."
        )
    )
    chosen = _table(found[:MOST], _)
    if len(found) > MOST:
        st.caption(_("Only the first {count} are shown.", count=_.number(MOST)))
    if not chosen:
        st.caption(_("Tick rows to open their review, or to close it again."))
        return
    if may("review"):
        _decide(chosen, _)


def _table(found: Sequence[BlindReading], _: Words) -> list[BlindReading]:
    title, readers, review = _("Article"), _("How far they are"), _("Review")
    table = {
        title: [one.title for one in found],
        _("Readers"): [_seated(one, _) for one in found],
        readers: [_state(one, _) for one in found],
        review: [_review(one, _) for one in found],
    }
    seen = hash(tuple((one.article_id, one.review and one.review.revision) for one in found))
    wide, wider = (st.column_config.TextColumn(width=width) for width in ("medium", "large"))
    event: Any = st.dataframe(
        pd.DataFrame(table),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        column_config={title: wider, readers: wide, review: wide},
        height="content" if len(found) <= _FEW else _HEIGHT,
        key=f"team-blind-{seen}",
    )
    return [found[row] for row in event["selection"]["rows"]]


def _seated(one: BlindReading, _: Words) -> str:
    """How many read it, of those who are to; a lead may give it to more."""
    there = len(one.readers)
    return _("{count} of {all}", count=_.number(there), all=_.number(max(there, one.wanted)))


def _state(one: BlindReading, _: Words) -> str:
    """Each reader with the sentences that are closed; never what was made of them."""
    said = (
        _("{name}: done", name=it.reader)
        if it.is_done
        else _("{name}: {done} of {all}", name=it.reader, done=_.number(it.done), all=_.number(it.to_label))
        for it in one.readers
    )
    return " · ".join(said)


def _review(one: BlindReading, _: Words) -> str:
    if one.review is None:
        return ""
    said = _("open, {name}: {reason}") if one.is_open else _("closed, {name}: {reason}")
    return said.format(name=one.review.author, reason=one.review.reason)


def _decide(chosen: list[BlindReading], _: Words) -> None:
    with st.form("team-review", border=True):
        why, open_, close = st.columns([5, 2, 2], vertical_alignment="bottom")
        reason = why.text_input(
            _("Reason"), max_chars=MOST_REASON, placeholder=_("Why before all are done? It is kept.")
        ).strip()
        is_opened = open_.form_submit_button(_("Open the review"), width="stretch")
        is_closed = close.form_submit_button(_("Close it again"), width="stretch")
    if not (is_opened or is_closed):
        return
    if not reason:
        st.warning(_("Say in a few words why: the reason is kept with the decision."))
        return

    def decide() -> None:
        for one in chosen:
            workbench().assigning.review(one.article_id, is_open=is_opened, author=annotator(), reason=reason)

    said = _("{count} are open.") if is_opened else _("{count} are closed again.")
    forms.act(decide, said.format(count=_.number(len(chosen))))
