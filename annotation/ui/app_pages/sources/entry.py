"""One entry: what it is, how reliable, what it was merged with, and who changed what."""

import streamlit as st

from annotation.errors import WorkbenchError
from annotation.ui.app_pages.sources import fields, forms, grades, history, joining
from annotation.ui.doing import act
from annotation.ui.frame import error_state, escaped
from annotation.ui.identity import annotator, may
from annotation.ui.messages import Words
from annotation.ui.session import words, workbench
from schemas import Source


def draw(source_id: str) -> None:
    """The entry's card under the table."""
    _ = words()
    seen = workbench().registry.revisions()  # before anything is drawn: what changes meanwhile was not seen
    try:
        entry = workbench().registry.entry(source_id)
    except WorkbenchError as error:
        error_state(error)
        return
    with st.container(border=True):
        _head(entry, _)
        what, graded, joined, past = st.tabs([_("Entry"), _("Grades"), _("Merge and split"), _("History")])
        with what:
            fields.draw(entry)
        with graded:
            grades.draw(entry)
        with joined:
            joining.draw(entry)
        with past:
            history.draw(entry)
    st.session_state[forms.SEEN] = seen


def _head(entry: Source, _: Words) -> None:
    index = workbench().registry.index()
    good = index.grade_on(entry.source_id, workbench().overseeing.today())
    badges = [_(forms.KINDS[entry.kind]), forms.country(entry.country, _)]
    badges += [_("grade {value}", value=good[1].value)] if good and not entry.merged_into else []
    shown = "".join(f" :gray-badge[{escaped(one)}]" for one in badges if one)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader(escaped(entry.name) + shown, anchor=False, width="content")
        st.button(
            "",
            icon=":material/close:",
            help=_("Close the entry"),
            on_click=forms.show,
            args=("",),
            type="tertiary",
        )
    st.caption(_known(entry, _))
    said = _("What the ledger says of it")
    st.markdown(f"[{said}](ledger?source={entry.source_id})")
    above = index.parents(entry.source_id)
    if above and not entry.merged_into:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(_("speaks for or belongs to"), width="content")
            for one in above:
                st.button(
                    escaped(one.name), key=f"above-{one.source_id}", type="tertiary",
                    on_click=forms.open_entry, args=(one.source_id,),
                )  # fmt: skip
    if entry.merged_into:
        _merged(entry, _)


def _known(entry: Source, _: Words) -> str:
    """What never changes of an entry, and how often the rest did."""
    parts = [
        entry.source_id,
        _("revision {number}", number=_.number(workbench().registry.revision(entry.source_id))),
        _("split off {name}", name=forms.named(entry.split_from)) if entry.split_from else "",
    ]
    return escaped(" · ".join(filter(None, parts)))


def _merged(entry: Source, _: Words) -> None:
    """The entry stands for nothing any more: where its names went, and the way back."""
    stands = workbench().registry.index().standing(entry.source_id) or entry
    said, see, back = st.columns([6, 1.5, 1.5], vertical_alignment="center")
    said.info(
        _("Merged into **{name}**: its names and its labels count there.", name=escaped(stands.name)),
        icon=":material/merge:",
    )
    see.button(_("Open that one"), on_click=forms.open_entry, args=(stands.source_id,), width="stretch")
    if may("sources") and back.button(_("Separate"), icon=":material/call_split:", width="stretch"):
        act(
            lambda: workbench().registry.separate(
                entry.source_id, author=annotator(), base=forms.base(entry.source_id)
            ),
            _("{name} stands for itself again.", name=escaped(entry.name)),
        )
