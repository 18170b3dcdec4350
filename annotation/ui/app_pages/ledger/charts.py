"""The pictures of the ledger: colours that the colour-blind can tell, shapes and words beside them."""

from collections.abc import Iterator, Sequence
from typing import Any

import altair as alt
import pandas as pd

GREY, BLUE, ORANGE, GREEN, RED = "#8a9099", "#0072b2", "#e69f00", "#009e73", "#d55e00"
COLOURS = (BLUE, ORANGE, GREEN, "#cc79a7", "#56b4e9", RED, "#8a9099", "#b2a100")
"""Okabe and Ito's, without those that are lost on light ground or on dark."""

_SHAPES = (
    "circle",
    "square",
    "diamond",
    "triangle-up",
    "triangle-down",
    "cross",
    "triangle-right",
    "triangle-left",
)
_ROW = 26
"""Pixels of a row."""

_AXIS = 70
"""Pixels of an axis with its title, which are part of the height on the page."""

_STEPS = 14
"""Points by which a band bends from one layer to the next."""

_MOST_LETTERS = 190
"""Pixels of a name beside an axis."""


def intervals(rows: pd.DataFrame, *, name: str, value: str, title: str) -> Any:
    """A point a row on a scale of shares, with a line as long as its interval (`low` to `high`)."""
    order = list(dict.fromkeys(rows[name]))
    base: Any = alt.Chart(rows).encode(y=alt.Y(name, type="nominal", sort=order, title=None, axis=_names()))
    scale = alt.Scale(domain=[0, 1])
    share = alt.Axis(format="%", tickCount=5)
    line = base.mark_rule(strokeWidth=2, color=BLUE).encode(
        x=alt.X("low:Q", scale=scale, axis=share, title=title), x2="high:Q"
    )
    point = base.mark_point(filled=True, size=70, opacity=1, color=BLUE).encode(
        x=alt.X(value, type="quantitative", scale=scale), tooltip=_tips(rows)
    )
    return (line + point).properties(height=_ROW * len(order) + _AXIS)


def profiles(
    rows: pd.DataFrame, *, name: str, part: str, value: str, title: str, parts: Sequence[str]
) -> Any:
    """The same for several parts of each row, told apart by colour and by shape."""
    order = list(dict.fromkeys(rows[name]))
    shown = [one for one in parts if one in set(rows[part])]
    colour = alt.Color(part, type="nominal", scale=alt.Scale(domain=shown, range=list(COLOURS[: len(shown)])))
    shape = alt.Shape(part, type="nominal", scale=alt.Scale(domain=shown, range=list(_SHAPES[: len(shown)])))
    base: Any = alt.Chart(rows).encode(
        y=alt.Y(name, type="nominal", sort=order, title=None, axis=_names()),
        yOffset=alt.YOffset(part, type="nominal", sort=shown),
        color=colour.legend(orient="top", title=None, columns=8),
    )
    scale = alt.Scale(domain=[0, 1])
    line = base.mark_rule(strokeWidth=1.5).encode(
        x=alt.X("low:Q", scale=scale, axis=alt.Axis(format="%", tickCount=5), title=title), x2="high:Q"
    )
    point = base.mark_point(filled=True, size=45, opacity=1).encode(
        x=alt.X(value, type="quantitative", scale=scale),
        shape=shape.legend(orient="top", title=None, columns=8),
        tooltip=_tips(rows),
    )
    return (line + point).properties(height=(12 * len(shown) + 10) * len(order) + 20)


def heat(rows: pd.DataFrame, *, across: str, down: str, value: str, title: str, text: str) -> Any:
    """Cells from against (red) over both (grey) to for (blue), each with its number."""
    base: Any = alt.Chart(rows).encode(
        x=alt.X(
            across,
            type="nominal",
            title=None,
            axis=alt.Axis(labelAngle=-35, labelLimit=_MOST_LETTERS, orient="top"),
        ),
        y=alt.Y(down, type="nominal", title=None, sort=list(dict.fromkeys(rows[down])), axis=_names()),
        tooltip=_tips(rows, value),
    )
    scale = alt.Scale(domain=[-1, 0, 1], range=[RED, "#9aa1a9", BLUE], interpolate="rgb")
    cells = base.mark_rect(cornerRadius=3).encode(
        color=alt.Color(
            value, type="quantitative", scale=scale, title=title, legend=alt.Legend(orient="bottom")
        )
    )
    numbers = base.mark_text(fontSize=12, color="#ffffff", fontWeight="bold").encode(
        text=alt.Text(text, type="nominal")
    )
    return (cells + numbers).properties(height=_ROW * rows[down].nunique() + 40)


def matrix(rows: pd.DataFrame, *, across: str, down: str, value: str, diagonal: str) -> Any:
    """A square of counts: darker is more, the diagonal has a border."""
    base: Any = alt.Chart(rows).encode(
        x=alt.X(across, type="ordinal", axis=alt.Axis(labelAngle=0, orient="top")),
        y=alt.Y(down, type="ordinal"),
        tooltip=_tips(rows, diagonal),
    )
    most = max(int(rows[value].max()), 1)
    scale = alt.Scale(domain=[0, most], range=["#dbe9f4", "#0b4f85"])
    cells = base.mark_rect(cornerRadius=3, strokeWidth=3).encode(
        color=alt.Color(value, type="quantitative", scale=scale, legend=None),
        stroke=alt.condition(f"datum['{diagonal}']", alt.value(RED), alt.value(None)),
    )
    is_dark = f"datum['{value}'] > {most / 2}"
    numbers = base.mark_text(fontSize=14).encode(
        text=alt.Text(value, type="quantitative", format="d"),
        color=alt.condition(is_dark, alt.value("#ffffff"), alt.value("#12202c")),
    )
    return (cells + numbers).properties(height=340)


def network(nodes: pd.DataFrame, lines: pd.DataFrame, *, name: str, tips: Sequence[str]) -> Any:
    """Sources as points, an arrow to whom each cites; arrows of a circle are red and thick."""
    place = {"x": alt.X("x:Q", axis=None), "y": alt.Y("y:Q", axis=None)}
    marked = "datum.in_circle"
    drawn: Any = alt.Chart(lines)
    edges = drawn.mark_rule().encode(
        **place, x2="x2:Q", y2="y2:Q",
        color=alt.condition(marked, alt.value(RED), alt.value(GREY)),
        strokeWidth=alt.StrokeWidth("width:Q", scale=None, legend=None),
        opacity=alt.condition(marked, alt.value(1), alt.value(0.5)),
        tooltip=list(tips),
    )  # fmt: skip
    heads = drawn.mark_point(shape="triangle", filled=True, size=90, opacity=1).encode(
        x=alt.X("hx:Q", axis=None), y=alt.Y("hy:Q", axis=None), angle=alt.Angle("angle:Q", scale=None),
        color=alt.condition(marked, alt.value(RED), alt.value(GREY)), tooltip=list(tips),
    )  # fmt: skip
    points: Any = (
        alt.Chart(nodes)
        .mark_point(filled=True, size=110, opacity=1, color=BLUE)
        .encode(**place, tooltip=[name])
    )
    labels: Any = (
        alt.Chart(nodes)
        .mark_text(dy=-13, fontSize=12, color=GREY)
        .encode(**place, text=alt.Text(name, type="nominal"))
    )
    return (edges + heads + points + labels).properties(height=520)


def flow(
    bands: pd.DataFrame, blocks: pd.DataFrame, *, name: str, tips: Sequence[str], titles: Sequence[str]
) -> Any:
    """Bands between layers, as wide as what flows in them; a Sankey diagram."""
    heads = pd.DataFrame({"x": range(len(titles)), "title": list(titles)})
    scale = alt.Scale(domain=[-0.35, len(titles) - 0.65])
    along = alt.X("x:Q", axis=None, scale=scale)
    drawn: Any = alt.Chart(bands)
    area = drawn.mark_area(opacity=0.45, interpolate="linear").encode(
        x=along, y=alt.Y("y0:Q", axis=None, scale=alt.Scale(reverse=True)), y2="y1:Q", detail="band:N",
        color=alt.Color("colour:N", scale=None, legend=None), tooltip=list(tips),
    )  # fmt: skip
    place: Any = alt.Chart(blocks)
    boxes = place.mark_bar(size=12, color=GREY).encode(
        x=along, y=alt.Y("y0:Q", axis=None), y2="y1:Q", tooltip=[name]
    )
    left = place.transform_filter("datum.x == 0").mark_text(
        align="right", dx=-12, fontSize=12, color=GREY, limit=_MOST_LETTERS
    )
    right = place.transform_filter("datum.x > 0").mark_text(
        align="left", dx=12, fontSize=12, fontWeight="bold", color=GREY, limit=_MOST_LETTERS
    )
    texts = [
        one.encode(x=along, y=alt.Y("middle:Q", axis=None), text=alt.Text(name, type="nominal"))
        for one in (left, right)
    ]
    above: Any = (
        alt.Chart(heads)
        .mark_text(fontSize=13, fontWeight="bold", color=GREY)
        .encode(x=along, y=alt.value(-8), text="title:N")
    )
    height = max(300, 20 * len(blocks))
    return (area + boxes + texts[0] + texts[1] + above).properties(height=height, padding={"top": 24})


def band(x: float, end: float, top: tuple[float, float], width: float) -> Iterator[dict[str, float]]:
    """The outline of a band that bends from one height to another (a smooth step)."""
    for step in range(_STEPS + 1):
        part = step / _STEPS
        bent = part * part * (3 - 2 * part)
        upper = top[0] + (top[1] - top[0]) * bent
        yield {"x": x + (end - x) * part, "y0": upper, "y1": upper + width}


def timeline(rows: pd.DataFrame, *, day: str, name: str, first: str, form: str) -> Any:
    """A point for each source in each article of a story; who said it first is a star; `form` is d3's."""
    order = list(dict.fromkeys(rows[name]))
    drawn: Any = alt.Chart(rows)
    return (
        drawn.mark_point(filled=True, size=130, opacity=1)
        .encode(
            x=alt.X("at:T", title=day, axis=alt.Axis(format=form, tickCount=6)),
            y=alt.Y(name, type="nominal", sort=order, title=None, axis=_names()),
            shape=alt.condition(
                f"datum['{first}']",
                alt.value(
                    "M0,-1L0.23,-0.31L0.95,-0.31L0.36,0.12L0.59,0.81L0,0.38L-0.59,0.81L-0.36,0.12L-0.95,-0.31L-0.23,-0.31Z"
                ),
                alt.value("circle"),
            ),
            color=alt.condition(f"datum['{first}']", alt.value(RED), alt.value(BLUE)),
            tooltip=_tips(rows, "at", first),
        )
        .properties(height=_ROW * len(order) + 40)
    )


def _names() -> alt.Axis:
    return alt.Axis(labelLimit=_MOST_LETTERS, labelFontSize=12, labelOverlap=False)


def _tips(rows: pd.DataFrame, *hidden: str) -> list[str]:
    """Every column that is for people."""
    return [one for one in rows.columns if one not in {"low", "high", *hidden}]
