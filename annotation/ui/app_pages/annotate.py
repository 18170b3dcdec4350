"""The annotation page.

What the analyst does here: reads a sentence, presses Enter when what is shown is right, or marks
source, cue and content and judges the claim, then goes on; everything is saved as it is done.
"""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from annotation.errors import UnknownArticle
from annotation.ui.component.mount import mount_screen, wanted_article
from annotation.ui.frame import error_state, full_bleed
from annotation.ui.identity import visitor
from annotation.ui.session import ARTICLE, spoken_date, words, workbench

_WANTED = "wanted"


def page() -> StreamlitPage:
    """Where the navigation leads first."""
    _ = words()
    title = _("Annotate")
    return st.Page(draw, title=title, url_path="annotate", icon=":material/edit_note:", default=True)


def open_article(article_id: str) -> None:
    """Go to the annotation screen of an article, where work is open."""
    st.session_state[ARTICLE] = article_id
    st.switch_page(page())


def draw() -> None:
    """The screen for the article of the session, else for the first with an open sentence."""
    _ = words()
    full_bleed()
    here = visitor()
    who = here.name
    article_id = _article_id(who)
    if article_id is None:
        st.info(_("There is no article yet. Import some with “selon import FILE…” and reload this page."))
        return
    try:
        view = workbench().view(article_id, who)
    except UnknownArticle as error:
        st.query_params.pop(ARTICLE, None)
        st.session_state.pop(ARTICLE, None)
        error_state(error)
        return
    st.session_state[ARTICLE] = article_id
    if st.query_params.get(ARTICLE) != article_id:
        st.query_params[ARTICLE] = article_id
    mount_screen(
        view, visitor=here, language=_.language, published=spoken_date(view.article.published), on_go=_go
    )


def _article_id(who: str) -> str | None:
    wanted = str(st.session_state.pop(_WANTED, "")).partition("#")[0]
    here = st.session_state.get(ARTICLE) or st.query_params.get(ARTICLE)
    if wanted == "next":
        return workbench().next_open(who, after=here) or here
    chosen = wanted if wanted not in {"", "refresh"} else here
    if chosen:
        return str(chosen)
    listed = workbench().articles.page(who, limit=1)
    return workbench().next_open(who) or (listed[0].article_id if listed else None)


def _go() -> None:
    """Only remember it: an error may be shown while a page is drawn, not before."""
    st.session_state[_WANTED] = wanted_article()
