"""The versions of a dataset: in time, as a list, and the one that is chosen."""

import pandas as pd
import streamlit as st

from annotation.errors import WorkbenchError
from annotation.ui.app_pages.versions import details
from annotation.ui.app_pages.versions.forms import chosen_versions
from annotation.ui.app_pages.versions.picture import timeline
from annotation.ui.frame import error_state
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import Manifest

_FEW = 8
_HEIGHT = 320
_DRAWN = 2
"""Versions from which on a line says something."""


def draw() -> None:
    """The list of one dataset, and below it the version whose row is ticked, else the newest."""
    _ = words()
    manifests = chosen_versions(_)
    if not manifests:
        return
    try:
        tags = workbench().versions.tags(manifests[0].dataset)
    except WorkbenchError as error:
        error_state(error)
        tags = {}
    if len(manifests) >= _DRAWN:
        st.altair_chart(timeline(manifests, tags, _))
    chosen = _table(_, manifests, tags)
    details.draw(chosen, [tag for tag, number in tags.items() if number == chosen.version])


def _table(_: Words, manifests: list[Manifest], tags: dict[str, int]) -> Manifest:
    of_version: dict[int, list[str]] = {}
    for tag, number in tags.items():
        of_version.setdefault(number, []).append(tag)
    message = _("Message")
    table = pd.DataFrame(
        {
            _("Version"): [one.version for one in manifests],
            _("Tags"): [of_version.get(one.version, []) for one in manifests],
            message: [one.message for one in manifests],
            _("Published"): [_.moment(one.published_at) for one in manifests],
            _("Author"): [one.author for one in manifests],
            _("Articles"): [one.counts.get("articles", 0) for one in manifests],
            _("Claims"): [one.counts.get("claims", 0) for one in manifests],
            _("Rows"): [one.counts.get("rows", 0) for one in manifests],
        }
    )
    rows = st.dataframe(
        table,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height="content" if len(manifests) <= _FEW else _HEIGHT,
        column_config={message: st.column_config.TextColumn(width="large")},
        key=f"versions-{manifests[0].dataset}",
    )["selection"]["rows"]
    return manifests[rows[0]] if rows and rows[0] < len(manifests) else manifests[0]
