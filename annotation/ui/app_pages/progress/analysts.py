"""What each analyst has done: sentences, hours of work, pace, what is due."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from annotation.ui.app_pages.progress import forms
from annotation.ui.messages import Words
from annotation.ui.session import words
from schemas import AnalystFigures


def draw(analysts: Sequence[AnalystFigures], *, is_everybody: bool) -> None:
    """A row an analyst."""
    _ = words()
    if not analysts:
        return
    st.subheader(_("Analysts") if is_everybody else _("Your work"))
    config = {
        _("Hours"): st.column_config.NumberColumn(format="localized"),
        _("Sentences an hour"): st.column_config.NumberColumn(format="localized"),
        _("Seconds, median"): st.column_config.NumberColumn(format="localized"),
    }
    st.dataframe(
        pd.DataFrame([_row(one, _) for one in analysts]),
        hide_index=True,
        height=forms.height(len(analysts)),
        column_config=config,
        placeholder="–",
    )
    said = _(
        "Hours: the time from one closed sentence to the next on the annotation screen, which stands still "
        "when nobody is there. Sentences whose time nobody took, as imported labels, are left out of it. "
        "What is read a second time counts as work."
    )
    forms.below("analysts", said, lambda: pd.DataFrame(one.model_dump() for one in analysts))


def _row(one: AnalystFigures, _: Words) -> dict[str, object]:
    return {
        _("Analyst"): one.analyst,
        _("Sentences"): one.sentences,
        _("Hours"): forms.hours(one.seconds) if one.timed else None,
        _("Sentences an hour"): round(one.per_hour) if one.per_hour else None,
        _("Seconds, median"): round(one.median_seconds, 1) if one.median_seconds else None,
        _("Articles held"): one.held,
        _("Articles done"): one.done,
        _("Articles due"): one.due,
        _("Articles overdue"): one.overdue,
        _("Last sentence"): _.moment(one.last_at) if one.last_at else None,
    }
