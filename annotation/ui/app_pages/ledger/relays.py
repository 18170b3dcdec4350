"""Who feeds whom: the flow from originators to outlets, how deep chains are, who cites whom, circles."""

import math
from typing import Any

import pandas as pd
import streamlit as st

from annotation.ui.app_pages.ledger import behind, charts, files, parts, shown
from annotation.ui.frame import escaped
from annotation.ui.messages import Words
from annotation.workbench.ledger import Cited, Flow, Ledger
from schemas import LedgerQuery

_GAP = 0.02
_HEAD = 0.82
"""How far along its arrow the head is drawn."""


def draw(found: Ledger, query: LedgerQuery, _: Words) -> None:
    """The flow, the depth of the chains, the network, the circles."""
    _flow(found, query, _)
    st.subheader(_("Through how many names"))
    parts.depths(found, query, _)
    _network(found, query, _)
    _circles(found, query, _)


def _flow(found: Ledger, query: LedgerQuery, _: Words) -> None:
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
    bands = bands.merge(pd.DataFrame([row | {"band": place} for place, row in enumerate(rows)]), on="band")
    titles = (_("Originator"), _("Relay"), _("Outlet"))
    chart = charts.flow(bands, blocks, name="name", tips=[giver, taker, claims], titles=titles)
    shown.picture(
        "flow", chart, rows, said=said, found=found, behind_it=lambda place: flows[place].rows,
        raw=lambda: [files.flow(one, found) for one in flows], _=_,
    )  # fmt: skip


def _sankey(flows: tuple[Flow, ...], names: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The bands, and the blocks that they run between, each layer from the largest down."""
    ends = {0: (0, 1), 1: (1, 2), 2: (0, 2)}
    sizes: dict[tuple[int, int], list[int]] = {}
    for one in flows:
        start, end = ends[one.layer]
        sizes.setdefault((start, one.giver), [0, 0])[0] += one.claims
        sizes.setdefault((end, one.taker), [0, 0])[1] += one.claims
    total = sum(max(both) for (x, _), both in sizes.items() if x == 0) or 1
    tops: dict[tuple[int, int], float] = {}
    blocks: list[dict[str, Any]] = []
    for x in range(3):
        top = 0.0
        layer = sorted((place for place in sizes if place[0] == x), key=lambda place: -max(sizes[place]))
        for place in layer:
            height = max(sizes[place]) / total
            tops[place] = top
            middle = top + height / 2
            blocks.append({"x": x, "y0": top, "y1": top + height, "middle": middle, "name": names[place[1]]})
            top += height + _GAP
    left, right = dict(tops), dict(tops)
    bands: list[dict[str, Any]] = []
    colours = {
        place[1]: charts.COLOURS[number % 6] for number, place in enumerate(p for p in sizes if p[0] == 0)
    }
    for number, one in enumerate(flows):
        start, end = ends[one.layer]
        width = one.claims / total
        heights = (left[start, one.giver], right[end, one.taker])
        left[start, one.giver] += width
        right[end, one.taker] += width
        colour = colours.get(one.giver, charts.GREY) if start == 0 else charts.GREY
        bands += [
            {"band": number, "colour": colour, **point} for point in charts.band(start, end, heights, width)
        ]
    return pd.DataFrame(bands), pd.DataFrame(blocks)


def _network(found: Ledger, query: LedgerQuery, _: Words) -> None:
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
        "who is cited; those of a circle are red and thick."
    ).format(
        pairs=_.number(len(cited)), claims=_.number(sum(one.claims for one in cited)), left=_.number(left_out)
    )
    places = found.places(cited)
    nodes = pd.DataFrame({"x": x, "y": y, "name": names[number]} for number, (x, y) in places.items())
    lines = pd.DataFrame(
        _line(one, places) | {citing: names[one.citing], source: names[one.cited], claims: one.claims}
        for one in cited
    )
    chart = charts.network(nodes, lines, name="name", tips=[citing, source, claims])
    shown.picture(
        "network",
        chart,
        rows,
        said=said,
        found=found,
        behind_it=lambda place: cited[place].rows,
        raw=lambda: [files.cited(one, found) for one in cited],
        _=_,
    )


def _line(one: Cited, places: dict[int, tuple[float, float]]) -> dict[str, Any]:
    (x, y), (x2, y2) = places[one.citing], places[one.cited]
    angle = math.degrees(math.atan2(x2 - x, y2 - y))
    head = {"hx": x + (x2 - x) * _HEAD, "hy": y + (y2 - y) * _HEAD, "angle": angle}
    width = 1 + min(math.log2(one.claims + 1), 5) + 3 * one.in_circle
    return {"x": x, "y": y, "x2": x2, "y2": y2, "in_circle": one.in_circle, "width": width, **head}


def _circles(found: Ledger, query: LedgerQuery, _: Words) -> None:
    st.subheader(_("Circles"))
    known = found.circles_in(query)
    if not known:
        st.caption(_("No sources of a story cite each other in a circle in what is chosen above."))
        return
    said = _(
        "Circles: {count}. Their sources cite each other in one story, so that nobody is left who knows."
    )
    st.caption(said.format(count=_.number(len(known))))
    for number, one in enumerate(known[: behind.MOST]):
        names = [found.book.entities[entity].name for entity in one.sources]
        with st.expander(escaped(" → ".join([*names, names[0]]))):
            behind.listed(found.evidence(one.rows[: behind.MOST]), key=f"circle-{number}", _=_)
    behind.left_out(len(known) - behind.MOST, _)
