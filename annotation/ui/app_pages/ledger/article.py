"""The page of an article: what it is, and each claim in it with its chain and what was judged."""

import streamlit as st

from annotation.errors import UnknownArticle
from annotation.ui.app_pages.annotate import open_article
from annotation.ui.app_pages.ledger import frame
from annotation.ui.app_pages.ledger.address import Asked
from annotation.ui.frame import error_state, escaped
from annotation.ui.messages import Words
from annotation.ui.session import workbench
from annotation.workbench.ledger import Claimed, Ledger
from schemas import CHAIN_SEPARATOR


def draw(asked: Asked, found: Ledger, _: Words) -> None:
    """Its head, then its claims in the order of the text."""
    article_id = asked.key
    try:
        article = workbench().articles.get(article_id)
    except UnknownArticle as error:
        frame.head(_("Article"), article_id, found, asked, _)
        error_state(error)
        return
    frame.head(_("Article"), article.title or article_id, found, asked, _)
    day = _.date(article.published) if article.published else _("without a day")
    st.markdown(
        " · ".join(escaped(one) for one in (article.outlet, article.author, day, article.language) if one)
    )
    if article.url:
        st.caption(escaped(article.url))
    claims = found.claims_of(article_id)
    if not claims:
        st.info(_("No claim of this article is labelled yet, or its labels may not be seen yet."))
    for one in claims:
        _claim(one, _)
    if st.button(_("Open it"), icon=":material/edit_note:"):
        open_article(article_id)


def _claim(one: Claimed, _: Words) -> None:
    with st.container(border=True):
        st.markdown(escaped(one.evidence.words))
        st.caption(escaped(CHAIN_SEPARATOR.join(one.evidence.chain)))
        said = [f"{name}: {value}" for name, value in one.judged]
        if said:
            st.caption(" · ".join(map(escaped, said)))
