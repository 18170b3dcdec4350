"""The registry as a file: take it out, bring one in after a look at what it would do."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from annotation.errors import WorkbenchError
from annotation.ui.app_pages.sources import forms
from annotation.ui.doing import act
from annotation.ui.frame import error_state
from annotation.ui.identity import annotator, may, while_allowed
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from annotation.workbench import Problem, decoded
from schemas import Source

_ROUND = "sources-file"
_MOST = 200


def draw() -> None:
    """The download for everybody, the upload for whoever may change the registry."""
    _ = words()
    registry = workbench().registry
    take, bring = st.columns(2, gap="large")
    with take:
        forms.heading(_("Take it out"))
        count = len(registry.index().entries)
        st.caption(_("A CSV of {count} entries, merged ones too.", count=_.number(count)))
        st.download_button(
            _("Download"),
            while_allowed("label", lambda: registry.table().encode()),
            "sources.csv",
            "text/csv",
            on_click="ignore",
            icon=":material/download:",
        )
    with bring:
        forms.heading(_("Bring a file"))
        if not may("sources"):
            st.caption(_("Leads and administrators change the registry."))
            return
        st.caption(
            _(
                "New entries are added, others revised. Entries that the file does not name stay, and fields "
                "that it has no column for."
            )
        )
        number = st.session_state.setdefault(_ROUND, 0)
        file = st.file_uploader(
            "CSV", type="csv", key=f"sources-upload-{number}", label_visibility="collapsed"
        )
    if file is not None:
        _look(file.name, file.getvalue(), _)


def _look(name: str, data: bytes, _: Words) -> None:
    """What the file would do; nothing is written before the button is pressed."""
    registry = workbench().registry
    try:
        text = decoded(data, path=name)
    except WorkbenchError as error:
        error_state(error)
        return
    with st.spinner(_("Reading…")):
        found = registry.look(text)
    said = _("{added} new, {changed} changed, {same} the same.")
    counts = {"added": len(found.added), "changed": len(found.changed), "same": found.same}
    st.markdown(said.format(**{key: _.number(value) for key, value in counts.items()}))
    if found.problems:
        st.error(_("Nothing can be imported before these lines are mended."))
        _problems(found.problems, _)
        return
    if not (found.added or found.changed):
        st.info(_("The registry is like this already."))
        return
    _changes([*found.added, *found.changed], len(found.added), _)

    def take() -> None:
        with st.spinner(_("Importing…")):
            registry.take(text, path=name, author=annotator())
        st.session_state[_ROUND] += 1

    if st.button(_("Import"), type="primary", icon=":material/upload:"):
        act(take, said.format(**{key: _.number(value) for key, value in counts.items()}))


def _problems(found: Sequence[Problem], _: Words) -> None:
    rows = [{_("Line"): one.line, _("Reason"): _(one.reason), _("What"): one.detail} for one in found[:_MOST]]
    st.dataframe(pd.DataFrame(rows), hide_index=True, height=forms.height(len(rows)))
    _more(len(found), _)


def _more(count: int, _: Words) -> None:
    if count > _MOST:
        st.caption(_("{count} more are not shown.", count=_.number(count - _MOST)))


def _changes(entries: list[Source], new: int, _: Words) -> None:
    rows = [
        {
            _("What"): _("new") if place < new else _("changed"),
            _("Id"): one.source_id,
            _("Name"): one.name,
            _("Aliases"): ", ".join(one.names[1:]),
        }
        for place, one in enumerate(entries[:_MOST])
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, height=forms.height(len(rows)))
    _more(len(entries), _)
