"""Labels that no longer fit: which articles hold some, and the way there."""

from collections.abc import Mapping
from itertools import islice

import streamlit as st

from annotation.ui.app_pages.annotate import open_article
from annotation.ui.frame import escaped
from annotation.ui.session import words, workbench

MOST = 100


def draw(waiting: Mapping[str, int]) -> None:
    """One row an article; the labels themselves are settled where they are seen in the text."""
    _ = words()
    st.caption(
        _(
            "Sentences of these articles were cut or joined after you labelled them. Your labels are kept; "
            "open an article and press = to settle those that no longer fit."
        )
    )
    for article_id, number in islice(waiting.items(), MOST):
        article = workbench().articles.get(article_id)
        title, count, go = st.columns([6, 2, 2], vertical_alignment="center")
        title.markdown(escaped(article.title or article.article_id))
        count.caption(_("{count} labels", count=_.number(number)))
        if go.button(_("Open it"), key=f"review-{article.article_id}", icon=":material/edit_note:"):
            open_article(article.article_id)
