"""The articles, what has to be done first on top; a click on a title opens it for whoever may read it."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from annotation.errors import NotAssigned
from annotation.ui.app_pages.annotate import open_article
from annotation.ui.app_pages.progress import forms
from annotation.ui.frame import escaped
from annotation.ui.identity import annotator
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import ArticleFigures, ProgressReport, Reading

_OVERDUE = "overdue"


def draw(report: ProgressReport, *, is_everybody: bool) -> None:
    """Filters, the table, the file."""
    _ = words()
    shown = _filtered(report, is_everybody, _)
    if not shown:
        st.info(_("No article matches these filters. Clear the search or a filter."))
        return
    title = _("Title")
    rows = [_row(one, is_everybody, _) for one in shown]
    event: Any = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=forms.height(len(rows)),
        column_config={
            title: st.column_config.TextColumn(width=230),
            _("Read"): st.column_config.ProgressColumn(format="percent", min_value=0, max_value=1),
        },
        on_select="rerun",
        selection_mode="single-cell",
        key=f"progress-articles-{hash(tuple(one.article_id for one in shown))}",
    )
    said = _("{count} articles. Click a title to open it where work is open.")
    forms.below("articles", said.format(count=_.number(len(shown))), lambda: pd.DataFrame(map(_flat, shown)))
    for row, column in event.selection.cells[:1]:
        if column == title:
            _open(shown[row], _)


def _filtered(report: ProgressReport, is_everybody: bool, _: Words) -> Sequence[ArticleFigures]:
    counts = {_OVERDUE: report.whole.overdue} | dict[str, int](report.whole.states)
    words_of = {_OVERDUE: _("overdue")} | {name: _(said) for name, said in forms.STATES.items()}
    names = {name: f"{words_of[name]} ({_.number(count)})" for name, count in counts.items() if count}
    left, middle, right = st.columns([5, 2, 3], vertical_alignment="bottom")
    left.subheader(_("Articles"))
    states = st.pills(
        _("State"), list(names), format_func=names.__getitem__, selection_mode="multi",
        key="progress-states", label_visibility="collapsed",
    )  # fmt: skip
    reader = ""
    if is_everybody:
        anybody = _("Any analyst")
        reader = middle.selectbox(
            _("Analyst"), ["", *(one.analyst for one in report.analysts)], label_visibility="collapsed",
            format_func=lambda name: name or anybody, key="progress-reader",
        )  # fmt: skip
    search = right.text_input(
        _("Search"), placeholder=_("title"), label_visibility="collapsed", icon=":material/search:"
    )
    return [
        one
        for one in report.articles
        if (not states or one.state in states or (_OVERDUE in states and one.is_overdue))
        and (not reader or any(it.reader == reader for it in one.readings))
        and search.casefold() in one.title.casefold()
    ]


def _row(one: ArticleFigures, is_everybody: bool, _: Words) -> dict[str, object]:
    own = {
        _("Title"): one.title or one.article_id,
        _("State"): _state(one, _),
        _("Read"): (100 * one.done // one.wanted) / 100 if one.wanted else 1.0,
    }
    if not is_everybody:
        return (
            own
            | {_("Sentences"): one.to_label}
            | {_("Due"): next((_.date(it.due) for it in one.readings if it.due), "")}
        )
    return own | {
        _("In disagreement"): _differing(one, _),
        _("Settled"): one.settled,
        _("Readers"): ", ".join(_reader(it, one.to_label, _) for it in one.readings),
        _("Labelled by all"): one.labelled,
        _("Sentences"): one.to_label,
        _("Readers wanted"): one.readers_wanted,
    }


def _differing(one: ArticleFigures, _: Words) -> str:
    if one.disagreements is not None:
        return _.number(one.disagreements)
    return _("read blind") if any(it.done for it in one.readings) else ""


def _state(one: ArticleFigures, _: Words) -> str:
    state = _(forms.STATES[one.state])
    return _("overdue, {state}", state=state) if one.is_overdue else state


def _reader(one: Reading, to_label: int, _: Words) -> str:
    known = {"reader": one.reader, "done": _.number(one.done), "all": _.number(to_label)}
    if one.due and one.done < to_label:
        return _("{reader} {done}/{all} (due {day})", **known, day=forms.day(one.due, _))
    return _("{reader} {done}/{all}", **known)


def _flat(one: ArticleFigures) -> dict[str, object]:
    """A row of the file: one cell a figure."""
    readers = " ".join(f"{it.reader}:{it.done}" for it in one.readings)
    return one.model_dump(exclude={"readings"}) | {"is_overdue": one.is_overdue, "readers": readers}


def _open(one: ArticleFigures, _: Words) -> None:
    desk, who = workbench().desk, annotator()
    try:
        desk.reader(one.article_id, who)
    except NotAssigned:
        if not desk.has_room(one.article_id, who):
            said = _("“{title}” is read by others. Assign it to yourself to read it, too.")
            st.info(said.format(title=escaped(one.title or one.article_id)), icon=":material/group:")
            return
    open_article(one.article_id)
