"""Merge an entry into another, take apart what was merged, split aliases off as an entry of their own."""

from functools import partial

import streamlit as st

from annotation.ui.app_pages.sources import forms
from annotation.ui.doing import act
from annotation.ui.frame import escaped
from annotation.ui.identity import annotator, may
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from annotation.workbench import source_of
from schemas import HOP_KINDS, Source


def draw(entry: Source) -> None:
    """What was merged into it, then the two forms for whoever may change the registry."""
    _ = words()
    _merged(entry, _)
    if not may("sources"):
        st.caption(_("Leads and administrators change the registry."))
    elif entry.merged_into:
        st.caption(_("Separate it first; then it can be merged into another, or split."))
    else:
        merge, split = st.columns(2, gap="large")
        with merge:
            _merge(entry, _)
        with split:
            _split(entry, _)


def _merged(entry: Source, _: Words) -> None:
    found = workbench().registry.index().merged_into(entry.source_id)
    if found:
        st.caption(_("Merged into this one:"))
    for one in found:
        name, go = st.columns([6, 1.6], vertical_alignment="center")
        name.markdown(f"**{escaped(one.name)}** {escaped(', '.join(one.names[1:]))} :gray[{one.source_id}]")
        if may("sources") and go.button(
            _("Separate"), key=f"separate-{one.source_id}", icon=":material/call_split:", width="stretch"
        ):
            act(
                partial(
                    workbench().registry.separate,
                    one.source_id,
                    author=annotator(),
                    base=forms.base(one.source_id),
                ),
                _("{name} stands for itself again.", name=escaped(one.name)),
            )


def _merge(entry: Source, _: Words) -> None:
    """Choose into what, see which names come along, then do it."""
    forms.heading(_("Merge it into another"))
    into = forms.pick(st.container(), _("Into"), _, key=f"into-{entry.source_id}", without={entry.source_id})
    if not into:
        st.caption(_("Both were one source all along: names and labels follow. Nothing is rewritten."))
        return
    registry = workbench().registry
    other = registry.entry(into)
    also = registry.index().merged_into(entry.source_id)
    names = [*entry.names, *(name for one in also for name in one.names)]
    with st.container(border=True):
        listed = ", ".join(forms.quoted(one, _) for one in dict.fromkeys(names))
        st.markdown(_("These names will mean **{name}**: {names}.", name=escaped(other.name), names=listed))
        st.caption(
            _(
                "Labels that say {name} count for it at once, until the two are separated. The grades of "
                "{other} are good for both; those of {name} are kept and rest.",
                name=escaped(entry.name),
                other=escaped(other.name),
            )
        )
        if st.button(_("Merge"), type="primary", icon=":material/merge:", key=f"merge-{entry.source_id}"):
            act(
                lambda: registry.merge(
                    entry.source_id,
                    into,
                    author=annotator(),
                    base=forms.base(entry.source_id),
                    into_base=forms.base(into),
                ),
                _("{name} is merged into {other}.", name=escaped(entry.name), other=escaped(other.name)),
            )


def _split(entry: Source, _: Words) -> None:
    """Choose which aliases are another source's, name it, then do it."""
    forms.heading(_("Split aliases off"))
    aliases = list(dict.fromkeys(entry.names[1:]))
    if not aliases:
        st.caption(_("The entry has no alias of its own that could be another source’s."))
        return
    key = f"split-{entry.source_id}"
    names = st.multiselect(_("Aliases of another source"), aliases, key=f"{key}-names", placeholder="–")
    if not names:
        st.caption(_("They become an entry of their own, and labels with these names follow."))
        return
    called, kind, id_ = st.columns([2.4, 1.6, 2])
    name = called.text_input(_("Name"), names[0], key=f"{key}-name-{names[0]}").strip()
    what = kind.selectbox(
        _("Kind"), HOP_KINDS, HOP_KINDS.index(entry.kind), key=f"{key}-kind",
        format_func=lambda code: _(forms.KINDS[code]),
    )  # fmt: skip
    proposed = workbench().registry.proposed_id(name)
    source_id = id_.text_input(_("Id"), key=f"{key}-id", placeholder=proposed).strip() or proposed

    def split() -> None:
        new = source_of({"source_id": source_id, "name": name, "kind": what})
        base = forms.base(entry.source_id)
        workbench().registry.split(entry.source_id, new, names=names, author=annotator(), base=base)
        forms.open_entry(source_id)

    if st.button(_("Split off"), type="primary", icon=":material/call_split:", key=f"{key}-go"):
        act(split, _("{name} is an entry of its own.", name=escaped(name)))
