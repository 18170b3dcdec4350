"""Who suggests: the agents, how many articles each has read, and the wish that they read again."""

import streamlit as st

from annotation.ui.background import BACKGROUND
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import ReadingState


def draw() -> None:
    """A row an agent; below it what could be read again."""
    _ = words()
    state = workbench().suggesting.state()
    st.subheader(_("Who suggests"))
    _table(state, _)
    if state.is_by_rules_alone:
        st.caption(
            _("No parser is installed, the rules suggest alone. The command make models installs one.")
        )
    if state.outdated:
        said = _(
            "{count} articles with open sentences were read by another agent or version than {agents}. "
            "Decisions stay as they were made; only sentences that are still open get new suggestions."
        )
        agents = ", ".join(state.agents)
        _wish(said.format(count=_.number(state.outdated), agents=agents), _("Read them again"), _)
    elif state.failures:
        said = _("{count} articles could not be read.")
        _wish(said.format(count=_.number(len(state.failures))), _("Try again"), _)
    elif not state.waiting:
        st.caption(_("Nothing is left to read. New articles are read by themselves."))


def _wish(said: str, button: str, _: Words) -> None:
    left, right = st.columns([7, 2], vertical_alignment="center")
    left.caption(said)
    if right.button(button, icon=":material/refresh:", width="stretch"):
        workbench().suggesting.ask_again()
        workbench().suggesting.wishes.resume()
        BACKGROUND.wake(by_hand=True)
        st.rerun()


def _table(state: ReadingState, _: Words) -> None:
    import pandas as pd  # noqa: PLC0415 (only here: the annotation page does without)

    read = dict.fromkeys(state.agents, 0) | dict(state.read)
    now, before = _("reads new articles"), _("earlier")
    table = pd.DataFrame(
        {
            _("Agent"): [name.partition("/")[0] for name in read],
            _("Version"): [name.partition("/")[2] for name in read],
            _("Articles read"): list(read.values()),
            _("Of"): [state.articles] * len(read),
            _("Use"): [now if name in state.agents else before for name in read],
        }
    )
    st.dataframe(table, hide_index=True, height="content")
