"""The suggestions page.

What the lead does here: sees which agents have read the articles and has them read again; sees what became of
suggestions, what they do to labels and to time, and who accepts them faster than anybody reads; has a model
learn from the labels.
"""

import streamlit as st

from annotation.ui.app_pages import reading
from annotation.ui.app_pages.suggestions import agents, comparing, learned, tallies
from annotation.ui.frame import escaped, page_header
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import AssistanceReport, Haste


def draw() -> None:
    """Warnings, then who suggests, what became of it, and what it does."""
    _ = words()
    page_header(_("Suggestions"))
    reading.draw()
    with st.spinner(_("Counting…")):
        report = workbench().assistance.report()
    for haste in report.hastes:
        _warn(haste, _)
    agents.draw()
    _became(report, _)
    learned.draw()


def _became(report: AssistanceReport, _: Words) -> None:
    st.subheader(_("What became of them"))
    if not report.tallies:
        st.info(_("No suggestion was decided on yet. Label some sentences on the Annotate page."))
        return
    tallies.draw(report.tallies)
    st.subheader(_("With and without suggestions"))
    comparing.draw(report.comparisons)
    if report.unrecorded:
        said = _(
            "{count} closed sentences do not say what was on screen: they were imported, or closed earlier."
        )
        st.caption(said.format(count=_.number(report.unrecorded)))


def _warn(haste: Haste, _: Words) -> None:
    said = _(
        "{annotator} accepted {count} suggestions in a row in less than half a second each "
        "({moment}; such runs: {runs}). Have these labels looked at again."
    )
    st.warning(
        said.format(
            annotator=escaped(haste.annotator),
            count=_.number(haste.longest),
            moment=_.moment(haste.began_at),
            runs=_.number(haste.runs),
        ),
        icon=":material/speed:",
    )
