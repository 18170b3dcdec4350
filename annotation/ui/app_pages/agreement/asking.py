"""Which articles and labels are compared: a row of choices."""

from datetime import date

import streamlit as st

from annotation.ui.messages import Words
from annotation.ui.session import words
from schemas import AgreementQuery, AgreementReport, SliceBy


def draw(everything: AgreementReport) -> AgreementQuery:
    """The choices that are worth offering, closed until somebody wants them."""
    _ = words()
    if not everything.between.articles:
        return AgreementQuery()
    with st.expander(_("Which articles"), icon=":material/filter_alt:"):
        language, outlet, since, until = st.columns(4)
        with language:
            of_language = _chosen(_("Language"), _values(everything, "language"), _)
        with outlet:
            of_outlet = _chosen(_("Outlet"), _values(everything, "outlet"), _)
        with since:
            first = _day(_("Labelled from"))
        with until:
            last = _day(_("Labelled up to"))
        readers = st.multiselect(
            _("Analysts"), everything.between.readers, placeholder=_("All"), key="agreement-readers"
        )
    return AgreementQuery(
        language=of_language, outlet=of_outlet, since=first, until=last, readers=tuple(readers)
    )


def _values(report: AgreementReport, by: SliceBy) -> list[str]:
    return sorted({one.value for one in report.slices if one.by == by and one.value})


def _chosen(label: str, values: list[str], _: Words) -> str:
    everything = _("All")
    found: str | None = st.selectbox(
        label, ["", *values], format_func=lambda value: value or everything, key=f"agreement-{label}"
    )
    return found or ""


def _day(label: str) -> date | None:
    found: date | None = st.date_input(label, value=None, format="YYYY-MM-DD", key=f"agreement-{label}")
    return found
