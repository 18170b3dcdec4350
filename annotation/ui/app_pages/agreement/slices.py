"""Alpha over time, by analyst, outlet and language: a picture and its table."""

from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from annotation.errors import N_
from annotation.ui.app_pages.agreement import forms
from annotation.ui.app_pages.agreement.bars import RELIABLE, TENTATIVE
from annotation.ui.messages import Words
from annotation.ui.session import words
from schemas import AgreementQuery, AgreementReport, Interval, SliceAgreement

_BY = {"month": N_("Month"), "analyst": N_("Analyst"), "outlet": N_("Outlet"), "language": N_("Language")}
_MOST = 30
"""Rows that a picture can show."""

_GREY = "#808890"
"""To be seen on light ground and on dark."""


def draw(report: AgreementReport, _query: AgreementQuery) -> None:
    """A dimension and a way to cut, the picture, the table behind it."""
    _ = words()
    left, right = st.columns(2, vertical_alignment="bottom")
    dimensions = [one.dimension for one in report.between.dimensions if one.alpha.units]
    if not dimensions:
        st.info(_("No two analysts have judged the same sentence or claim yet."))
        return
    dimension = left.selectbox(
        _("Dimension"), dimensions, format_func=lambda name: forms.dimension_name(name, _), key="slice-of"
    )
    by = right.segmented_control(
        _("By"), list(_BY), format_func=lambda name: _(_BY[name]), default="month", key="slice-by",
        required=True,
    )  # fmt: skip
    found = [one for one in report.slices if (one.by, one.dimension) == (by, dimension)]
    known = [one for one in found if isinstance(one.alpha.value, float)]
    if known:
        st.altair_chart(picture(known[-_MOST:], _(_BY[by]), _), width="stretch")
        said = _(
            "Alpha with its 95 % interval; dashed: 0.667 and 0.800. Points without one are of few stories."
        )
        st.caption(said)
    _table(found, _(_BY[by]), _)


def picture(slices: list[SliceAgreement], title: str, _: Words) -> Any:
    """A point a slice, with a line as long as its interval: months from left to right, others as rows."""
    alpha, name = _("Alpha"), title
    rows = [
        {
            name: one.value or _("(none)"),
            alpha: one.alpha.value,
            "low": one.alpha.interval.low if isinstance(one.alpha.interval, Interval) else None,
            "high": one.alpha.interval.high if isinstance(one.alpha.interval, Interval) else None,
            _("Units"): one.alpha.units,
            _("Articles"): one.alpha.articles,
        }
        for one in slices
    ]
    table = pd.DataFrame(rows)
    lowest = min(0.0, *table[alpha], *table["low"].dropna())
    scale = alt.Scale(domain=[lowest, 1.0])
    in_time = slices[0].by == "month"
    along, across = ("x", "y") if in_time else ("y", "x")
    channel: dict[str, Any] = {"x": alt.X, "y": alt.Y}
    where: dict[str, Any] = {
        along: channel[along](name, type="nominal", sort=None, axis=alt.Axis(labelAngle=0, title=name))
    }
    base = alt.Chart(table).encode(**where, tooltip=[name, alpha, _("Units"), _("Articles")])
    value = channel[across](alpha, type="quantitative", scale=scale, title=alpha, axis=alt.Axis(tickCount=6))
    ends: dict[str, Any] = {
        across: channel[across]("low", type="quantitative", title=alpha),
        f"{across}2": "high",
    }
    points = base.mark_circle(size=90, opacity=1).encode(**{across: value})
    marks = alt.Chart(pd.DataFrame({"at": [TENTATIVE, RELIABLE]})).mark_rule(strokeDash=[4, 4], color=_GREY)
    layers: list[Any] = [marks.encode(**{across: channel[across]("at", type="quantitative")})]
    if in_time:
        layers.append(base.mark_line(strokeWidth=1, opacity=0.6).encode(**{across: value}))
    layers += [base.mark_rule(strokeWidth=2, color=_GREY).encode(**ends), points]
    drawn: Any = alt.layer(*layers)
    return drawn.properties(height=260 if in_time else 34 * len(slices) + 60)


def _table(found: list[SliceAgreement], title: str, _: Words) -> None:
    rows = [
        {
            title: one.value or _("(none)"),
            _("Alpha"): forms.figure(one.alpha, _),
            _("Units"): one.alpha.units,
            _("Articles"): one.alpha.articles,
        }
        for one in found
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, height="content" if len(rows) <= _MOST else 600)
