"""How reliable a source is held to be: which grade is good now, all that were given, one more."""

import pandas as pd
import streamlit as st

from annotation.ui.app_pages.sources import forms
from annotation.ui.doing import act
from annotation.ui.frame import escaped
from annotation.ui.identity import annotator, may
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from annotation.workbench import grade_of, graders
from schemas import RELIABILITIES, Source

_ROUND = "sources-grading"


def draw(entry: Source) -> None:
    """What is good today, the grades with who gave them, and a form for one more."""
    _ = words()
    _today(entry, _)
    if entry.grades:
        _table(entry, _)
    if may("sources") and not entry.merged_into:
        _form(entry, _)


def _today(entry: Source, _: Words) -> None:
    found = workbench().registry.index().grade_on(entry.source_id, workbench().overseeing.today())
    if entry.merged_into:
        st.caption(_("The grades of the entry that stands for this one count; these are kept."))
    elif found is None:
        st.caption(_("Neither the source nor one that it speaks for has a grade that is good today."))
    else:
        whose, grade = found
        known = {"value": grade.value, "meaning": _(forms.GRADES[grade.value]), "day": _.date(grade.since)}
        if whose.source_id == entry.source_id:
            st.markdown(_("**{value}**, {meaning}, since {day}", **known))
        else:
            said = _("**{value}**, {meaning}, since {day}: the grade of {name}, since this source has none.")
            st.markdown(said.format(**known, name=escaped(whose.name)))


def _table(entry: Source, _: Words) -> None:
    given = graders(workbench().registry.history(entry.source_id))
    rows = [
        {
            _("Since"): _.date(grade.since),
            _("Grade"): f"{grade.value}, {_(forms.GRADES[grade.value])}",
            _("Reason"): grade.reason,
            _("Who"): given[grade].author,
            _("When"): _.moment(given[grade].made_at),
        }
        for grade in reversed(entry.grades)
    ]
    config = {_("Reason"): st.column_config.TextColumn(width="large")}
    st.dataframe(pd.DataFrame(rows), hide_index=True, column_config=config, height="content")


def _form(entry: Source, _: Words) -> None:
    names = {code: f"{code}, {_(forms.GRADES[code])}" for code in RELIABILITIES}
    round_ = st.session_state.get(_ROUND, 0)
    with st.form(f"grade-{entry.source_id}-{round_}", border=False):
        day, value, reason, go = st.columns([1.5, 2.3, 4, 1.4], vertical_alignment="bottom")
        since = day.date_input(
            _("Since"), value=workbench().overseeing.today(),
            format="DD/MM/YYYY" if _.language == "fr" else "YYYY-MM-DD",
            help=_("Good from this day on, until the next grade. A grade of the same day gives way."),
        )  # fmt: skip
        letter = value.selectbox(
            _("Grade"), RELIABILITIES, format_func=names.__getitem__, index=None, placeholder="–"
        )
        why = reason.text_input(_("Reason"), max_chars=300)
        if not go.form_submit_button(_("Give the grade"), type="primary", width="stretch"):
            return
    if letter is None or not why.strip():
        st.warning(_("Choose a letter and say why: the reason is kept with the grade."))
        return

    def give() -> None:
        given = grade_of({"since": since, "value": letter, "reason": why.strip()})
        base = forms.base(entry.source_id)
        workbench().registry.grade(entry.source_id, given, author=annotator(), base=base)
        st.session_state[_ROUND] = round_ + 1

    act(give, _("{name} is graded {value}.", name=escaped(entry.name), value=letter))
