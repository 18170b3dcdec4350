"""Three readers or more: what a model holds to be true beside the majority; made when somebody asks."""

import pandas as pd
import streamlit as st

from annotation.ui.app_pages.agreement import behind, forms
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import AgreementQuery, AgreementReport, LatentEstimate

_FEWEST = 3
_MADE = "agreement-latent"


def draw(report: AgreementReport, query: AgreementQuery) -> None:
    """A button, then a row a dimension, and the units in which the model outvotes the majority."""
    _ = words()
    if len(report.between.readers) < _FEWEST:
        return
    with st.expander(_("Three readers or more: who errs, and what is probably true")):
        st.caption(
            _(
                "Dawid and Skene’s model weighs readers by how well they agree with the others. It is an "
                "estimate, never a label; three who share a mistake are right for it."
            )
        )
        if st.button(_("Estimate"), icon=":material/calculate:"):
            with st.spinner(_("Estimating…")):
                st.session_state[_MADE] = (query, workbench().agreement.latent(query))
        asked, found = st.session_state.get(_MADE, (None, ()))
        if asked == query:
            _estimates(found, _)


def _estimates(found: tuple[LatentEstimate, ...], _: Words) -> None:
    if not found:
        st.info(_("No sentence or claim was judged by three analysts yet."))
        return
    readers = sorted({who for one in found for who in one.errors})
    errors = {
        _("Errors of {reader}", reader=who): [_percent(one.errors.get(who), _) for one in found]
        for who in readers
    }
    table = {
        _("Dimension"): [forms.dimension_name(one.dimension, _) for one in found],
        _("Units"): [one.units for one in found],
        _("Not as the majority"): [len(one.differing) for one in found],
    }
    st.dataframe(pd.DataFrame(table | errors), hide_index=True, height="content")
    differing = {one.dimension: one for one in found if one.differing}
    if not differing:
        return
    chosen = st.selectbox(
        _("Where it does not say what the majority says"),
        list(differing),
        format_func=lambda name: forms.dimension_name(name, _),
        width=420,
    )
    for one in differing[chosen].differing[: behind.MOST]:
        estimate = forms.value_name(chosen, one.estimate, _)
        said = _("probably {value} ({share} %)", value=estimate, share=_.number(round(100 * one.probability)))
        behind.unit(one.unit, [said, *behind.values(chosen, one.values, _)], key="latent", _=_)


def _percent(share: float | None, _: Words) -> str:
    return "" if share is None else f"{_.number(round(100 * share))} %"
