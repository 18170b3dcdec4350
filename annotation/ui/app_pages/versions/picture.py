"""A dataset in time: how many rows each version has, and which of them have tags."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from annotation.ui.messages import Words
from schemas import Manifest

_MOST = 500
"""Points: what a line of this width can show."""


def timeline(manifests: Sequence[Manifest], tags: Mapping[str, int], _: Words) -> alt.LayerChart:
    """Rows by version, the newest `_MOST`; tagged ones are named."""
    shown = manifests[:_MOST]
    names = {number: ", ".join(tag for tag, one in tags.items() if one == number) for number in tags.values()}
    version, rows, tag = _("Version"), _("Rows"), _("Tags")
    table = pd.DataFrame(
        {
            version: [one.version for one in shown],
            rows: [one.counts.get("rows", 0) for one in shown],
            tag: [names.get(one.version, "") for one in shown],
            _("Message"): [one.message for one in shown],
            _("Published"): [_.moment(one.published_at) for one in shown],
        }
    )
    base = alt.Chart(table).encode(
        x=alt.X(version, type="quantitative", axis=alt.Axis(tickMinStep=1, format="d", grid=False)),
        y=alt.Y(rows, type="quantitative", axis=alt.Axis(tickCount=4)),
        tooltip=list(table.columns),
    )
    tagged = base.transform_filter(alt.datum[tag] != "")
    drawn: alt.LayerChart = (
        base.mark_line(interpolate="step-after", strokeWidth=1.5)
        + base.mark_circle(size=40, opacity=1)
        + tagged.mark_text(dy=-12, align="center").encode(text=alt.Text(tag, type="nominal"))
    ).properties(height=170)
    return drawn
