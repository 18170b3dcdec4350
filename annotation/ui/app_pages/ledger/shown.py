"""A picture with its table, its n, its downloads, and the sentences behind each of its marks."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any
from zlib import crc32

import pandas as pd
import streamlit as st
import vl_convert

from annotation.ui.app_pages.ledger import behind
from annotation.ui.app_pages.ledger.charts import CHOSEN
from annotation.ui.app_pages.ledger.dress import dressed, on_paper
from annotation.ui.app_pages.progress import forms
from annotation.ui.messages import Words
from annotation.workbench.ledger import Ledger

_MANY = 1000
"""Sources by which one book is told from another."""

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
) -> int | None:
    """Draw it.

    Args:
        name: of its files and widgets.
        chart: what draws the rows; none for a table alone.
        rows: what the table shows, a mark each.
        said: how to read it, with its n.
        found: whose claims they are.
        behind_it: gives the claims of a mark: rows of the book. A mark is the place of a row, or below zero
            what the chart has and the table has not.
        raw: gives what the file of the table holds, see `files`.

    Returns:
        the mark that was clicked on.
    """
    marked, state = None, _state(name, rows, found)
    st.caption(said)
    if chart is not None:
        marked = _drawn(state, chart, _)
        _downloads(name, chart, _)
        if marked is not None and marked < len(rows):
            behind.claims(found, behind_it(marked), key=f"ledger-mark-{state}-{marked}", _=_)
    with st.expander(_("As a table"), icon=":material/table:", expanded=chart is None):
        picked = _table(name, state, rows, raw, _)
    if picked is not None:
        behind.claims(found, behind_it(picked), key=f"ledger-row-{state}-{picked}", _=_)
    return marked


def _state(name: str, rows: Sequence[dict[str, Any]], found: Ledger) -> str:
    """Another one for another picture: what was clicked on in one says nothing of the next."""
    drawn = (len(found.book), [one.key for one in found.book.entities[:_MANY]], rows)
    return f"{name}-{crc32(repr(drawn).encode()):08x}"


def _drawn(state: str, chart: Any, _: Words) -> int | None:
    """The mark that was clicked on."""
    ground = "dark" if st.context.theme.type == "dark" else "light"
    event: Any = st.altair_chart(
        dressed(chart, ground=ground, language=_.language),
        width="stretch", on_select="rerun", selection_mode=CHOSEN, key=f"ledger-chart-{state}",
    )  # fmt: skip
    points = event.selection.get(CHOSEN)
    return points[-1].get("mark") if points else None


def _table(
    name: str,
    state: str,
    rows: Sequence[dict[str, Any]],
    raw: Callable[[], Sequence[Mapping[str, Any]]],
    _: Words,
) -> int | None:
    """The row that was chosen."""
    table = pd.DataFrame(rows)
    event: Any = st.dataframe(
        table,
        hide_index=True,
        height=forms.height(len(table)),
        on_select="rerun",
        selection_mode="single-row",
        key=f"ledger-table-{state}",
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
    row = st.container(horizontal=True, vertical_alignment="center", gap="small")
    row.caption(_("Click on a mark to see its sentences."))
    kinds = (("SVG", "image/svg+xml", _svg), ("PNG", "image/png", _png))
    for kind, media_type, make in kinds:
        row.download_button(
            kind,
            partial(make, chart, _.language),
            f"selon-{name}.{kind.lower()}",
            media_type,
            key=f"ledger-{kind}-{name}",
            icon=":material/download:",
            on_click="ignore",
            type="tertiary",
        )


def _svg(chart: Any, language: str) -> bytes:
    return vl_convert.vegalite_to_svg(on_paper(chart, language=language)).encode()


def _png(chart: Any, language: str) -> bytes:
    return bytes(vl_convert.vegalite_to_png(on_paper(chart, language=language), scale=2))
