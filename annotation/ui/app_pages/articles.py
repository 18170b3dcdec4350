"""The articles page.

What the analyst does here: looks for an article, sees how far each is, and opens one with a click.
"""

import pandas as pd
import streamlit as st

from annotation.ui.messages import Words
from annotation.ui.session import ARTICLE, annotator, words, workbench

_PAGE = 500


def draw() -> None:
    """A search field over the table of articles."""
    _ = words()
    st.header(_("Articles"))
    search = st.text_input(
        _("Search"),
        placeholder=_("title, outlet, file"),
        label_visibility="collapsed",
        icon=":material/search:",
    )
    count = workbench().article_count(search=search)
    if not count:
        _nothing(_, search)
        return
    pages = -(-count // _PAGE)
    page = st.number_input(_("Page"), 1, pages) if pages > 1 else 1
    rows = workbench().articles(annotator(), search=search, limit=_PAGE, offset=_PAGE * (int(page) - 1))
    st.caption(
        _("{count} articles. Click a row to open it at its first open sentence.", count=_.number(count))
    )
    table = pd.DataFrame(
        {
            _("Title"): [row.title or row.article_id for row in rows],
            _("Outlet"): [row.outlet for row in rows],
            _("Date"): [_.date(row.published) if row.published else "" for row in rows],
            _("Language"): [row.language for row in rows],
            _("Labelled"): [row.progress.done / (row.progress.to_label or 1) for row in rows],
            _("Open"): [row.progress.to_label - row.progress.done for row in rows],
        }
    )
    chosen = st.dataframe(
        table,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            _("Labelled"): st.column_config.ProgressColumn(format="percent", min_value=0, max_value=1)
        },
        key=f"articles-{search}-{page}",
    )
    selected = chosen["selection"]["rows"]
    if selected:
        st.session_state[ARTICLE] = rows[selected[0]].article_id
        st.switch_page("annotate")


def _nothing(_: Words, search: str) -> None:
    if search:
        st.info(_("No article holds “{search}” in its title, outlet or file name.", search=search))
    else:
        st.info(_("There is no article yet. Import some with “selon import FILE…” and reload this page."))
