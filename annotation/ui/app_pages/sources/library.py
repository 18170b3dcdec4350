"""The registry: search as one types, filters, a page of it at a time; below it the entry that is open."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from annotation.ui.app_pages.sources import entry, forms
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import AFFILIATIONS, HOP_KINDS, Source, SourceQuery

PAGE = 100


def draw() -> None:
    """Filters over the table; below it the entry whose row is ticked, or which the address names."""
    _ = words()
    registry = workbench().registry
    if not registry.index().entries:
        st.info(_("The registry is empty. Make a new entry, or bring a file."))
        return
    query = _query(_)
    found = registry.listed(query)
    if found:
        _listed(found, _)
    else:
        st.info(_("No entry is like that. Clear the search or a filter."))
    asked = str(st.session_state.get(forms.OPEN) or st.query_params.get("source") or "")
    if asked:
        st.session_state[forms.OPEN] = asked
        if st.query_params.get("source") != asked:
            st.query_params["source"] = asked
        entry.draw(asked)


def _query(_: Words) -> SourceQuery:
    search, kind, country, affiliation, state = st.columns([3, 1.6, 1.9, 1.7, 1.5])
    states = {
        "": _("Any state"),
        "graded": _("Graded"),
        "ungraded": _("Not graded"),
        "merged": _("Merged"),
    }
    typed = search.text_input(
        _("Search"), type="search", live=True, placeholder=_("a name, in any spelling"),
        label_visibility="collapsed", key="sources-search",
    )  # fmt: skip
    there = {one.country for one in workbench().registry.index().entries if one.country}
    by_name = sorted(there, key=lambda code: forms.country(code, _))
    kinds = {"": _("Any kind")} | {code: _(forms.KINDS[code]) for code in HOP_KINDS}
    lands = {"": _("Any country")} | {code: forms.country(code, _) for code in by_name}
    near = {"": _("Any nearness to a state")}
    near |= {code: _(forms.AFFILIATIONS[code]) for code in AFFILIATIONS if code}
    return SourceQuery.model_validate(
        {
            "search": typed or "",
            "kind": _choice(kind, _("Kind"), kinds),
            "country": _choice(country, _("Country"), lands),
            "affiliation": _choice(affiliation, _("Nearness to a state"), near),
            "state": _choice(state, _("State"), states),
        }
    )


def _choice(place: DeltaGenerator, label: str, names: dict[str, str]) -> str:
    chosen = place.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        label_visibility="collapsed",
        key=f"sources-{label}",
    )
    return chosen or ""


def _listed(found: Sequence[Source], _: Words) -> None:
    caption, turner = st.columns([8, 1.2], vertical_alignment="center")
    pages = -(-len(found) // PAGE)
    page = 1
    if pages > 1:
        label = _("Page, of {count}", count=_.number(pages))
        page = int(turner.number_input(label, 1, pages, key=f"sources-page-{pages}"))
    said = _("{count} entries. Tick a row to see the entry, with its grades and its history.")
    caption.caption(said.format(count=_.number(len(found))))
    _table(found[PAGE * (page - 1) : PAGE * page], _)


def _table(rows: Sequence[Source], _: Words) -> None:
    index, today = workbench().registry.index(), workbench().overseeing.today()
    good = [index.grade_on(one.source_id, today) for one in rows]
    table = {
        _("Name"): [one.name for one in rows],
        _("Kind"): [_(forms.KINDS[one.kind]) for one in rows],
        _("Country"): [forms.countries(_.language).get(one.country, one.country) for one in rows],
        _("Grade"): [grade[1].value if grade else "" for grade in good],
        _("Parent"): [_name(one.parent or one.merged_into) for one in rows],
        _("Aliases"): [", ".join(one.names[1:]) for one in rows],
        _("Id"): [one.source_id for one in rows],
    }
    ids = [one.source_id for one in rows]
    key = f"sources-table-{hash(tuple(ids))}"
    st.dataframe(
        pd.DataFrame(table),
        hide_index=True,
        on_select=partial(_ticked, key, ids),
        selection_mode="single-row",
        column_config={
            _("Name"): st.column_config.TextColumn(width="medium"),
            _("Aliases"): st.column_config.TextColumn(width="large"),
        },
        height=forms.height(len(rows)),
        key=key,
    )


def _ticked(key: str, ids: Sequence[str]) -> None:
    """Open the entry of the row; when its tick is taken away, close it."""
    event: Any = st.session_state[key]
    rows = event["selection"]["rows"]
    forms.show(ids[rows[0]] if rows else "")


def _name(source_id: str) -> str:
    found = workbench().registry.index().by_id.get(source_id)
    return found.name if found else source_id
