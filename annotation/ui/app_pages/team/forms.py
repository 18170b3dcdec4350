"""What the views share: what was done, a person, a last day, how somebody came to an article."""

from collections.abc import Callable
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from annotation.errors import N_, WorkbenchError
from annotation.ui.frame import error_state
from annotation.ui.messages import Words
from annotation.ui.session import workbench

MEANS = {
    "hand": N_("given by hand"),
    "rule": N_("shared out"),
    "taken": N_("taken"),
    "repeat": N_("second reading"),
}
_DONE = "team-done"


def act(change: Callable[[], object], said: str) -> None:
    """Change something and draw the page anew, with a line that says so; what goes wrong is said in place."""
    try:
        change()
    except WorkbenchError as error:
        error_state(error)
        return
    st.session_state[_DONE] = said
    st.rerun()


def draw_done() -> None:
    """What was done just now."""
    if said := st.session_state.pop(_DONE, ""):
        st.success(said)


def person(place: DeltaGenerator, label: str, *, key: str) -> str | None:
    """One of those who are listed."""
    names = sorted(workbench().people.names())
    found: str | None = place.selectbox(label, names, index=None, placeholder="–", key=key)
    return found


def due(place: DeltaGenerator, _: Words, *, key: str) -> date | None:
    """The last day, or none."""
    form = "DD/MM/YYYY" if _.language == "fr" else "YYYY-MM-DD"
    found: date | None = place.date_input(_("Due"), value=None, format=form, key=key)
    return found
