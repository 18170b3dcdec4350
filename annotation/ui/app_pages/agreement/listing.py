"""What analysts closed differently, the worst first."""

import streamlit as st

from annotation.ui.app_pages.agreement import behind, forms
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import AgreementQuery, AgreementReport, Disagreement, SharedUnit

_LEAST = 1
"""The weight of what is only named, so that the line can be read: the article shows the rest."""


def draw(_report: AgreementReport, query: AgreementQuery) -> None:
    """As many as one can read, each with a way to its article."""
    _ = words()
    with st.spinner(_("Looking for what differs…")):
        found = workbench().agreement.disagreements(query)
    if not found:
        st.success(_("Nothing was closed differently."))
        return
    said = _(
        "{count} units were closed differently. First come those in which one hears somebody and another "
        "nobody, then other roots, then opposite stances and polarities."
    )
    st.caption(said.format(count=_.number(len(found))))
    for one in found[: behind.MOST]:
        unit = SharedUnit(article_id=one.article_id, sentences=one.sentences, claims=())
        behind.unit(unit, _notes(one, _), key="differs", _=_)
    if len(found) > behind.MOST:
        st.caption(_("{count} more are not shown.", count=_.number(len(found) - behind.MOST)))


def _notes(one: Disagreement, _: Words) -> list[str]:
    notes = []
    for divergence in one.divergences:
        what = divergence.what
        name = forms.part_name(what, _)
        said = ", ".join(behind.values(what, divergence.values, _))
        notes.append(f"{name} ({said})" if divergence.weight > _LEAST else name)
    return notes
