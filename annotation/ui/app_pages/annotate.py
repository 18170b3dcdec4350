"""The annotation page.

What the analyst does here: reads a sentence, presses Enter when what is shown is right, or marks
source, cue and content and judges the claim, then goes on; everything is saved as it is done.
"""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from annotation.errors import NotAssigned, UnknownArticle
from annotation.ui.acting import view_for
from annotation.ui.component.mount import mount_screen, wanted_article
from annotation.ui.frame import error_state, escaped, full_bleed, page_header
from annotation.ui.identity import annotator, may, visitor
from annotation.ui.messages import Words
from annotation.ui.session import ARTICLE, MASKED, ON, chosen, spoken_date, words, workbench

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
    here = visitor().masked() if chosen(MASKED) == ON else visitor()
    who = here.name
    article_id = _article_id(who)
    if article_id is None:
        _nothing(_)
        return
    try:
        view = view_for(here, article_id)
    except UnknownArticle as error:
        _leave()
        error_state(error)
        return
    except NotAssigned:
        _not_ours(article_id, who, _)
        return
    st.session_state[ARTICLE] = article_id
    if st.query_params.get(ARTICLE) != article_id:
        st.query_params[ARTICLE] = article_id
    full_bleed()
    mount_screen(
        view, visitor=here, language=_.language, published=spoken_date(view.article.published), on_go=_go
    )


def _leave() -> None:
    st.query_params.pop(ARTICLE, None)
    st.session_state.pop(ARTICLE, None)


def _nothing(_: Words) -> None:
    """There is no article, or a team has none for this reader."""
    page_header(_("Annotate"))
    if not workbench().articles.count():
        st.info(_("There is no article yet. Import some with “selon import FILE…” and reload this page."))
    elif may("assign"):
        st.info(_("You read no article. Who leads is given one only when they ask for it."))
        if st.button(_("Read the next article"), icon=":material/edit_note:"):
            if taken := workbench().next_open(annotator()):
                open_article(taken)
            st.warning(_("No article waits for a reader."))
    else:
        said = _("You have read all that is yours, and no article waits for a reader. Ask a lead for more.")
        st.success(said, icon=":material/task_alt:")


def _not_ours(article_id: str, who: str, _: Words) -> None:
    """An article in which the reader has no seat: take one where one is free, or go to one's own."""
    article = workbench().articles.get(article_id)
    page_header(escaped(article.title or article_id))
    has_room = workbench().desk.has_room(article_id, who)
    if has_room:
        st.info(_("This article waits for a reader."), icon=":material/person_add:")
    else:
        st.info(_("Others read this article. A lead can assign it to you, too."), icon=":material/group:")
    take, go, _rest = st.columns([2, 2, 5])
    if has_room and take.button(_("Read it"), type="primary", width="stretch"):
        workbench().desk.take_this(article_id, who)
        st.rerun()
    if go.button(_("Go to my next article"), width="stretch"):
        _leave()
        st.rerun()


def _article_id(who: str) -> str | None:
    wanted = str(st.session_state.pop(_WANTED, "")).partition("#")[0]
    here = st.session_state.get(ARTICLE) or st.query_params.get(ARTICLE)
    if wanted == "next":
        return workbench().next_open(who, after=here) or here
    chosen = wanted if wanted not in {"", "refresh"} else here
    if chosen:
        return str(chosen)
    if workbench().desk.is_team() and may("assign"):  # who leads looks in without taking anything
        mine = workbench().desk.open_articles(who)
        return mine[0] if mine else workbench().first_article(who)
    return workbench().next_open(who) or workbench().first_article(who)


def _go() -> None:
    """Only remember it: an error may be shown while a page is drawn, not before."""
    st.session_state[_WANTED] = wanted_article()
