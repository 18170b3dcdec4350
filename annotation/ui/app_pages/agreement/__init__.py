"""The agreement page.

What the lead does here: sees for each dimension whether the analysts agree, how sure that is and on how
much it rests; finds the two who differ, in what, and since when; goes from a number to the sentences behind
it, and to the article; sees where three readers outvote one, and how an analyst agrees with themselves.
"""

import streamlit as st

from annotation.ui.frame import page_header
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench

OVERVIEW, PAIRS, SLICES, LIST = "overview", "pairs", "slices", "list"
VIEW = "agreement-view"


def draw() -> None:
    """What is compared, then one of four views."""
    # Only here: the annotation page does without tables and pictures.
    from annotation.ui.app_pages.agreement import asking, listing, overview, pairs, slices  # noqa: PLC0415

    _ = words()
    page_header(_("Agreement"))
    with st.spinner(_("Comparing the readings…")):
        everything = workbench().agreement.report()
    query = asking.draw(everything)
    with st.spinner(_("Comparing the readings…")):
        report = workbench().agreement.report(query)
    if report.withheld:
        said = _("{count} articles are left out: somebody still reads them.")
        st.caption(said.format(count=_.number(report.withheld)))
    if not (report.between.articles or report.repeats):
        _nothing(is_filtered=bool(everything.between.articles), _=_)
        return
    names = {
        OVERVIEW: _("Dimensions"),
        PAIRS: _("Two analysts"),
        SLICES: _("Over time and by part"),
        LIST: _("Disagreements"),
    }
    view = st.segmented_control(
        _("View"), list(names), format_func=names.__getitem__, default=OVERVIEW, key=VIEW,
        label_visibility="collapsed", required=True,
    )  # fmt: skip
    drawn = {OVERVIEW: overview, PAIRS: pairs, SLICES: slices, LIST: listing}
    drawn[view].draw(report, query)


def _nothing(*, is_filtered: bool, _: Words) -> None:
    """What to do first."""
    if is_filtered:
        st.info(_("No two analysts have closed the same sentences in what is chosen above. Choose more."))
        return
    st.info(
        _(
            "There is nothing to compare yet. Have two analysts close the same sentences of the same "
            "articles, each under their own name; the figures are here as soon as both are saved. An "
            "interval takes five articles of different stories."
        )
    )
