"""A third, written on the annotation screen as gold.

What the lead does here: starts from what is gold already, or from nothing, and labels the sentences as an
analyst does; everything is kept under the reason that was given.
"""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from annotation.ui.acting import view_for
from annotation.ui.app_pages import adjudication
from annotation.ui.component.mount import mount_screen, wanted_article
from annotation.ui.frame import escaped, full_bleed, page_header
from annotation.ui.identity import visitor
from annotation.ui.messages import Words
from annotation.ui.session import spoken_date, words
from annotation.workbench.adjudicating import Case

PATH = "gold"
_ARTICLE, _WHY, _LEFT = "gold-article", "gold-why", "gold-left"


def page() -> StreamlitPage:
    """Where it is; the navigation does not show it."""
    _ = words()
    return st.Page(draw, title=_("Gold"), url_path=PATH, icon=":material/gavel:", visibility="hidden")


def write_third(case: Case, reason: str) -> None:
    """Go there for the article of a case."""
    st.session_state[_ARTICLE], st.session_state[_WHY] = case.article.article_id, reason
    st.switch_page(page())


def draw() -> None:
    """The screen; without an article or a reason, the way back to where both are given."""
    _ = words()
    article_id, reason = st.session_state.get(_ARTICLE), st.session_state.get(_WHY, "").strip()
    if not article_id or not reason:
        _nothing(_)
        return
    if st.session_state.pop(_LEFT, False):
        st.switch_page(adjudication.page())
    here = visitor().to_settle(reason)
    view = view_for(here, article_id)
    full_bleed()
    published = spoken_date(view.article.published)
    mount_screen(view, visitor=here, language=_.language, published=published, on_go=_leave)


def _leave() -> None:
    """Whoever goes on from the article goes back to what is to settle; only remembered, drawn next."""
    st.session_state[_LEFT] = wanted_article().partition("#")[0] not in {"", "refresh"}


def _nothing(_: Words) -> None:
    page_header(escaped(_("Gold")))
    st.info(_("Choose what to settle on the Adjudication page, give a reason there, then write a third."))
