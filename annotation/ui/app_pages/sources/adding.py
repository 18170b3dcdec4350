"""A new entry."""

import streamlit as st

from annotation.ui.app_pages.sources import fields, forms
from annotation.ui.doing import act
from annotation.ui.frame import escaped
from annotation.ui.identity import annotator
from annotation.ui.session import words, workbench
from annotation.workbench import source_of
from schemas import Source

_ROUND = "sources-new"
_NOBODY = Source(source_id="new", name="–", kind="official")


def draw() -> None:
    """The form; the id is proposed from the name, and stays what it is for ever."""
    _ = words()
    round_ = st.session_state.setdefault(_ROUND, 0)
    given = fields.ask(f"new-{round_}", fields.fields_of(_NOBODY) | {"name": ""}, _)
    name = str(given["name"])
    proposed = workbench().registry.proposed_id(name)
    left, right = st.columns([3, 5], vertical_alignment="bottom")
    typed = left.text_input(
        _("Id"), key=f"id-new-{round_}", placeholder=proposed or "ru-kremlin",
        help=_("Small letters, digits and hyphens; it never changes. Empty: as proposed."),
    )  # fmt: skip
    source_id = typed.strip() or proposed
    if not right.button(_("Add the entry"), type="primary", icon=":material/add:"):
        return
    if not name:
        st.warning(_("Give the entry a name."))
        return

    def add() -> None:
        workbench().registry.add(source_of({**given, "source_id": source_id}), author=annotator())
        st.session_state[_ROUND] = round_ + 1
        forms.open_entry(source_id)

    act(add, _("{name} is in the registry.", name=escaped(name)))
