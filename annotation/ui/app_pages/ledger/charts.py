"""The pictures of the ledger: colours that the colour-blind can tell, shapes, places and words beside them.

Each row that is drawn has a `mark`, its place in the table of the picture; who clicks on it chooses that row.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

GREY, BLUE, ORANGE, GREEN, RED = "#8a9099", "#0072b2", "#e69f00", "#009e73", "#d55e00"
COLOURS = (BLUE, ORANGE, GREEN, "#cc79a7", "#56b4e9", RED, "#8a9099", "#b2a100")
"""Okabe and Ito's, without those that are lost on light ground or on dark."""

CHOSEN = "chosen"
"""The parameter that holds what is clicked on."""

HALO = "halo"
"""The style of letters that lie over something: see `dress`."""

_DARK, _LIGHT = "#12202c", "#ffffff"
_AGAINST, _EVEN, _FOR = "#b24a00", "#e6e8ea", BLUE
_STAR = (
    "M0,-1L0.23,-0.31L0.95,-0.31L0.36,0.12L0.59,0.81L0,0.38L-0.59,0.81L-0.36,0.12L-0.95,-0.31L-0.23,-0.31Z"
)
_ROW, _AXIS = 26, 70
"""Pixels of a row, and of an axis with its title: what is drawn beside the rows takes from the height."""

_LETTERS = 34
"""Of a name beside an axis."""

_TICKS = 6
"""Of an axis of days."""

_WIDTH = 0.86
"""Of a column of shares: the rest is the gap before the next."""


def short(name: str, letters: int = _LETTERS) -> str:
    """A name that fits in: its begin, where it is too long."""
    return name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…"


def labels(names: Mapping[Any, tuple[str, str]]) -> dict[Any, str]:
    """Short names, each with what stands behind it; of two that are alike one has a space without width."""
    found: dict[Any, str] = {}
    for key, (name, behind) in names.items():
        label = f"{short(name)}{behind}"
        while label in found.values():
            label += "\u200b"
        found[key] = label
    return found


def intervals(rows: pd.DataFrame, *, label: str, value: str, title: str) -> Any:
    """A point a row on a scale of shares, with a line as long as its interval (`low` to `high`)."""
    base: Any = alt.Chart(rows).encode(y=_down(rows, label), opacity=faded())
    share = alt.Axis(format="%", tickCount=5)
    line = base.mark_rule(strokeWidth=2, color=BLUE).encode(
        x=alt.X("low:Q", scale=alt.Scale(domain=[0, 1]), axis=share, title=title), x2="high:Q"
    )
    point = base.mark_point(filled=True, size=70, color=BLUE).encode(
        x=alt.X(value, type="quantitative"), tooltip=_tips(rows, label, value)
    )
    return (line + point.add_params(chosen())).properties(height=_ROW * rows[label].nunique() + _AXIS)


def profiles(
    rows: pd.DataFrame, *, label: str, part: str, value: str, title: str, parts: Sequence[str]
) -> Any:
    """The same for several parts of each row, each in a column of its own, all on one scale from 0.

    Args:
        rows: one for each part of a label.
        label: the column of what stands beside the axis.
        part: the column of the part.
        value: the column of the share.
        title: of the axis; `{most}` in it is the share at the end of a column.
        parts: in their order; those that nobody has get no column.
    """
    shown = [one for one in parts if one in set(rows[part])]
    most = min(math.ceil(rows["high"].max() * 10) / 10, 1) or 0.1
    column = rows[part].map(shown.index)
    drawn = rows.assign(
        **{
            end: column + _WIDTH * rows[of] / most
            for end, of in (("at", value), ("at0", "low"), ("at1", "high"))
        }
    )
    scale = alt.Scale(domain=[0, len(shown)], nice=False)
    axis = alt.Axis(
        values=[place + end for place in range(len(shown)) for end in (0, _WIDTH)], labels=False, ticks=False,
        title=title.format(most=f"{round(100 * most)}"),
    )  # fmt: skip
    along = alt.X("at0:Q", scale=scale, axis=axis)
    base: Any = alt.Chart(drawn).encode(y=_down(rows, label, grid=True), opacity=faded())
    line = base.mark_rule(strokeWidth=2, color=BLUE).encode(x=along, x2="at1:Q")
    point = base.mark_point(filled=True, size=60, color=BLUE).encode(
        x="at:Q", tooltip=_tips(rows, label, value)
    )
    above = _heads(shown)
    return (line + point.add_params(chosen()) + above).properties(
        height=_ROW * rows[label].nunique() + _AXIS + 10,
        padding={"top": 26, "left": 5, "right": 5, "bottom": 5},
    )


def _heads(parts: Sequence[str]) -> Any:
    """What stands above the columns."""
    heads: Any = alt.Chart(pd.DataFrame({"x": range(len(parts)), "head": parts}))
    return heads.mark_text(align="left", fontSize=13, fontWeight="bold").encode(
        x="x:Q", y=alt.value(-12), text="head:N"
    )


def heat(
    rows: pd.DataFrame, *, across: str, down: str, value: str, text: str, ends: tuple[str, str, str]
) -> Any:
    """Cells from against (-1) over both (0) to for (1), each with its number and, unless even, an arrow.

    Args:
        rows: in the order of both axes.
        across: the column of what stands above.
        down: the column of what stands beside.
        value: the column of the figure.
        text: the column of the number.
        ends: what -1, 0 and 1 mean.
    """
    base: Any = alt.Chart(rows).encode(
        x=alt.X(
            across, type="nominal", title=None, sort=list(dict.fromkeys(rows[across])),
            axis=alt.Axis(labelAngle=-30, labelLimit=240, orient="top", labelOverlap=False),
        ),
        y=_down(rows, down),
        tooltip=_tips(rows, value, across, down),
        opacity=faded(),
    )  # fmt: skip
    against, even, favor = map(json.dumps, ends)
    said = f"datum.value < 0 ? {against} : datum.value > 0 ? {favor} : {even}"
    legend = alt.Legend(
        orient="bottom", title=None, values=[-1, 0, 1], labelExpr=said,
        gradientLength=320, labelOverlap=False,
    )  # fmt: skip
    scale = alt.Scale(domain=[-1, 0, 1], range=[_AGAINST, _EVEN, _FOR], interpolate="rgb")
    cells = base.mark_rect(cornerRadius=3).encode(
        color=alt.Color(value, type="quantitative", scale=scale, legend=legend)
    )
    is_full = f"abs(datum['{value}']) > 0.75"
    arrow = f"(datum['{value}'] > 0 ? '▲ ' : datum['{value}'] < 0 ? '▼ ' : '') + format(datum['{text}'], ',')"
    numbers = (
        base.transform_calculate(said=arrow)
        .mark_text(fontSize=12)
        .encode(text="said:N", color=alt.condition(is_full, alt.value(_LIGHT), alt.value(_DARK)))
    )
    return (cells.add_params(chosen()) + numbers).properties(height=_ROW * rows[down].nunique() + 3 * _AXIS)


def matrix(rows: pd.DataFrame, *, across: str, down: str, value: str, diagonal: str) -> Any:
    """A square of counts: darker is more, the diagonal has a border."""
    base: Any = alt.Chart(rows).encode(
        x=alt.X(across, type="ordinal", axis=alt.Axis(labelAngle=0, orient="top", labelFontSize=13)),
        y=alt.Y(down, type="ordinal", axis=alt.Axis(labelFontSize=13, labelFlush=False)),
        tooltip=_tips(rows, diagonal),
    )
    most = max(int(rows[value].max()), 1)
    scale = alt.Scale(domain=[0, most], range=["#dbe9f4", "#0b4f85"])
    cells = base.mark_rect(cornerRadius=3).encode(
        color=alt.Color(value, type="quantitative", scale=scale, legend=None), opacity=faded()
    )
    borders = base.transform_filter(f"datum['{diagonal}']").mark_rect(
        cornerRadius=3, filled=False, stroke=RED, strokeWidth=3
    )
    is_dark = f"datum['{value}'] > {0.65 * most}"
    numbers = base.mark_text(fontSize=14).encode(
        text=alt.Text(value, type="quantitative", format=","),
        color=alt.condition(is_dark, alt.value(_LIGHT), alt.value(_DARK)),
    )
    return (cells.add_params(chosen()) + borders + numbers).properties(height=340)


def timeline(rows: pd.DataFrame, *, day: str, label: str, first: str, form: str) -> Any:
    """A point for each source in each article of a story; who said it first is a star; `form` is d3's."""
    drawn: Any = alt.Chart(rows)
    is_first = f"datum['{first}']"
    return (
        drawn.mark_point(filled=True, size=130)
        .encode(
            x=alt.X(
                "at:T",
                title=day,
                scale=alt.Scale(type="utc", padding=12),
                axis=_days(rows["at"], form),
            ),
            y=_down(rows, label, grid=True),
            shape=alt.condition(is_first, alt.value(_STAR), alt.value("circle")),
            color=alt.condition(is_first, alt.value(RED), alt.value(BLUE)),
            tooltip=_tips(rows, "at", first, label),
            opacity=faded(),
        )
        .add_params(chosen())
        .properties(height=_ROW * rows[label].nunique() + _AXIS)
    )


def _days(days: Iterable[str], form: str) -> Any:
    """An axis of days; of few these alone, as ticks between them would say one day twice."""
    known = [date.fromisoformat(day) for day in sorted(set(days))]
    if len(known) > _TICKS:
        return alt.Axis(format=form, tickCount=_TICKS)
    ticks = [alt.DateTime(year=one.year, month=one.month, date=one.day, utc=True) for one in known]
    return alt.Axis(format=form, values=ticks)


def chosen() -> Any:
    """What is clicked on."""
    return alt.selection_point(CHOSEN, fields=["mark"], on="click")


def faded() -> Any:
    """What is not chosen steps back, where something is."""
    return alt.condition(chosen(), alt.value(1), alt.value(0.3))


def _down(rows: pd.DataFrame, label: str, *, grid: bool = False) -> Any:
    """A row for each label, in the order of the rows."""
    axis = alt.Axis(labelLimit=320, labelFontSize=12, labelOverlap=False, labelFlush=False, grid=grid)
    return alt.Y(label, type="nominal", sort=list(dict.fromkeys(rows[label])), title=None, axis=axis)


def _tips(rows: pd.DataFrame, *hidden: str) -> list[str]:
    """Every column that is for people."""
    return [one for one in rows.columns if one not in {"low", "high", "mark", "share", *hidden}]
