"""A picture with its table, its n, its downloads, and the sentences behind each of its marks."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st
import vl_convert

from annotation.ui.app_pages.ledger import behind
from annotation.ui.app_pages.progress import forms
from annotation.ui.messages import Words
from annotation.workbench.ledger import Ledger

_NUMBERS = st.column_config.NumberColumn(format="localized")


def picture(
    name: str,
    chart: Any,
    rows: Sequence[dict[str, Any]],
    *,
    said: str,
    found: Ledger,
    behind_it: Callable[[int], Sequence[int]],
    raw: Callable[[], Sequence[Mapping[str, Any]]],
    _: Words,
) -> None:
    """Draw it.

    Args:
        name: of its files and widgets.
        chart: what draws the rows; none for a table alone.
        rows: what the table shows, a mark each.
        said: how to read it, with its n.
        found: whose claims they are.
        behind_it: gives the claims of a mark, by its place: rows of the book.
        raw: gives what the file of the table holds, see `files`.
    """
    st.caption(said)
    if chart is not None:
        st.altair_chart(chart, width="stretch")
        _downloads(name, chart, _)
    with st.expander(_("As a table"), icon=":material/table:", expanded=chart is None):
        picked = _table(name, rows, raw, _)
    if picked is not None:
        behind.claims(found, behind_it(picked), key=f"ledger-{name}", _=_)


def _table(
    name: str, rows: Sequence[dict[str, Any]], raw: Callable[[], Sequence[Mapping[str, Any]]], _: Words
) -> int | None:
    """The row that was chosen."""
    table = pd.DataFrame(rows)
    event: Any = st.dataframe(
        table,
        hide_index=True,
        height=forms.height(len(table)),
        on_select="rerun",
        selection_mode="single-row",
        key=f"ledger-table-{name}",
        column_config={
            name: _NUMBERS for name in table.columns if pd.api.types.is_numeric_dtype(table[name])
        },
        placeholder="–",
    )
    forms.below(f"ledger-{name}", _("Choose a row to see its sentences."), lambda: pd.DataFrame(raw()))
    chosen = event.selection.rows
    return chosen[0] if chosen and chosen[0] < len(rows) else None


def _downloads(name: str, chart: Any, _: Words) -> None:
    """The picture as files, on white ground."""
    row = st.container(horizontal=True, horizontal_alignment="right", gap="small")
    kinds = (("SVG", "image/svg+xml", _svg), ("PNG", "image/png", _png))
    for kind, media_type, make in kinds:
        row.download_button(
            kind,
            partial(make, chart),
            f"selon-{name}.{kind.lower()}",
            media_type,
            key=f"ledger-{kind}-{name}",
            icon=":material/download:",
            on_click="ignore",
            type="tertiary",
        )


def _spec(chart: Any) -> str:
    """Wide enough for a page, with letters that can be read there."""
    sized = chart.properties(width=960, background="white", padding=16)
    return str(
        sized.configure(font="sans-serif").configure_axis(labelFontSize=13, titleFontSize=13).to_json()
    )


def _svg(chart: alt.Chart) -> bytes:
    return vl_convert.vegalite_to_svg(_spec(chart)).encode()


def _png(chart: alt.Chart) -> bytes:
    return bytes(vl_convert.vegalite_to_png(_spec(chart), scale=2))
