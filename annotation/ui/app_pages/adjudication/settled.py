"""What was settled: by whom, when and why; and the way to open it again."""

import pandas as pd
import streamlit as st

from annotation.errors import WorkbenchError
from annotation.ui.app_pages.adjudication import versions
from annotation.ui.frame import error_state, escaped
from annotation.ui.identity import annotator
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import GOLD, Ruling

_MOST = 500


def draw() -> None:
    """The rulings, the last one first; the chosen one with its gold."""
    _ = words()
    rulings = workbench().adjudication.rulings()[:_MOST]
    if not rulings:
        st.info(_("Nothing is settled yet. What is settled shows here, with who, when and why."))
        return
    table = pd.DataFrame([_row(one, _) for one in rulings])
    key = f"rulings-{len(rulings)}"  # a new one moves all rows
    chosen = st.dataframe(
        table, hide_index=True, on_select="rerun", selection_mode="single-row", key=key, height=320
    )
    rows = chosen.selection.rows
    if rows:
        _ruling(rulings[rows[0]], _)
    else:
        st.caption(_("Select a row to read it, or to open it again."))


def _row(one: Ruling, _: Words) -> dict[str, str]:
    article = workbench().articles.get(one.article_id)
    took = _("opened again") if one.reopens else ", ".join(one.took) or _("a third")
    return {
        _("When"): _.moment(one.made_at),
        _("Who"): one.author,
        _("Article"): article.title or one.article_id,
        _("Sentences"): _.number(len(one.sentences)),
        _("Took"): took,
        _("Reason"): one.reason,
    }


def _ruling(one: Ruling, _: Words) -> None:
    article = workbench().articles.get(one.article_id)
    places = [index for index, it in enumerate(article.sentences) if it.key in one.sentences]
    if not places:
        st.caption(_("The sentences were cut or joined since; the article shows its gold."))
        return
    try:
        case = workbench().adjudication.case(one.article_id, places[0])
    except WorkbenchError as error:
        error_state(error)
        return
    left, right = st.columns([5, 4], gap="large")
    with left:
        st.html(versions.context(article, case.sentences))
    with right.container(border=True):
        st.markdown(f"**{GOLD}**")
        st.html(versions.version(article, case.sentences, case.gold, frozenset(), _))
    if not case.is_settled:
        st.caption(_("It is open again."))
        return
    with st.form("reopen", border=False):
        why, press = st.columns([5, 2], vertical_alignment="bottom")
        reason = why.text_input(_("Why open it again"))
        if press.form_submit_button(_("Open it again"), width="stretch"):
            try:
                workbench().adjudication.reopen(case, reason=reason, author=annotator())
            except WorkbenchError as error:
                error_state(error)
            else:
                st.rerun()
    st.caption(escaped(_("Nothing is deleted: opening again is a revision with its own reason.")))
