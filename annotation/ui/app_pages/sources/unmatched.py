"""Names of sources in labels that no entry has: give each to an entry, make one of it, or set it aside."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from annotation.ui.app_pages.annotate import open_article
from annotation.ui.app_pages.sources import forms
from annotation.ui.doing import act
from annotation.ui.frame import escaped
from annotation.ui.identity import annotator, may
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from annotation.workbench import source_of
from schemas import HOP_KINDS, UnmatchedName

PAGE = 50
NAME = "sources-name"


def draw() -> None:
    """The names, the most frequent first; below them what can be done with the one that is ticked."""
    _ = words()
    with st.spinner(_("Reading…")):
        names = workbench().unmatched.names(annotator(), sees_others=may("sources"))
    if (wanted := st.session_state.get(NAME)) and wanted not in {one.name for one in names}:
        st.session_state[NAME] = ""
        st.info(_("“{name}” has an entry by now, or no label holds it any more.", name=escaped(wanted)))
    if not names:
        st.success(_("Every name of a source in the labels has an entry."), icon=":material/task_alt:")
        return
    left, right = st.columns([5, 2], vertical_alignment="center")
    choices = {"open": _("To decide"), "aside": _("Set aside")}
    wanted = right.segmented_control(
        _("State"), list(choices), format_func=choices.__getitem__, default="open", required=True,
        label_visibility="collapsed", key="sources-aside",
    )  # fmt: skip
    found = [one for one in names if one.is_aside is (wanted == "aside")]
    with left:
        _caption(found, _)
    if not found:
        st.info(_("None of them is here."))
        return
    shown = found[:PAGE]
    with st.spinner(_("Comparing…")):
        _table(shown, _)
    if len(found) > PAGE:
        st.caption(_("{count} more are not shown.", count=_.number(len(found) - PAGE)))
    chosen = next((one for one in found if one.name == st.session_state.get(NAME)), None)
    if chosen:
        following = [*shown[shown.index(chosen) + 1 :], *shown] if chosen in shown else shown
        _panel(chosen, next((one.name for one in following if one != chosen), ""), _)


def _caption(found: Sequence[UnmatchedName], _: Words) -> None:
    said = _("{count} names in the labels that no entry has.", count=_.number(len(found)))
    if not may("sources"):
        said += " " + _("Only your own labels are read for this.")
    elif workbench().people.is_team():
        said += " " + _("Articles that are read blind are left out, but for your own labels.")
    st.caption(said)


def _table(shown: Sequence[UnmatchedName], _: Words) -> None:
    meant = workbench().registry.matches(one.name for one in shown)
    table = {
        _("Name"): [one.name for one in shown],
        _("Kind"): [_(forms.KINDS[one.kind]) for one in shown],
        _("Sentences"): [one.times for one in shown],
        _("Articles"): [one.articles for one in shown],
        _("Perhaps"): [", ".join(it.source.name for it in meant[one.name][:2]) for one in shown],
        _("Example"): [" ".join(one.sentence.split()) for one in shown],
    }
    key = f"sources-names-{hash(tuple(one.name for one in shown))}"
    st.dataframe(
        pd.DataFrame(table),
        hide_index=True,
        on_select=partial(_ticked, key, [one.name for one in shown]),
        selection_mode="single-row",
        column_config={
            _("Name"): st.column_config.TextColumn(width="medium"),
            _("Example"): st.column_config.TextColumn(width="large"),
        },
        height=forms.height(len(shown)),
        key=key,
    )


def _ticked(key: str, names: Sequence[str]) -> None:
    event: Any = st.session_state[key]
    rows = event["selection"]["rows"]
    st.session_state[NAME] = names[rows[0]] if rows else ""


def _panel(one: UnmatchedName, following: str, _: Words) -> None:
    """One name: where it stands, whom it may mean, and what becomes of it."""
    with st.container(border=True):
        st.subheader(f"{escaped(one.name)} :gray-badge[{_(forms.KINDS[one.kind])}]", anchor=False)
        said, go = st.columns([6, 1.8], vertical_alignment="center")
        said.markdown(forms.quoted(one.sentence, _))
        if go.button(_("Open the article"), icon=":material/edit_note:", width="stretch"):
            open_article(one.article_id)
        if not may("sources"):
            st.caption(_("Leads and administrators change the registry."))
            return
        if one.is_aside:
            if st.button(_("Look for it again"), icon=":material/undo:", key=f"again-{one.name}"):
                _set_aside(one, following, is_aside=False, _=_)
            return
        alias, new = st.columns([1.2, 1], gap="large")
        with alias:
            _alias(one, following, _)
        with new:
            _new(one, following, _)
        if st.button(_("Set aside: no source to look for"), icon=":material/block:", key=f"aside-{one.name}"):
            _set_aside(one, following, is_aside=True, _=_)


def _alias(one: UnmatchedName, following: str, _: Words) -> None:
    """Those that it may mean, each a button; else another that is searched."""
    forms.heading(_("It is a name of"))
    languages = list(dict.fromkeys([one.language, "fr", "en", ""]))
    found = workbench().registry.matches([one.name])[one.name]
    for match in found:
        label = _(
            "{name} ({score} % alike)", name=escaped(match.source.name), score=_.number(round(match.score))
        )
        if st.button(label, key=f"match-{one.name}-{match.source.source_id}", icon=":material/add_link:"):
            _name(one, match.source.source_id, st.session_state[f"language-{one.name}"], following, _)
    if not found:
        st.caption(_("No entry sounds like it."))
    left, right = st.columns([3, 1.4])
    language = right.selectbox(
        _("Language"), languages, key=f"language-{one.name}", format_func=lambda code: forms.language(code, _)
    )
    chosen = forms.pick(left, _("Another entry"), _, key=f"pick-{one.name}")
    if chosen and st.button(_("Make it an alias"), type="primary", key=f"alias-{one.name}"):
        _name(one, chosen, language or "", following, _)


def _name(one: UnmatchedName, source_id: str, language: str, following: str, _: Words) -> None:
    def change() -> None:
        workbench().registry.name(one.name, source_id, language=language, author=annotator())
        st.session_state[NAME] = following

    said = _("“{name}” is a name of {entry} now.")
    act(change, said.format(name=escaped(one.name), entry=escaped(forms.named(source_id))))


def _new(one: UnmatchedName, following: str, _: Words) -> None:
    forms.heading(_("It is a new source"))
    left, right = st.columns([1.4, 1])
    name = left.text_input(_("Name"), one.name, key=f"new-name-{one.name}").strip()
    kind = right.selectbox(
        _("Kind"), HOP_KINDS, HOP_KINDS.index(one.kind), key=f"new-kind-{one.name}",
        format_func=lambda code: _(forms.KINDS[code]),
    )  # fmt: skip
    proposed = workbench().registry.proposed_id(name)
    typed = st.text_input(_("Id"), key=f"new-id-{one.name}", placeholder=proposed)
    source_id = typed.strip() or proposed

    def add() -> None:
        aliases = {} if name == one.name else {one.language: (one.name,)}
        new = source_of({"source_id": source_id, "name": name, "kind": kind, "aliases": aliases})
        workbench().registry.add(new, author=annotator())
        st.session_state[NAME] = following

    if st.button(_("Make an entry of it"), icon=":material/add:", key=f"new-{one.name}"):
        act(add, _("{name} is in the registry.", name=escaped(name)))


def _set_aside(one: UnmatchedName, following: str, *, is_aside: bool, _: Words) -> None:
    def change() -> None:
        workbench().registry.set_aside(one.name, is_aside=is_aside, author=annotator())
        st.session_state[NAME] = following

    said = _("“{name}” is set aside.") if is_aside else _("“{name}” is looked for again.")
    act(change, said.format(name=escaped(one.name)))
