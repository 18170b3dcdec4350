"""What an analyst sees: where they differ from the others in what all have read, and how it was settled."""

import streamlit as st

from annotation.errors import WorkbenchError
from annotation.ui.app_pages.adjudication import versions
from annotation.ui.frame import error_state, escaped
from annotation.ui.identity import annotator
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from annotation.workbench.adjudicating import Case
from schemas import GOLD, AgreementQuery, Disagreement

_PLACE = "compared-place"


def draw() -> None:
    """One unit at a time, the worst first; nothing here can be changed."""
    _ = words()
    who = annotator()
    with st.spinner(_("Looking for what differs…")):
        every = workbench().agreement.disagreements(AgreementQuery())
    found = [one for one in every if who in one.readers]
    if not found:
        st.info(
            _(
                "There is nothing to compare. What you and others have read shows here once all its readers "
                "are done, where you differ."
            )
        )
        return
    place = st.session_state.get(_PLACE, 0) % len(found)
    try:
        case = workbench().adjudication.case(found[place].article_id, found[place].sentences[0])
    except WorkbenchError as error:
        error_state(error)
        return
    _head(case, place, len(found), _)
    _sides(found[place], case, _)


def _head(case: Case, place: int, count: int, _: Words) -> None:
    head, go = st.columns([7, 2], vertical_alignment="center")
    numbered = _("{place} of {count}", place=_.number(place + 1), count=_.number(count))
    head.markdown(f"**{escaped(case.article.title or case.article.article_id)}** · {numbered}")
    if go.button(_("Next"), shortcut="n", width="stretch", disabled=count == 1):
        st.session_state[_PLACE] = place + 1
        st.rerun()


def _sides(one: Disagreement, case: Case, _: Words) -> None:
    """The sentences, in what the readers differ, what each made of them, and the gold."""
    left, right = st.columns([5, 4], gap="large")
    with left:
        st.html(versions.context(case.article, case.sentences))
    with right:
        st.html(versions.differing(one, case.article, _))
    shown = [*case.readers, *([(GOLD, case.gold)] if case.is_settled else [])]
    differs = frozenset(it.what for it in one.divergences)
    for column, (reader, labels) in zip(st.columns(len(shown), gap="medium"), shown, strict=True):
        with column.container(border=True):
            st.markdown(f"**{escaped(reader)}**")
            st.html(versions.version(case.article, case.sentences, labels, differs, _))
    if case.rulings and case.is_settled:
        said = _("Settled by {who}: {reason}")
        last = case.rulings[-1]
        st.caption(said.format(who=escaped(last.author), reason=escaped(last.reason)))
