"""Compare two versions: what changed, why, from which value to which, sentence by sentence."""

import io
from collections.abc import Callable, Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from annotation.errors import WorkbenchError
from annotation.ui.app_pages.versions.forms import (
    CAUSES,
    CHANGES,
    FATES,
    chosen_versions,
    dimension_name,
    heading,
    metrics,
)
from annotation.ui.frame import error_state, escaped
from annotation.ui.identity import while_allowed
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import Confusion, DiffSummary, Manifest, RowChange

if TYPE_CHECKING:
    from annotation.workbench.exporting import Difference

_SEEN = "versions-compared"
_SHOWN = 200
"""Rows in the table: who wants all of them takes the file."""


def draw() -> None:
    """Two versions to choose, then the difference between them."""
    _ = words()
    manifests = chosen_versions(_)
    if not manifests:
        return
    if len(manifests) < 2:  # noqa: PLR2004 (it takes two)
        st.info(_("There is one version only. Publish another one to compare."))
        return
    name = manifests[0].dataset
    named = {one.version: _named(_, one) for one in manifests}
    left, right, ask = st.columns([3, 3, 1.2], vertical_alignment="bottom")
    numbers = list(named)
    old = left.selectbox(_("From"), numbers, index=1, format_func=named.__getitem__, key=f"old-{name}")
    new = right.selectbox(_("To"), numbers, index=0, format_func=named.__getitem__, key=f"new-{name}")
    if ask.button(_("Compare"), type="primary", width="stretch"):
        try:
            with st.spinner(_("Comparing…")):
                st.session_state[_SEEN] = workbench().versions.compare(name, old, new)
        except WorkbenchError as error:
            error_state(error)
    found = st.session_state.get(_SEEN)
    if found and (found.new.dataset, found.old.version, found.new.version) == (name, old, new):
        _difference(_, found)


def _named(_: Words, manifest: Manifest) -> str:
    return f"{_.number(manifest.version)} · {manifest.message}"


def _difference(_: Words, found: "Difference") -> None:
    summary: DiffSummary = found.summary
    metrics(summary.fates, CHANGES, _)
    if not summary.causes:
        st.success(_("The two versions hold the same rows."))
        return
    causes = ", ".join(f"{_(CAUSES[cause])} ({_.number(count)})" for cause, count in summary.causes.items())
    st.markdown(_("Why: {causes}", causes=causes))
    if summary.crossed:
        st.warning(
            _(
                "{count} rows are in another split than before. A test set that they left or joined "
                "cannot be compared.",
                count=_.number(summary.crossed),
            )
        )
    _confusions(_, summary.confusions)
    _rows(_, found)


def _confusions(_: Words, confusions: tuple[Confusion, ...]) -> None:
    changed = {one.dimension: one for one in confusions if one.changed}
    if not changed:
        return
    heading(_("Old values against new ones"))
    chosen = st.selectbox(
        _("Dimension"), list(changed), format_func=lambda name: dimension_name(name, _), width=320
    )
    one = changed[chosen]
    none = _("(none)")
    values = sorted({value or none for old, new, _count in one.counts for value in (old, new)})
    table = pd.DataFrame(0, index=values, columns=values)
    for old, new, count in one.counts:
        table.loc[old or none, new or none] = count
    table.index.name = _("old ↓ new →")
    st.dataframe(table.reset_index(), hide_index=True, height="content", width="content")


def _rows(_: Words, found: "Difference") -> None:
    heading(_("Sentence by sentence"))
    summary: DiffSummary = found.summary
    left, as_csv, as_json = st.columns([3, 1, 1], vertical_alignment="bottom")
    causes = left.multiselect(
        _("Only these causes"),
        list(summary.causes),
        format_func=lambda cause: _(CAUSES[cause]),
        placeholder=_("All"),
    )
    stem = f"{summary.dataset}-v{summary.old}-v{summary.new}"
    files: Iterable[tuple[Any, str, str, Callable[[Difference, io.BytesIO], None]]] = (
        (as_csv, "csv", "text/csv", workbench().versions.diff_csv),
        (as_json, "json", "application/json", workbench().versions.diff_json),
    )
    for column, kind, media_type, write in files:
        column.download_button(
            kind.upper(),
            while_allowed("publish", _written(found, write)),
            f"{stem}.{kind}",
            media_type,
            on_click="ignore",
            width="stretch",
        )
    wanted = (one for one in found.changes() if not causes or set(causes) & set(one.causes))
    shown = list(islice(wanted, _SHOWN + 1))
    sentences = found.sentences(one.row_id for one in shown)
    for one in shown[:_SHOWN]:
        st.markdown(_line(_, one, sentences.get(one.row_id, "")))
    if len(shown) > _SHOWN:
        st.caption(_("The first {count} rows. All of them are in the files.", count=_.number(_SHOWN)))


def _line(_: Words, change: RowChange, sentence: str) -> str:
    """One row: what became of it and why, its sentence, and each value that is another one."""
    causes = ", ".join(_(CAUSES[cause]) for cause in change.causes)
    head = f":gray-badge[{_(FATES[change.fate])}] {causes}"
    if change.crossed:
        head = f"**{head} · {escaped(change.old['split'])} → {escaped(change.new['split'])}**"
    lines = [head, f"“{escaped(sentence)}”"]
    if change.fate == "changed":
        lines += [
            f"{escaped(name)}: ~~{escaped(change.old[name]) or '–'}~~ → **{escaped(value) or '–'}**"
            for name, value in change.new.items()
            if name != "sentence_text"
        ]
    else:
        cells = change.new or change.old
        told = [escaped(cells[name]) for name in _TOLD if cells.get(name)]
        lines.append(" · ".join(told))
    return "  \n".join(filter(None, lines))


_TOLD = ("annotator", "voice", "source_name", "cue_text", "content_text", "factuality_source", "stance")


def _written(found: "Difference", write: Callable[["Difference", io.BytesIO], None]) -> Callable[[], bytes]:
    def make() -> bytes:
        out = io.BytesIO()
        write(found, out)
        return out.getvalue()

    return make
