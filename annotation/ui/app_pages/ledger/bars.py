"""Bars: how many claims have each value, or were published in each month, or take each side."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from annotation.ui.app_pages.ledger.charts import BLUE, GREY, RED, chosen, faded

_ROW, _LETTERS, _WIDE = 26, 190, 700
"""Pixels of a row, of a name beside the axis, and of all bars of a narrow picture."""

_AROUND = 150
"""Pixels of an axis with its title and of a legend."""


def across(rows: pd.DataFrame, *, name: str, value: str, text: str) -> Any:
    """A bar a row, in their order, with its number behind it."""
    names = alt.Axis(labelLimit=_LETTERS, labelFontSize=12, labelOverlap=False)
    most = max(float(rows[value].max()), 1)
    base: Any = alt.Chart(rows).encode(
        y=alt.Y(name, type="nominal", sort=None, title=None, axis=names),
        x=alt.X(value, type="quantitative", axis=None, scale=alt.Scale(domain=[0, most * 1.35])),
        tooltip=[one for one in rows.columns if one not in {text, "mark"}],
        opacity=faded(),
    )
    bars = base.mark_bar(color=BLUE, cornerRadiusEnd=2, size=15).add_params(chosen())
    numbers = base.mark_text(align="left", dx=6, fontSize=12, color=GREY).encode(
        text=alt.Text(text, type="nominal")
    )
    return (bars + numbers).properties(height=_ROW * len(rows) + 10)


def along(rows: pd.DataFrame, *, month: str, value: str) -> Any:
    """A bar a month, in their order."""
    drawn: Any = alt.Chart(rows)
    return (
        drawn.mark_bar(color=BLUE, cornerRadiusEnd=2, size=min(max(_WIDE // len(rows), 1), 40))
        .encode(
            x=alt.X(
                month, type="ordinal", sort=None, title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)
            ),
            y=alt.Y(value, type="quantitative", axis=alt.Axis(tickMinStep=1, tickCount=4)),
            tooltip=[month, value],
            opacity=faded(),
        )
        .add_params(chosen())
        .properties(height=180)
    )


def sides(rows: pd.DataFrame, *, name: str, side: str, value: str, order: Sequence[str]) -> Any:
    """A bar a row, with its parts for, against, neither and unclear beside each other."""
    names = alt.Axis(labelLimit=_LETTERS, labelFontSize=12, labelOverlap=False)
    scale = alt.Scale(domain=list(order), range=[BLUE, RED, GREY, "#c9ced6"])
    drawn: Any = alt.Chart(rows)
    return (
        drawn.mark_bar(size=15)
        .encode(
            y=alt.Y(name, type="nominal", sort=list(dict.fromkeys(rows[name])), title=None, axis=names),
            x=alt.X(value, type="quantitative", axis=alt.Axis(tickMinStep=1)),
            color=alt.Color(side, type="nominal", scale=scale, legend=alt.Legend(orient="top", title=None)),
            order=alt.Order("place:Q"),
            tooltip=[name, side, value],
            opacity=faded(),
        )
        .add_params(chosen())
        .properties(height=_ROW * rows[name].nunique() + _AROUND)
    )
