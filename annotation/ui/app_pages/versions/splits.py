"""The splits of a version: their sizes, what leaks, how values are spread, what names give away."""

import pandas as pd
import streamlit as st

from annotation.errors import N_, WorkbenchError
from annotation.ui.app_pages.versions.forms import dimension_name, heading
from annotation.ui.frame import error_state
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import Balance, Manifest, Shortcut, SplitReport

_PLACES = {
    "train": N_("train"),
    "validation": N_("validation"),
    "test": N_("test"),
    "": N_("in none"),
}


def draw(manifest: Manifest) -> None:
    """The report; it reads the whole version, so it is made when somebody asks."""
    _ = words()
    if manifest.split is None:
        st.info(_("No splits were drawn in this version. The form under Publish draws them."))
        return
    key = f"splits-{manifest.dataset}-{manifest.version}"
    if st.button(_("Report on the splits"), key=f"ask-{key}"):
        try:
            with st.spinner(_("Counting…")):
                st.session_state[key] = workbench().versions.splits(manifest.dataset, manifest.version)
        except WorkbenchError as error:
            error_state(error)
    if report := st.session_state.get(key):
        _report(_, report)


def _report(_: Words, report: SplitReport) -> None:
    leaks = report.leaks
    if leaks.is_clean:
        st.success(_("No article and no story lies in two splits."))
    else:
        said = _("In two splits: {articles} articles, {stories} stories.")
        st.error(said.format(articles=_.number(leaks.articles), stories=_.number(leaks.stories)))
    if leaks.sentences:
        st.caption(_("Sentences that are the same in two splits: {count}.", count=_.number(leaks.sentences)))
    rows = [
        {
            _("Split"): _(_PLACES[one.split]),
            _("Articles"): one.articles,
            _("Stories"): one.stories,
            _("Rows"): one.rows,
            _("Share"): None if one.share is None else 100 * one.share,
        }
        for one in report.counts
    ]
    share = st.column_config.NumberColumn(format="%.1f %%")
    st.dataframe(pd.DataFrame(rows), hide_index=True, height="content", column_config={_("Share"): share})
    left, right = st.columns(2)
    with left:
        heading(_("How values are spread"))
        _balances(_, report.balances)
    with right:
        heading(_("What the name of the source alone tells"))
        _shortcuts(_, report.shortcuts)


def _balances(_: Words, balances: tuple[Balance, ...]) -> None:
    rows = []
    for one in balances:
        totals = {split: sum(counts.values()) for split, counts in one.rows.items()}
        for value in next(iter(one.rows.values()), {}):
            shares = {
                _(_PLACES[split]): 100 * counts[value] / totals[split] if totals[split] else None
                for split, counts in one.rows.items()
            }
            rows.append({_("Dimension"): dimension_name(one.dimension, _), _("Value"): value} | shares)
    columns = {_(name): st.column_config.NumberColumn(format="%.1f %%") for name in _PLACES.values()}
    st.dataframe(pd.DataFrame(rows), hide_index=True, height=320, column_config=columns)


def _shortcuts(_: Words, shortcuts: tuple[Shortcut, ...]) -> None:
    rows = [
        {
            _("Dimension"): dimension_name(one.dimension, _),
            _("Test rows"): one.rows,
            _("By name, %"): 100 * one.by_source.accuracy,
            _("Most frequent value, %"): 100 * one.majority.accuracy,
        }
        for one in shortcuts
        if one.by_source and one.majority
    ]
    if rows:
        figures = {
            _(name): st.column_config.NumberColumn(format="%.1f")
            for name in (N_("By name, %"), N_("Most frequent value, %"))
        }
        st.dataframe(pd.DataFrame(rows), hide_index=True, height="content", column_config=figures)
    for one in shortcuts:
        if one.reason:
            st.caption(
                _(
                    "{dimension}: not measured ({reason})",
                    dimension=dimension_name(one.dimension, _),
                    reason=one.reason,
                )
            )
