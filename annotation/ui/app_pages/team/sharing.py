"""Share out: by a rule among several, or by hand to one."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from annotation.errors import WorkbenchError
from annotation.ui.app_pages.articles.forms import STORY
from annotation.ui.app_pages.team import forms
from annotation.ui.frame import error_state, escaped
from annotation.ui.identity import annotator
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import ArticleQuery, ArticleSummary, Portion

LISTED = 300
_HEIGHT = 360
_FEW = 8
_SEEN = "team-plan"


def draw() -> None:
    """The rule, then the hand."""
    _ = words()
    if not workbench().articles.count():
        st.info(_("There is no article yet. Add some on the Articles page."))
        return
    _by_rule(_)
    _by_hand(_)


def _by_rule(_: Words) -> None:
    st.subheader(_("By a rule"))
    st.caption(
        _(
            "Every free seat of these articles is given away. The next article goes to whoever has the "
            "fewest sentences to read; nobody gets an article twice, or one back that was taken from them."
        )
    )
    with st.form("team-rule", border=True):
        query = _query(_)
        among, until = st.columns([5, 2])
        readers = among.multiselect(_("Among"), sorted(workbench().people.names()), placeholder="–")
        due = forms.due(until, _, key="team-rule-due")
        look, share, _rest = st.columns([1.6, 1.6, 5])
        is_looked = look.form_submit_button(_("Look first"), width="stretch")
        is_shared = share.form_submit_button(_("Share out"), type="primary", width="stretch")
    if not (is_looked or is_shared):
        if _SEEN in st.session_state:
            _portions(st.session_state[_SEEN][1].portions, is_given=False, _=_)
        return
    if not readers:
        st.warning(_("Choose among whom the articles are shared out."))
        return
    try:
        with st.spinner(_("Sharing out…")):
            _asked(readers, query, due, is_shared=is_shared, _=_)
    except WorkbenchError as error:
        error_state(error)


def _query(_: Words) -> ArticleQuery:
    facets = workbench().articles.facets()
    language, outlet, story, search = st.columns([1.4, 2, 2, 2.4])
    every = _("All")
    outlets, languages = (["", *(value for value, _count in found)] for found in facets)
    return ArticleQuery(
        language=language.selectbox(_("Language"), languages, format_func=lambda one: one or every),
        outlet=outlet.selectbox(_("Outlet"), outlets, format_func=lambda one: one or every),
        story=story.text_input(
            _("Story"),
            str(st.session_state.get(STORY, "")),
            placeholder=_("id; all"),
            help=_("“Show its story” on the Articles page puts it here."),
        ).strip(),
        search=search.text_input(_("Search"), placeholder=_("title, outlet, author, file")).strip(),
    )


def _asked(readers: list[str], query: ArticleQuery, due: date | None, *, is_shared: bool, _: Words) -> None:
    """Look, or give what was looked at: when somebody was quicker meanwhile, nothing is given."""
    asked = (tuple(readers), query)
    before, plan = st.session_state.pop(_SEEN, (None, None))
    if before != asked or not is_shared:
        plan = workbench().assigning.plan(readers, query)
    if is_shared and plan.seats:
        given = workbench().assigning.share_out(plan.seats, author=annotator(), due=due)
        st.success(_("{count} seats are given.", count=_.number(len(given))))
    elif is_shared or not plan.seats:
        st.info(_("Nothing is left to share out: these articles have their readers, or there is none."))
        return
    else:
        st.session_state[_SEEN] = (asked, plan)
    _portions(plan.portions, is_given=is_shared, _=_)


def _portions(portions: tuple[Portion, ...], *, is_given: bool, _: Words) -> None:
    table = {
        _("Got") if is_given else _("Would get"): [one.reader for one in portions],
        _("Articles"): [one.articles for one in portions],
        _("Sentences"): [one.sentences for one in portions],
    }
    st.dataframe(pd.DataFrame(table), hide_index=True, height="content", width=520)


def _by_hand(_: Words) -> None:
    st.subheader(_("By hand"))
    search = st.text_input(
        _("Search"),
        placeholder=_("title, outlet, author, file"),
        icon=":material/search:",
        label_visibility="collapsed",
        key="team-search",
    ).strip()
    query = ArticleQuery(search=search)
    rows = workbench().articles.page("", query, limit=LISTED)
    if not rows:
        st.info(_("No article matches this search."))
        return
    chosen = _articles(rows, _)
    count = workbench().articles.count("", query)
    if count > len(rows):
        said = _("The first {count} of {all}; search for the others.")
        st.caption(said.format(count=_.number(len(rows)), all=_.number(count)))
    if not chosen:
        st.caption(
            _("Tick the articles, then say who reads them: each gets a seat more where all are taken.")
        )
        return
    who, until, give = st.columns([3, 2, 2], vertical_alignment="bottom")
    reader = forms.person(who, _("Reader"), key="team-reader")
    due = forms.due(until, _, key="team-hand-due")
    label = _("Give {count} articles", count=_.number(len(chosen)))
    if give.button(label, type="primary", disabled=reader is None, width="stretch") and reader:
        said = _("{count} given to {name}.", count=_.number(len(chosen)), name=escaped(reader))
        forms.act(lambda: workbench().assigning.assign(chosen, reader, author=annotator(), due=due), said)


def _articles(rows: tuple[ArticleSummary, ...], _: Words) -> list[str]:
    """The table; the ids of the articles whose rows are ticked."""
    names = [row.article_id for row in rows]
    readers = workbench().desk.readers(names)
    title = _("Article")
    table = {
        title: [row.title or row.article_id for row in rows],
        _("Outlet"): [row.outlet for row in rows],
        _("Language"): [row.language for row in rows],
        _("Sentences"): [row.progress.to_label for row in rows],
        _("Readers"): [" · ".join(readers[name]) for name in names],
    }
    event: Any = st.dataframe(
        pd.DataFrame(table),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        column_config={title: st.column_config.TextColumn(width="large")},
        height="content" if len(rows) <= _FEW else _HEIGHT,
        key=f"team-articles-{hash((tuple(names), tuple(readers.values())))}",
    )
    return [names[row] for row in event["selection"]["rows"]]
