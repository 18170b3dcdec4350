"""The sentences behind a number: their text, what was said of them, and a way to the article."""

from collections.abc import Iterable, Mapping

import streamlit as st

from annotation.ui.app_pages.agreement import forms
from annotation.ui.app_pages.annotate import open_article
from annotation.ui.frame import escaped
from annotation.ui.messages import Words
from annotation.ui.session import workbench
from schemas import SharedUnit

MOST = 20
"""Units that are shown: who reads more of them opens the articles."""

_LONGEST = 400


def unit(found: SharedUnit, notes: Iterable[str], *, key: str, _: Words) -> None:
    """One unit; `key` tells lists of units on the same page apart."""
    articles = workbench().articles
    if not articles.has(found.article_id):
        return
    article = articles.get(found.article_id)
    there = [article.sentences[index] for index in found.sentences if index < len(article.sentences)]
    text = " ".join(one.of(article.text) for one in there)
    with st.container(border=True):
        named, go = st.columns([9, 1.3], vertical_alignment="center")
        named.markdown(escaped(text[:_LONGEST] + "…" * (len(text) > _LONGEST)))
        named.caption(" · ".join(escaped(one) for one in (article.title or article.article_id, *notes)))
        name = f"{key}-{found.article_id}-{found.sentences}-{found.claims}"
        if go.button(_("Open it"), key=name, icon=":material/edit_note:", width="stretch"):
            open_article(found.article_id)


def units(found: tuple[SharedUnit, ...], *, key: str, _: Words) -> None:
    """Several, as many as are shown."""
    for one in found[:MOST]:
        unit(one, (), key=key, _=_)
    if len(found) > MOST:
        shown = _("{count} more are not shown.", count=_.number(len(found) - MOST))
        st.caption(shown)


def values(dimension: str, said: Mapping[str, str], _: Words) -> list[str]:
    """Who says what."""
    known = {who: forms.value_name(dimension, code, _) or _("nothing") for who, code in said.items()}
    return [_("{reader}: {value}", reader=who, value=value) for who, value in known.items()]
