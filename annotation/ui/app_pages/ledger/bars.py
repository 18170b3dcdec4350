"""Bars: how many claims have each value, or were published in each month."""

from typing import Any

import altair as alt
import pandas as pd

from annotation.ui.app_pages.ledger.charts import BLUE, GREY

_ROW, _LETTERS = 26, 190
"""Pixels of a row, and of a name beside the axis."""


def across(rows: pd.DataFrame, *, name: str, value: str, text: str) -> Any:
    """A bar a row, in their order, with its number behind it."""
    names = alt.Axis(labelLimit=_LETTERS, labelFontSize=12, labelOverlap=False)
    most = max(float(rows[value].max()), 1)
    base: Any = alt.Chart(rows).encode(
        y=alt.Y(name, type="nominal", sort=None, title=None, axis=names),
        x=alt.X(value, type="quantitative", axis=None, scale=alt.Scale(domain=[0, most * 1.35])),
        tooltip=[one for one in rows.columns if one != text],
    )
    bars = base.mark_bar(color=BLUE, cornerRadiusEnd=2, size=15)
    numbers = base.mark_text(align="left", dx=6, fontSize=12, color=GREY).encode(
        text=alt.Text(text, type="nominal")
    )
    return (bars + numbers).properties(height=_ROW * len(rows) + 10)


def along(rows: pd.DataFrame, *, month: str, value: str, tips: list[str]) -> Any:
    """A bar a month on a scale of time; `month` is its first day."""
    drawn: Any = alt.Chart(rows)
    return (
        drawn.mark_bar(color=BLUE, cornerRadiusEnd=2)
        .encode(
            x=alt.X(f"yearmonth({month}):T", title=None, axis=alt.Axis(format="%m/%Y", labelOverlap=True)),
            y=alt.Y(value, type="quantitative", axis=alt.Axis(tickMinStep=1, tickCount=4)),
            tooltip=tips,
        )
        .properties(height=180)
    )
