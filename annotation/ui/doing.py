"""What a press of a button changes, and how the page says so."""

from collections.abc import Callable

import streamlit as st

from annotation.errors import WorkbenchError
from annotation.ui.frame import error_state

_DONE = "done"


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
