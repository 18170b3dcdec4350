"""Sentences closed day by day, stacked by analyst: a picture and its table."""

from collections.abc import Sequence
from datetime import timedelta

import pandas as pd
import streamlit as st

from annotation.errors import N_
from annotation.ui.app_pages.progress import forms
from annotation.ui.app_pages.progress.picture import picture
from annotation.ui.messages import Words
from annotation.ui.session import words
from schemas import DayFigures, ProgressReport

_SPANS = {28: N_("4 weeks"), 91: N_("3 months"), 0: N_("All")}
"""Days that are shown, by what they are called; 0 is from the first."""


def draw(report: ProgressReport) -> None:
    """How long back, the picture, the table behind it."""
    _ = words()
    st.space("small")
    head = st.container(horizontal=True, vertical_alignment="center", gap="medium")
    head.subheader(_("Sentences a day"), width="content")  # the picture’s own buttons are on the right
    if not report.days:
        st.info(_("Nobody has closed a sentence yet. Each one is here as soon as it is saved."))
        return
    span = head.segmented_control(
        _("How far back"), list(_SPANS), format_func=lambda key: _(_SPANS[key]), default=28, required=True,
        key="progress-span", label_visibility="collapsed",
    )  # fmt: skip
    last = max(report.today, report.days[-1].day)
    first = last - timedelta(days=span - 1) if span else report.days[0].day
    shown = [one for one in report.days if one.day >= first]
    if not shown:
        st.info(_("Nobody has closed a sentence in this time. Look further back."))
        return
    st.altair_chart(picture(shown, first=first, last=last, _=_), width="stretch")
    with st.expander(_("As a table"), icon=":material/table:"):
        _table(shown, _)


def _table(days: Sequence[DayFigures], _: Words) -> None:
    """The newest day first."""
    rows = [
        {
            _("Day"): _.date(one.day),
            _("Analyst"): one.analyst,
            _("Sentences"): one.sentences,
            _("Hours"): forms.hours(one.seconds) if one.timed else None,
            _("Sentences an hour"): one.per_hour,
        }
        for one in sorted(days, key=_newest_first)
    ]
    config = {
        _("Hours"): st.column_config.NumberColumn(format="localized"),
        _("Sentences an hour"): st.column_config.NumberColumn(format="localized", step=1),
    }
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=forms.height(len(rows)),
        column_config=config,
        placeholder="–",
    )
    said = _("Each sentence counts on the day on which it was closed first.")
    forms.below("days", said, lambda: pd.DataFrame(one.model_dump() for one in days))


def _newest_first(one: DayFigures) -> tuple[int, str]:
    return -one.day.toordinal(), one.analyst
