"""Who cites whom: a network to move in, to point at and to click on; its circles are marked."""

import math
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from annotation.ui.app_pages.ledger import charts, files, going, shown
from annotation.ui.app_pages.ledger.address import SOURCE
from annotation.ui.frame import escaped
from annotation.ui.messages import Words
from annotation.workbench.ledger import Cited, Ledger, Spot
from schemas import LedgerQuery

_WIDE, _TALL = 1080, 660
"""Pixels of the ground that the sources are placed on."""

_BELOW = 18
"""Pixels from a source to the middle of its name and itself: the name stands below."""

_LETTERS = 24
"""Of a line of a name, which has two."""

_STEPS = 10
"""Points of an arrow, which bends so that one that leads back lies beside it."""

_BEND, _HEAD = 0.09, 15
"""How far an arrow bends, in parts of its length; pixels that it ends before the middle of a source."""


def draw(found: Ledger, query: LedgerQuery, _: Words) -> None:
    """The picture of those who cite each other most, with its table."""
    cited, left_out = found.network(query)
    if not cited:
        return
    st.subheader(_("Who cites whom"))
    names = [one.name for one in found.book.entities]
    citing, source, claims, circle = _("Cites"), _("Is cited"), _("Claims"), _("In a circle")
    rows = [
        {
            citing: names[one.citing],
            source: names[one.cited],
            claims: one.claims,
            circle: _("yes") if one.in_circle else "",
        }
        for one in cited
    ]
    said = _(
        "{pairs} pairs, n {claims} claims; {left} pairs with fewer claims are not drawn. An arrow leads to "
        "who is cited; those of a circle are red, dashed and thick, and its sources are diamonds. Point at a "
        "source to see whom it has to do with, click on it or on an arrow for the sentences. Drag to move, "
        "Ctrl and the wheel to come nearer, twice a click to be back."
    ).format(
        pairs=_.number(len(cited)), claims=_.number(sum(one.claims for one in cited)), left=_.number(left_out)
    )
    chart = _picture(cited, rows, found, tips=[citing, source, claims], _=_)

    marked = shown.picture(
        "network", chart, rows, said=said, found=found, behind_it=lambda mark: _behind(mark, cited),
        raw=lambda: [files.cited(one, found) for one in cited], _=_,
    )  # fmt: skip
    if marked is not None and marked < 0:
        _way_to(-1 - marked, cited, found, _)


def _picture(
    cited: Sequence[Cited], rows: Sequence[dict[str, Any]], found: Ledger, *, tips: list[str], _: Words
) -> Any:
    """The sources and the arrows at their places; the rows are what the tips say of the arrows."""
    names = [one.name for one in found.book.entities]
    spots = found.spots(cited, wide=_WIDE, tall=_TALL, letters=lambda one: max(map(len, _lines(names[one]))))
    nodes = pd.DataFrame(_node(one, spot, cited, names, _) for one, spot in spots.items())
    lines = pd.DataFrame(
        {"mark": place, "in_circle": one.in_circle, "width": _width(one), "near": _near(one, place), **point}
        | rows[place]
        for place, one in enumerate(cited)
        for point in _arrow(one, spots)
    )
    return _chart(nodes, lines, tips=tips)


def _behind(mark: int, cited: Sequence[Cited]) -> Sequence[int]:
    """The claims of an arrow, or of all arrows of a source."""
    if mark >= 0:
        return cited[mark].rows
    return sorted({row for one in cited if -1 - mark in (one.citing, one.cited) for row in one.rows})


def _way_to(entity: int, cited: Sequence[Cited], found: Ledger, _: Words) -> None:
    """The way to the page of a source that is drawn."""
    if not any(entity in (one.citing, one.cited) for one in cited):
        return
    one = found.book.entities[entity]
    said = _("The page of {name}", name=escaped(one.name))
    if st.button(said, icon=":material/arrow_forward:", type="tertiary"):
        going.go(SOURCE, one.key)


def _node(one: int, spot: Spot, cited: Sequence[Cited], names: Sequence[str], _: Words) -> dict[str, Any]:
    """A source; its mark is below zero, as those from zero are the arrows'."""
    here = [(place, it) for place, it in enumerate(cited) if one in (it.citing, it.cited)]
    near = {-1 - one, *(place for place, _it in here)}
    near |= {-1 - end for _place, it in here for end in (it.citing, it.cited)}
    times = sum(it.claims for _place, it in here if it.cited == one)
    return {
        "mark": -1 - one,
        "near": _list(near),
        "x": spot.x,
        "y": spot.y,
        "label": "\n".join(_lines(names[one])),
        _("Source"): names[one],
        _("Is cited"): times,
        _("Cites"): sum(it.claims for _place, it in here if it.citing == one),
        "size": 90 + 40 * min(math.log2(times + 1), 8),
        "shape": "diamond" if any(it.in_circle for _place, it in here) else "circle",
    }


def _lines(name: str) -> list[str]:
    return textwrap.wrap(name, _LETTERS, max_lines=2, placeholder="…", break_long_words=True)


def _near(one: Cited, place: int) -> str:
    return _list({place, -1 - one.citing, -1 - one.cited})


def _list(marks: Iterable[int]) -> str:
    """Marks as letters, for a table on its way to the browser holds no lists."""
    return f" {' '.join(map(str, sorted(marks)))} "


def _width(one: Cited) -> float:
    return 1 + min(math.log2(one.claims + 1), 6) / 2 + 1.5 * one.in_circle


def _arrow(one: Cited, spots: Mapping[int, Spot]) -> list[dict[str, Any]]:
    """The points of a bend from who cites to who is cited (a quadratic Bézier curve)."""
    start, end = spots[one.citing], spots[one.cited]
    dx, dy = end.x - start.x, end.y - start.y
    middle = (start.x + dx / 2 + dy * _BEND, start.y + dy / 2 - dx * _BEND)
    last = max(1 - _HEAD / (math.hypot(dx, dy) or 1), 0.5)
    found = []
    for step in range(_STEPS + 1):
        t = last * step / _STEPS
        x, y = (
            (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c
            for a, b, c in zip((start.x, start.y), middle, (end.x, end.y), strict=True)
        )
        found.append({"x": x, "y": y, "step": step, "dx": end.x - middle[0], "dy": end.y - middle[1]})
    return found


def _chart(nodes: pd.DataFrame, lines: pd.DataFrame, *, tips: list[str]) -> Any:
    """Sources as points, an arrow to whom each cites; what is far from what is pointed at fades."""
    place = {
        "x": alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, _WIDE], nice=False)),
        "y": alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-_BELOW, _TALL - _BELOW], nice=False)),
    }
    over = alt.selection_point("over", fields=["mark"], on="pointerover", clear="pointerout")
    moved = alt.selection_interval(
        "moved", bind="scales", zoom="wheel![event.ctrlKey || event.metaKey]", clear="dblclick"
    )
    looked_at = "(isDefined(over.mark) ? over.mark[0] : chosen.mark[0])"
    is_near = (
        "!isDefined(over.mark) && !isDefined(chosen.mark)"
        f" || indexof(datum.near, ' ' + {looked_at} + ' ') >= 0"
    )
    opacity = alt.condition(is_near, alt.value(1), alt.value(0.12))
    red = alt.condition("datum.in_circle", alt.value(charts.RED), alt.value(charts.GREY))
    drawn: Any = alt.Chart(lines)
    edges = drawn.mark_line().encode(
        **place, detail="mark:N", order="step:Q", color=red, opacity=opacity, tooltip=tips,
        strokeWidth=alt.StrokeWidth("width:Q", scale=None, legend=None),
        strokeDash=alt.condition("datum.in_circle", alt.value([9, 3]), alt.value([1, 0])),
    )  # fmt: skip
    turned = f"180 / PI * atan2(datum.dx * width / {_WIDE}, datum.dy * height / {_TALL})"
    heads = (
        drawn.transform_filter(f"datum.step == {_STEPS}")
        .transform_calculate(turned=turned)
        .mark_point(shape="triangle", filled=True, size=110)
        .encode(**place, angle=alt.Angle("turned:Q", scale=None), color=red, opacity=opacity, tooltip=tips)
    )
    points, *texts = _sources(nodes, place, opacity)
    return alt.layer(edges, heads, points.add_params(charts.chosen(), over, moved), *texts).properties(
        height=_TALL
    )


def _sources(nodes: pd.DataFrame, place: Mapping[str, Any], opacity: Any) -> tuple[Any, ...]:
    """The points of the sources, and their names, with a halo, below them."""
    named: Any = alt.Chart(nodes)
    hidden = {"mark", "near", "x", "y", "label", "size", "shape"}
    points = named.mark_point(filled=True, color=charts.BLUE).encode(
        **place, opacity=opacity, tooltip=[one for one in nodes.columns if one not in hidden],
        size=alt.Size("size:Q", scale=None, legend=None), shape=alt.Shape("shape:N", scale=None, legend=None),
    )  # fmt: skip
    said = named.encode(**place, text="label:N", opacity=opacity)
    below = {"dy": 11, "baseline": "top", "lineBreak": "\n", "fontSize": 12}
    return points, said.mark_text(style=charts.HALO, **below), said.mark_text(**below)
