"""The progress page.

What people do here: a lead sees how much is read and settled and when all will be, who works at which pace,
which articles wait for somebody, are late or want settling, and opens them; takes each table along as CSV.
An analyst sees the same of their own work, and nothing of anybody else's.
"""

from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

import streamlit as st

from annotation.ui.frame import page_header
from annotation.ui.identity import annotator, may
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import ProgressReport


def draw() -> None:
    """The whole, the days, the analysts, the articles."""
    # Only here: the annotation page does without tables and pictures.
    from annotation.ui.app_pages.progress import analysts, articles, days, whole  # noqa: PLC0415

    _ = words()
    page_header(_("Progress"))
    is_everybody = may("review")
    with st.spinner(_("Counting what is labelled…")):
        report = _report(is_everybody)
    if not report.articles:
        _nothing(_)
        return
    whole.draw(report, is_everybody=is_everybody)
    days.draw(report)
    analysts.draw(report.analysts, is_everybody=is_everybody)
    articles.draw(report, is_everybody=is_everybody)


def _report(is_everybody: bool) -> ProgressReport:
    progress = workbench().progress
    return progress.report(zone=_zone()) if is_everybody else progress.own(annotator(), zone=_zone())


def _zone() -> tzinfo:
    """Where days begin for whoever looks; a browser that does not say so has those of UTC."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (KeyError, ValueError, OSError):  # a name that this machine does not know, or none at all
        return UTC


def _nothing(_: Words) -> None:
    """What to do first."""
    if workbench().articles.count():
        said = _("You have no article yet. Go to “Annotate” to take one, or ask a lead for some.")
    else:
        said = _("There is no article yet. Add some on the Articles page, or run “selon import FILE…”.")
    st.info(said)
