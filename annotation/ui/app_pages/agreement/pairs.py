"""Two analysts: kappa and shares in a dimension, and one's values against the other's with the sentences."""

from typing import Any

import pandas as pd
import streamlit as st

from annotation.ui.app_pages.agreement import behind, forms
from annotation.ui.frame import escaped
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import AgreementQuery, AgreementReport, Cell, CrossTable, PairAgreement

_DIAGONAL = "background-color: rgba(128, 128, 128, .18)"


def draw(report: AgreementReport, query: AgreementQuery) -> None:
    """The dimension, its pairs of readers, the table of one pair, the sentences of one cell."""
    _ = words()
    pairs = report.between.pairs
    if not pairs:
        st.info(_("No two analysts have judged the same sentence or claim yet."))
        return
    left, right = st.columns(2)
    dimension: str = left.selectbox(
        _("Dimension"),
        list(dict.fromkeys(one.dimension for one in pairs)),
        format_func=lambda name: forms.dimension_name(name, _),
    )
    here = {one.readers: one for one in pairs if one.dimension == dimension}
    chosen: tuple[str, str] = right.selectbox(
        _("Whose values"),
        sorted(here, key=lambda readers: -here[readers].share.units),
        format_func=lambda readers: _("{first} and {second}", first=readers[0], second=readers[1]),
        key=f"pair-{dimension}",
    )
    _table(list(here.values()), _)
    _spans(report, chosen, _)
    st.subheader(_("Values against each other"))
    _cross(workbench().agreement.confusion(dimension, chosen, query), _)


def _table(pairs: list[PairAgreement], _: Words) -> None:
    rows = [
        {
            _("Analysts"): " · ".join(one.readers),
            _("Cohen’s kappa"): forms.figure(one.kappa, _),
            _("The same"): forms.percent(one.share, _),
            _("Units"): one.share.units,
            _("Articles"): one.share.articles,
        }
        for one in pairs
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, height="content")
    st.caption(
        _("Kappa: 1 is perfect, 0 is chance. In parentheses the 95 % interval, by bootstrap over stories.")
    )


def _spans(report: AgreementReport, readers: tuple[str, str], _: Words) -> None:
    spans = [one for one in report.between.spans if one.readers == readers]
    chains = [one for one in report.between.chains if one.readers == readers]
    if not spans:
        return
    with st.expander(_("Spans and chains of these two")):
        left, right = st.columns(2, gap="large")
        table = {
            _("Part"): [_(forms.SPAN_PARTS[one.part]) for one in spans],
            _("F1, exact"): [forms.figure(one.exact, _) for one in spans],
            _("F1, overlap"): [forms.figure(one.overlap, _) for one in spans],
            _("Spans"): [one.exact.units for one in spans],
        }
        left.dataframe(pd.DataFrame(table), hide_index=True, height="content")
        parts = {
            _("In common"): [_(forms.CHAIN_PARTS[one.part]) for one in chains],
            _("Share"): [forms.percent(one.share, _) for one in chains],
            _("Attributions"): [one.share.units for one in chains],
        }
        right.dataframe(pd.DataFrame(parts), hide_index=True, height="content")


def _cross(table: CrossTable, _: Words) -> None:
    """Click a cell to read what lies behind it."""
    first, second = table.readers
    names = [forms.value_name(table.dimension, code, _) for code in table.codes]
    place = {code: index for index, code in enumerate(table.codes)}
    counts: list[list[int | None]] = [[None] * len(names) for _name in names]
    for cell in table.cells:
        counts[place[cell.first]][place[cell.second]] = len(cell.units)
    corner = f"{first} ↓  {second} →"
    frame = pd.DataFrame(counts, columns=names, dtype="Int64")
    frame.insert(0, corner, names)
    event: Any = st.dataframe(
        frame.style.apply(_diagonal, axis=None),
        hide_index=True,
        height="content",
        width="content",
        placeholder="",
        on_select="rerun",
        selection_mode="single-cell",
        key=f"cross-{table.dimension}-{first}-{second}",
    )
    st.caption(_("Grey: both say the same. Choose a number to read its sentences."))
    for row, name in event.selection.cells[:1]:
        _behind(table, row, names.index(name) if name in names else None, _)


def _diagonal(frame: pd.DataFrame) -> pd.DataFrame:
    styles = pd.DataFrame("", index=frame.index, columns=frame.columns)
    for index in range(len(frame)):
        styles.iat[index, index + 1] = _DIAGONAL
    return styles


def _behind(table: CrossTable, row: int, column: int | None, _: Words) -> None:
    """The sentences of a cell; of a whole row where the value at its head was chosen."""
    chosen = [
        one
        for one in table.cells
        if one.first == table.codes[row] and (column is None or one.second == table.codes[column])
    ]
    if not chosen:
        st.caption(_("No sentence has these two values."))
    for one in chosen:
        heads = " · ".join(behind.values(table.dimension, _said(table, one), _))
        st.markdown("**" + escaped(heads) + "** (" + _.number(len(one.units)) + ")")
        behind.units(one.units, key=f"cell-{one.first}-{one.second}", _=_)


def _said(table: CrossTable, cell: Cell) -> dict[str, str]:
    return dict(zip(table.readers, (cell.first, cell.second), strict=True))
