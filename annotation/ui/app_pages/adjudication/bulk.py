"""What all readers closed in the same way, accepted at once."""

import streamlit as st

from annotation.errors import WorkbenchError
from annotation.ui.frame import error_state
from annotation.ui.identity import annotator
from annotation.ui.session import words, workbench

_ACCEPTED, _ASKED = "adjudication-accepted", "adjudication-asked"


def draw() -> None:
    """How much that is, and the button; nothing where nothing is agreed and unsettled."""
    _ = words()
    if count := st.session_state.pop(_ACCEPTED, 0):
        st.success(_("{count} units on which all agree are gold now.", count=_.number(count)))
    if not st.session_state.get(_ASKED):
        if st.button(_("Look for what all agree on"), icon=":material/done_all:"):
            st.session_state[_ASKED] = True
            st.rerun()
        return
    with st.spinner(_("Comparing the readings…")):
        found = workbench().adjudication.agreed()
    if not found:
        st.caption(_("Nothing is agreed on that is not settled already."))
        return
    said = _("{count} units of {articles} articles were closed in the same way by all their readers.")
    left, right = st.columns([6, 2], vertical_alignment="center")
    left.caption(said.format(count=_.number(sum(found.values())), articles=_.number(len(found))))
    if right.button(_("Accept all of these"), icon=":material/done_all:", width="stretch"):
        with st.spinner(_("Accepting…")):
            try:
                accepted = workbench().adjudication.accept_agreed(list(found), author=annotator())
            except WorkbenchError as error:
                error_state(error)
                return
        st.session_state[_ACCEPTED] = accepted
        st.session_state[_ASKED] = False
        st.rerun()
