"""Who changed what of an entry, the last change first."""

import pandas as pd
import streamlit as st

from annotation.ui.app_pages.sources import forms
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import Source

_CODES = {"kind": forms.KINDS, "affiliation": forms.AFFILIATIONS}


def draw(entry: Source) -> None:
    """A row a field that changed."""
    _ = words()
    rows = [
        {
            _("When"): _.moment(one.revision.made_at),
            _("Who"): one.revision.author or _("with the project"),
            _("What"): _(forms.CAUSES[one.revision.cause]),
            _("Field"): forms.field_name(change.field, _),
            _("Before"): _said(change.field, change.before, _),
            _("After"): _said(change.field, change.after, _),
        }
        for one in reversed(workbench().registry.told(entry.source_id))
        for change in one.changes
    ]
    wide = st.column_config.TextColumn(width="medium")
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        column_config={_("Before"): wide, _("After"): wide},
        height=forms.height(len(rows)),
    )


def _said(field: str, value: str, _: Words) -> str:
    names = _CODES.get(field, {})
    return _(names[value]) if value in names and value else value
