"""The articles page.

What the analyst does here: looks for an article, sees how far each is, and opens one with a click.
"""

from collections.abc import Sequence

import streamlit as st

from annotation.ui.frame import escaped, page_header
from annotation.ui.messages import Words
from annotation.ui.session import ARTICLE, annotator, words, workbench
from annotation.workbench import ArticleSummary

_PAGE = 500


def draw() -> None:
    """A search field over the table of articles."""
    _ = words()
    page_header(_("Articles"))
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
    st.caption(_("{count} articles. Click a row to open it where work is open.", count=_.number(count)))
    chosen = _table(_, rows, key=f"articles-{search}-{page}")
    if chosen is not None:
        st.session_state[ARTICLE] = chosen
        st.switch_page("annotate")


def _table(_: Words, rows: Sequence[ArticleSummary], *, key: str) -> str | None:
    """The table; the id of the article whose row was clicked."""
    import pandas as pd  # noqa: PLC0415 (only here: the annotation page does without)

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
    labelled = st.column_config.ProgressColumn(format="percent", min_value=0, max_value=1)
    chosen = st.dataframe(
        table,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        column_config={_("Labelled"): labelled},
        key=key,
    )
    selected = chosen["selection"]["rows"]
    return rows[selected[0]].article_id if selected else None


def _nothing(_: Words, search: str) -> None:
    if search:
        st.info(_("No article holds “{search}” in its title, outlet or file name.", search=escaped(search)))
    else:
        st.info(_("There is no article yet. Import some with “selon import FILE…” and reload this page."))
