"""Each dimension in a line, then spans, chains, the Admiralty diagonal, and analysts against themselves."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from annotation.ui.app_pages.agreement import bars, forms, settling
from annotation.ui.messages import Words
from annotation.ui.session import words
from schemas import (
    AgreementQuery,
    AgreementReport,
    ChainAgreement,
    Diagonal,
    Figures,
    SpanAgreement,
    Undefined,
    person_of,
)

_POLNEAR = {"source": (0.764, 0.840), "cue": (0.704, 0.815), "content": (0.652, 0.878)}
"""F1 of two annotators of English news, exact and by overlap; to compare with."""


def draw(report: AgreementReport, query: AgreementQuery) -> None:
    """All analysts together."""
    _ = words()
    if report.between.articles:
        _head(report.between, _)
        _figures(report.between, _)
        settling.draw(report, query)
    _diagonals(report.diagonals, _)
    if report.repeats:
        st.subheader(_("Analysts against themselves"))
        st.caption(_("Articles that somebody labelled a second time, without being told."))
    for one in report.repeats:
        st.markdown("**" + person_of(one.readers[0]).replace("*", "") + "**")
        _head(one, _)
        _figures(one, _)


def _head(found: Figures, _: Words) -> None:
    said = _("{readers} readers have {sentences} sentences of {articles} articles in common.")
    numbers = {"readers": len(found.readers), "sentences": found.sentences, "articles": found.articles}
    st.caption(said.format(**{name: _.number(value) for name, value in numbers.items()}))


def _figures(found: Figures, _: Words) -> None:
    st.html(bars.table(found.dimensions, _))
    st.caption(
        _(
            "Krippendorff’s alpha: 1 is perfect, 0 is chance; he asks for 0.800, and for 0.667 where "
            "conclusions may be tentative (the two marks). The verdict is of the lower end of the 95 % "
            "interval, by bootstrap over stories. The same: pairs of equal values, chance included."
        )
    )
    unsure = (one.alpha for one in found.dimensions if isinstance(one.alpha.value, float))
    why = {one.interval.reason for one in unsure if isinstance(one.interval, Undefined)}
    for reason in sorted(why):
        st.caption(_("Unsure verdicts have {reason}.", reason=_(forms.REASONS[reason])))
    left, right = st.columns([5, 4], gap="medium")
    with left:
        st.subheader(_("Spans of attributions"))
        _spans([one for one in found.spans if not one.readers], _)
    with right:
        st.subheader(_("Chains of sources"))
        _chains([one for one in found.chains if not one.readers], _)


def _spans(spans: Iterable[SpanAgreement], _: Words) -> None:
    rows = [
        {
            _("Part"): _(forms.SPAN_PARTS[one.part]),
            _("F1, exact"): forms.figure(one.exact, _),
            _("F1, overlap"): forms.figure(one.overlap, _),
            _("PolNeAR"): " / ".join(_.decimal(value) for value in _POLNEAR.get(one.part, ())),
            _("Spans"): one.exact.units,
        }
        for one in spans
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, height="content")
    st.caption(
        _(
            "Twice the common spans by all spans of both. PolNeAR: what two annotators of English news "
            "reached, exact and overlap."
        )
    )


def _chains(chains: Iterable[ChainAgreement], _: Words) -> None:
    rows = [
        {
            _("In common"): _(forms.CHAIN_PARTS[one.part]),
            _("Share"): forms.percent(one.share, _),
            _("Attributions"): one.share.units,
        }
        for one in chains
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, height="content")
    st.caption(_("Of the attributions that both readers made."))


def _diagonals(diagonals: Iterable[Diagonal], _: Words) -> None:
    rated = [one for one in diagonals if one.share.units]
    if not rated:
        return
    st.subheader(_("Admiralty ratings on the diagonal"))
    rows = [
        {
            _("Analyst"): one.reader or _("all"),
            _("A1, B2, C3, D4 or E5"): forms.percent(one.share, _),
            _("Ratings"): one.share.units,
        }
        for one in rated
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, height="content", width=560)
    st.caption(
        _(
            "Of the ratings with neither F nor 6. Who judges source and information apart leaves the "
            "diagonal now and then; raters who did not had 87 % there."
        )
    )
