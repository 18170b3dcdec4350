"""How far the agents are with the stored articles: a bar that moves by itself, and what can be done."""

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from annotation.ui.background import BACKGROUND
from annotation.ui.frame import escaped, guarded
from annotation.ui.identity import may
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import ReadingState

_EVERY_SECONDS = 1.0
_SEEN = "reading-seen"
_MOST_NAMED = 5


def draw() -> None:
    """Nothing when all is read; else the bar, and an article that could not be read by its title."""
    _ = words()
    BACKGROUND.wake()
    state = workbench().suggesting.state()
    if state.waiting and not state.is_paused and not BACKGROUND.has_failed():
        st.session_state[_SEEN] = True
        st.fragment(partial(guarded, _live), run_every=_EVERY_SECONDS)()
    elif state.waiting:
        _stopped(state, _)
    elif st.session_state.get(_SEEN):
        bar, button = _places()
        bar.progress(1.0, _said(state, _))
        button.button(_("All read"), icon=":material/check:", width="stretch", disabled=True)
    _failures(state, _)


def _places() -> tuple[DeltaGenerator, DeltaGenerator]:
    """For the bar and its button: in every state as high, so that nothing below jumps."""
    bar, button = st.columns([8, 1.5], vertical_alignment="center")
    return bar, button


def _live() -> None:
    """Drawn again by itself; the whole page once when it is over."""
    _ = words()
    BACKGROUND.wake()  # the one before may still have been on its way out
    state = workbench().suggesting.state()
    if not state.waiting or state.is_paused or BACKGROUND.has_failed():
        st.rerun()
    bar, button = _places()
    bar.progress(state.done / state.articles, _said(state, _))
    if may("suggest") and button.button(_("Pause"), icon=":material/pause:", width="stretch"):
        workbench().suggesting.wishes.pause()
        st.rerun()


def _stopped(state: ReadingState, _: Words) -> None:
    """Somebody paused it, or the process ended as it should not."""
    bar, button = _places()
    said = _said(state, _)
    if state.is_paused:
        bar.progress(state.done / state.articles, _("{said} Paused.", said=said))
    else:
        bar.error(_("The process that reads articles for suggestions ended; the server’s log says why."))
    if may("suggest") and button.button(_("Go on"), icon=":material/play_arrow:", width="stretch"):
        workbench().suggesting.wishes.resume()
        BACKGROUND.wake(by_hand=True)
        st.rerun()


def _said(state: ReadingState, _: Words) -> str:
    return _(
        "{done} of {all} articles read for suggestions by {agents}.",
        done=_.number(state.done),
        all=_.number(state.articles),
        agents=escaped(", ".join(state.agents)),
    )


def _failures(state: ReadingState, _: Words) -> None:
    for one in state.failures[:_MOST_NAMED]:
        said = _("{agent} could not read “{title}”: {reason}. The others are read.")
        title = one.title or one.article_id
        st.warning(escaped(said.format(agent=one.agent, title=title, reason=_(one.reason))))
    if len(state.failures) > _MOST_NAMED:
        st.caption(_("And {count} more.", count=_.number(len(state.failures) - _MOST_NAMED)))
