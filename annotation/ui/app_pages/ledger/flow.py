"""The flow of claims from originators over relays to outlets: a Sankey diagram."""

from collections.abc import Iterator
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from annotation.ui.app_pages.ledger import charts, files, shown
from annotation.ui.messages import Words
from annotation.workbench.ledger import Flow, Ledger
from schemas import LedgerQuery

_ENDS = {0: (0, 1), 1: (1, 2), 2: (0, 2)}
"""The layers that a flow of each kind runs between."""

_TALL = 400
"""Pixels of all claims of the first layer."""

_LINE, _GAP = 15, 9
"""Pixels of a name, which a block has at least, and between two."""

_STEPS = 10
"""Points by which a band bends; the most bands there can be have fewer than the 5,000 rows of a picture."""

_LETTERS, _MARGIN = 27, 0.6
"""Of a name, and the room for it beside the first layer and the last."""

Place = tuple[int, int]
"""A layer, and an entity in it."""


def draw(found: Ledger, query: LedgerQuery, _: Words) -> None:
    """The picture of the largest of each layer, with its table."""
    st.subheader(_("From the originator to the outlet"))
    flows, left_out = found.flows(query)
    if not flows:
        st.info(_("No claim here has a source and an outlet. Name outlets on the Articles page."))
        return
    names = [one.name for one in found.book.entities]
    giver, taker, claims = _("From"), _("To"), _("Claims")
    rows = [{giver: names[one.giver], taker: names[one.taker], claims: one.claims} for one in flows]
    total = sum(one.claims for one in flows if one.layer > 0)
    said = _("n {count} claims; {left} more go between sources with fewer claims.").format(
        count=_.number(total), left=_.number(left_out)
    )
    bands, blocks = _sankey(flows, names)
    bands = bands.merge(pd.DataFrame([row | {"mark": place} for place, row in enumerate(rows)]), on="mark")
    titles = (_("Originator"), _("Relay"), _("Outlet"))
    chart = _chart(bands, blocks, tips=[giver, taker, claims], titles=titles)
    shown.picture(
        "flow", chart, rows, said=said, found=found, behind_it=lambda place: flows[place].rows,
        raw=lambda: [files.flow(one, found) for one in flows], _=_,
    )  # fmt: skip


def _sankey(flows: tuple[Flow, ...], names: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The bands, and the blocks that they run between, each layer from the largest down; in pixels."""
    sizes: dict[Place, list[int]] = {}
    for one in flows:
        start, end = _ENDS[one.layer]
        sizes.setdefault((start, one.giver), [0, 0])[0] += one.claims
        sizes.setdefault((end, one.taker), [0, 0])[1] += one.claims
    pixels = _TALL / (sum(max(both) for (x, _), both in sizes.items() if x == 0) or 1)
    blocks = _blocks({place: max(both) * pixels for place, both in sizes.items()})
    colours = {
        place: charts.COLOURS[number % 6] for number, place in enumerate(one for one in blocks if not one[0])
    }
    left, right = ({place: top for place, (top, _) in blocks.items()} for _ in range(2))
    bands: list[dict[str, Any]] = []
    for number, one in enumerate(flows):
        start, end = _ENDS[one.layer]
        giver, taker, width = (start, one.giver), (end, one.taker), one.claims * pixels
        colour = colours.get(giver, charts.GREY)
        points = _band(start, end, (left[giver], right[taker]), width)
        bands += [{"mark": number, "colour": colour, **point} for point in points]
        left[giver] += width
        right[taker] += width
    boxes = [
        {"x": x, "y0": top, "y1": top + height, "middle": top + height / 2, "name": names[entity]}
        | {"label": charts.short(names[entity], _LETTERS)}
        for (x, entity), (top, height) in blocks.items()
    ]
    return pd.DataFrame(bands), pd.DataFrame(boxes)


def _blocks(heights: dict[Place, float]) -> dict[Place, tuple[float, float]]:
    """The top and the height of each block: layers are centred, and no name lies on the next."""
    layers = [
        sorted((one for one in heights if one[0] == x), key=lambda one: -heights[one]) for x in range(3)
    ]
    rooms = [[max(heights[one], _LINE) + _GAP for one in layer] for layer in layers]
    most = max(map(sum, rooms))
    found: dict[Place, tuple[float, float]] = {}
    for layer, room in zip(layers, rooms, strict=True):
        top = (most - sum(room)) / 2
        for one, own in zip(layer, room, strict=True):
            found[one] = (top + (own - heights[one]) / 2, heights[one])
            top += own
    return found


def _band(x: float, end: float, top: tuple[float, float], width: float) -> Iterator[dict[str, float]]:
    """The outline of a band that bends from one height to another (a smooth step)."""
    for step in range(_STEPS + 1):
        part = step / _STEPS
        bent = part * part * (3 - 2 * part)
        upper = top[0] + (top[1] - top[0]) * bent
        yield {"x": x + (end - x) * part, "y0": upper, "y1": upper + width}


def _chart(bands: pd.DataFrame, blocks: pd.DataFrame, *, tips: list[str], titles: tuple[str, ...]) -> Any:
    """Bands between layers, as wide as what flows in them."""
    height = float(max(blocks["y1"].max(), _TALL))
    along = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-_MARGIN, 2 + _MARGIN], nice=False))
    down = alt.Y("y0:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False))
    drawn: Any = alt.Chart(bands)
    is_chosen = alt.condition(charts.chosen(), alt.value(0.5), alt.value(0.1))
    area = drawn.mark_area(interpolate="linear").encode(
        x=along, y=down, y2="y1:Q", detail="mark:N", opacity=is_chosen, tooltip=tips,
        color=alt.Color("colour:N", scale=None, legend=None),
    )  # fmt: skip
    place: Any = alt.Chart(blocks)
    boxes = place.mark_bar(size=12, color=charts.GREY).encode(x=along, y=down, y2="y1:Q", tooltip="name:N")
    texts = []
    for sides, (align, dx) in {"datum.x == 0": ("right", -12), "datum.x > 0": ("left", 12)}.items():
        beside = place.transform_filter(sides).encode(
            x=along, y=alt.Y("middle:Q", axis=None), text="label:N", tooltip="name:N"
        )
        style = {"align": align, "dx": dx, "fontSize": 12, "limit": 200}
        texts += [beside.mark_text(style=charts.HALO, **style), beside.mark_text(**style)]
    heads: Any = alt.Chart(pd.DataFrame({"x": range(len(titles)), "title": list(titles)}))
    above = heads.mark_text(fontSize=13, fontWeight="bold").encode(x=along, y=alt.value(-12), text="title:N")
    return alt.layer(area.add_params(charts.chosen()), boxes, *texts, above).properties(
        height=height + 33, padding={"top": 28, "left": 5, "right": 5, "bottom": 5}
    )
