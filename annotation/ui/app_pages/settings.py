"""The settings page.

What the analyst does here: says who is at the keyboard, chooses the language, and sees which
codebook and registry the project works with and where its data are.
"""

import streamlit as st

from annotation.ui.frame import escaped, page_header
from annotation.ui.session import (
    ANNOTATOR,
    LANGUAGE,
    MOST_NAME,
    annotator,
    choose,
    remember,
    words,
    workbench,
)

_NAMES = {"fr": "Français", "en": "English"}


def draw() -> None:
    """Name, language, and what the project is made of."""
    _ = words()
    bench = workbench()
    page_header(_("Settings"))
    left, right = st.columns(2)
    known = sorted({*bench.annotators(), annotator()})
    name = left.selectbox(
        _("Who labels"),
        known,
        index=known.index(annotator()),
        accept_new_options=True,
        help=_("Labels are stored under this name; another analyst's labels stay hidden from you."),
    )
    if name and name.strip() and name.strip() != annotator():
        choose(ANNOTATOR, name.strip()[:MOST_NAME])
        st.rerun()
    language = right.selectbox(
        _("Language"), list(_NAMES), index=list(_NAMES).index(_.language), format_func=_NAMES.__getitem__
    )
    if language != _.language:
        choose(LANGUAGE, language)
        st.rerun()
    remember()
    st.subheader(_("Project"))
    codebook = bench.codebook
    st.markdown(
        _(
            "Codebook {version}, {dimensions} dimensions · {sources} sources known · {articles} articles",
            version=escaped(codebook.version),
            dimensions=_.number(len(codebook.dimensions)),
            sources=_.number(len(bench.sources())),
            articles=_.number(bench.articles.count()),
        )
    )
    st.caption(_("Everything is kept in this folder; copy it whole to back it up:"))
    st.code(str(bench.settings.data), language=None)
    st.caption(
        _("Edit codebook.toml and sources.csv in it to change the codebook and the registry, then restart.")
    )
